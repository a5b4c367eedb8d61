import type { TextFont } from "../pictures/drawing.ts";
import { type Face, type Fonts, measureText } from "../type/fonts.ts";

/** The font properties of a Vega text item. */
export interface FontItem {
  readonly font?: string;
  readonly fontSize?: number;
  readonly fontWeight?: string | number;
  readonly fontStyle?: string;
}

/** Vega's default. Our configuration always sets a size. */
const defaultSize = 11;

export function faceOf(fonts: Fonts, item: FontItem): Face {
  return fonts.face(item.font === "serif" ? "serif" : "sans", weightOf(item), item.fontStyle === "italic");
}

/** The font a drawing records: that of the face found, which can differ from the one requested. */
export function fontOf(face: Face, item: FontItem): TextFont {
  const weight = face.weight >= 700 ? 700 : face.weight >= 600 ? 600 : 400;
  return { family: face.family, weight, italic: face.italic, size: sizeOf(item) };
}

export function sizeOf(item: FontItem): number {
  return item.fontSize ?? defaultSize;
}

/** Advance width in the embedded fonts. Vega alone would assume 0.8 em for every letter. */
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
