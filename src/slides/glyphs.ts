import { errorAt, type Report } from "../diagnostic/diagnostic.ts";
import { type Fonts, missingGlyphs } from "../type/fonts.ts";
import { missingGlyphHint, nameOfCharacter } from "../type/missing-glyph.ts";
import type { Deck } from "./deck.ts";
import { placeOfCharacter } from "./read-deck.ts";

/** The characters a reader sees of HTML or XML: what the fonts have to hold. */
export function visibleText(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, " ")
    .replace(
      /&(amp|lt|gt|quot|#39);/g,
      (entity) => ({ "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' })[entity] ?? "'",
    );
}

/** Reports what would be printed as an empty box, each character once, at the block it is in. */
export function reportMissingGlyphs(text: string, { slides }: Deck, fonts: Fonts, report: Report): void {
  for (const char of missingGlyphs(fonts.face("sans", 400), text)) {
    const message = `no embedded font has ${nameOfCharacter(char)}`;
    report(errorAt(placeOfCharacter(char, slides), "missing-glyph", message, missingGlyphHint(char)));
  }
}
