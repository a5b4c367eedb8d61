import {
  type Block,
  type BlockKind,
  type BlockOf,
  type Box,
  type Columns,
  isTextBlock,
  type TextBlock,
} from "../../document/block.ts";
import { spanIn } from "../grid.ts";
import { itemGap, underRule } from "../slide-style.ts";
import { layChart } from "./chart.ts";
import { excessOf, heightOf } from "./measure.ts";
import { paragraphsOf, sourceParagraphs, withGap } from "./paragraphs.ts";
import { layPicture } from "./picture.ts";
import { type Flow, joined, type Laid, type LaidBlock, nothing, type SlideSetting, type WideBlock } from "./setting.ts";
import type { BlockFrame, Frame, Para, Region, Shape, TextShape } from "./shape.ts";
import { layTable } from "./table.ts";
import { layTiles } from "./tiles.ts";
import { layTimeline } from "./timeline.ts";

/** The context for laying out a block. The height of `area` is the space available; a block may need more. */
export interface BlockSpot {
  readonly area: Frame;
  readonly flow: Flow;
  readonly setting: SlideSetting;
  /** Free regions for text, in order. Each is removed when used. */
  readonly regions: Region[];
}

type Layers = { readonly [K in BlockKind]: (block: BlockOf<K>, spot: BlockSpot) => LaidBlock };

const layers: Layers = {
  heading: layText,
  paragraph: layText,
  list: layText,
  quote: layText,
  table: (block, { area, setting }) => layTable(block, area, setting),
  tiles: (block, { area, setting }) => layTiles(block.tiles, area, setting),
  columns: layColumns,
  chart: (block, { area, setting }) => layChart(block, area, setting),
  picture: (block, { area, setting }) => layPicture(block, area, setting),
  timeline: (block, { area, setting }) => layTimeline(block.entries, area, setting),
  box: layBox,
  sources: (_block, spot) => laySources(spot),
  // The reader rejects page breaks in decks.
  page: () => nothing,
};

export function layBlock(block: Block, spot: BlockSpot): Laid {
  // The table pairs each kind with its own block type, which indexing by a union cannot express.
  const lay = layers[block.type] as (block: Block, spot: BlockSpot) => LaidBlock;
  const { excess = 0, ...laid } = lay(block, spot);
  const frame = { ...spot.area, height: laid.height };
  const wide = excess > 0 ? [{ block, excess }, ...laid.wide] : laid.wide;
  return { ...laid, wide, frames: [{ block, frame }, ...laid.frames] };
}

/** The space above a block; must match the style sheet. */
export function gapBetween(before: Block | undefined, block: Block, { slide, theme }: SlideSetting): number {
  const { below, text, chart } = theme.slide;
  if (!before) return 0;
  if (before.type === "tiles") return below.tiles;
  if (block.type === "heading") return text.heading;
  if (isFramed(before) || isFramed(block)) return below.block;
  if (block.type === "sources" && before.type === "list" && slide.layout === "sources") return below.sources;
  return before.type === "heading" && slide.layout === "gaps" ? chart.headline : text.paragraph;
}

function isFramed({ type }: Block): boolean {
  return type === "box" || type === "chart" || type === "picture" || type === "columns" || type === "table";
}

/** Stacks blocks from the top of an area. Consecutive text blocks become one shape, so they can be edited together. */
export function layStack(blocks: readonly Block[], spot: BlockSpot): Laid {
  const { area, setting } = spot;
  const parts: Laid[] = [];
  const groups = groupsOf(blocks, setting);
  let { y } = area;
  for (const [index, group] of groups.entries()) {
    const [first] = group;
    if (!first) continue;
    y += gapBetween(groups[index - 1]?.at(-1), first, setting);
    const rest = { ...spot, area: { ...area, y, height: area.y + area.height - y } };
    const laid = group.every(isTextBlock) ? layTexts(group, rest, index === groups.length - 1) : layBlock(first, rest);
    parts.push(laid);
    y += laid.height;
  }
  return joined(parts, y - area.y);
}

// On a comparison slide a heading has a rule above it, so it starts a new text shape.
function groupsOf(blocks: readonly Block[], { slide }: SlideSetting): Block[][] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    const begins = block.type === "heading" && slide.layout === "comparison";
    if (last?.every(isTextBlock) && isTextBlock(block) && !begins) last.push(block);
    else groups.push([block]);
  }
  return groups;
}

