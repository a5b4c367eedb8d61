import { errorAt, type Place } from "../../diagnostic/diagnostic.ts";
import type { NoteSetter } from "./foot-notes.ts";
import type { Mark } from "./page.ts";
import { type Setting, snapUp } from "./setting.ts";
import { gapBetween, heightOf, type Item, placeMarks, type Row, rowHeight, type Slab } from "./slab.ts";

/** A page being filled. Heights are in points from the top margin. */
export interface Draft {
  readonly marks: Mark[];
  /** Bottom of the lowest block. */
  y: number;
  /** Notes first cited on this page, to set at its foot. */
  readonly cited: Set<number>;
  /** Number of template page breaks before it. */
  readonly stretch: number;
  /** Source position of its first block. */
  place?: Place;
}

interface Flow {
  readonly drafts: Draft[];
  /** Usable height of a page. */
  readonly height: number;
  readonly notes: NoteSetter;
  readonly setting: Setting;
}

/**
 * Divides items into pages, in order. Page breaks after the last item are ignored. Each note takes space on the page
 * that first cites it.
 */
export function flowPages(items: readonly Item[], height: number, notes: NoteSetter, setting: Setting): Draft[] {
  const flow: Flow = { drafts: [], height, notes, setting };
  openPage(flow);
  const last = items.findLastIndex(({ kind }) => kind !== "break");
  for (let index = 0; index <= last; ) {
    const group = groupAt(items, index);
    if (group[0]?.kind === "break") breakPage(flow);
    else placeGroup(group, items[index - 1], flow);
    index += Math.max(1, group.length);
  }
  return flow.drafts;
}

// Ignore a break at the top of a page.
function breakPage(flow: Flow): void {
  const { y, stretch } = current(flow);
  if (y > 0) openPage(flow, stretch + 1);
}

function openPage(flow: Flow, stretch = flow.drafts.at(-1)?.stretch ?? 0): Draft {
  const draft: Draft = { marks: [], y: 0, cited: new Set(), stretch };
  flow.drafts.push(draft);
  return draft;
}

function current(flow: Flow): Draft {
  return flow.drafts.at(-1) ?? openPage(flow);
}

// An item, plus the items it must stay with.
function groupAt<I extends Item>(items: readonly I[], from: number): I[] {
  const group: I[] = [];
  for (let index = from; index < items.length; index++) {
    const item = items[index];
    if (!item || (item.kind === "break" && group.length > 0)) break;
    group.push(item);
    if (item.kind !== "slab" || !item.keep) break;
  }
  return group;
}

function placeGroup(group: readonly Item[], before: Item | undefined, flow: Flow): void {
  const [first] = group;
  if (!first || first.kind === "break") return;
  const page = current(flow);
  const start = startOf(page.y, gapBetween(before, first), flow);
  const needed = heightOf(group);
  if (fits(page, start + needed - slackOf(group), citesOf(group), flow)) placeAll(group, start, page, flow);
  else if (mayPart(group, start, flow)) partRow(group, start, flow);
  else if (page.y > 0) {
    openPage(flow);
    placeGroup(withHeader(group), undefined, flow);
  } else placeTooTall(group, flow);
}

// A continued table repeats its header at the top of the new page or column.
function withHeader<I extends Item>(group: readonly I[]): (I | Slab)[] {
  const [first] = group;
  return first?.kind === "slab" && first.header ? [{ ...first.header, keep: true }, ...group] : [...group];
}

// No space above at the top of a page. Elsewhere a block starts on the beat.
function startOf(y: number, gap: number, flow: Flow): number {
  if (y === 0) return 0;
  return gap > 0 ? snapUp(y, flow.setting.beat) + gap : y;
}

function fits(page: Draft, bottom: number, cites: readonly number[], flow: Flow): boolean {
  return bottom + notesHeight(page, cites, flow) <= flow.height + 0.01;
}

// Blank space at the end of a group. In a row of columns, the column whose ink reaches lowest decides.
function slackOf(group: readonly Item[]): number {
  const last = group.at(-1);
  if (last?.kind === "slab") return last.slack ?? 0;
  if (last?.kind !== "row") return 0;
  const inked = last.columns.map((column) => heightOf(column.slabs) - (column.slabs.at(-1)?.slack ?? 0));
  return rowHeight(last) - Math.max(0, ...inked);
}

function notesHeight(page: Draft, cites: readonly number[], flow: Flow): number {
  return flow.notes.heightOf(new Set([...page.cited, ...fresh(cites, page, flow)]));
}

function fresh(cites: readonly number[], page: Draft, flow: Flow): number[] {
  return cites.filter((cite) => !flow.drafts.some((draft) => draft !== page && draft.cited.has(cite)));
}

function citesOf(items: readonly Item[]): number[] {
  return items.flatMap((item) => {
    if (item.kind === "break") return [];
    return item.kind === "row" ? item.columns.flatMap((column) => citesOf(column.slabs)) : item.cites;
  });
}

