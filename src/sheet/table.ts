import type { Run, Table } from "../briefs/block.ts";
import type { Mark } from "./page.ts";
import { baselineOf, leadingOf, type Setting, snapUp, type TextStyle } from "./setting.ts";
import { padTo, placeMarks, type Slab, slab } from "./slab.ts";
import { linesSlab, setLines } from "./text.ts";

type Cell = readonly Run[];
interface Column {
  readonly x: number;
  readonly width: number;
  readonly align: "start" | "center" | "end";
}

/** A table: the header is repeated on every page, rows are never split, figures have equal widths. */
export function setTable(table: Table, width: number, parent: number, setting: Setting): Slab[] {
  const { tree, theme } = setting;
  const node = tree.add(parent, "Table");
  const columns = columnsOf(table, width, setting);
  const headRow = tree.add(tree.add(node, "THead"), "TR");
  const header = setRow(
    table.header,
    columns,
    setting.styles.tabularStrong,
    { row: headRow, cell: "TH", table },
    setting,
  );
  const ruled = withRule(header, width, theme.colour.accent, 1, setting);
  const repeated = { ...ruled, marks: ruled.marks.map((mark): Mark => asArtifact(mark)), cites: [] };
  const body = tree.add(node, "TBody");
  const rows = table.rows.map((cells) => {
    const row = setRow(
      cells,
      columns,
      setting.styles.tabular,
      { row: tree.add(body, "TR"), cell: "TD", table },
      setting,
    );
    return { ...withRule(row, width, theme.colour.rule, 0.5, setting), header: repeated, place: table.place };
  });
  return padTo([{ ...ruled, gap: setting.beat, keep: true, place: table.place }, ...rows], setting.beat);
}

function asArtifact(mark: Mark): Mark {
  if (mark.mark !== "text") return { ...mark, owner: "pagination" };
  const { link: _link, anchor: _anchor, ...rest } = mark;
  return { ...rest, owner: "pagination" };
}

// Columns share the width by what their cells want on one line, but none gets less than its longest word.
function columnsOf(table: Table, width: number, setting: Setting): Column[] {
  const gutter = setting.theme.page.gutter;
  const wanted = table.header.map((cell, index) => {
    const cells = [cell, ...table.rows.map((row) => row[index] ?? [])];
    return Math.min(width * 0.6, Math.max(20, ...cells.map((runs) => naturalWidth(runs, setting))));
  });
  const room = width - gutter * (wanted.length - 1);
  const total = wanted.reduce((sum, part) => sum + part, 0);
  let x = 0;
  return wanted.map((part, index) => {
    const column = { x, width: (part / total) * room, align: table.align[index] ?? "start" };
    x += column.width + gutter;
    return column;
  });
}

function naturalWidth(runs: readonly Run[], setting: Setting): number {
  const frame = { width: Number.MAX_SAFE_INTEGER, owner: "layout" as const };
  const silent = { ...setting, report: () => undefined };
  return setLines(runs, setting.styles.tabular, frame, silent)[0]?.width ?? 0;
}

function setRow(
  cells: readonly Cell[],
  columns: readonly Column[],
  style: TextStyle,
  owner: { readonly row: number; readonly cell: "TH" | "TD"; readonly table: Table },
  setting: Setting,
): Slab {
  const parts = columns.map((column, index) => {
    const node = setting.tree.add(owner.row, owner.cell);
    const frame = { width: column.width, align: column.align, owner: node, place: owner.table.place };
    const lines = setLines(cells[index] ?? [], style, frame, setting);
    return { column, part: linesSlab(lines, leadingOf(style, setting), baselineOf(style, setting)) };
  });
  const height = Math.max(...parts.map(({ part }) => part.height));
  // A header stands on its rule; rows hang from theirs.
  const top = (part: Slab): number => (owner.cell === "TH" ? height - part.height : 0);
  return slab(
    height,
    parts.flatMap(({ column, part }) => placeMarks(part, column.x, top(part))),
    { cites: parts.flatMap(({ part }) => part.cites) },
  );
}

function withRule(row: Slab, width: number, colour: string, weight: number, setting: Setting): Slab {
  const height = snapUp(row.height + setting.unit, setting.unit);
  const y = height - setting.unit / 2;
  const rule: Mark = { mark: "rule", x: 0, y, x2: width, y2: y, width: weight, colour, owner: "layout" };
  return { ...row, height, marks: [...row.marks, rule] };
}
