import type { Diagnostic, Report } from "../../diagnostic/diagnostic.ts";
import type { Drawing } from "../../pictures/drawing.ts";
import { loadHyphenation } from "../../type/hyphenation.ts";
import { type LineBreaker, plainLines } from "../../type/line-breaking.ts";
import type { Look } from "../../type/look.ts";
import { setBlocks } from "./blocks.ts";
import { type Flowed, reportOver } from "./budget.ts";
import { checkPages } from "./check.ts";
import { type Density, densitiesOf, plainDensity } from "./density.ts";
import { type Draft, flowPages } from "./flow.ts";
import { setFoot } from "./foot.ts";
import { createNoteSetter, type NoteSetter } from "./foot-notes.ts";
import { type PageSize, textWidth } from "./grid.ts";
import { readOpening, setHead } from "./head.ts";
import { type Mark, moveMark, type Page, type StructureNode } from "./page.ts";
import { resolveStyles, type Setting, type SheetDocument } from "./setting.ts";
import { placeMarks } from "./slab.ts";
import { createTree } from "./tree.ts";

/** Page size, theme and fonts. */
interface Paper extends Look {
  readonly size: PageSize;
  /** The line breaker; the pipeline passes one that reuses lines from earlier builds. */
  readonly lines?: LineBreaker;
}

/**
 * Lays out a document on pages. All geometry is fixed here; painting decides nothing. A document with a page limit is
 * set more and more tightly until it fits.
 */
export function layoutSheet(
  document: SheetDocument,
  drawings: ReadonlyMap<string, Drawing>,
  { theme, fonts, size, lines = plainLines }: Paper,
  report: Report,
): Page[] {
  const densities = document.pages === undefined ? [plainDensity(theme)] : densitiesOf(theme);
  const hyphenate = loadHyphenation(document.lang);
  for (const [index, density] of densities.entries()) {
    const found: Diagnostic[] = [];
    const base = { document, drawings, fonts, hyphenate, lines, report: (one: Diagnostic) => found.push(one) };
    const setting = createSetting(base, density);
    const flowed = flowDocument(setting, size);
    const fits = document.pages === undefined || flowed.drafts.length <= document.pages;
    const isTooTall = found.some(({ code }) => code === "block-too-tall");
    if ((!fits || isTooTall) && index < densities.length - 1) continue;
    const pages = finishPages(flowed, size, setting);
    // A block that is too tall is already reported; checking the pages would report each of its lines again.
    if (!isTooTall) checkPages(pages, setting);
    if (!fits) reportOver(flowed, document.pages ?? 0, document.brief, setting.report);
    for (const diagnostic of found) report(diagnostic);
    return pages;
  }
  return [];
}

function createSetting(
  base: Pick<Setting, "document" | "drawings" | "fonts" | "hyphenate" | "lines" | "report">,
  { theme, gap }: Density,
): Setting {
  const unit = theme.page.baseline;
  const units = Math.max(1, Math.round(theme.page.type.body.leading / unit));
  const beat = Math.max(1, Math.ceil(units * gap)) * unit;
  return { ...base, theme, unit, line: units * unit, beat, styles: resolveStyles(theme), tree: createTree() };
}

/**
 * Step 1: head and blocks become slabs of the page's text width. Step 2: slabs flow over pages, with the notes they
 * cite.
 */
function flowDocument(setting: Setting, size: PageSize): Flowed {
  const width = textWidth(setting.theme, size);
  const opening = readOpening(setting.document.blocks);
  const items = [setHead(opening, width, setting), ...setBlocks(opening.rest, width, 0, setting)];
  const notes = createNoteSetter(width, 0, setting);
  const height = blockHeight(setting, size);
  return { drafts: flowPages(items, height, notes, setting), notes, height };
}

/** Step 3: sets notes and foot on each page. */
function finishPages(flowed: Flowed, size: PageSize, setting: Setting): Page[] {
  const { drafts, notes, height } = flowed;
  const { document, theme } = setting;
  const paper = theme.page.sizes[size];
  const marks = drafts.map((draft, index) => finishPage({ draft, number: index + 1 }, flowed, size, setting));
  const pages = anchorCites(marks).map((list, index) => ({
    number: index + 1,
    ...paper,
    marks: document.dir === "rtl" ? list.map((mark) => mirror(mark, paper.width)) : list,
    nodes: [],
    fill: measureFill(drafts[index], height, notes),
  }));
  return shareNodes(pages, setting);
}

