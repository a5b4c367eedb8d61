import { type Fonts, measureText } from "../../type/fonts.ts";
import { breakLines, type Span } from "../../type/line-breaking.ts";
import type { SlideSource } from "../meta.ts";
import { piecesOf } from "./pieces.ts";
import type { Para } from "./shape.ts";

/** How far the text of a list stands in from its dash, and each level from the one above. */
export const indent = 28;

/** The height in pixels that paragraphs take at a width, with the theme's own fonts. */
export function heightOf(
  paragraphs: readonly Para[],
  width: number,
  fonts: Fonts,
  sources: readonly SlideSource[],
): number {
  return paragraphs.reduce(
    (height, para, index) =>
      height + (index === 0 ? 0 : (para.before ?? 0)) + lineCount(para, width, fonts, sources) * para.look.leading,
    0,
  );
}

export function lineCount(para: Para, width: number, fonts: Fonts, sources: readonly SlideSource[]): number {
  const inner = width - (para.bullet ? indent * ((para.level ?? 0) + 1) : 0);
  // What a presentation program sets may be a little wider.
  return Math.max(1, breakLines(spansOf(para, fonts, sources), inner * 0.99).length);
}

/** The width in pixels of a paragraph on one line. */
export function widthOf(para: Para, fonts: Fonts, sources: readonly SlideSource[]): number {
  return spansOf(para, fonts, sources).reduce((sum, { face, text, size }) => sum + measureText(face, text, size), 0);
}

function spansOf(para: Para, fonts: Fonts, sources: readonly SlideSource[]): Span<undefined>[] {
  const { family, weight, size } = para.look;
  return piecesOf(para.runs, sources).map(({ text, strong, emphasis, scale, isCite }) => ({
    text,
    face: fonts.face(family, strong ? Math.max(600, weight) : weight, emphasis),
    size: size * (isCite ? citeScale : scale),
    features: [],
    rise: 0,
    ...(isCite && { glued: true }),
    data: undefined,
  }));
}

/** A raised number is set at two thirds of its text. */
const citeScale = 2 / 3;
