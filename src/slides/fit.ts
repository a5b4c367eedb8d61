import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import { type Block, type BlockKind, plainText } from "../document/block.ts";
import type { Slide } from "./deck.ts";
import { browserMetrics } from "./layout/metrics.ts";
import type { DeckSetting } from "./layout/setting.ts";
import { type LaidSlide, layoutSlide } from "./layout/slide.ts";

/** Smaller overflows can be differences between our layout and a browser's. */
const tolerancePx = 8;

/** Checks with our own layout whether the content fits every slide; used when no browser measures it. */
export function checkFit(setting: Omit<DeckSetting, "metrics">, report: Report): void {
  for (const slide of setting.deck.slides) {
    checkSlide(slide, layoutSlide(slide, { ...setting, metrics: browserMetrics }), report);
  }
}

function checkSlide(slide: Slide, laid: LaidSlide, report: Report): void {
  for (const { block, excess } of laid.wide) {
    const over = Math.round(excess);
    if (over <= tolerancePx) continue;
    const message = `slide ${slide.number}: ${nameOf(block)} is too wide by about ${over} px`;
    const hint = "shorten the longest word, or remove a table column";
    report(errorAt(block.place, "slide-overflow", message, hint));
  }
  const over = Math.round(laid.bottom - laid.foot);
  if (over <= tolerancePx) return;
  const message = `slide ${slide.number}: content overflows by about ${over} px`;
  const hint = "shorten it, or split the slide with `---`";
  report(errorAt(firstBelow(laid) ?? slide.place, "slide-overflow", message, hint));
}

/** The place of the first top-level block that ends below the foot. */
function firstBelow({ frames, foot }: LaidSlide): Place | undefined {
  return frames.find(({ frame }) => frame.y + frame.height > foot)?.block.place;
}

function nameOf(block: Block): string {
  const text = "runs" in block ? plainText(block.runs).trim().slice(0, 40) : "";
  return text !== "" ? `“${text}”` : nouns[block.type];
}

const nouns: Readonly<Record<BlockKind, string>> = {
  heading: "the heading",
  paragraph: "the paragraph",
  list: "something in the list",
  quote: "the quotation",
  table: "the table",
  tiles: "something in the tiles",
  columns: "something in the columns",
  chart: "the chart",
  picture: "the picture",
  timeline: "something in the timeline",
  box: "something in the box",
  sources: "something in the sources",
  page: "the page break",
};
