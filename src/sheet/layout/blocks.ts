import { errorAt } from "../../diagnostic/diagnostic.ts";
import type { Block, Box, Columns, Heading, List, Paragraph, Quote } from "../../document/block.ts";
import { plainText } from "../../document/block.ts";
import { boxEdge, boxHeight } from "./box.ts";
import { setChart } from "./chart.ts";
import { setSources } from "./foot-notes.ts";
import { boxPadding, columnFrames, isWideEnough, itemInset, quoteInset } from "./grid.ts";
import type { Mark } from "./page.ts";
import { setPicture } from "./picture.ts";
import { baselineOf, leadingOf, type Setting, snapUp, type TextStyle } from "./setting.ts";
import { type Item, indent, padTo, placeMarks, type Slab, slab, stack } from "./slab.ts";
import { setTable } from "./table.ts";
import { setLines, setText, setWord, type TextFrame } from "./text.ts";
import { setTiles } from "./tiles.ts";
import { setTimeline } from "./timeline.ts";

/** Lays out blocks to a width in points, in order, as children of the structure element `parent`. */
export function setBlocks(
  blocks: readonly Block[],
  width: number,
  parent: number,
  setting: Setting,
  isItem = false,
): Item[] {
  const items = blocks.map((block, index) => {
    const [first, ...rest] = setBlock(block, width, parent, setting);
    if (!first) return [];
    if (announces(blocks[index - 1], block, isItem)) return [withGap(first, 0), ...rest];
    return isRemark(block) && isRemark(blocks[index - 1])
      ? [withGap(first, 2 * setting.unit), ...rest]
      : [first, ...rest];
  });
  return items.flatMap((list, index) => {
    const goesOn = isRemark(blocks[index]) && isRemark(blocks[index + 1]);
    return isRemark(blocks[index]) && !goesOn ? padRemarks(items, blocks, index, setting) : goesOn ? [] : list;
  });
}

function isRemark(block: Block | undefined): boolean {
  return block?.type === "paragraph" && block.role === "small";
}

// Consecutive remarks in small type are set close together. The body grid resumes after the last one.
function padRemarks(items: readonly Item[][], blocks: readonly Block[], last: number, setting: Setting): Item[] {
  let first = last;
  while (isRemark(blocks[first - 1])) first--;
  const slabs = items
    .slice(first, last + 1)
    .flat()
    .filter((item) => item.kind === "slab");
  return padTo(slabs, setting.beat);
}

// No space between a list and the sentence that introduces it, nor between a nested list and its item's text.
function announces(before: Block | undefined, block: Block, isItem: boolean): boolean {
  if (block.type !== "list" || before?.type !== "paragraph") return false;
  return isItem || /:\s*$/u.test(plainText(before.runs));
}

function withGap(item: Item, gap: number): Item {
  return item.kind === "slab" ? { ...item, gap } : item;
}

function setBlock(block: Block, width: number, parent: number, setting: Setting): Item[] {
  switch (block.type) {
    case "heading":
      return [setHeading(block, width, parent, setting)];
    case "paragraph":
      return setParagraph(block, width, parent, setting);
    case "list":
      return setList(block, width, parent, setting);
    case "quote":
      return setQuote(block, width, parent, setting);
    case "table":
      return setTable(block, width, parent, setting);
    case "tiles":
      return setTiles(block, width, parent, setting);
    case "columns":
      return [setColumns(block, width, parent, setting)];
    case "chart":
      return setChart(block, width, parent, setting);
    case "timeline":
      return setTimeline(block, width, parent, setting);
    case "box":
      return [setBox(block, width, parent, setting)];
    case "sources":
      return setSources(block, width, parent, setting);
    case "page":
      return [{ kind: "break" }];
    case "picture":
      return setPicture(block, width, parent, setting);
  }
}

// More space above a heading than below it, because it belongs to the text below.
function setHeading(heading: Heading, width: number, parent: number, setting: Setting): Slab {
  const { beat, line: bodyLine, unit, styles } = setting;
  const style = heading.depth === 3 ? styles.bodyAccent : styles.heading;
  const bookmark = plainText(heading.runs);
  const owner = setting.tree.add(parent, heading.depth === 3 ? "H3" : "H2", { bookmark });
  const lines = setLines(heading.runs, style, { width, owner, place: heading.place, lines: "balanced" }, setting);
  const leading = leadingOf(style, setting);
  const height = snapUp(bodyLine + (lines.length - 1) * leading, beat);
  const marks = lines.flatMap((line, index) => {
    const baseline = height - 2 * unit - (lines.length - 1 - index) * leading;
    return line.marks.map((mark) => ({ ...mark, baseline: mark.baseline + baseline }));
  });
  const cites = lines.flatMap((line) => line.cites);
  const gap = heading.depth === 3 ? beat : 2 * beat;
  return slab(height, marks, { gap, keep: true, cites, place: heading.place });
}

