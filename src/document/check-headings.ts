import { errorAt, type Report } from "../diagnostic/diagnostic.ts";
import type { Block } from "./block.ts";
import { everyBlock } from "./walk.ts";

/** Reports headings that skip a level: screen readers list a page by its headings (ISO 14289-1, 7.4.2). */
export function checkHeadings(blocks: readonly Block[], report: Report): void {
  // The title of the page has level 1, whether the template has a heading for it or not.
  let above = 1;
  for (const block of everyBlock(blocks)) {
    if (block.type !== "heading") continue;
    const { depth, place } = block;
    if (depth > above + 1) {
      const message = `a heading of level ${depth} follows one of level ${above}`;
      report(errorAt(place, "heading-skipped", message, `write ${"#".repeat(above + 1)} instead`));
    }
    above = depth;
  }
}
