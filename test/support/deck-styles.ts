import { deckCss } from "../../src/marp/deck-html.ts";
import { charactersIn, embedFonts } from "../../src/type/embed-fonts.ts";
import type { Look } from "../../src/type/look.ts";

/** The styles of a deck, with its fonts cut to a text. */
export async function stylesOf(text: string, { theme, fonts }: Look): Promise<{ css: string; fonts: string }> {
  return { css: deckCss(theme), fonts: await embedFonts(fonts, charactersIn(fonts, text), "woff2") };
}
