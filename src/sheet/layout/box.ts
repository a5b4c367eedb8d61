import type { Mark, TextMark } from "./page.ts";
import { type Setting, snapUp } from "./setting.ts";
import type { Slab } from "./slab.ts";

/** The rule along the upper edge of a box. */
export const boxEdge = 1.5;

// Of its size, for the faces that text is set in.
const capitals = 0.66;

/**
 * Height of a box's ground: below its last baseline there is as much air as between its
 * rule and the capitals of its first line, on the baseline grid. A line's own leading
 * is mostly above its letters, so equal padding would look heavier below.
 */
export function boxHeight(inside: Slab, top: number, { unit }: Setting): number {
  const padded = inside.height + 2 * top;
  const texts = inside.marks.filter((mark) => mark.mark === "text");
  const last = Math.max(...texts.map(({ baseline }) => baseline));
  // What ends with a chart or a table ends with its lower edge.
  if (texts.length === 0 || inside.marks.some((mark) => lowestOf(mark) > last)) return padded;
  const air = top + Math.min(...texts.map(upperEdge)) - boxEdge;
  return Math.min(padded, snapUp(top + last + air, unit));
}

function upperEdge({ baseline, size }: TextMark): number {
  return baseline - capitals * size;
}

function lowestOf(mark: Mark): number {
  switch (mark.mark) {
    case "text":
      return mark.baseline;
    case "rule":
      return Math.max(mark.y, mark.y2);
    case "dot":
      return mark.y;
    case "drawing":
      return mark.y + mark.drawing.height;
    case "rect":
      return mark.y + mark.height;
  }
}
