import { setImmediate } from "node:timers/promises";
import { checkObligations, printedFacts } from "../briefs/obligations.ts";
import { errorAt, type Report } from "../diagnostic/diagnostic.ts";
import type { Furniture } from "../document/block.ts";
import { checkPictures } from "../document/check-pictures.ts";
import { everyRun } from "../document/walk.ts";
import { HostError } from "../host.ts";
import type { DeckParts } from "../marp/deck-html.ts";
import { loadShell } from "../marp/shell.ts";
import type { Drawing } from "../pictures/drawing.ts";
import { citesOf } from "../slides/cites.ts";
import type { Deck } from "../slides/deck.ts";
import { reportOverflows } from "../slides/overflow.ts";
import { completeDeck, readDeck } from "../slides/read-deck.ts";
import { notesText } from "../slides/speaker-notes.ts";
import { deckChartWidths } from "../slides/widths.ts";
import type { LineBreaker } from "../type/line-breaking.ts";
import { chartFiles, drawCharts, framesOf } from "./charts.ts";
import { composeCharts, composeText, type FaceCharts } from "./face.ts";
import { embedText } from "./fonts.ts";
import { encode, type FormOf, fileOf, forms, formsOf, isPrinted, type Outputs, type PrintedForm } from "./forms.ts";
import { knownLines } from "./known-lines.ts";
import { type Made, type Making, nothing, type Printer } from "./making.ts";

/** A deck before it is rendered in any form. */
export interface ComposedDeck extends FaceCharts {
  readonly deck: Deck;
  readonly drawings: ReadonlyMap<string, Drawing>;
}

interface ShownDeck extends ComposedDeck {
  /** The slides as HTML; absent if no form needs them. */
  readonly parts?: DeckParts;
}

type DeckMaker = (shown: ShownDeck, making: Making) => Promise<Outputs>;

/** Renders each form of a deck; `printDeck` handles those that a browser prints. */
const makers: Readonly<Record<Exclude<FormOf<"deck">, PrintedForm>, DeckMaker>> = {
  "deck.html": async (composed, making) => [
    [fileOf("deck.html", making.brief.id), await htmlOf(composed, making, { notes: false })],
    [notesFile(making.brief.id), encode(notesText(composed.deck))],
  ],
  "deck.presenter": async (composed, making) => [
    [fileOf("deck.presenter", making.brief.id), await htmlOf(composed, making, { notes: true })],
  ],
  "deck.pptx": makePptx,
};

function notesFile(brief: string): string {
  return forms["deck.html"].files(brief)[1] ?? "";
}

/** The deck: template -> slides -> charts -> HTML, notes, PowerPoint. The browser prints its forms later. */
export async function makeDeck(given: Making): Promise<Made> {
  let isSound = true;
  const report: Report = (diagnostic) => {
    isSound &&= diagnostic.severity !== "error";
    given.report(diagnostic);
  };
  const making = { ...given, report };
  const composed = await composeDeck(making);
  if (!composed) return nothing;
  const shown = await showDeck(composed, making);
  const wanted = formsOf("deck", making.forms);
  const made: Outputs[] = [];
  for (const form of wanted) if (!isPrinted(form)) made.push(await makers[form](shown, making));
  if (wanted.some((form) => forms[form].withCharts))
    made.push(chartFiles(composed.bound, composed.drawings, composed.figures));
  const runs = composed.deck.slides.flatMap(({ blocks, notes }) => [...everyRun(blocks), ...everyRun(notes)]);
  const done = { outputs: made.flat(), facts: printedFacts(runs) };
  // Its faults may be what makes it too long.
  if (!isSound) return done;
  const printed = wanted.filter(isPrinted);
  if (making.printer && printed.length > 0) {
    return { ...done, printed: printDeck(shown, { forms: printed, printer: making.printer }, making) };
  }
  await checkDeckFit(composed, making);
  return done;
}

/** Template -> slides with bound charts, checked for unsourced numerals and the brief's obligations. */
export async function composeDeck(making: Making): Promise<ComposedDeck | undefined> {
  const { brief, edition, furniture, project, cache, report } = making;
  const template = project.templates.decks.get(brief.id);
  const text = template && (await composeText(template, making));
  if (!text) return undefined;
  await yieldToBrowser(making);
  const split = await cache.step("slides", text.markdown, () => splitSlides(text.markdown), report);
  for (const { offset, code, message, hints } of split.problems)
    report(errorAt(text.placeAt(offset), code, message, ...hints));
  const { logo, pictures } = project;
  const source = {
    ...furniture,
    brief: brief.id,
    cites: citesOf(edition),
    ...(logo && { logo }),
    pictures: pictures.known,
  };
  const read = readDeck(split, source, { text, names: edition.names, report });
  const charts = composeCharts(
    read.slides.flatMap(({ blocks }) => blocks),
    making,
  );
  const deck = completeDeck(read, charts.figures);
  for (const { number, blocks } of deck.slides) checkPictures(blocks, pictures, report, `slide ${number}: `);
  await yieldToBrowser(making);
  const runs = deck.slides.flatMap(({ blocks, notes }) => [...everyRun(blocks), ...everyRun(notes)]);
  checkObligations(runs, edition, { file: template.file, line: 1, column: 1 }, report);
  const frames = framesOf(deckChartWidths(deck, project.theme), "deck");
  return { deck, ...charts, drawings: await drawCharts(charts.bound, frames, making) };
}

// Marp is large, so it is loaded lazily: sheets and unchanged decks do not need it.
async function splitSlides(markdown: string) {
  const { splitDeck } = await import("../marp/split.ts");
  return splitDeck(markdown);
}

