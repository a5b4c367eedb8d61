import { errorAt, type Report } from "../diagnostic/diagnostic.ts";
import { type Fonts, missingGlyphs } from "../type/fonts.ts";
import type { Deck } from "./slides.ts";

/** The characters a reader sees of HTML or XML: what the fonts have to hold. */
export function visibleText(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, " ")
    .replace(
      /&(amp|lt|gt|quot|#39);/g,
      (entity) => ({ "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"' })[entity] ?? "'",
    );
}

/** Reports what would be printed as an empty box, each character once, where it was typed. */
export function reportMissingGlyphs(text: string, { source, slides }: Deck, fonts: Fonts, report: Report): void {
  for (const char of missingGlyphs(fonts.face("sans", 400), text)) {
    const offset = source.text.markdown.indexOf(char);
    const place = offset < 0 ? slides[0]?.place : source.text.placeAt(offset);
    const code = char.codePointAt(0)?.toString(16).toUpperCase().padStart(4, "0");
    const hint = "add a font that has it to templates/theme/tokens.yaml, or write it otherwise";
    report(errorAt(place, "missing-glyph", `no embedded font has the character “${char}” (U+${code})`, hint));
  }
}
