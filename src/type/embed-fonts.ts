import subsetFont from "subset-font";
import type { Face, Fonts } from "./fonts.ts";

/** The names under which a page finds the embedded fonts. */
export const fontFamilies = { sans: "BriefsSans,sans-serif", serif: "BriefsSerif,serif" };

/**
 * The rules that embed the theme's fonts, cut to the characters of one document, or of those
 * texts of it that are set in a face. A face that sets nothing is left out. The same
 * characters give the same bytes.
 */
export async function embedFonts(fonts: Fonts, text: string | ((face: Face) => string)): Promise<string> {
  const rules: string[] = [];
  // One after the other: the subsetter has one memory.
  for (const face of fonts.faces) {
    const own = typeof text === "string" ? text : text(face);
    const characters = [...new Set(own.normalize("NFC"))].sort().join("");
    if (characters !== "") rules.push(await fontFace(face, characters));
  }
  return rules.join("\n");
}

// What joins letters and places marks in every script, kerning, and the forms of figures; small capitals
// and alternates, which nothing here asks for, would double the size of a subset.
const keepFeatures = "ccmp locl rlig init medi fina isol calt rclt curs mark mkmk kern liga lnum pnum tnum sups".split(
  " ",
);

async function fontFace(face: Face, characters: string): Promise<string> {
  const options = { targetFormat: "woff2", keepFeatures } as const;
  const subset = await subsetFont(Buffer.from(face.bytes), characters, options);
  const family = face.family === "serif" ? "BriefsSerif" : "BriefsSans";
  return [
    `@font-face{font-family:${family};font-weight:${face.weight};font-style:${face.italic ? "italic" : "normal"};`,
    `src:url(data:font/woff2;base64,${subset.toString("base64")}) format("woff2");}`,
  ].join("");
}
