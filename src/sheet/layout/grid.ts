import type { Block, Columns, Composed } from "../../document/block.ts";
import type { Theme } from "../../type/theme.ts";

export type PageSize = keyof Theme["page"]["sizes"];

export interface ColumnFrame {
  readonly x: number;
  readonly width: number;
}

/** Where the columns of a block stand in a width: spans of the grid's columns with its gutter. */
export function columnFrames(block: Columns, width: number, theme: Theme): ColumnFrame[] {
  const { columns, gutter } = theme.page;
  const unit = (width - (columns - 1) * gutter) / columns;
  let x = 0;
  return block.columns.map(({ span }) => {
    const frame = { x, width: span * unit + (span - 1) * gutter };
    x += frame.width + gutter;
    return frame;
  });
}

/** Whether a text can be set in a column at all: two letters wide. */
export function isWideEnough(width: number, theme: Theme): boolean {
  return width >= 2 * theme.page.type.body.size;
}

/** Between the edge of a box and its text. */
export function boxPadding(unit: number): number {
  return 4 * unit;
}

/** Width between the margins of a page. */
export function textWidth(theme: Theme, size: PageSize): number {
  const { sizes, margin } = theme.page;
  return sizes[size].width - margin.start - margin.end;
}

/** The width each chart is drawn to, known before anything is laid out. A chart that stands twice takes the first. */
export function chartWidths(document: Composed, theme: Theme, size: PageSize): ReadonlyMap<string, number> {
  const widths = new Map<string, number>();
  collect(document.blocks, textWidth(theme, size), theme, widths);
  return widths;
}

function collect(blocks: readonly Block[], width: number, theme: Theme, widths: Map<string, number>): void {
  for (const block of blocks) {
    if (block.type === "chart" && !widths.has(block.chart) && isWideEnough(width, theme))
      widths.set(block.chart, width);
    if (block.type === "box") collect(block.blocks, width - 2 * boxPadding(theme.page.baseline), theme, widths);
    if (block.type !== "columns") continue;
    const frames = columnFrames(block, width, theme);
    for (const [index, column] of block.columns.entries()) {
      collect(column.blocks, frames[index]?.width ?? width, theme, widths);
    }
  }
}
