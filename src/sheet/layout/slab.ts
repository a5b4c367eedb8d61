import type { Place } from "../../diagnostic/diagnostic.ts";
import { type Mark, moveMark } from "./page.ts";
import { snapUp } from "./setting.ts";

/**
 * Content that a page break never splits: some lines, a table row, a chart. Marks are relative to its top start corner.
 */
export interface Slab {
  readonly kind: "slab";
  readonly height: number;
  /** Space above, dropped at the top of a page or column. */
  readonly gap: number;
  readonly marks: readonly Mark[];
  /** Notes cited in it, which go to the foot of its page. */
  readonly cites: readonly number[];
  /** Stands on the same page as what follows, and close to it. */
  readonly keep: boolean;
  /** Blank space at its end, which may hang over the end of a page. */
  readonly slack?: number;
  /** Space above where the slab before keeps with it: a box does not touch its heading. */
  readonly gapKept?: number;
  /** Repeated above it at the top of a page: a table's header. */
  readonly header?: Slab;
  readonly place?: Place;
}

/** Columns side by side, each of which flows over pages for itself. */
export interface Row {
  readonly kind: "row";
  readonly gap: number;
  readonly columns: readonly { readonly x: number; readonly slabs: readonly Slab[] }[];
  readonly place?: Place;
}

interface Break {
  readonly kind: "break";
}

/** What a block becomes before it is put on pages. */
export type Item = Slab | Row | Break;

export function slab(height: number, marks: readonly Mark[], rest: Partial<Omit<Slab, "kind">> = {}): Slab {
  return { kind: "slab", height, marks, gap: 0, cites: [], keep: false, ...rest };
}

/** Marks of a slab at a place. */
export function placeMarks(item: Slab, x: number, y: number): Mark[] {
  return item.marks.map((mark) => moveMark(mark, x, y));
}

/** Space between two items: none after a heading, which belongs to what follows it. */
export function gapBetween(before: Item | undefined, item: Item): number {
  if (before === undefined || item.kind === "break") return 0;
  if (before.kind !== "slab" || !before.keep) return item.gap;
  return item.kind === "slab" ? (item.gapKept ?? 0) : 0;
}

/** Height of items set one below the other, without the space above the first. */
export function heightOf(items: readonly Item[]): number {
  return items.reduce((sum, item, index) => {
    if (item.kind === "break") return sum;
    return sum + gapBetween(items[index - 1], item) + (item.kind === "row" ? rowHeight(item) : item.height);
  }, 0);
}

export function rowHeight(row: Row): number {
  return Math.max(0, ...row.columns.map((column) => heightOf(column.slabs)));
}

/** Makes one slab of items set one below the other. */
export function stack(items: readonly Item[], rest: Partial<Omit<Slab, "kind">> = {}): Slab {
  const marks: Mark[] = [];
  const cites: number[] = [];
  let y = 0;
  for (const [index, item] of items.entries()) {
    if (item.kind === "break") continue;
    y += gapBetween(items[index - 1], item);
    const parts =
      item.kind === "row"
        ? item.columns.map((column) => [column.x, stack(column.slabs)] as const)
        : [[0, item] as const];
    for (const [x, part] of parts) {
      marks.push(...placeMarks(part, x, y));
      cites.push(...part.cites);
    }
    y += item.kind === "row" ? rowHeight(item) : item.height;
  }
  return slab(y, marks, { cites, gap: items[0] && items[0].kind !== "break" ? items[0].gap : 0, ...rest });
}

/** The same slabs with space below, so that the next one is on the grid again. */
export function padTo(items: readonly Slab[], step: number): Slab[] {
  const height = heightOf(items);
  const last = items.at(-1);
  if (!last) return [];
  const slack = snapUp(height, step) - height;
  return [...items.slice(0, -1), { ...last, height: last.height + slack, slack }];
}

/** Sets all items in from the start. */
export function indent<I extends Item>(item: I, dx: number): I {
  if (item.kind === "break") return item;
  if (item.kind === "row") return { ...item, columns: item.columns.map((column) => ({ ...column, x: column.x + dx })) };
  return {
    ...item,
    marks: item.marks.map((mark) => moveMark(mark, dx, 0)),
    ...(item.header && { header: indent(item.header, dx) }),
  };
}
