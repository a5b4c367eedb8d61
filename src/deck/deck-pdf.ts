import { plainText } from "../briefs/block.ts";
import type { Report } from "../diagnostic/diagnostic.ts";
import type { Fonts } from "../type/fonts.ts";
import type { BrowserProvider, ShownPage } from "./browser.ts";
import { finishPdf, type PageMarks } from "./deck-pdf-finish.ts";
import { type DeckParts, handoutForm, slidesForm } from "./deck-pdf-form.ts";
import { measureSlides, type Overflow, reportOverflows } from "./fit.ts";
import type { Deck } from "./slides.ts";

/** What is to be printed of a deck. */
export interface PrintOrder {
  readonly pdf: boolean;
  readonly handout: boolean;
  /** The brief's as-of date. */
  readonly date: Date;
}

export interface PrintedDeck {
  readonly pdf?: Uint8Array;
  readonly handout?: Uint8Array;
}

/**
 * Lays a deck out in the browser, reports what does not fit, and prints what was asked for.
 * With the same browser the same deck gives the same bytes.
 */
export async function printDeck(
  deck: Deck,
  parts: DeckParts,
  browser: BrowserProvider,
  fonts: Fonts,
  order: PrintOrder,
  report: Report,
): Promise<PrintedDeck> {
  const about = {
    title: deck.source.title,
    description: `${deck.source.kicker}. ${plainText(deck.source.asOf)}. ${deck.source.marking}`,
    lang: deck.source.lang,
    date: order.date,
  };
  const slides = await browser.show(slidesForm(deck.source, parts), fonts, async (page) => {
    const seen = await measure(page);
    return { ...seen, bytes: order.pdf ? await page.print() : undefined };
  });
  reportOverflows(slides.overflows, deck, report);
  const handout = order.handout
    ? await browser.show(handoutForm(deck.source, parts), fonts, (page) => page.print())
    : undefined;
  return {
    ...(slides.bytes && { pdf: finishPdf(slides.bytes, about, slides.marks) }),
    ...(handout && { handout: finishPdf(handout, about, { headings: [], figures: [] }) }),
  };
}

async function measure(page: ShownPage): Promise<{ overflows: Overflow[]; marks: PageMarks }> {
  const [overflows, marks] = (await page.evaluate(`[(${measureSlides})(window), (${measureMarks})(document)]`)) as [
    Overflow[],
    PageMarks,
  ];
  return { overflows, marks };
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

interface MarkedElement {
  readonly tagName: string;
  readonly textContent: string | null;
  getBoundingClientRect(): Box;
  querySelectorAll(selector: string): Iterable<MarkedElement>;
}

/**
 * Runs inside the browser, so it stands alone: where headings and pictures are, in points
 * from the lower start corner of their page. A slide is 960 by 540 points.
 */
function measureMarks(document: { querySelectorAll(selector: string): Iterable<MarkedElement> }): PageMarks {
  const headings: { level: number; text: string; page: number; top: number }[] = [];
  const figures: { page: number; box: number[] }[] = [];
  const points = (px: number): number => Math.round(px * 75) / 100;
  for (const [page, section] of [...document.querySelectorAll("svg[data-marpit-svg] section")].entries()) {
    const frame = section.getBoundingClientRect();
    for (const heading of section.querySelectorAll("h1,h2,h3,h4,h5,h6")) {
      const top = points(frame.bottom - heading.getBoundingClientRect().top);
      const text = (heading.textContent ?? "").replace(/\s+/g, " ").trim();
      headings.push({ level: Number(heading.tagName.slice(1)), text, page, top });
    }
    for (const figure of section.querySelectorAll("svg[role=img], img")) {
      const { left, top, right, bottom } = figure.getBoundingClientRect();
      const edges = [left - frame.left, frame.bottom - bottom, right - frame.left, frame.bottom - top];
      figures.push({ page, box: edges.map(points) });
    }
  }
  return { headings, figures };
}