function layText(block: TextBlock, spot: BlockSpot): LaidBlock {
  const { frames, wide, ...laid } = layTexts([block], spot, false);
  return { ...laid, frames: [], wide: [], excess: Math.max(0, ...wide.map(({ excess }) => excess)) };
}

/** `isLast`: nothing follows, so the text may grow to the end of the area in a wider font. */
function layTexts(blocks: readonly TextBlock[], spot: BlockSpot, isLast: boolean): Laid {
  const { area, flow, setting } = spot;
  const isHeaded = blocks[0]?.type === "heading" && setting.slide.layout === "comparison";
  const lead = isHeaded ? underRule(setting.theme) : 0;
  const frames: BlockFrame[] = [];
  const wide: WideBlock[] = [];
  const paragraphs: Para[] = [];
  let { y } = area;
  for (const [index, block] of blocks.entries()) {
    const gap = gapBetween(blocks[index - 1], block, setting);
    const own = paragraphsOf(block, flow, setting);
    const height = heightOf(own, area.width, setting) + (index === 0 ? lead : 0);
    const excess = excessOf(own, area.width, setting);
    y += gap;
    frames.push({ block, frame: { ...area, y, height } });
    if (excess > 0) wide.push({ block, excess });
    y += height;
    paragraphs.push(...withGap(own, gap));
  }
  const frame = { ...area, y: area.y + lead, height: y - area.y - lead };
  const text = textShape("Text", paragraphs, frame, spot, isLast);
  const shapes = isHeaded ? [ruleAbove(area, setting), text] : [text];
  return { shapes, frames, wide, height: y - area.y };
}

/** Text in the next free region, or in its own text box if no region is left. */
export function textShape(
  name: string,
  paragraphs: readonly Para[],
  frame: Frame,
  { area, regions }: Pick<BlockSpot, "area" | "regions">,
  isLast = true,
): TextShape {
  const region = regions.shift();
  const room = isLast ? Math.max(0, area.y + area.height - frame.y - frame.height) : 0;
  return { type: "text", name, frame, paragraphs, ...(region && { region }), ...(room > 0 && { room }) };
}

/** A rule along the top of an area. */
export function ruleAbove(area: Frame, { theme }: SlideSetting): Shape {
  return { type: "rect", name: "Rule", frame: { ...area, height: theme.slide.rule.strong }, fill: "accent" };
}

/** The spot inside another block. Only top-level lists use wide item spacing. */
function nestedIn(spot: BlockSpot, area: Frame): BlockSpot {
  return { ...spot, area, flow: { ...spot.flow, itemGap: itemGap(false, spot.setting.theme) } };
}

function layColumns({ columns }: Columns, spot: BlockSpot): Laid {
  const { area, setting } = spot;
  const { gutter } = setting.theme.slide;
  let { x } = area;
  const laid = columns.map(({ span, blocks }) => {
    const width = spanIn(area.width, span, gutter);
    const column = layStack(blocks, nestedIn(spot, { ...area, x, width }));
    x += width + gutter;
    return column;
  });
  return joined(laid, Math.max(0, ...laid.map(({ height }) => height)));
}

/** A tinted background with the content on top. */
function layBox({ kind, blocks }: Box, spot: BlockSpot): Laid {
  const { area } = spot;
  const { block, inline, edge: edgeWidth } = spot.setting.theme.slide.box;
  const inner: Frame = { x: area.x + inline, y: area.y + block, width: area.width - 2 * inline, height: 0 };
  const inside = layStack(blocks, nestedIn(spot, inner));
  const height = inside.height + 2 * block;
  const ground: Frame = { ...area, height };
  const edge: Shape = { type: "rect", name: "Edge", frame: { ...ground, width: edgeWidth }, fill: "warning" };
  const backing: Shape = { type: "rect", name: "Ground", frame: ground, fill: "tint" };
  return { ...inside, shapes: [backing, ...(kind === "gaps" ? [edge] : []), ...inside.shapes], height };
}

function laySources(spot: BlockSpot): Laid {
  const { area, setting } = spot;
  const { source, rule } = setting.theme.slide;
  const paragraphs = sourceParagraphs(setting);
  if (paragraphs.length === 0) return nothing;
  const row = setting.slide.layout === "sources" ? source.wideRow : source.row;
  const above = row + rule.hair;
  const text = heightOf(paragraphs, area.width, setting);
  const frame = { ...area, y: area.y + above, height: text };
  const shapes = [textShape("Sources", paragraphs, frame, spot)];
  return { ...nothing, shapes, height: above + text + row };
}
