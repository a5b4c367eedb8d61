import { errorAt, type Report } from "../diagnostic/diagnostic.ts";
import { type Fonts, missingGlyphs } from "../type/fonts.ts";
import { missingGlyphHint, nameOfCharacter } from "../type/missing-glyph.ts";
import type { Deck } from "./deck.ts";
import { placeOfCharacter } from "./read-deck.ts";

/** The visible text of HTML or XML, which the fonts must cover. */
export function visibleText(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, " ")
    .replace(
      /&(amp|lt|gt|quot|#39);/g,
      (entity) => ({ "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' })[entity] ?? "'",
    );
}

/** Reports each character the fonts lack once, at its block. It would print as an empty box. */
export function reportMissingGlyphs(text: string, { slides }: Deck, fonts: Fonts, report: Report): void {
  for (const char of missingGlyphs(fonts.face("sans", 400), text)) {
    const message = `no embedded font has ${nameOfCharacter(char)}`;
    report(errorAt(placeOfCharacter(char, slides), "missing-glyph", message, missingGlyphHint(char)));
  }
}