function setParagraph(paragraph: Paragraph, width: number, parent: number, setting: Setting): Slab[] {
  const { styles } = setting;
  const style = { body: styles.body, lead: styles.lead, small: styles.small }[paragraph.role];
  const owner = setting.tree.add(parent, "P");
  const slabs = setText(paragraph.runs, style, { width, owner, place: paragraph.place }, setting);
  const spaced = spaceAbove(slabs, setting.beat);
  return isRemark(paragraph) ? spaced : padTo(spaced, setting.beat);
}

function spaceAbove(slabs: readonly Slab[], gap: number): Slab[] {
  return slabs.map((item, index) => (index === 0 ? { ...item, gap: Math.max(item.gap, gap) } : item));
}

function setList(list: List, width: number, parent: number, setting: Setting): Item[] {
  const { tree, unit, beat } = setting;
  const node = tree.add(parent, "L", { numbering: list.ordered ? "Decimal" : "Disc" });
  const start = itemInset(list.ordered, unit);
  const isLong = list.items.some(isLongItem);
  return list.items.flatMap((blocks, index) => {
    const item = tree.add(node, "LI");
    const text = list.ordered ? `${(list.start ?? 1) + index}. ` : "• ";
    const frame = { width: start - unit, owner: tree.add(item, "Lbl"), place: list.place };
    const label = setLabel(text, frame, setting);
    const [first, ...rest] = setBlocks(blocks, width - start, tree.add(item, "LBody"), setting, true).map((part) =>
      indent(part, start),
    );
    if (first?.kind !== "slab") return first ? [first, ...rest] : [];
    const gap = index === 0 || isLong ? beat : 0;
    return [{ ...first, gap, marks: [...label, ...first.marks] }, ...rest];
  });
}

// Lists of short items are set tight; one long item gives the whole list space between items.
function isLongItem(blocks: readonly Block[]): boolean {
  const [first] = blocks;
  return first?.type === "paragraph" && plainText(first.runs).length > 110;
}

function setLabel(text: string, frame: TextFrame, setting: Setting): Mark[] {
  const style: TextStyle = { ...setting.styles.bodyAccent, features: [] };
  const { marks } = setWord(text, style, frame, setting);
  return marks.map((mark) => ({ ...mark, role: "number", baseline: mark.baseline + baselineOf(style, setting) }));
}

function setQuote(quote: Quote, width: number, parent: number, setting: Setting): Item[] {
  const { unit, beat, theme } = setting;
  const start = quoteInset(unit);
  const inside = stack(setBlocks(quote.blocks, width - start, setting.tree.add(parent, "BlockQuote"), setting));
  const x = unit / 2;
  const rule: Mark = {
    mark: "rule",
    x,
    x2: x,
    y: 0,
    y2: inside.height,
    width: 2,
    colour: theme.colour.accent,
    owner: "layout",
  };
  const marks = [rule, ...placeMarks(inside, start, 0)];
  return [slab(inside.height, marks, { gap: beat, cites: inside.cites, place: quote.place })];
}

// A box never breaks across pages. Its text shares baselines with the neighbouring column.
function setBox(box: Box, width: number, parent: number, setting: Setting): Slab {
  const { beat, theme, tree } = setting;
  const padding = boxPadding(setting.unit);
  const inside = stack(setBlocks(box.blocks, width - 2 * padding, tree.add(parent, "Sect"), setting));
  const top = snapUp(padding - 0.1, beat);
  const height = boxHeight(inside, top, setting);
  const ground: Mark = {
    mark: "rect",
    x: 0,
    y: 0,
    width,
    height,
    fill: theme.colour.tint,
    owner: "layout",
  };
  const edge: Mark = {
    mark: "rect",
    x: 0,
    y: 0,
    width,
    height: boxEdge,
    fill: box.kind === "gaps" ? theme.colour.muted : theme.colour.warning,
    owner: "layout",
  };
  const marks = [ground, edge, ...placeMarks(inside, padding, top)];
  return slab(snapUp(height, beat), marks, {
    gap: beat,
    gapKept: beat,
    cites: inside.cites,
    place: box.place,
  });
}

function setColumns(block: Columns, width: number, parent: number, setting: Setting): Item {
  const frames = columnFrames(block, width, setting.theme);
  const narrowest = Math.min(...frames.map((frame) => frame.width));
  if (!isWideEnough(narrowest, setting.theme)) {
    const message = `the narrowest of ${frames.length} columns is only ${Math.max(0, Math.floor(narrowest))} pt wide`;
    setting.report(
      errorAt(block.place, "text-overflow", message, "increase its `span`, or move it out of its box or column"),
    );
    return slab(0, []);
  }
  const columns = block.columns.map((column, index) => {
    const { x = 0, width: inside = width } = frames[index] ?? {};
    const items = setBlocks(column.blocks, inside, parent, setting);
    return {
      x,
      slabs: items.flatMap((item): Slab[] =>
        item.kind === "break" ? [] : [item.kind === "row" ? stack([item]) : item],
      ),
    };
  });
  return { kind: "row", gap: setting.beat, columns, place: block.place };
}
