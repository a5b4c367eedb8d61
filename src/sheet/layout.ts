import type { Composed } from "../briefs/block.ts";
import type { Drawing } from "../charts/drawing.ts";
import type { Diagnostic, Report } from "../diagnostic/diagnostic.ts";
import type { Fonts } from "../type/fonts.ts";
import { loadHyphenation } from "../type/hyphenation.ts";
import type { Theme } from "../type/theme.ts";
import { setBlocks } from "./blocks.ts";
import { checkPages } from "./check.ts";
import { type Draft, flowPages } from "./flow.ts";
import { setFoot } from "./foot.ts";
import { type PageSize, textWidth } from "./grid.ts";
import { readOpening, setHead } from "./head.ts";
import { createNoteSetter, type NoteSetter } from "./notes.ts";
import { type Mark, moveMark, type Page, type StructureNode } from "./page.ts";
import { resolveStyles, type Setting } from "./setting.ts";
import { placeMarks } from "./slab.ts";
import { createTree } from "./tree.ts";

export { chartWidths } from "./grid.ts";

/**
 * Lays a document out on pages. Everything is decided here, before the first byte:
 * 1. the head and the blocks become slabs of the width of the page,
 * 2. the slabs flow over pages, each with the notes it cites,
 * 3. notes and foot are set on the finished pages,
 * 4. what went wrong in the geometry is reported.
 */
export function layoutSheet(
  document: Composed,
  drawings: ReadonlyMap<string, Drawing>,
  theme: Theme,
  fonts: Fonts,
  size: PageSize,
  report: Report,
): Page[] {
  const tooTall: Diagnostic[] = [];
  const watch: Report = (diagnostic) => {
    if (diagnostic.code === "block-too-tall") tooTall.push(diagnostic);
    report(diagnostic);
  };
  const setting = createSetting(document, drawings, theme, fonts, watch);
  const width = textWidth(theme, size);
  const opening = readOpening(document.blocks);
  const items = [setHead(opening, width, setting), ...setBlocks(opening.rest, width, 0, setting)];
  const notes = createNoteSetter(width, 0, setting);
  const drafts = flowPages(items, blockHeight(setting, size), notes, setting);
  const marks = drafts.map((draft, index) => finishPage(draft, index, drafts.length, notes, size, setting));
  const pages = anchorCites(marks).map((list, index) => ({
    number: index + 1,
    ...theme.page.sizes[size],
    marks: document.dir === "rtl" ? list.map((mark) => mirror(mark, theme.page.sizes[size].width)) : list,
    nodes: [],
    fill: measureFill(drafts[index], blockHeight(setting, size), notes),
  }));
  const shared = shareNodes(pages, setting);
  // What runs over the foot of its page because it is too tall is reported once, not line by line.
  return tooTall.length > 0 ? shared : checkPages(shared, setting);
}

function createSetting(
  document: Composed,
  drawings: ReadonlyMap<string, Drawing>,
  theme: Theme,
  fonts: Fonts,
  report: Report,
): Setting {
  const unit = theme.page.baseline;
  const beat = Math.max(1, Math.round(theme.page.type.body.leading / unit)) * unit;
  const hyphenate = loadHyphenation(document.lang);
  const styles = resolveStyles(theme);
  return { document, drawings, theme, fonts, report, unit, beat, hyphenate, styles, tree: createTree() };
}

// Whole beats between the margins, less the foot.
function blockHeight(setting: Setting, size: PageSize): number {
  const { sizes, margin } = setting.theme.page;
  const room = sizes[size].height - margin.top - margin.bottom - footHeight(setting);
  return Math.floor(room / setting.unit) * setting.unit;
}

function footHeight({ unit }: Setting): number {
  return 5 * unit;
}

function finishPage(
  draft: Draft,
  index: number,
  pages: number,
  notes: NoteSetter,
  size: PageSize,
  setting: Setting,
): Mark[] {
  const { margin, sizes } = setting.theme.page;
  const height = blockHeight(setting, size);
  const foot = setFoot(index + 1, pages, textWidth(setting.theme, size), setting);
  const noted = notes.set(draft.cited);
  const marks = [...draft.marks, ...placeMarks(noted, 0, height - noted.height)];
  const footTop = sizes[size].height - margin.bottom - 3 * setting.unit;
  return [
    ...marks.map((mark) => moveMark(mark, margin.start, margin.top)),
    ...foot.map((mark) => moveMark(mark, margin.start, footTop)),
  ];
}

// A note leads back to the first place that cites it.
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

// Each page carries the elements that begin on it; those without marks go with the first page that needs them.
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
    return { ...page, nodes: [...own.values()].sort((a, b) => a.id - b.id) };
  });
  return shared;
}
