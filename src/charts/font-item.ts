import type { TextFont } from "../pictures/drawing.ts";
import { type Face, type Fonts, measureText } from "../type/fonts.ts";

/** What Vega says of the font of a text. */
export interface FontItem {
  readonly font?: string;
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
  readonly fontStyle?: string;
}

/** Vega's default; the configuration gives every text a size of its own. */
const defaultSize = 11;

export function faceOf(fonts: Fonts, item: FontItem): Face {
  return fonts.face(item.font === "serif" ? "serif" : "sans", weightOf(item), item.fontStyle === "italic");
}

/** The font of a text as a drawing records it: of the face that is there, not of the one asked for. */
export function fontOf(face: Face, item: FontItem): TextFont {
  const weight = face.weight >= 700 ? 700 : face.weight >= 600 ? 600 : 400;
  return { family: face.family, weight, italic: face.italic, size: sizeOf(item) };
}

export function sizeOf(item: FontItem): number {
  return item.fontSize ?? defaultSize;
}

/** Advance width as the page sets it; Vega alone would guess at four fifths of the size for every letter. */
export function textWidth(fonts: Fonts, item: FontItem, text: unknown): number {
  const line = lineOf(text);
  return line === "" ? 0 : measureText(faceOf(fonts, item), line, sizeOf(item));
}

export function lineOf(text: unknown): string {
  return text === null || text === undefined ? "" : String(text).trim();
}

function weightOf(item: FontItem): number {
  if (item.fontWeight === "bold") return 700;
  const weight = Number(item.fontWeight ?? 400);
  return Number.isNaN(weight) ? 400 : weight;
}
