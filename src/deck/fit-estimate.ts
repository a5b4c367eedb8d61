import { type Block, plainText } from "../briefs/block.ts";
import type { Drawing } from "../charts/drawing.ts";
import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import type { Fonts } from "../type/fonts.ts";
import type { Theme } from "../type/theme.ts";
import { extentOf, type Fitting, stack } from "./fit-blocks.ts";
import { setRuns, setText } from "./fit-text.ts";
import { spanWidth } from "./grid.ts";
import type { Deck, Slide } from "./slides.ts";
import { placeCites } from "./source.ts";

/** What is smaller than this may be the difference between our reckoning and a browser's. */
const tolerancePx = 8;

/**
 * Reckons with the widths of our fonts whether every slide holds what stands on it, where
 * no browser measures it.
 */
export function checkFit(
  deck: Deck,
  drawings: ReadonlyMap<string, Drawing>,
  theme: Theme,
  fonts: Fonts,
  report: Report,
): void {
  const facts = deck.slides.flatMap((slide) => slide.facts);
  for (const slide of deck.slides) checkSlide(slide, fittingOf(slide, deck, { drawings, theme, fonts, facts }), report);
}

function checkSlide(slide: Slide, fitting: Fitting, report: Report): void {
  for (const block of slide.blocks) {
    const excess = Math.round(extentOf(block, widthFor(block, fitting), fitting).excess);
    if (excess <= tolerancePx) continue;
    const message = `slide ${slide.number}: ${nameOf(block)} is wider than its place by about ${excess} px`;
    const hint = "shorten the longest word, or take columns out of the table";
    report(errorAt(block.place, "slide-overflow", message, hint));
  }
  const over = Math.round(bottomOf(slide, fitting) - footOf(slide, fitting));
  if (over <= tolerancePx) return;
  const message = `slide ${slide.number}: what stands on it is too tall by about ${over} px`;
  const hint = "say less, or part the slide in two with a line of three hyphens";
  report(errorAt(fullWith(slide, fitting) ?? slide.place, "slide-overflow", message, hint));
}

export function fittingOf(
  { layout, blocks }: Slide,
  { source }: Deck,
  project: Omit<Fitting, "source" | "layout" | "body">,
): Fitting {
  const { body, lead } = project.theme.slide.type;
  const isGaps = layout === "gaps" && !blocks.some((block) => block.type === "sources");
  return { ...project, source, layout, body: layout === "plain" || isGaps ? lead : body };
}

/** Where the lowest thing on a slide ends, in pixels from its upper edge. */
export function bottomOf(slide: Slide, fitting: Fitting): number {
  const { height, margin } = fitting.theme.slide;
  const { layout } = slide;
  const total = titleHeight(slide, fitting) + bodyHeight(slide, fitting);
  const isCentred = layout === "title" || layout === "section" || layout === "statement" || layout === "quote";
  if (!isCentred) return margin.top + total;
  return (margin.top + height - margin.bottom + total) / 2;
}

function titleHeight({ title, layout }: Slide, { theme, fonts }: Fitting): number {
  const { type } = theme.slide;
  const width = spanWidth(theme, 12);
  if (layout === "title")
    return setRuns(title, { ...type.title, size: 64, leading: 74 }, Math.min(1000, width), fonts).height;
  if (layout === "statement") return setRuns(title, { ...type.title, size: 56, leading: 68 }, width, fonts).height;
  return setRuns(title, layout === "quote" ? type.heading : type.title, width, fonts).height;
}

/** What stands below the title: all of it, or the blocks that are given. The air that gives way is not counted. */
function bodyHeight(slide: Slide, fitting: Fitting, blocks = contentOf(slide)): number {
  const { theme, source, fonts } = fitting;
  const { type } = theme.slide;
  const [charts, rest] = [blocks.filter(isChart), blocks.filter((block) => !isChart(block))];
  const remark = charts.flatMap((chart) => (chart.type === "chart" ? (source.charts[chart.chart]?.remark ?? []) : []));
  switch (slide.layout) {
    case "chart": {
      const width = spanWidth(theme, 4);
      const side =
        stack(rest, width, fitting).height +
        (remark.length > 0 ? 24 + setRuns(remark, type.small, width, fonts).height : 0);
      return 24 + Math.max(stack(charts, spanWidth(theme, 8), fitting).height, side > 0 ? 19 + side : 0);
    }
    case "number": {
      const [tiles, others] = [
        blocks.filter(({ type }) => type === "tiles"),
        blocks.filter(({ type }) => type !== "tiles"),
      ];
      const side = stack(others, spanWidth(theme, 5), fitting).height;
      return 72 + Math.max(stack(tiles, spanWidth(theme, 7), fitting).height, side > 0 ? 19 + side : 0);
    }
    case "charts": {
      const main = Math.max(0, ...charts.map((chart) => extentOf(chart, spanWidth(theme, 6), fitting).height));
      return 24 + main + (rest.length > 0 ? 20 + stack(rest, spanWidth(theme, 12), fitting).height : 0);
    }
    case "title":
      return 36 + 36 + stack(blocks, 900, fitting).height;
    case "statement":
      return 36 + stack(blocks, 960, fitting).height;
    default:
      return 24 + stack(blocks, spanWidth(theme, 12), fitting).height;
  }
}

function contentOf({ blocks }: Slide): Block[] {
  const title = blocks.findIndex((block) => block.type === "heading");
  return blocks.filter((_, index) => index !== title);
}

function isChart(block: Block): boolean {
  return block.type === "chart";
}

/** Where the sources begin, or the page's number. */
function footOf(slide: Slide, { theme, fonts, source }: Fitting): number {
  const { width, height, margin, type } = theme.slide;
  const shorts = [...new Set(placeCites(source, slide.facts).map(([, { short }]) => short))];
  const lines = setText(
    `Sources ${shorts.join(" 1 ")}`,
    type.small,
    width - margin.start - margin.end - 120,
    fonts,
  ).lines;
  return height - 14 - 22 * (shorts.length > 0 && slide.layout !== "sources" ? lines : 1);
}

function widthFor(block: Block, { layout, theme }: Fitting): number {
  if (layout === "title") return 900;
  if (layout === "charts" && isChart(block)) return spanWidth(theme, 6);
  if (layout === "chart") return spanWidth(theme, isChart(block) ? 8 : 4);
  if (layout === "number") return spanWidth(theme, block.type === "tiles" ? 7 : 5);
  return spanWidth(theme, 12);
}

/** The block with which the slide is full. */
function fullWith(slide: Slide, fitting: Fitting): Place | undefined {
  const blocks = contentOf(slide);
  const foot = footOf(slide, fitting);
  const full = blocks.findIndex((_, index) => {
    const upTo = blocks.slice(0, index + 1);
    return fitting.theme.slide.margin.top + titleHeight(slide, fitting) + bodyHeight(slide, fitting, upTo) > foot;
  });
  return blocks[full]?.place;
}

function nameOf(block: Block): string {
  const text = "runs" in block ? plainText(block.runs).trim().slice(0, 40) : "";
  return text === "" ? `the ${block.type}` : `“${text}”`;
}
