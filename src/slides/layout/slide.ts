import { type Block, isTextBlock, type List, type Run } from "../../document/block.ts";
import { partsOf, type Slide } from "../deck.ts";
import { spanWidth } from "../grid.ts";
import type { Layout } from "../layouts.ts";
import {
  belowTitle,
  bodyStyle,
  hasAir,
  isCentred,
  itemGap,
  logoPlace,
  logoRoom,
  mainSpan,
  textWidth,
  titleWidth,
  underSideRule,
} from "../slide-style.ts";
import { type BlockSpot, gapBetween, layBlock, layStack, ruleAbove, textShape } from "./blocks.ts";
import { layChart } from "./chart.ts";
import { layFurniture } from "./furniture.ts";
import { balanceInset, excessOf, heightOf, setPara, widthsOf } from "./measure.ts";
import { paragraphsOf, withGap } from "./paragraphs.ts";
import { bodyBottom, bodyPlaces, coverRule, look, titleLook, titleRegion } from "./regions.ts";
import {
  type DeckSetting,
  type Flow,
  joined,
  type Laid,
  nothing,
  type SlideSetting,
  slideSetting,
  type WideBlock,
} from "./setting.ts";
import type { BlockFrame, Frame, Para, Region, Shape, TextShape } from "./shape.ts";
import { balance } from "./timeline.ts";

/** A laid out slide. The shapes are in reading order: title, body, sources, running title, number, logo. */
export interface LaidSlide {
  readonly shapes: readonly Shape[];
  readonly frames: readonly BlockFrame[];
  /** Where the body ends, in pixels from the top edge. */
  readonly bottom: number;
  /** Where the sources, the number or the logo begin, in pixels from the top edge. */
  readonly foot: number;
  readonly wide: readonly WideBlock[];
}

export function layoutSlide(slide: Slide, deckSetting: DeckSetting): LaidSlide {
  const setting = slideSetting(slide, deckSetting);
  const { title, body } = partsOf(slide);
  const { layout } = slide;
  const { height: whole, margin } = setting.theme.slide;
  const heading = layTitle(setting);
  const { height } = heading.frame;
  // Centred layouts have no flexible space, so the height of their body does not depend on its position.
  const total = height + (isCentred(layout) ? layBody(body, 0, setting).height : 0);
  const top = isCentred(layout) ? (margin.top + whole - margin.bottom - total) / 2 : margin.top;
  const frame = { ...heading.frame, y: top };
  const laid = layBody(body, top + height, setting);
  const furniture = layFurniture(setting);
  return {
    shapes: [{ ...heading, frame }, ...laid.shapes, ...furniture.shapes],
    frames: [...(title ? [{ block: title, frame }] : []), ...laid.frames],
    bottom: top + height + laid.height,
    foot: furniture.foot,
    wide: laid.wide,
  };
}

function layTitle(setting: SlideSetting): TextShape {
  const { slide, deck, theme } = setting;
  const { layout, title, number } = slide;
  const { margin } = theme.slide;
  const logo = logoPlace({ number, total: deck.slides.length, layout }, theme);
  const room = logoRoom(logo, layout, theme);
  const width = titleWidth(layout, theme);
  const para: Para = { runs: title, look: titleLook(layout, theme) };
  const { height, lines } = setPara(para, width - room, setting);
  // If a wider font would wrap a one-line title, the title must not grow into the body below it.
  const isTight = lines === 1 && widthsOf(para, setting).most * setting.metrics.slack.most > width - room;
  const grows = isCentred(layout) || isTight ? 0 : Math.max(0, 2 * para.look.leading - height);
  const endInset = room + balanceInset(para, width - room, setting);
  return {
    type: "text",
    name: "Title",
    frame: { x: margin.start, y: margin.top, width, height },
    paragraphs: [para],
    region: titleRegion,
    ...(grows > 0 && { room: grows }),
    ...(endInset > 0 && { endInset }),
  };
}

