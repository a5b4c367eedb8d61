import { type Face, shapeText } from "../../type/fonts.ts";
import { createSubset, type FontSubset } from "./font-subset.ts";

/** The part of fontkit's font interface that pdfkit 0.20 uses. With it, pdfkit accepts a font without parsing it. */
export interface PdfFont {
  /** For our own painter; pdfkit ignores it. */
  readonly face: Face;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly lineGap: number;
  readonly xHeight: number;
  readonly capHeight: number;
  readonly italicAngle: number;
  readonly postscriptName: string;
  readonly bbox: { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number };
  readonly "OS/2": { readonly sFamilyClass: number };
  readonly post: { readonly isFixedPitch: boolean };
  readonly head: { readonly macStyle: { readonly italic: boolean } };
  getGlyph(glyph: number): { readonly advanceWidth: number };
  layout(text: string, features?: readonly string[]): GlyphRun;
  createSubset(): FontSubset;
}

/** Glyphs and positions in font units. pdfkit scales the positions in place. */
interface GlyphRun {
  readonly glyphs: readonly { id: number; advanceWidth: number; codePoints: readonly number[] }[];
  readonly positions: readonly { xAdvance: number; yAdvance: number; xOffset: number; yOffset: number }[];
  readonly advanceWidth: number;
}

/** Wraps a face for pdfkit. Painting reuses the shaping results from measuring. */
export function pdfFont(face: Face): PdfFont {
  const { font } = face;
  const { unitsPerEm, ascent, descent, lineGap, xHeight, capHeight, italicAngle, postscriptName, bbox } = font;
  return {
    face,
    ...{ unitsPerEm, ascent, descent, lineGap, xHeight, capHeight, italicAngle, postscriptName, bbox },
    "OS/2": { sFamilyClass: font.familyClass },
    post: { isFixedPitch: font.isFixedPitch },
    head: { macStyle: { italic: font.isItalic } },
    getGlyph: (glyph) => ({ advanceWidth: font.advanceOf(glyph) }),
    layout: (text, features = []) => glyphRun(face, text, features),
    createSubset: () => createSubset(font),
  };
}

function glyphRun(face: Face, text: string, features: readonly string[]): GlyphRun {
  const { glyphs, codePoints, advances, offsets, width } = shapeText(
    face,
    text,
    features.filter((tag) => tag !== "kern"),
  );
  return {
    glyphs: glyphs.map((id, index) => ({
      id,
      advanceWidth: face.font.advanceOf(id),
      codePoints: codePoints[index] ?? [],
    })),
    positions: advances.map((xAdvance, index) => ({
      xAdvance,
      yAdvance: 0,
      xOffset: offsets[index]?.[0] ?? 0,
      yOffset: offsets[index]?.[1] ?? 0,
    })),
    advanceWidth: width,
  };
}
