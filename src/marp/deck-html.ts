import type { Report } from "../diagnostic/diagnostic.ts";
import type { Furniture } from "../document/block.ts";
import type { Drawing } from "../pictures/drawing.ts";
import type { Deck } from "../slides/deck.ts";
import { reportMissingGlyphs, visibleText } from "../slides/glyphs.ts";
import { type SpeakerNotes, speakerNotes } from "../slides/speaker-notes.ts";
import type { Look } from "../type/look.ts";
import type { Theme } from "../type/theme.ts";
import { documentHtml } from "./document.ts";
import { renderCss } from "./engine.ts";
import type { Shell } from "./shell.ts";
import { slidesHtml } from "./slide-html.ts";
import { themeCss } from "./theme-css.ts";

/** The rendered parts of a deck, for display and for printing. */
export interface DeckParts {
  /** Each slide in its SVG frame. */
  readonly slides: readonly string[];
  /** All visible text. */
  readonly text: string;
  /** One entry per slide. */
  readonly notes: readonly SpeakerNotes[];
}

/** Renders the slides without the document around them. Reports characters that the fonts lack. */
export function renderSlides(
  deck: Deck,
  drawings: ReadonlyMap<string, Drawing>,
  { theme, fonts, report }: Look & { readonly report: Report },
): DeckParts {
  const slides = slidesHtml({ deck, drawings, theme });
  const text = visibleText(slides.join(""));
  reportMissingGlyphs(text, deck, fonts, report);
  return { slides, text, notes: deck.slides.map((slide) => speakerNotes(slide, deck.source)) };
}

/** The style sheet of all slides. */
export function deckCss(theme: Theme): string {
  return renderCss(themeCss(theme));
}

/** Puts the slides into marp-cli's template, as one self-contained HTML file. */
export function renderDeck(
  source: Furniture,
  { slides, notes }: DeckParts,
  styles: { readonly css: string; readonly fonts: string },
  shell: Shell,
): string {
  return documentHtml(source, shell, { slides, notes, ...styles });
}
