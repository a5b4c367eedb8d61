import { plainText, type Table } from "../../document/block.ts";
import { setPara, widthsOf } from "./measure.ts";
import { look } from "./regions.ts";
import { type LaidBlock, nothing, type SlideSetting } from "./setting.ts";
import type { Frame, Para, TableShape } from "./shape.ts";

/** Lays out a table: column widths from the cell contents (CSS 2.1, 17.5.2.2), row heights from the tallest cell. */
export function layTable(table: Table, area: Frame, setting: SlideSetting): LaidBlock {
  const { theme } = setting;
  const { table: space, rule } = theme.slide;
  const rows = [table.header, ...table.rows].map((row, index) =>
    row.map((runs, column) => cellOf(runs, table, { isHead: index === 0, column }, setting)),
  );
  const asked = table.header.map((_, column) => columnWidths(rows, column, setting));
  const [least, most] = [sum(asked.map((column) => column.least)), sum(asked.map((column) => column.most))];
  const widths = asked.map((column) => widthOf(column, { least, most }, area.width));
  const rowHeights = rows.map((row) => {
    const cells = row.map((para, column) => setPara(para, (widths[column] ?? 0) - space.column + 1, setting).height);
    return Math.max(theme.slide.type.table.leading, ...cells) + 2 * space.row + rule.hair;
  });
  const height = sum(rowHeights);
  const name = `Table: ${table.header.map((runs) => plainText(runs)).join(", ")}`;
  const frame = { ...area, height };
  const hasRowHeads = table.hasRowHeads === true;
  const shape: TableShape = { type: "table", name, frame, widths, rowHeights, rows, hasRowHeads };
  return { ...nothing, shapes: [shape], height, excess: Math.max(0, least - area.width) };
}

interface Cell {
  readonly isHead: boolean;
  readonly column: number;
}

function cellOf(runs: Para["runs"], table: Table, { isHead, column }: Cell, { theme }: SlideSetting): Para {
  const base = look(theme, "table");
  const isBold = isHead || (column === 0 && table.hasRowHeads === true);
  return { runs, look: isBold ? { ...base, weight: 600 } : base, align: table.align[column] ?? "start" };
}

interface Widths {
  readonly least: number;
  readonly most: number;
}

function columnWidths(rows: readonly (readonly Para[])[], column: number, setting: SlideSetting): Widths {
  const padding = setting.theme.slide.table.column;
  const cells = rows.flatMap((row) => (row[column] ? [widthsOf(row[column], setting)] : []));
  return {
    least: Math.max(0, ...cells.map(({ least }) => least)) + padding,
    most: Math.max(0, ...cells.map(({ most }) => most)) + padding,
  };
}

// Spare width is shared out in proportion to the columns' preferred widths, so the table fills the area.
function widthOf(column: Widths, { least, most }: Widths, width: number): number {
  if (most <= width) return (column.most * width) / most;
  const share = most > least ? Math.min(1, Math.max(0, (width - least) / (most - least))) : 0;
  return column.least + (column.most - column.least) * share;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
