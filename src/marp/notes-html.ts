import type { Block } from "../document/block.ts";
import { type Printers, printBlock, sharedPrinters } from "../html/blocks.ts";
import { escapeHtml } from "../html/escape.ts";
import { runsHtml as printRuns } from "../html/runs.ts";

/** Speaker notes as HTML. */
export function sayHtml(blocks: readonly Block[]): string {
  return blocks.map((block) => printBlock(block, printers)).join("\n");
}

// The Markdown reader rejects these blocks in notes.
const refused = (): string => "";

const printers: Printers = {
  ...sharedPrinters({
    runs: (runs) => printRuns(runs, { value: ({ text }) => escapeHtml(text), cite: () => "" }),
    blocks: sayHtml,
  }),
  // Not an <h*>: headings in notes must not appear in the deck's outline.
  heading: ({ runs }) =>
    `<p><strong>${printRuns(runs, { value: ({ text }) => escapeHtml(text), cite: () => "" })}</strong></p>`,
  table: refused,
  tiles: refused,
  columns: refused,
  chart: refused,
  picture: refused,
  timeline: refused,
  box: refused,
  sources: refused,
  page: refused,
};
