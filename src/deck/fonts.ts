import subsetFont from "subset-font";
import type { Face, Fonts } from "../type/fonts.ts";

export const fontFamilies = { sans: "BriefsSans,sans-serif", serif: "BriefsSerif,serif" };

// What browsers apply unasked, and Arabic needs. Small capitals, swashes and the like would bring their glyphs along.
const keepFeatures = [
  ...["ccmp", "locl", "kern", "liga", "calt", "clig", "mark", "mkmk", "lnum", "pnum"],
  ...["rlig", "isol", "init", "medi", "fina", "curs", "rclt"],
];

/**
 * The rules that embed the theme's fonts, cut to the characters of one deck. The same
 * characters give the same bytes.
 */
export async function embedFonts(fonts: Fonts, text: string): Promise<string> {
  const characters = [...new Set(text.normalize("NFC"))].sort().join("");
  const rules: string[] = [];
  // One after the other: the subsetter has one memory.
  for (const face of fonts.faces) rules.push(await fontFace(face, characters));
  return rules.join("\n");
}

async function fontFace(face: Face, characters: string): Promise<string> {
  const subset = await subsetFont(Buffer.from(face.bytes), characters, { targetFormat: "woff2", keepFeatures });
  const family = face.family === "serif" ? "BriefsSerif" : "BriefsSans";
  return [
    `@font-face{font-family:${family};font-weight:${face.weight};font-style:${face.italic ? "italic" : "normal"};`,
    `src:url(data:font/woff2;base64,${subset.toString("base64")}) format("woff2");}`,
  ].join("");
}
