import type { Face, Fonts } from "./fonts.ts";

/** The names under which a page finds the embedded fonts. */
export const fontFamilies = { sans: "BriefsSans,sans-serif", serif: "BriefsSerif,serif" };

/** WOFF2 is small and slow to make: what only a browser at hand reads is TrueType. */
export type FontFormat = "woff2" | "truetype";

/** The characters that a document sets in each face, sorted, by the name of the face. */
export type FaceCharacters = Readonly<Record<string, string>>;

/**
 * The characters of a document, or of those texts of it that are set in a face. A face that sets nothing is left out.
 */
export function charactersIn(fonts: Fonts, text: string | ((face: Face) => string)): FaceCharacters {
  const characters: Record<string, string> = {};
  for (const face of fonts.faces) {
    const own = typeof text === "string" ? text : text(face);
    const sorted = [...new Set(own.normalize("NFC"))].sort().join("");
    if (sorted !== "") characters[face.name] = sorted;
  }
  return characters;
}

/** Makes the rule that embeds a face. */
type EmbedFace = (face: Face, characters: string, format: FontFormat) => Promise<string>;

/** The rules that embed the theme's fonts, cut to the characters of one document. */
export async function embedFonts(
  fonts: Fonts,
  characters: FaceCharacters,
  format: FontFormat,
  embed: EmbedFace = embedFace,
): Promise<string> {
  const rules: string[] = [];
  // One after the other: the subsetter works in one memory of its own.
  for (const face of fonts.faces) {
    const own = characters[face.name];
    if (own !== undefined) rules.push(await embed(face, own, format));
  }
  return rules.join("\n");
}

// What joins letters and places marks in every script, kerning, and the forms of figures; small capitals
// and alternates, which nothing here asks for, would double the size of a subset.
const keepFeatures = "ccmp locl rlig init medi fina isol calt rclt curs mark mkmk kern liga lnum pnum tnum sups".split(
  " ",
);

/** The rule that embeds a face cut to characters. The same characters give the same bytes. */
export async function embedFace(face: Face, characters: string, format: FontFormat): Promise<string> {
  const subset = await cutFont(face, characters, format);
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
