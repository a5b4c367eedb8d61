import { errorAt, isQuiet, type Place, type Report } from "../diagnostic/diagnostic.ts";
import { type Block, plainText } from "../document/block.ts";
import type { Memory } from "../host.ts";
import type { Drawing } from "../pictures/drawing.ts";
import type { Fonts } from "../type/fonts.ts";
import type { Theme } from "../type/theme.ts";
import { extentOf, type Fitting, stack } from "./fit-blocks.ts";
import { setRuns, setText } from "./fit-text.ts";
import { spanWidth } from "./grid.ts";
import { slideSources } from "./slide-facts.ts";
import { openSlides } from "./slide-inputs.ts";
import {
  belowTitle,
  bodyStyle,
  isCentred,
  logoPlace,
  logoRoom,
  mainSpan,
  numberPlace,
  textWidth,
  titleStyle,
  titleWidth,
  underSideRule,
} from "./slide-style.ts";
import { type Deck, factsOfDeck, type Slide } from "./slides.ts";

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
  memory?: Memory,
): void {
  const ownSlide = openSlides(deck, drawings, theme, fonts);
  for (const [index, slide] of deck.slides.entries()) {
    const own = ownSlide(index);
    const key = `fits ${own.key}`;
    if (memory?.recall(key)) continue;
    const facts = factsOfDeck(own.deck.slides);
    const fitting = fittingOf(slide, own.deck, { drawings: own.drawings, theme, fonts, facts });
    if (isQuiet((note) => checkSlide(slide, fitting, note), report)) memory?.keep(key, true);
  }
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
  { layout, blocks, number }: Slide,
  { source, slides }: Deck,
  project: Omit<Fitting, "source" | "layout" | "body" | "logo">,
): Fitting {
  const hasSources = blocks.some((block) => block.type === "sources");
  const logo = logoPlace({ number, total: slides.length, layout }, project.theme);
  return { ...project, source, layout, logo, body: bodyStyle(layout, hasSources, project.theme) };
}

/** Where the lowest thing on a slide ends, in pixels from its upper edge. */
export function bottomOf(slide: Slide, fitting: Fitting): number {
  const { height, margin } = fitting.theme.slide;
  const { layout } = slide;
  const total = titleHeight(slide, fitting) + bodyHeight(slide, fitting);
  if (!isCentred(layout)) return margin.top + total;
  return (margin.top + height - margin.bottom + total) / 2;
}

function titleHeight({ title, layout }: Slide, { theme, fonts, logo }: Fitting): number {
  const width = titleWidth(layout, theme) - logoRoom(logo, layout, theme);
  return setRuns(title, titleStyle(layout, theme), width, fonts).height;
}

/** What stands below the title: all of it, or the blocks that are given. The air that gives way is not counted. */
function bodyHeight(slide: Slide, fitting: Fitting, blocks = contentOf(slide)): number {
  const { theme, source, fonts } = fitting;
  const { type, side: space, below } = theme.slide;
  const [charts, rest] = [blocks.filter(isChart), blocks.filter((block) => !isChart(block))];
  const remark = charts.flatMap((chart) => (chart.type === "chart" ? (source.charts[chart.chart]?.remark ?? []) : []));
  const [above, span] = [belowTitle(slide.layout, theme), mainSpan(slide.layout, theme)];
  const [main, beside] = [spanWidth(theme, span), spanWidth(theme, 12 - span)];
  switch (slide.layout) {
    case "chart": {
      const side =
        stack(rest, beside, fitting).height +
        (remark.length > 0 ? space.remark + setRuns(remark, type.small, beside, fonts).height : 0);
      return above + Math.max(stack(charts, main, fitting).height, side > 0 ? underSideRule(theme) + side : 0);
    }
    case "number": {
      const [tiles, others] = [
        blocks.filter(({ type }) => type === "tiles"),
        blocks.filter(({ type }) => type !== "tiles"),
      ];
      const side = stack(others, beside, fitting).height;
      return above + Math.max(stack(tiles, main, fitting).height, side > 0 ? underSideRule(theme) + side : 0);
    }
    case "charts": {
      const tallest = Math.max(0, ...charts.map((chart) => extentOf(chart, main, fitting).height));
      return above + tallest + (rest.length > 0 ? below.main + stack(rest, spanWidth(theme, 12), fitting).height : 0);
    }
    default:
      return above + stack(blocks, textWidth(slide.layout, theme), fitting).height;
  }
}

function contentOf({ blocks }: Slide): Block[] {
  const title = blocks.findIndex((block) => block.type === "heading");
  return blocks.filter((_, index) => index !== title);
}

function isChart(block: Block): boolean {
  return block.type === "chart";
}

/** Where the sources begin, or the page's number, or the logo of a title slide. */
function footOf(slide: Slide, { theme, fonts, source, logo }: Fitting): number {
  const { height, type, furniture, margin } = theme.slide;
  if (logo === "cover" && source.logo) return height - margin.bottom - source.logo.slide.dark.height;
  const shorts = slideSources(slide.facts, source).map(({ short }) => short);
  const width = spanWidth(theme, 12) - numberPlace(theme);
  const { lines } = setText(`Sources ${shorts.join(" 1 ")}`, type.running, width, fonts);
  const isSourced = shorts.length > 0 && slide.layout !== "sources";
  return height - furniture.bottom - type.running.leading * (isSourced ? lines : 1);
}

function widthFor(block: Block, { layout, theme }: Fitting): number {
  const span = mainSpan(layout, theme);
  const isMain = layout === "number" ? block.type === "tiles" : isChart(block);
  if (layout === "chart" || layout === "number") return spanWidth(theme, isMain ? span : 12 - span);
  return layout === "charts" && isMain ? spanWidth(theme, span) : textWidth(layout, theme);
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
  if (text !== "") return `“${text}”`;
  return /s$/.test(block.type) ? `something in the ${block.type}` : `the ${block.type}`;
}
