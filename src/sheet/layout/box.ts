import type { Mark, TextMark } from "./page.ts";
import { type Setting, snapUp } from "./setting.ts";
import type { Slab } from "./slab.ts";

/** Thickness in points of the rule along the top edge of a box. */
export const boxEdge = 1.5;

// Capital height as a share of the type size, for the text faces.
const capitals = 0.66;

/**
 * Height of a box's background, on the baseline grid. The space below the last baseline equals the space between the
 * rule and the capitals of the first line. Equal padding would look heavier below, because most of a line's leading
 * is above its letters.
 */
export function boxHeight(inside: Slab, top: number, { unit }: Setting): number {
  const padded = inside.height + 2 * top;
  const texts = inside.marks.filter((mark) => mark.mark === "text");
  const last = Math.max(...texts.map(({ baseline }) => baseline));
  // A box that ends with a chart or table keeps plain padding below its bottom edge.
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
