import { errorAt } from "../../diagnostic/diagnostic.ts";
import type { Page, TextMark } from "./page.ts";
import type { Setting } from "./setting.ts";

/** Checks the geometry of finished pages: text must stay inside the margins and must not overlap other text. */
export function checkPages(pages: Page[], setting: Setting): Page[] {
  for (const page of pages) {
    const texts = page.marks.filter((mark) => mark.mark === "text");
    for (const mark of texts) reportOutside(mark, page, setting);
    for (const [a, b] of findCollisions(texts)) {
      const message = `"${a.text.trim()}" and "${b.text.trim()}" overlap on page ${page.number}`;
      setting.report(errorAt(a.place ?? b.place, "text-collision", message, "shorten one of them"));
    }
  }
  return pages;
}

/** Pairs of texts whose ink overlaps by more than half a point in both directions. */
export function findCollisions(texts: readonly TextMark[]): [TextMark, TextMark][] {
  const sorted = texts.filter((mark) => mark.text.trim() !== "").sort((a, b) => top(a) - top(b));
  const pairs: [TextMark, TextMark][] = [];
  for (const [index, a] of sorted.entries()) {
    for (let next = index + 1; next < sorted.length; next++) {
      const b = sorted[next];
      if (!b || top(b) > bottom(a) - 0.5) break;
      if (a.x + a.width > b.x + 0.5 && b.x + b.width > a.x + 0.5) pairs.push([a, b]);
    }
  }
  return pairs;
}

function top(mark: TextMark): number {
  return mark.baseline - mark.size * 0.66;
}

function bottom(mark: TextMark): number {
  return mark.baseline + mark.size * 0.1;
}

function reportOutside(mark: TextMark, page: Page, { theme, report }: Setting): void {
  const { margin } = theme.page;
  const [start, end] = [Math.min(margin.start, margin.end), page.width - Math.min(margin.start, margin.end)];
  const over = Math.max(start - mark.x, mark.x + mark.width - end, mark.baseline - (page.height - margin.bottom) - 1);
  if (over <= 0.5) return;
  const message = `"${mark.text.trim()}" extends ${Math.ceil(over)} pt past the margin of page ${page.number}`;
  report(errorAt(mark.place, "text-overflow", message, "shorten it, or move it to a wider column"));
}
