import { errorAt, type Report } from "../diagnostic/diagnostic.ts";
import type { Block } from "./block.ts";
import { everyBlock } from "./walk.ts";

/** Reports headings that skip a level. Screen readers navigate a page by its headings (ISO 14289-1, 7.4.2). */
export function checkHeadings(blocks: readonly Block[], report: Report): void {
  // The page title counts as level 1 even if the template has no heading for it.
  let above = 1;
  for (const block of everyBlock(blocks)) {
    if (block.type !== "heading") continue;
    const { depth, place } = block;
    if (depth > above + 1) {
      const message = `a level ${depth} heading follows a level ${above} heading`;
      report(errorAt(place, "heading-skipped", message, `write ${"#".repeat(above + 1)} instead`));
    }
    above = depth;
  }
}
