import LineBreaker from "linebreak";
import { plainText, type Run } from "../document/block.ts";
import { type Fonts, measureText } from "../type/fonts.ts";
import type { TypeStyle } from "../type/theme.ts";

/** How a text sets: its height in lines, and by how much its longest word is too wide. */
export interface Setting {
  readonly lines: number;
  readonly height: number;
  readonly excess: number;
}

/** Sets a text into a column line by line, as a browser does that breaks no words. */
export function setText(text: string, style: TypeStyle, width: number, fonts: Fonts): Setting {
  const face = fonts.face(style.family, style.weight);
  let [lines, used, excess] = [text.trim() === "" ? 0 : 1, 0, 0];
  for (const piece of piecesOf(text)) {
    const full = measureText(face, piece, style.size);
    const ink = measureText(face, piece.trimEnd(), style.size);
    if (used > 0 && used + ink > width) {
      lines++;
      used = 0;
    }
    used += full;
    excess = Math.max(excess, ink - width);
  }
  return { lines, height: lines * style.leading, excess };
}

export function setRuns(runs: readonly Run[], style: TypeStyle, width: number, fonts: Fonts): Setting {
  return setText(plainText(runs), style, width, fonts);
}

/** The widths a cell would like to have: on one line, and with a line for each word. */
export function widthsOf(
  text: string,
  style: TypeStyle,
  fonts: Fonts,
): { readonly most: number; readonly least: number } {
  const face = fonts.face(style.family, style.weight);
  const measure = (piece: string): number => measureText(face, piece.trimEnd(), style.size);
  return { most: measure(text), least: Math.max(0, ...piecesOf(text).map(measure)) };
}

/** What is never parted, each with the space after it (UAX #14). */
function piecesOf(text: string): string[] {
  const breaker = new LineBreaker(text);
  const pieces: string[] = [];
  let start = 0;
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    pieces.push(text.slice(start, next.position));
    start = next.position;
  }
  return pieces;
}
