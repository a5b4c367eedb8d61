import type { Face, Fonts } from "./fonts.ts";

/** CSS `font-family` values for the embedded fonts. */
export const fontFamilies = { sans: "BriefsSans,sans-serif", serif: "BriefsSerif,serif" };

/** WOFF2 is small but slow to create. Use TrueType for pages that only a local browser reads. */
export type FontFormat = "woff2" | "truetype";

/** The characters that a document uses in each face, sorted; by face name. */
export type FaceCharacters = Readonly<Record<string, string>>;

/**
 * The characters of a text in each face. Pass a function if the text differs by face. Unused faces are left out.
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

/** Makes the `@font-face` rule for a face. */
type EmbedFace = (face: Face, characters: string, format: FontFormat) => Promise<string>;

/** Makes the `@font-face` rules for a document, with the theme's fonts subset to its characters. */
export async function embedFonts(
  fonts: Fonts,
  characters: FaceCharacters,
  format: FontFormat,
  embed: EmbedFace = embedFace,
): Promise<string> {
  const rules: string[] = [];
  // Not in parallel: the subsetter has a single shared memory.
  for (const face of fonts.faces) {
    const own = characters[face.name];
    if (own !== undefined) rules.push(await embed(face, own, format));
  }
  return rules.join("\n");
}

// Features for joining letters and placing marks in any script, kerning, and figure styles. Small capitals and
// alternates are unused here and would double the size of a subset.
const keepFeatures = "ccmp locl rlig init medi fina isol calt rclt curs mark mkmk kern liga lnum pnum tnum sups".split(
  " ",
);

/** Makes the `@font-face` rule for a face, subset to the characters. Reproducible: same input, same bytes. */
export async function embedFace(face: Face, characters: string, format: FontFormat): Promise<string> {
  const subset = await cutFont(face, characters, format);
  const family = face.family === "serif" ? "BriefsSerif" : "BriefsSans";
  return [
    `@font-face{font-family:${family};font-weight:${face.weight};font-style:${face.italic ? "italic" : "normal"};`,
    `src:url(data:font/${format === "woff2" ? "woff2" : "ttf"};base64,${subset}) format("${format}");}`,
  ].join("");
}

/** The font subset to the characters, in base64. */
async function cutFont(face: Face, characters: string, format: FontFormat): Promise<string> {
  // Loaded lazily: the subsetter is a separate WebAssembly program.
  const { default: subsetFont } = await import("subset-font");
  const options = { targetFormat: format, keepFeatures };
  return (await subsetFont(Buffer.from(face.bytes), characters, options)).toString("base64");
}
