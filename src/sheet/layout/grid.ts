import type { Block, Columns } from "../../document/block.ts";
import type { Nest } from "../../document/kinds.ts";
import { chartWidths } from "../../document/walk.ts";
import type { Theme } from "../../type/theme.ts";

export type PageSize = keyof Theme["page"]["sizes"];

interface ColumnFrame {
  readonly x: number;
  readonly width: number;
}

/** Positions and widths of a block's columns, which span grid columns and the gutters between them. */
export function columnFrames(block: Columns, width: number, theme: Theme): ColumnFrame[] {
  const { columns, gutter } = theme.page;
  let x = 0;
  return block.columns.map(({ span }) => {
    const frame = { x, width: spanWidth(span, width, columns, gutter) };
    x += frame.width + gutter;
    return frame;
  });
}

/** Whether a column is wide enough for text at all: about two letters. */
export function isWideEnough(width: number, theme: Theme): boolean {
  return width >= 2 * theme.page.type.body.size;
}

/** Space between the edge of a box and its text. */
export function boxPadding(unit: number): number {
  return 4 * unit;
}

/** Width between the margins of a page, in points. */
export function textWidth(theme: Theme, size: PageSize): number {
  const { sizes, margin } = theme.page;
  return sizes[size].width - margin.start - margin.end;
}

/** The width of each chart in points, computed before layout. A chart used twice gets the first width. */
export function sheetChartWidths(blocks: readonly Block[], theme: Theme, size: PageSize): ReadonlyMap<string, number> {
  const { columns, gutter, baseline } = theme.page;
  return chartWidths(blocks, textWidth(theme, size), (width, nest) => {
    const inside = widthInside(width, nest, { columns, gutter, unit: baseline });
    return isWideEnough(inside, theme) ? inside : undefined;
  });
}

interface Grid {
  readonly columns: number;
  readonly gutter: number;
  readonly unit: number;
}

function widthInside(width: number, nest: Nest, { columns, gutter, unit }: Grid): number {
  switch (nest.as) {
    case "column":
      return spanWidth(nest.span, width, columns, gutter);
    case "box":
      return width - 2 * boxPadding(unit);
    case "quote":
      return width - quoteInset(unit);
    case "item":
      return width - itemInset(nest.isOrdered, unit);
  }
}

function spanWidth(span: number, width: number, columns: number, gutter: number): number {
  return span * ((width - (columns - 1) * gutter) / columns) + (span - 1) * gutter;
}

/** Indent of list items. */
export function itemInset(isOrdered: boolean, unit: number): number {
  return isOrdered ? 5 * unit : 3 * unit;
}

/** Indent of a quotation, from its rule to its text. */
export function quoteInset(unit: number): number {
  return 4 * unit;
}