/** The body below the title. Its height counts from the bottom of the title. */
function layBody(blocks: readonly Block[], titleBottom: number, setting: SlideSetting): Laid {
  const { theme, slide } = setting;
  const { layout } = slide;
  const { margin, width, below } = theme.slide;
  const gap = belowTitle(layout, theme);
  const y = titleBottom + gap;
  const area: Frame = { x: margin.start, y, width: width - margin.start - margin.end, height: bodyBottom(theme) - y };
  const spot: BlockSpot = { area, flow: flowOf(setting), setting, regions: regionsOf(setting) };
  const laid = bodyLayers[layout](blocks, spot);
  const rule = layout === "title" ? [coverRule(titleBottom + below.centred, theme)] : [];
  return { ...laid, shapes: [...rule, ...laid.shapes], height: gap + laid.height };
}

type LayBody = (blocks: readonly Block[], spot: BlockSpot) => Laid;

const bodyLayers: Readonly<Record<Layout, LayBody>> = {
  title: layPlain,
  section: layPlain,
  statement: layPlain,
  quote: layPlain,
  plain: layPlain,
  comparison: layPlain,
  timeline: layPlain,
  table: layPlain,
  sources: layPlain,
  chart: layChartBody,
  charts: layChartsBody,
  number: layNumberBody,
  gaps: layGapsBody,
};

function flowOf({ slide, theme }: SlideSetting): Flow {
  const { layout, blocks } = slide;
  const hasSources = blocks.some((block) => block.type === "sources");
  const base =
    layout === "title"
      ? look(theme, "lead", "paper")
      : { ...bodyStyle(layout, hasSources, theme), colour: "ink" as const };
  const isLoose = layout === "plain" || (layout === "gaps" && !hasSources);
  return { base, itemGap: itemGap(isLoose, theme) };
}

function regionsOf({ slide, theme }: SlideSetting): Region[] {
  return bodyPlaces(slide.layout, theme).flatMap(({ region }) => (region.role === "text" ? [region] : []));
}

/** Stacked blocks. The extra space above them shrinks on a full slide. */
function layPlain(blocks: readonly Block[], spot: BlockSpot): Laid {
  const { setting } = spot;
  const { theme, slide } = setting;
  const area = { ...spot.area, width: textWidth(slide.layout, theme) };
  if (!hasAir(slide.layout)) return layStack(blocks, { ...spot, area });
  const { height: whole, margin, below } = theme.slide;
  const needed = layStack(blocks, { ...spot, area, regions: [] }).height;
  const air = Math.max(0, Math.min(below.air, whole - margin.bottom - area.y - needed));
  const lowered = { ...area, y: area.y + air, height: area.height - air };
  const laid = layStack(blocks, { ...spot, area: lowered });
  return { ...laid, height: laid.height + air };
}

/** A chart with its takeaway beside it. */
function layChartBody(blocks: readonly Block[], spot: BlockSpot): Laid {
  const { area, setting } = spot;
  const span = mainSpan("chart", setting.theme);
  const charts = blocks.filter((block) => block.type === "chart");
  const said = blocks.filter((block) => block.type !== "chart");
  const main = { ...area, width: spanWidth(setting.theme, span) };
  const [text, chart, side] = regionsByIndex(setting, 11, 12, 13);
  const parts: Laid[] = [];
  let { y } = main;
  for (const [index, block] of charts.entries()) {
    y += gapBetween(charts[index - 1], block, setting);
    const own = { ...main, y };
    const laid = layChart(block, own, setting, index === 0 ? { text, chart } : {});
    parts.push({ ...laid, frames: [{ block, frame: { ...own, height: laid.height } }] });
    y += laid.height;
  }
  const remarks = charts.flatMap(({ figure }) => figure?.remark ?? []);
  const beside = laySide(said, remarks, {
    ...spot,
    area: besideMain(span, area, setting),
    regions: side ? [side] : [],
  });
  return joined([...parts, beside], Math.max(y - area.y, beside.height));
}

