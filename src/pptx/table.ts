import { plainText, type Table } from "../document/block.ts";
import { look } from "./layouts.ts";
import { heightOf, widthOf } from "./measure.ts";
import type { Flow, SlidePlan } from "./plan.ts";
import type { Frame, Para } from "./shape.ts";

/** Columns as wide as their text asks for; rows as high as their fullest cell. */
export function tableShape(table: Table, area: Frame, plan: SlidePlan): Flow {
  const { theme, fonts, sources } = plan;
  const base = look(theme, "table");
  const { row: above, column: after } = theme.slide.table;
  const rows = [table.header, ...table.rows].map((row, index) =>
    row.map((runs, column): Para => {
      const align = table.align[column] ?? "start";
      return { runs, look: index === 0 ? { ...base, weight: 600 } : base, align };
    }),
  );
  const asked = table.header.map((_, column) => {
    const texts = rows.map((row) => (row[column] ? widthOf(row[column], fonts, sources) : 0));
    return Math.max(...texts, theme.slide.gutter) * 1.02 + after;
  });
  const widths = shareOut(asked, area.width);
  // Rows grow with their text but never shrink: what may just fit on a line is given one.
  const rowHeights = rows.map((row) => {
    const cells = row.map((para, column) => heightOf([para], ((widths[column] ?? 0) - after) * 1.04, fonts, sources));
    return Math.max(...cells) + 2 * above;
  });
  const height = rowHeights.reduce((sum, one) => sum + one, 0);
  const name = `Table: ${table.header.map((runs) => plainText(runs)).join(", ")}`;
  const frame = { ...area, height };
  return { shapes: [{ type: "table", name, frame, widths, rowHeights, rows }], bottom: area.y + height };
}

/** Columns that ask for less than their share have it; the others divide what is left. */
function shareOut(asked: readonly number[], width: number): number[] {
  const sum = (some: readonly number[]): number => some.reduce((total, one) => total + one, 0);
  const total = sum(asked);
  if (total <= width) return asked.map((one) => (one * width) / total);
  const share = width / asked.length;
  const left = width - sum(asked.filter((one) => one <= share));
  const large = sum(asked.filter((one) => one > share));
  return asked.map((one) => (one <= share ? one : (one * left) / large));
}
