import { setImmediate } from "node:timers/promises";
import type { Furniture } from "../document/block.ts";
import { plainText } from "../document/block.ts";
import type { DeckParts } from "../marp/deck-html.ts";
import type { Overflow } from "../slides/overflow.ts";
import type { Look } from "../type/look.ts";
import type { BrowserProvider, ShownPage } from "./browser.ts";
import { slideMeasure } from "./measure-slides.ts";
import { finishPdf, type SlideFrame, type SlideMarks } from "./pdf-finish.ts";
import { handoutForm, handoutFrame, handoutText, slidesForm } from "./print-form.ts";

/** A deck to print. */
export interface Printing extends Look {
  readonly source: Furniture;
  readonly parts: DeckParts;
  /** The slides' styles. */
  readonly css: string;
  /** Makes the `@font-face` rules, with fonts subset to the characters of a text. */
  readonly embed: (text: string) => Promise<string>;
  /** The brief's as-of date. */
  readonly date: Date;
}

/** The printed PDFs, and the overflows that the browser measured. */
export interface Printed {
  readonly overflows: readonly Overflow[];
  readonly slides?: Uint8Array;
  readonly handout?: Uint8Array;
}

/** The frame of a slide that fills its page. */
const wholePage: SlideFrame = { left: 0, top: 0, scale: 1 };

/** Lays out a deck in the browser, measures overflow, and prints the slides and the handout as requested. */
export async function printSlides(
  printing: Printing,
  browser: BrowserProvider,
  wanted: { readonly slides: boolean; readonly handout: boolean },
): Promise<Printed> {
  const { source, parts, theme, fonts, css, embed, date } = printing;
  const description = `${source.kicker}. ${plainText(source.asOf)}. ${source.marking}`;
  const about = { title: source.title, description, lang: source.lang, date };
  // Subset to the deck's characters: with a full font, a glyph shared by several characters maps to the wrong one.
  const form = slidesForm(source, parts, { theme, css: `${await embed(parts.text)}\n${css}` });
  const { overflows, marks, bytes } = await browser.show(form, fonts, async (page) => {
    const seen = await measure(page);
    return { ...seen, bytes: wanted.slides ? await page.print() : undefined };
  });
  // Let the browser receive its next document before we spend time finishing this one.
  await setImmediate();
  const slides = bytes && finishPdf(bytes, about, marks, wholePage);
  if (!wanted.handout) return { overflows, ...(slides && { slides }) };
  const all = await embed(handoutText(source, parts));
  const pages = handoutForm(source, parts, { theme, css: `${all}\n${css}` });
  const printed = await browser.show(pages, fonts, (page) => page.print());
  const handout = finishPdf(printed, about, marks, handoutFrame(theme));
  return { overflows, handout, ...(slides && { slides }) };
}

async function measure(page: ShownPage): Promise<{ overflows: Overflow[]; marks: SlideMarks }> {
  const [overflows, marks] = (await page.evaluate(`[${slideMeasure}, (${measureMarks})(document)]`)) as [
    Overflow[],
    SlideMarks,
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

/** Runs in the browser, so it cannot use imports. Returns positions in points on the slide. */
function measureMarks(document: { querySelectorAll(selector: string): Iterable<MarkedElement> }): SlideMarks {
  const headings: SlideMarks["headings"][number][] = [];
  const figures: SlideMarks["figures"][number][] = [];
  for (const section of document.querySelectorAll("svg[data-marpit-svg] section")) {
    const frame = section.getBoundingClientRect();
    const [across, down] = [(x: number) => (x - frame.left) * 0.75, (y: number) => (y - frame.top) * 0.75];
    for (const heading of section.querySelectorAll("h1,h2,h3,h4,h5,h6")) {
      const text = (heading.textContent ?? "").replace(/\s+/g, " ").trim();
      headings.push({ level: Number(heading.tagName.slice(1)), text, top: down(heading.getBoundingClientRect().top) });
    }
    for (const figure of section.querySelectorAll("svg[role=img], img")) {
      const { left, top, right, bottom } = figure.getBoundingClientRect();
      figures.push({ left: across(left), top: down(top), right: across(right), bottom: down(bottom) });
    }
  }
  return { headings, figures };
}