function layChartsBody(blocks: readonly Block[], spot: BlockSpot): Laid {
  const { area, setting } = spot;
  const { gutter, below } = setting.theme.slide;
  const charts = blocks.filter((block) => block.type === "chart");
  const said = blocks.filter((block) => block.type !== "chart");
  const width = spanWidth(setting.theme, mainSpan("charts", setting.theme));
  const parts = charts.map((block, index): Laid => {
    const own = { ...area, x: area.x + index * (width + gutter), width };
    const [text, chart] = regionsByIndex(setting, 11 + 2 * index, 12 + 2 * index);
    const laid = layChart(block, own, setting, { text, chart });
    return { ...laid, frames: [{ block, frame: { ...own, height: laid.height } }] };
  });
  const tallest = Math.max(0, ...parts.map(({ height }) => height));
  if (said.length === 0) return joined(parts, tallest);
  const y = area.y + tallest + below.main;
  const rest = { ...area, y, height: area.y + area.height - y };
  const laid = layStack(said, { ...spot, area: rest, regions: [] });
  return joined([...parts, laid], tallest + below.main + laid.height);
}

/** A big number with its text beside it. */
function layNumberBody(blocks: readonly Block[], spot: BlockSpot): Laid {
  const { area, setting } = spot;
  const span = mainSpan("number", setting.theme);
  const tiles = blocks.filter((block) => block.type === "tiles");
  const said = blocks.filter((block) => block.type !== "tiles");
  const main = layStack(tiles, { ...spot, area: { ...area, width: spanWidth(setting.theme, span) }, regions: [] });
  const beside = laySide(said, [], { ...spot, area: besideMain(span, area, setting) });
  return joined([main, beside], Math.max(main.height, beside.height));
}

function besideMain(span: number, area: Frame, { theme }: SlideSetting): Frame {
  const x = area.x + spanWidth(theme, span) + theme.slide.gutter;
  return { ...area, x, width: spanWidth(theme, 12 - span) };
}

/** The text beside a chart or a number, below a rule. A chart's remarks come last. */
function laySide(blocks: readonly Block[], remarks: readonly Run[], spot: BlockSpot): Laid {
  const { area, setting } = spot;
  const { theme } = setting;
  if (blocks.length === 0 && remarks.length === 0) return nothing;
  const lead = underSideRule(theme);
  const inner = { ...area, y: area.y + lead, height: area.height - lead };
  const remark: Para = { runs: remarks, look: look(theme, "small", "muted") };
  const above = blocks.length === 0 ? 0 : theme.slide.side.remark;
  const rule = ruleAbove(area, setting);
  if (remarks.length === 0 || !blocks.every(isTextBlock)) {
    const said = layStack(blocks, { ...spot, area: inner });
    const y = inner.y + said.height + above;
    const height = remarks.length === 0 ? 0 : above + heightOf([remark], inner.width, setting);
    const own = { ...inner, y, height: height - above };
    const last: Shape[] =
      remarks.length === 0 ? [] : [{ type: "text", name: "Remark", frame: own, paragraphs: [remark] }];
    return { ...said, shapes: [rule, ...said.shapes, ...last], height: lead + said.height + height };
  }
  const said = layStack(blocks, { ...spot, area: inner, regions: [] });
  const texts = blocks.flatMap((block, index) =>
    withGap(paragraphsOf(block, spot.flow, setting), gapBetween(blocks[index - 1], block, setting)),
  );
  const paragraphs = [...texts, { ...remark, before: above }];
  const frame = { ...inner, height: heightOf(paragraphs, inner.width, setting) };
  const text = textShape("Takeaway", paragraphs, frame, { ...spot, area: inner });
  return { ...said, shapes: [rule, text], height: lead + frame.height };
}