// PowerPoint does not need HTML.
async function showDeck(composed: ComposedDeck, making: Making): Promise<ShownDeck> {
  const { project, forms: wanted, printer, report } = making;
  await yieldToBrowser(making);
  if (!wanted.has("deck.html") && !wanted.has("deck.presenter") && !printer) return composed;
  const { renderSlides } = await import("../marp/deck-html.ts");
  return { ...composed, parts: renderSlides(composed.deck, composed.drawings, { ...project, report }) };
}

/** The browser that prints the deck before is answered in between. */
async function yieldToBrowser({ printer }: Making): Promise<void> {
  if (printer) await setImmediate();
}

/** The deck as a self-contained HTML file, with or without presenter notes. */
async function htmlOf(
  { deck, parts }: ShownDeck,
  making: Making,
  show: { readonly notes: boolean },
): Promise<Uint8Array> {
  if (!parts) return encode("");
  const { renderDeck } = await import("../marp/deck-html.ts");
  const styles = { css: await cssOf(making), fonts: await embedText(parts.text, "woff2", making) };
  const shown = show.notes ? parts : { ...parts, notes: [] };
  const shell = await making.cache.hold("shell", [], loadShell);
  return encode(renderDeck(furnitureOf(deck), shown, styles, shell));
}

// Marp makes the styles. They are cached per theme, so that Marp is not loaded for an unchanged one.
function cssOf({ project, cache, report }: Making): Promise<string> {
  const make = async (): Promise<string> => (await import("../marp/deck-html.ts")).deckCss(project.theme);
  return cache.step("deck css", project.lookSum, make, report);
}

async function makePptx({ deck, bound, drawings }: ComposedDeck, making: Making): Promise<Outputs> {
  const { brief, edition, project, cache, report } = making;
  const charts = new Map([...bound].map(([id, { chart, rows }]) => [id, { chart, rows }]));
  const date = new Date(`${edition.asOf}T00:00:00Z`);
  const inputs = { deck, charts: [...charts], drawings: [...drawings], date, look: project.lookSum };
  const make = async (note: Report): Promise<string> => {
    const { drawPptx } = await import("../pptx/pptx.ts");
    return toText(drawPptx({ ...project, deck, charts, drawings, date, lines: linesOf(making) }, note));
  };
  const bytes = fromText(await cache.step("deck.pptx", inputs, make, report));
  return [[fileOf("deck.pptx", brief.id), bytes]];
}

interface PrintOrder {
  readonly forms: readonly PrintedForm[];
  readonly printer: Printer;
}

/**
 * The forms of a deck that the browser prints. The browser also measures whether each slide's content fits; if it
 * fails, the layout's estimate is used.
 */
async function printDeck(shown: ShownDeck, order: PrintOrder, making: Making): Promise<Outputs> {
  const { printer } = order;
  try {
    return await printForms(shown, order, making);
  } catch (error) {
    if (!(error instanceof HostError) || printer.isRequired) throw error;
    printer.leaveOut(error.message);
  }
  await checkDeckFit(shown, making);
  return [];
}

async function printForms(
  { deck, parts }: ShownDeck,
  { forms: wanted, printer: { browser } }: PrintOrder,
  making: Making,
): Promise<Outputs> {
  if (!parts) return [];
  const { brief, edition, project, cache, report } = making;
  const source = furnitureOf(deck);
  const date = new Date(`${edition.asOf}T00:00:00Z`);
  const { found } = browser;
  const version = await browser.version(project.fonts);
  const inputs = { found, version, source, parts, wanted, date, look: project.lookSum };
  const print = async () => {
    const { printSlides } = await import("../browser/print-deck.ts");
    const embed = (text: string): Promise<string> => embedText(text, "truetype", making);
    const printing = { ...project, source, parts, css: await cssOf(making), embed, date };
    const { slides, handout, overflows } = await printSlides(printing, browser, {
      slides: wanted.includes("deck.pdf"),
      handout: wanted.includes("deck.handout"),
    });
    const files: Readonly<Record<PrintedForm, Uint8Array | undefined>> = {
      "deck.pdf": slides,
      "deck.handout": handout,
    };
    return { overflows, files: wanted.map((form) => toText(files[form] ?? new Uint8Array())) };
  };
  const printed = await cache.step("deck print", inputs, print, report);
  reportOverflows(printed.overflows, deck, report);
  return wanted.map((form, index) => [fileOf(form, brief.id), fromText(printed.files[index] ?? "")] as const);
}

/** The slide furniture of every form. Step keys use only this part of a deck's source. */
function furnitureOf({ source }: Deck): Furniture {
  const { title, shortTitle, kicker, marking, asOf, lang, dir, words } = source;
  return { title, shortTitle, kicker, marking, asOf, lang, dir, words };
}

async function checkDeckFit({ deck, drawings }: ComposedDeck, making: Making): Promise<void> {
  const { project, cache, report } = making;
  const check = async (note: Report): Promise<null> => {
    const { checkFit } = await import("../slides/fit.ts");
    checkFit({ deck, drawings, ...project, lines: linesOf(making) }, note);
    return null;
  };
  await cache.step("deck fit", { deck, drawings: [...drawings], look: project.lookSum }, check, report);
}

function linesOf({ brief, cache, project }: Making): LineBreaker {
  const known = [brief.id, "deck", project.lookSum];
  return knownLines(cache.memo("lines", known), cache.memo("extents", known));
}

function toText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

function fromText(text: string): Uint8Array {
  return Buffer.from(text, "base64");
}
