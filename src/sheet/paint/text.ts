import { shapeText } from "../../type/fonts.ts";
import type { Shaped } from "../../type/shape.ts";
import type { EmbeddedFont, PdfDocument } from "./pdfkit.ts";

/**
 * Shows one line in the current font, with its baseline at `x`, `y`. Faster than pdfkit's `text`, which measures each
 * line again, allocates an object per glyph and saves the page state for every line.
 */
export function showText(pdf: PdfDocument, text: string, x: number, y: number, features: readonly string[] = []): void {
  const { _font: font, _fontSize: size, page } = pdf;
  const shaped = shapeText(font.font.face, text, features);
  if (shaped.offsets.some(([right, up]) => right !== 0 || up !== 0)) {
    // Shifted glyphs, such as combining marks, are left to pdfkit. It needs at least one feature: without any, it
    // sets text word by word and loses kerning across spaces.
    pdf.text(text, x, y, { lineBreak: false, baseline: "alphabetic", features: ["kern", ...features] });
    return;
  }
  page.fonts[font.id] ??= font.ref();
  // Page coordinates grow downwards, glyph coordinates upwards.
  pdf.addContent(
    `BT 1 0 0 -1 ${round(x)} ${round(y)} Tm /${font.id} ${round(size)} Tf [${strings(font, shaped)}] TJ ET`,
  );
}

// Hexadecimal glyph codes, with an adjustment wherever the advance differs from the glyph's width.
function strings(font: EmbeddedFont, { glyphs, codePoints, advances }: Shaped): string {
  let list = "<";
  for (let index = 0; index < glyphs.length; index++) {
    const code = includeGlyph(font, glyphs[index] ?? 0, codePoints[index] ?? []);
    const closer = round((font.widths[code] ?? 0) - (advances[index] ?? 0) * font.scale);
    list += byteInHex(code >> 8) + byteInHex(code & 0xff);
    if (closer !== 0 && index < glyphs.length - 1) list += `> ${closer} <`;
  }
  return `${list}>`;
}

/** Adds a glyph to the subset, with the width and Unicode text that pdfkit embeds; returns its code. */
function includeGlyph(font: EmbeddedFont, glyph: number, points: readonly number[]): number {
  const code = font.subset.includeGlyph(glyph);
  font.widths[code] ??= font.font.face.font.advanceOf(glyph) * font.scale;
  font.unicode[code] ??= points;
  return code;
}

const bytesInHex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

function byteInHex(byte: number): string {
  return bytesInHex[byte] ?? "";
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
