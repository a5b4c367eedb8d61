import { hash } from "node:crypto";
import type { DeckParts } from "../browser/print-form.ts";
import type { Report } from "../diagnostic/diagnostic.ts";
import { type Memory, remember } from "../host.ts";
import type { Drawing } from "../pictures/drawing.ts";
import { reportMissingGlyphs, visibleText } from "../slides/glyphs.ts";
import { type Deck, factsOfDeck, readSlides } from "../slides/slides.ts";
import type { DeckSource } from "../slides/source.ts";
import { notesText, presenterNotes, slideNotes } from "../slides/speaker-notes.ts";
import { checkWords } from "../slides/words.ts";
import { embedFonts, fontFamilies } from "../type/embed-fonts.ts";
import type { Fonts } from "../type/fonts.ts";
import type { Theme } from "../type/theme.ts";
import { arrangeSlides } from "./arrange.ts";
import { documentHtml } from "./document.ts";
import { renderCss } from "./engine.ts";
import { createEnvironment } from "./environment.ts";
import { copyToken } from "./markdown-it.ts";
import type { ParsedDeck } from "./parse.ts";
import { printTokens } from "./print.ts";
import { resolveSlots } from "./resolve.ts";
import { loadShell } from "./shell.ts";
import { themeCss } from "./theme-css.ts";

export type { Deck, Slide } from "../slides/slides.ts";
export type { Cite, DeckSource, DerivedCite, PlaceCite } from "../slides/source.ts";
export { deckChartWidths } from "../slides/widths.ts";
export { deckWords } from "../slides/words.ts";
export { parseDeck } from "./parse.ts";
export { type DeckScan, scanDeck } from "./texts.ts";

export interface RenderedDeck {
  /** To hand on: without notes. */
  readonly html: string;
  /** To present from: with notes. */
  readonly presenterHtml: string;
  /** `-deck-notes.txt`. */
  readonly notes: string;
}

/** Reads what Marp parsed into slides and reports all that is wrong with it, at its line. */
export function readDeck({ source: text, tokens }: ParsedDeck, charts: DeckSource["charts"], report: Report): Deck {
  const source = { ...text, charts };
  checkWords(source, report);
  const env = createEnvironment(source, report);
  const resolved = resolveSlots(tokens.map(copyToken), env);
  const arranged = arrangeSlides(resolved, env);
  return { source, slides: readSlides(arranged, env), tokens: arranged };
}

/** Puts the slides of a deck into marp-cli's template. */
export async function renderDeck(deck: Deck, parts: DeckParts, fonts: Fonts, memory?: Memory): Promise<RenderedDeck> {
  const { source } = deck;
  const { slides, css } = parts;
  const notes = deck.slides.map((slide) => presenterNotes(slide, source));
  const [shell, embedded] = [await loadShell(), await embedFonts(fonts, parts.text, "woff2", memory)];
  return {
    html: documentHtml(source, shell, { slides, css, fonts: embedded }),
    presenterHtml: documentHtml(source, shell, { slides, css, fonts: embedded, notes }),
    notes: notesText(deck),
  };
}

/** Renders the slides alone. `drawings` holds the charts by id, drawn to the widths of `deckChartWidths`. */
export function renderSlides(
  deck: Deck,
  drawings: ReadonlyMap<string, Drawing>,
  theme: Theme,
  fonts: Fonts,
  report: Report,
  memory?: Memory,
): DeckParts {
  const { source } = deck;
  const facts = factsOfDeck(deck.slides);
  // All that can be said of the text was reported when it was read.
  const env = createEnvironment(source, () => undefined, { drawings, theme, fontFamilies, facts });
  const slides = printTokens(deck.tokens, env);
  const text = visibleText(slides);
  reportMissingGlyphs(text, deck, fonts, report);
  const notes = deck.slides.map((slide) => slideNotes(slide, source));
  return {
    slides,
    text,
    notes,
    get css() {
      return knownCss(themeCss(theme), memory);
    },
  };
}

/** The styles of all slides, which cost more to make than a deck of slides: only who shows them asks for them. */
function knownCss(theme: string, memory: Memory | undefined): string {
  return remember(memory, `deck-css ${hash("sha256", theme)}`, () => renderCss(theme));
}