// Height between the margins without the foot, rounded down to the baseline grid.
function blockHeight(setting: Setting, size: PageSize): number {
  const { sizes, margin } = setting.theme.page;
  const room = sizes[size].height - margin.top - margin.bottom - footHeight(setting);
  return Math.floor(room / setting.unit) * setting.unit;
}

function footHeight({ unit }: Setting): number {
  return 5 * unit;
}

function finishPage(
  { draft, number }: { readonly draft: Draft; readonly number: number },
  { drafts, notes, height }: Flowed,
  size: PageSize,
  setting: Setting,
): Mark[] {
  const { margin, sizes } = setting.theme.page;
  const foot = setFoot(number, drafts.length, textWidth(setting.theme, size), setting);
  const noted = notes.set(draft.cited);
  const marks = [...draft.marks, ...placeMarks(noted, 0, height - noted.height)];
  const footTop = sizes[size].height - margin.bottom - 3 * setting.unit;
  return [
    ...marks.map((mark) => moveMark(mark, margin.start, margin.top)),
    ...foot.map((mark) => moveMark(mark, margin.start, footTop)),
  ];
}

// A note links back to the first reference to it.
function anchorCites(pages: readonly (readonly Mark[])[]): Mark[][] {
  const seen = new Set<string>();
  return pages.map((marks) =>
    marks.map((mark) => {
      if (mark.mark !== "text" || mark.role !== "cite" || !mark.link || !("anchor" in mark.link.to)) return mark;
      const anchor = mark.link.to.anchor.replace("note-", "cite-");
      if (seen.has(anchor)) return mark;
      seen.add(anchor);
      return { ...mark, anchor };
    }),
  );
}

function mirror(mark: Mark, width: number): Mark {
  switch (mark.mark) {
    case "text":
      return { ...mark, x: width - mark.x - mark.width };
    case "rect":
      return { ...mark, x: width - mark.x - mark.width };
    case "rule":
      return { ...mark, x: width - mark.x, x2: width - mark.x2 };
    case "dot":
      return { ...mark, x: width - mark.x };
    case "drawing":
      return { ...mark, x: width - mark.x - mark.drawing.width };
  }
}

function measureFill(draft: Draft | undefined, available: number, notes: NoteSetter): Page["fill"] {
  const blocks = draft?.y ?? 0;
  const noted = notes.heightOf(draft?.cited ?? new Set());
  return { available, blocks, notes: noted, ratio: (blocks + noted) / available };
}

// Each page carries the elements that start on it. An element without marks goes to the first page that needs it.
function shareNodes(pages: readonly Page[], { tree }: Setting): Page[] {
  const nodes = new Map(tree.nodes().map((node) => [node.id, node]));
  const taken = new Set<number>();
  const shared = pages.map((page) => {
    const own = new Map<number, StructureNode>();
    for (const mark of page.marks) {
      let node = typeof mark.owner === "number" ? nodes.get(mark.owner) : undefined;
      if (node && mark.mark === "drawing")
        node = { ...node, bbox: [mark.x, mark.y, mark.x + mark.drawing.width, mark.y + mark.drawing.height] };
      for (; node && !taken.has(node.id); node = node.parent === undefined ? undefined : nodes.get(node.parent)) {
        taken.add(node.id);
        own.set(node.id, node);
      }
    }
    // An empty cell has no marks, but must be tagged (ISO 32000-1, 14.8.4.3.4); it goes to the page of its row.
    for (const node of nodes.values()) {
      if ((node.tag !== "TD" && node.tag !== "TH") || taken.has(node.id) || !own.has(node.parent ?? -1)) continue;
      taken.add(node.id);
      own.set(node.id, node);
    }
    return { ...page, nodes: [...own.values()].sort((a, b) => a.id - b.id) };
  });
  return shared;
}
