import { hash } from "node:crypto";
import type { Memory } from "../host.ts";
import type { Face, Fonts } from "./fonts.ts";

/** The names under which a page finds the embedded fonts. */
export const fontFamilies = { sans: "BriefsSans,sans-serif", serif: "BriefsSerif,serif" };

/** WOFF2 is small and slow to make: what only a browser at hand reads is TrueType. */
export type FontFormat = "woff2" | "truetype";

/**
 * The rules that embed the theme's fonts, cut to the characters of one document, or of those
 * texts of it that are set in a face. A face that sets nothing is left out. The same
 * characters give the same bytes.
 */
export async function embedFonts(
  fonts: Fonts,
  text: string | ((face: Face) => string),
  format: FontFormat = "woff2",
  memory?: Memory,
): Promise<string> {
  const rules: string[] = [];
  // One after the other: the subsetter has one memory.
  for (const face of fonts.faces) {
    const own = typeof text === "string" ? text : text(face);
    const characters = [...new Set(own.normalize("NFC"))].sort().join("");
    if (characters !== "") rules.push(await fontFace(face, characters, format, memory));
  }
  return rules.join("\n");
}

// What joins letters and places marks in every script, kerning, and the forms of figures; small capitals
// and alternates, which nothing here asks for, would double the size of a subset.
const keepFeatures = "ccmp locl rlig init medi fina isol calt rclt curs mark mkmk kern liga lnum pnum tnum sups".split(
  " ",
);

async function fontFace(face: Face, characters: string, format: FontFormat, memory?: Memory): Promise<string> {
  const key = `font ${face.name} ${format} ${hash("sha256", face.sha256 + characters)}`;
  const known = memory?.recall<string>(key);
  const subset = known ?? (await cutFont(face, characters, format));
  if (known === undefined) memory?.keep(key, subset);
  const family = face.family === "serif" ? "BriefsSerif" : "BriefsSans";
  return [
    `@font-face{font-family:${family};font-weight:${face.weight};font-style:${face.italic ? "italic" : "normal"};`,
    `src:url(data:font/${format === "woff2" ? "woff2" : "ttf"};base64,${subset}) format("${format}");}`,
  ].join("");
}

/** The font with those characters alone, in base64. */
async function cutFont(face: Face, characters: string, format: FontFormat): Promise<string> {
  // A program of its own, which only who embeds waits for.
  const { default: subsetFont } = await import("subset-font");
  const options = { targetFormat: format, keepFeatures };
  return (await subsetFont(Buffer.from(face.bytes), characters, options)).toString("base64");
}
