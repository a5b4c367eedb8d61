import type { SlideSource } from "../marp/meta.ts";
import { type Fonts, measureText } from "../type/fonts.ts";
import { breakLines, type Span } from "../type/line-breaking.ts";
import { piecesOf } from "./pieces.ts";
import type { Para } from "./shape.ts";

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
  const inner = width - (para.inset ?? 0);
  // A presentation program may set the text a little wider, and sets bold where the theme has semi-bold.
  const narrower = para.look.weight >= 600 ? bolder : 0.99;
  return Math.max(1, breakLines(spansOf(para, fonts, sources), inner * narrower).length);
}

/** What to keep free at the end of a title's lines, so that all of them are about as long. */
export function balanceInset(para: Para, width: number, fonts: Fonts, sources: readonly SlideSource[]): number {
  const lines = breakLines(spansOf(para, fonts, sources), width * bolder, "balanced");
  const widest = Math.max(0, ...lines.map((line) => line.width));
  return lines.length < 2 ? 0 : Math.max(0, Math.floor(width - widest * commonSubstitute));
}

/**
 * How much wider a text may come out where another font takes the place of the theme's: as in
 * DejaVu, the widest of those that systems fall back to.
 */
export const substitute = 1.25;

/** The same for the commonest: Arial. */
export const commonSubstitute = 1.1;

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

// A theme's semi-bold is set in bold, which is wider.
const bolder = 0.96;

/** A raised number is set at two thirds of its text. */
const citeScale = 2 / 3;
