import type { Place } from "../../diagnostic/diagnostic.ts";
import { type Mark, moveMark } from "./page.ts";
import { snapUp } from "./setting.ts";

/**
 * Content that a page break never splits: a few lines, a table row, a chart. Marks are relative to its top start
 * corner.
 */
export interface Slab {
  readonly kind: "slab";
  readonly height: number;
  /** Space above; dropped at the top of a page or column. */
  readonly gap: number;
  readonly marks: readonly Mark[];
  /** Numbers of the notes cited in it, which go to the foot of its page. */
  readonly cites: readonly number[];
  /** Keep with next: same page, without a gap. */
  readonly keep: boolean;
  /** Blank space at its end, which may extend past the end of a page. */
  readonly slack?: number;
  /** Space above if the previous slab has `keep`: a box must not touch its heading. */
  readonly gapKept?: number;
  /** The table header to repeat if the slab starts a page. */
  readonly header?: Slab;
  readonly place?: Place;
}

/** Columns side by side. Each flows over pages independently. */
export interface Row {
  readonly kind: "row";
  readonly gap: number;
  readonly columns: readonly { readonly x: number; readonly slabs: readonly Slab[] }[];
  readonly place?: Place;
}

interface Break {
  readonly kind: "break";
}

/** A laid-out block, or part of one, before it is placed on a page. */
export type Item = Slab | Row | Break;

export function slab(height: number, marks: readonly Mark[], rest: Partial<Omit<Slab, "kind">> = {}): Slab {
  return { kind: "slab", height, marks, gap: 0, cites: [], keep: false, ...rest };
}

/** The marks of a slab, moved to a position. */
export function placeMarks(item: Slab, x: number, y: number): Mark[] {
  return item.marks.map((mark) => moveMark(mark, x, y));
}

/** Space between two items: none after an item with `keep`, such as a heading. */
export function gapBetween(before: Item | undefined, item: Item): number {
  if (before === undefined || item.kind === "break") return 0;
  if (before.kind !== "slab" || !before.keep) return item.gap;
  return item.kind === "slab" ? (item.gapKept ?? 0) : 0;
}

/** Height of stacked items, without the space above the first. */
export function heightOf(items: readonly Item[]): number {
  return items.reduce((sum, item, index) => {
    if (item.kind === "break") return sum;
    return sum + gapBetween(items[index - 1], item) + (item.kind === "row" ? rowHeight(item) : item.height);
  }, 0);
}

export function rowHeight(row: Row): number {
  return Math.max(0, ...row.columns.map((column) => heightOf(column.slabs)));
}

/** Stacks items into a single slab. */
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

/** Pads the last slab so that the total height is a multiple of `step`. */
export function padTo(items: readonly Slab[], step: number): Slab[] {
  const height = heightOf(items);
  const last = items.at(-1);
  if (!last) return [];
  const slack = snapUp(height, step) - height;
  return [...items.slice(0, -1), { ...last, height: last.height + slack, slack }];
}

/** Moves an item away from the start edge. */
export function indent<I extends Item>(item: I, dx: number): I {
  if (item.kind === "break") return item;
  if (item.kind === "row") return { ...item, columns: item.columns.map((column) => ({ ...column, x: column.x + dx })) };
  return {
    ...item,
    marks: item.marks.map((mark) => moveMark(mark, dx, 0)),
    ...(item.header && { header: indent(item.header, dx) }),
  };
}
