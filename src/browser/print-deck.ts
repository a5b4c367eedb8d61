import { hash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { Report } from "../diagnostic/diagnostic.ts";
import { plainText } from "../document/block.ts";
import { HostError, type Memory } from "../host.ts";
import type { Drawing } from "../pictures/drawing.ts";
import { checkFit } from "../slides/fit-estimate.ts";
import { type Overflow, reportOverflows } from "../slides/overflow.ts";
import type { Deck } from "../slides/slides.ts";
import { embedFonts } from "../type/embed-fonts.ts";
import type { Fonts } from "../type/fonts.ts";
import type { Theme } from "../type/theme.ts";
import type { BrowserProvider, ShownPage } from "./browser.ts";
import { slideMeasure } from "./measure-slides.ts";
import { finishPdf, type SlideFrame, type SlideMarks } from "./pdf-finish.ts";
import { type DeckParts, handoutForm, handoutFrame, handoutText, slidesForm } from "./print-form.ts";

/** Decks as PDF: their slides, or A4 with the notes. */
export interface PrintOrder {
  readonly browser: BrowserProvider;
  readonly pdf: boolean;
  readonly handout: boolean;
  /** Asked for by name: then a browser that fails is an error, otherwise `leaveOut` is told of it. */
  readonly isRequired: boolean;
  readonly leaveOut: (reason: string) => void;
}

/** What a deck is printed with beside itself. */
export interface Printing {
  readonly parts: DeckParts;
  readonly drawings: ReadonlyMap<string, Drawing>;
  readonly theme: Theme;
  readonly fonts: Fonts;
  /** The brief's as-of date. */
  readonly date: Date;
  readonly memory?: Memory;
}

/** A slide that fills its page. */
const wholePage: SlideFrame = { left: 0, top: 0, scale: 1 };

type Files = readonly (readonly [name: string, bytes: Uint8Array])[];

/**
 * Gives the PDF files that were asked for. The browser that prints them says whether every slide holds what stands
 * on it, or the widths of our fonts where it fails.
 */
export async function printDeck(deck: Deck, printing: Printing, order: PrintOrder, report: Report): Promise<Files> {
  try {
    return await printFiles(deck, printing, order, report);
  } catch (error) {
    if (!(error instanceof HostError) || order.isRequired) throw error;
    order.leaveOut(error.message);
  }
  const { drawings, theme, fonts, memory } = printing;
  checkFit(deck, drawings, theme, fonts, report, memory);
  return [];
}

/**
 * Lays a deck out in the browser, reports what does not fit, and prints what was asked for. With the same browser the
 * same deck gives the same bytes and faults, so that none is printed twice.
 */
async function printFiles(
  deck: Deck,
  { parts, theme, fonts, date, memory }: Printing,
  { browser, pdf, handout }: PrintOrder,
  report: Report,
): Promise<Files> {
  const { source } = deck;
  const description = `${source.kicker}. ${plainText(source.asOf)}. ${source.marking}`;
  const about = { title: source.title, description, lang: source.lang, date };
  const once = <T>(html: string, print: () => Promise<T>): Promise<T> =>
    printOnce([html, about, pdf], { browser, fonts, memory }, print);
  // Cut to the deck's characters: in a whole font, a glyph that several share is read as the wrong one.
  const embedded = await embedFonts(fonts, parts.text, "truetype", memory);
  const form = slidesForm(source, parts, theme, embedded);
  const print = async (): Promise<PrintedSlides> => {
    const { overflows, marks, bytes } = await browser.show(form, fonts, async (page) => {
      const seen = await measure(page);
      return { ...seen, bytes: pdf ? await page.print() : undefined };
    });
    // The browser is given its next document before this one is finished.
    await setImmediate();
    return { overflows, marks, ...(bytes && { file: toText(finishPdf(bytes, about, marks, wholePage)) }) };
  };
  const slides = await once(form, print);
  reportOverflows(slides.overflows, deck, report);
  const files: [string, Uint8Array][] = [];
  if (slides.file !== undefined) files.push([`${source.brief}-deck.pdf`, fromText(slides.file)]);
  if (handout) {
    const all = await embedFonts(fonts, handoutText(source, parts), "truetype", memory);
    const pages = handoutForm(source, parts, theme, all);
    const file = await once(pages, async () => {
      const bytes = await browser.show(pages, fonts, (page) => page.print());
      return toText(finishPdf(bytes, about, slides.marks, handoutFrame(theme)));
    });
    files.push([`${source.brief}-deck.handout.pdf`, fromText(file)]);
  }
  return files;
}

/** What the browser says of the slides of a deck, and their PDF as text. */
interface PrintedSlides {
  readonly overflows: readonly Overflow[];
  readonly marks: SlideMarks;
  readonly file?: string;
}

/** What was made before of the same document by the same browser, or what `print` makes now. */
async function printOnce<T>(
  about: unknown,
  { browser, fonts, memory }: { browser: BrowserProvider; fonts: Fonts; memory: Memory | undefined },
  print: () => Promise<T>,
): Promise<T> {
  if (!memory) return print();
  const key = `printed ${hash("sha256", JSON.stringify([browser.found, await browser.version(fonts), about]))}`;
  const known = memory.recall<T>(key);
  if (known !== undefined) return known;
  const printed = await print();
  memory.keep(key, printed);
  return printed;
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

function fromText(text: string): Uint8Array {
  return Buffer.from(text, "base64");
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

/** Runs inside the browser, so it stands alone: where headings and pictures are on their slides, in points. */
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