function placeAll(group: readonly Item[], start: number, page: Draft, flow: Flow): void {
  let y = start;
  for (const [index, item] of group.entries()) {
    if (item.kind === "break") continue;
    y += gapBetween(group[index - 1], item);
    if (item.kind === "slab") putSlab(item, { x: 0, y }, page, flow);
    else for (const column of item.columns) placeColumn(column.slabs, { x: column.x, y }, page, flow);
    y += item.kind === "slab" ? item.height : rowHeight(item);
  }
  page.y = Math.max(page.y, y - slackOf(group));
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function placeColumn(slabs: readonly Slab[], top: Point, page: Draft, flow: Flow): void {
  let { y } = top;
  for (const [index, item] of slabs.entries()) {
    y += gapBetween(slabs[index - 1], item);
    putSlab(item, { x: top.x, y }, page, flow);
    y += item.height;
  }
}

function putSlab(item: Slab, { x, y }: Point, page: Draft, flow: Flow): void {
  page.marks.push(...placeMarks(item, x, y));
  if (item.place) page.place ??= item.place;
  for (const cite of fresh(item.cites, page, flow)) page.cited.add(cite);
}

// Split columns only if they do not fit on an empty page, or if moving them would leave half a page empty.
function mayPart(group: readonly Item[], start: number, flow: Flow): boolean {
  const row = group.at(-1);
  if (row?.kind !== "row" || (rowHeight(row) <= flow.height && start >= flow.height / 2)) return false;
  return current(flow).y === 0 || begins(row, start + heightOf(group.slice(0, -1)), citesOf(group.slice(0, -1)), flow);
}

// Whether every column has room for its first part, so that all columns start on the same page.
function begins(row: Row, top: number, cites: readonly number[], flow: Flow): boolean {
  const firsts = row.columns.map(({ slabs }) => groupAt(slabs, 0));
  const height = Math.max(0, ...firsts.map((first) => heightOf(first)));
  return fits(current(flow), top + height, [...cites, ...firsts.flatMap((first) => citesOf(first))], flow);
}

function partRow(group: readonly Item[], start: number, flow: Flow): void {
  const row = group.at(-1);
  if (row?.kind !== "row") return;
  const page = current(flow);
  const leading = group.slice(0, -1);
  placeAll(leading, start, page, flow);
  const top = start + heightOf(leading);
  const rest = fillRow(row, top, page, flow);
  if (rest.columns.every((column) => column.slabs.length === 0)) return;
  openPage(flow);
  placeGroup([rest], undefined, flow);
}

/** Fills every column to the end of the page; returns what is left. */
function fillRow(row: Row, top: number, page: Draft, flow: Flow): Row {
  const counts = countFitting(row, top, page, flow);
  if (page.y === 0 && counts.every((count) => count === 0)) return forceOne(row, page, flow);
  const columns = row.columns.map(({ slabs, x }, index) => {
    const placed = slabs.slice(0, counts[index]);
    placeColumn(placed, { x, y: top }, page, flow);
    if (placed.length === 0) return { x, slabs };
    page.y = Math.max(page.y, top + heightOf(placed) - slackOf(placed));
    return { x, slabs: withHeader(slabs.slice(placed.length)) };
  });
  return { ...row, columns };
}

/**
 * How many slabs of each column fit on the page. Columns are filled in parallel: if one were filled first, its notes
 * could take the space that its neighbour's notes need.
 */
function countFitting(row: Row, top: number, page: Draft, flow: Flow): number[] {
  const columns = row.columns.map(({ slabs }) => ({ slabs, count: 0, y: top, isFull: slabs.length === 0 }));
  const cites: number[] = [];
  let bottom = page.y;
  for (;;) {
    const [shortest] = columns.filter(({ isFull }) => !isFull).sort((a, b) => a.y - b.y);
    if (!shortest) return columns.map(({ count }) => count);
    const { slabs, count } = shortest;
    const group = groupAt(slabs, count);
    const [first] = group;
    const start = shortest.y + (first && count > 0 ? gapBetween(slabs[count - 1], first) : 0);
    const reach = Math.max(bottom, start + heightOf(group) - slackOf(group));
    const more = citesOf(group);
    if (fits(page, reach, [...cites, ...more], flow)) {
      cites.push(...more);
      bottom = reach;
      shortest.y = start + heightOf(group);
      shortest.count += group.length;
      shortest.isFull = shortest.count === slabs.length;
    } else shortest.isFull = true;
  }
}

// Not even the first part of a row fits on an empty page: place it anyway, and report it.
function forceOne(row: Row, page: Draft, flow: Flow): Row {
  const columns = row.columns.map((column) => {
    const group = groupAt(column.slabs, 0);
    placeColumn(group, { x: column.x, y: 0 }, page, flow);
    page.y = Math.max(page.y, heightOf(group));
    const height = heightOf(group) + notesHeight(page, [], flow);
    if (height > flow.height + 0.01) reportTooTall(group[0]?.place, height, flow);
    return { x: column.x, slabs: column.slabs.slice(group.length) };
  });
  return { ...row, columns };
}

function placeTooTall(group: readonly Item[], flow: Flow): void {
  const [first] = group;
  placeAll(group, 0, current(flow), flow);
  const place = first && first.kind !== "break" ? first.place : undefined;
  reportTooTall(place, heightOf(group) + notesHeight(current(flow), citesOf(group), flow), flow);
}

function reportTooTall(place: Place | undefined, height: number, { setting, height: room }: Flow): void {
  const message = `this block is ${Math.ceil(height - room)} pt taller than an empty page, notes included`;
  setting.report(errorAt(place, "block-too-tall", message, "shorten it, or split it in two"));
}
