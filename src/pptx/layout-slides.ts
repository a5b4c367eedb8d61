import type { Block, Run } from "../document/block.ts";
import { spanWidth } from "../slides/grid.ts";
import { itemGap, mainSpan, underSideRule } from "../slides/slide-style.ts";
import { chartShapes } from "./charts.ts";
import { flowBlocks } from "./flow.ts";
import { airAbove, look } from "./layouts.ts";
import { heightOf } from "./measure.ts";
import { isTextBlock, paragraphsOf, type Setting } from "./paragraphs.ts";
import { placedText, ruleAt, type SlidePlan } from "./plan.ts";
import type { Frame, Para, Shape } from "./shape.ts";

/** A chart on two thirds, and beside it what is to be taken from it. */
export function chartSlide(blocks: readonly Block[], area: Frame, setting: Setting, plan: SlidePlan): Shape[] {
  const charts = blocks.filter((block) => block.type === "chart");
  const said = blocks.filter((block) => block.type !== "chart");
  const span = mainSpan("chart", plan.theme);
  let y = area.y;
  const main = charts.flatMap(({ chart }, index) => {
    const places = { isTitled: true, ...(index === 0 && { text: 11, chart: 12 }) };
    const flow = chartShapes(chart, { ...area, y, width: spanWidth(plan.theme, span) }, plan, places);
    y = flow.bottom + plan.theme.slide.text.paragraph;
    return flow.shapes;
  });
  const remarks = charts.flatMap(({ chart }) => plan.deck.source.charts[chart]?.remark ?? []);
  return [...main, ...sideShapes(said, remarks, beside(span, area, plan), setting, plan)];
}

export function chartsSlide(blocks: readonly Block[], area: Frame, setting: Setting, plan: SlidePlan): Shape[] {
  const charts = blocks.filter((block) => block.type === "chart");
  const said = blocks.filter((block) => block.type !== "chart");
  const width = spanWidth(plan.theme, mainSpan("charts", plan.theme));
  const flows = charts.map(({ chart }, index) => {
    const x = area.x + index * (width + plan.theme.slide.gutter);
    return chartShapes(chart, { ...area, x, width }, plan, { text: 11 + 2 * index, chart: 12 + 2 * index });
  });
  const y = Math.max(area.y, ...flows.map((flow) => flow.bottom)) + plan.theme.slide.below.main;
  const rest = { ...area, y, height: area.y + area.height - y };
  const below = flowBlocks(said, rest, setting, { ...plan, take: () => undefined });
  return [...flows.flatMap((flow) => flow.shapes), ...below.shapes];
}

export function numberSlide(blocks: readonly Block[], area: Frame, setting: Setting, plan: SlidePlan): Shape[] {
  const tiles = blocks.filter((block) => block.type === "tiles");
  const said = blocks.filter((block) => block.type !== "tiles");
  const span = mainSpan("number", plan.theme);
  const main = flowBlocks(tiles, { ...area, width: spanWidth(plan.theme, span) }, setting, plan);
  return [...main.shapes, ...sideShapes(said, [], beside(span, area, plan), setting, plan)];
}

function beside(span: number, area: Frame, { theme }: SlidePlan): Frame {
  const x = area.x + spanWidth(theme, span) + theme.slide.gutter;
  return { ...area, x, width: spanWidth(theme, 12 - span) };
}

/** What is said beside a chart or a number, below a rule. */
function sideShapes(
  blocks: readonly Block[],
  remarks: readonly Run[],
  area: Frame,
  setting: Setting,
  plan: SlidePlan,
): Shape[] {
  const { theme } = plan;
  const lead = underSideRule(theme);
  const inner = { ...area, y: area.y + lead, height: area.height - lead };
  if (blocks.length === 0 && remarks.length === 0) return [];
  if (!blocks.every(isTextBlock)) return [ruleAt(area, theme), ...flowBlocks(blocks, inner, setting, plan).shapes];
  const remark: Para = { runs: remarks, look: look(theme, "small", "muted"), before: theme.slide.side.remark };
  const paragraphs = [...paragraphsOf(blocks, setting, plan), ...(remarks.length > 0 ? [remark] : [])];
  return [ruleAt(area, theme), placedText(paragraphs, inner, plan, "Takeaway", 13)];
}

/** Open questions in two columns above the sources; without sources large, in one. */
export function gapsSlide(blocks: readonly Block[], area: Frame, setting: Setting, plan: SlidePlan): readonly Shape[] {
  const flat = blocks.flatMap((block) => (block.type === "box" ? block.blocks : [block]));
  const questions = flat.find((block) => block.type === "list");
  const below = flat.filter((block) => block !== questions);
  if (!flat.some((block) => block.type === "sources") || !questions) {
    const lead = plan.theme.slide.below.title + airAbove(plan.theme);
    const large: Setting = { base: look(plan.theme, "lead"), itemGap: itemGap(true, plan.theme) };
    return flowBlocks(flat, { ...area, y: area.y + lead, height: area.height - lead }, large, plan).shapes;
  }
  const half = Math.ceil(questions.items.length / 2);
  const width = spanWidth(plan.theme, 6);
  const columns = [questions.items.slice(0, half), questions.items.slice(half)].map((items) =>
    paragraphsOf([{ ...questions, items }], setting, plan),
  );
  const tallest = Math.max(...columns.map((paragraphs) => heightOf(paragraphs, width, plan.fonts, plan.sources)));
  const sources = paragraphsOf(below.filter(isTextBlock), setting, plan);
  const height = heightOf(sources, area.width, plan.fonts, plan.sources);
  const { below: air, gutter } = plan.theme.slide;
  const y = Math.max(area.y + tallest + air.main, area.y + area.height - height);
  const lists = columns.flatMap((paragraphs, index) => {
    // Both reach down to the sources: in a wider font neither shrinks, and not one without the other.
    const frame = { ...area, x: area.x + index * (width + gutter), width, height: y - air.main - area.y };
    return paragraphs.length > 0 ? [placedText(paragraphs, frame, plan, "Questions", index + 1)] : [];
  });
  return [...lists, placedText(sources, { ...area, y, height }, plan, "Sources", 3)];
}
