import type { Run, Table } from "../../document/block.ts";
import { countLines, type LineCount } from "../../type/line-breaking.ts";
import type { Mark } from "./page.ts";
import { baselineOf, leadingOf, type Setting, snapUp, type TextStyle } from "./setting.ts";
import { padTo, placeMarks, type Slab, slab } from "./slab.ts";
import { linesSlab, setLines, trialSpans } from "./text.ts";

type Cell = readonly Run[];
interface Column {
  readonly x: number;
  readonly width: number;
  readonly align: "start" | "center" | "end";
}

/** A table. The header repeats on every page, rows never split, and figures are tabular. */
export function setTable(table: Table, width: number, parent: number, setting: Setting): Slab[] {
  const { tree, theme } = setting;
  const node = tree.add(parent, "Table");
  const columns = columnsOf(table, width, setting);
  const headRow = tree.add(tree.add(node, "THead"), "TR");
  const head = { cells: table.header, style: setting.styles.tabularStrong, owner: headRow, cell: "TH" as const };
  const header = setRow(head, columns, table, setting);
  const ruled = withRule(header, width, { colour: theme.colour.accent, weight: 1 }, setting);
  const repeated = { ...ruled, marks: ruled.marks.map((mark): Mark => asArtifact(mark)), cites: [] };
  const body = tree.add(node, "TBody");
  const rows = table.rows.map((cells) => {
    const own = { cells, style: setting.styles.tabular, owner: tree.add(body, "TR"), cell: "TD" as const };
    const row = setRow(own, columns, table, setting);
    const rule = { colour: theme.colour.rule, weight: 0.5 };
    return { ...withRule(row, width, rule, setting), header: repeated, place: table.place };
  });
  return padTo([{ ...ruled, gap: setting.beat, keep: true, place: table.place }, ...rows], setting.beat);
}

function asArtifact(mark: Mark): Mark {
  if (mark.mark !== "text") return { ...mark, owner: "pagination" };
  const { link: _link, anchor: _anchor, ...rest } = mark;
  return { ...rest, owner: "pagination" };
}

// Columns start with widths in proportion to their unbroken text, then trade width while that saves lines.
function columnsOf(table: Table, width: number, setting: Setting): Column[] {
  const gutter = setting.theme.page.gutter;
  const room = width - gutter * (table.header.length - 1);
  const cells = trialCells(table, setting);
  const measure = createMeasure(cells);
  let widths = naturalShares(cells).map((share) => share * room);
  for (let best = measure(widths), trades = 0; trades < 40; trades++) {
    const traded = tradesOf(widths, room / 40).find((candidate) => measure(candidate) < best);
    if (!traded) break;
    widths = traded;
    best = measure(widths);
  }
  return widths.map((column, index) => ({
    x: widths.slice(0, index).reduce((sum, before) => sum + before + gutter, 0),
    width: column,
    align: table.align[index] ?? "start",
  }));
}

/** A cell's measurements, for finding column widths. */
interface TrialCell {
  /** Width of its text on one line. */
  readonly width: number;
  readonly count: LineCount;
}

// Rows considered for the widths: the header, and in a long table only the rows with the most text.
const mostTrialRows = 40;

function trialCells(table: Table, setting: Setting): TrialCell[][] {
  const rows = table.rows.map((cells) => table.header.map((_, index) => trialCell(cells[index] ?? [], setting)));
  const text = (row: readonly TrialCell[]): number => row.reduce((sum, cell) => sum + cell.width, 0);
  const longest = rows.toSorted((a, b) => text(b) - text(a)).slice(0, mostTrialRows);
  return [table.header.map((cell) => trialCell(cell, setting)), ...longest];
}

function trialCell(runs: readonly Run[], setting: Setting): TrialCell {
  const spans = trialSpans(runs, setting.styles.tabular, setting);
  const extent = setting.lines.measureExtent(spans);
  const count = countLines(extent);
  const known = new Map<number, ReturnType<LineCount>>();
  const counted: LineCount = (room) => {
    const found = known.get(room) ?? count(room);
    known.set(room, found);
    return found;
  };
  return { width: extent.width, count: counted };
}

function naturalShares(cells: readonly (readonly TrialCell[])[]): number[] {
  const wanted = (cells[0] ?? []).map((_, column) =>
    Math.min(250, Math.max(20, ...cells.map((row) => row[column]?.width ?? 0))),
  );
  const total = wanted.reduce((sum, part) => sum + part, 0);
  return wanted.map((part) => part / total);
}

/** Counts the lines of the table at given widths. A cut word counts as 100 lines. */
function createMeasure(cells: readonly (readonly TrialCell[])[]): (widths: readonly number[]) => number {
  return (widths) => {
    let sum = 0;
    for (const row of cells) {
      let lines = 0;
      for (const [index, cell] of row.entries()) {
        const { lines: own, cuts } = cell.count(widths[index] ?? 0);
        lines = Math.max(lines, own);
        sum += 100 * cuts;
      }
      sum += lines;
    }
    return sum;
  };
}

// Moves 1, 2 or 4 steps of width between every two columns; a single step may be too small to save a line.
function tradesOf(widths: readonly number[], step: number): number[][] {
  const trades: number[][] = [];
  for (const size of [1, 2, 4]) {
    for (const [from, width] of widths.entries()) {
      for (const to of widths.keys()) {
        if (from === to || width - size * step < 24) continue;
        trades.push(widths.map((old, index) => old + (index === to ? size * step : index === from ? -size * step : 0)));
      }
    }
  }
  return trades;
}

interface Row {
  readonly cells: readonly Cell[];
  readonly style: TextStyle;
  /** Number of its structure element. */
  readonly owner: number;
  readonly cell: "TH" | "TD";
}

function setRow({ cells, style, owner, cell }: Row, columns: readonly Column[], table: Table, setting: Setting): Slab {
  const parts = columns.map((column, index) => {
    const isRowHead = cell === "TD" && index === 0 && table.hasRowHeads;
    const node = isRowHead ? setting.tree.add(owner, "TH", { scope: "Row" }) : setting.tree.add(owner, cell);
    const frame = { width: column.width, align: column.align, owner: node, place: table.place };
    const cellStyle: TextStyle = isRowHead ? { ...style, weight: 600 } : style;
    const lines = setLines(cells[index] ?? [], cellStyle, frame, setting);
    return { column, part: linesSlab(lines, leadingOf(style, setting), baselineOf(style, setting)) };
  });
  const height = Math.max(...parts.map(({ part }) => part.height));
  // Header cells align at the bottom, to their rule. Body cells align at the top.
  const top = (part: Slab): number => (cell === "TH" ? height - part.height : 0);
  return slab(
    height,
    parts.flatMap(({ column, part }) => placeMarks(part, column.x, top(part))),
    { cites: parts.flatMap(({ part }) => part.cites) },
  );
}

function withRule(
  row: Slab,
  width: number,
  { colour, weight }: { readonly colour: string; readonly weight: number },
  setting: Setting,
): Slab {
  const height = snapUp(row.height + setting.unit, setting.unit);
  const y = height - setting.unit / 2;
  const rule: Mark = { mark: "rule", x: 0, y, x2: width, y2: y, width: weight, colour, owner: "layout" };
  return { ...row, height, marks: [...row.marks, rule] };
}