/** Open questions in two columns above the sources. Without sources: in one column, large and centred. */
function layGapsBody(blocks: readonly Block[], spot: BlockSpot): Laid {
  const { area, setting } = spot;
  const { height: whole, margin } = setting.theme.slide;
  const flat = blocks.flatMap((block) => (block.type === "box" ? block.blocks : [block]));
  const sources = flat.findIndex((block) => block.type === "sources");
  const bottom = whole - margin.bottom;
  if (sources < 0) {
    const { height } = layStack(flat, { ...spot, regions: [] });
    const y = area.y + Math.max(0, (bottom - margin.bottom - area.y - height) / 2);
    const laid = layStack(flat, { ...spot, area: { ...area, y, height: area.y + area.height - y } });
    return { ...laid, height: y - area.y + laid.height };
  }
  const begin = flat[sources - 1]?.type === "heading" ? sources - 1 : sources;
  const [first, second, last] = regionsByIndex(setting, 1, 2, 3);
  const end = { ...spot, regions: last ? [last] : [] };
  const below = flat.slice(begin);
  const { height } = layStack(below, { ...end, regions: [] });
  const { text } = setting.theme.slide;
  const questions = flat.slice(0, begin);
  const needed = layQuestions(questions, { ...spot, regions: [] }).height;
  const y = Math.max(area.y + needed + text.heading, bottom - height);
  const upper = layQuestions(questions, {
    ...spot,
    area: { ...area, height: y - text.heading - area.y },
    regions: [first, second].filter((one) => one !== undefined),
  });
  const lower = layEnd(below, { ...end, area: { ...area, y, height } });
  return joined([upper, lower], y + lower.height - area.y);
}

// Merges the heading and the list of sources into one text shape.
function layEnd(blocks: readonly Block[], spot: BlockSpot): Laid {
  const laid = layStack(blocks, spot);
  const texts = laid.shapes.filter((shape) => shape.type === "text");
  const [heading, list] = texts;
  if (!heading || !list || texts.length !== laid.shapes.length || texts.length !== 2) return laid;
  const before = list.frame.y - heading.frame.y - heading.frame.height;
  const frame = { ...heading.frame, height: list.frame.y + list.frame.height - heading.frame.y };
  const paragraphs = [...heading.paragraphs, ...withGap(list.paragraphs, before)];
  return { ...laid, shapes: [{ ...heading, name: "Sources", frame, paragraphs }] };
}

/** Lists in two columns of about equal height; other blocks span both columns. */
function layQuestions(blocks: readonly Block[], spot: BlockSpot): Laid {
  const parts: Laid[] = [];
  let { y } = spot.area;
  for (const [index, block] of blocks.entries()) {
    y += gapBetween(blocks[index - 1], block, spot.setting);
    const own = { ...spot, area: { ...spot.area, y, height: spot.area.y + spot.area.height - y } };
    const isLast = index === blocks.length - 1;
    const laid = block.type === "list" ? layColumnsOf(block, own, isLast) : layBlock(block, own);
    parts.push(laid);
    y += laid.height;
  }
  return joined(parts, y - spot.area.y);
}

// Both columns get the same room to grow in a wider font below the last list, so neither shrinks without the other.
function layColumnsOf(list: List, spot: BlockSpot, isLast: boolean): Laid {
  const { area, flow, setting } = spot;
  const { gutter } = setting.theme.slide;
  const width = (area.width - gutter) / 2;
  const items = list.items.map((item, index) => {
    const paragraphs = paragraphsOf({ ...list, items: [item] }, flow, setting);
    return { item, height: heightOf(paragraphs, width, setting) + (index === 0 ? 0 : flow.itemGap), paragraphs };
  });
  const columns = balance(items, 2).map((column) =>
    column.flatMap(({ paragraphs }, index) => withGap(paragraphs, index === 0 ? 0 : flow.itemGap)),
  );
  const heights = columns.map((paragraphs) => heightOf(paragraphs, width, setting));
  const height = Math.max(0, ...heights);
  const shapes = columns.map((paragraphs, index) => {
    const frame = { ...area, x: area.x + index * (width + gutter), width, height };
    const room = { ...frame, height: isLast ? Math.max(height, area.height) : height };
    return textShape("Questions", paragraphs, frame, { ...spot, area: room });
  });
  const excess = Math.max(0, ...columns.map((paragraphs) => excessOf(paragraphs, width, setting)));
  const wide = excess > 0 ? [{ block: list, excess }] : [];
  return { shapes, height, wide, frames: [{ block: list, frame: { ...area, height } }] };
}

function regionsByIndex({ slide, theme }: SlideSetting, ...indices: readonly number[]): (Region | undefined)[] {
  const places = bodyPlaces(slide.layout, theme);
  return indices.map((index) => places.find(({ region }) => region.index === index)?.region);
}
