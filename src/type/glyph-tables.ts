/** One rule of a GSUB or GPOS lookup. Applies itself at a position and returns whether it matched. */
export type Rule = (text: GlyphText, at: number) => boolean;

/** The glyphs of a text during shaping; rules edit them in place. */
export interface GlyphText {
  readonly glyphs: number[];
  /** Code points of each glyph; a ligature has several. */
  readonly codePoints: (readonly number[])[];
  /** Advances in font units; empty until GPOS runs. */
  readonly advances: number[];
  /** Shift of each glyph along the line, in font units. */
  readonly offsets: number[];
}

/** A subtable of a lookup. */
export interface Subtable {
  readonly coverage: Coverage;
  readonly rule: Rule;
}

/** The index of a glyph in a coverage table, or -1. */
type Coverage = (glyph: number) => number;

/** An unsupported lookup; the text goes to the complete shaper instead. */
export class UnreadLookup extends Error {}

/** Reads a coverage table. */
export function readCoverage(table: DataView, at: number): Coverage {
  const count = table.getUint16(at + 2);
  if (table.getUint16(at) === 1) return (glyph) => searchGlyphs(table, at + 4, count, glyph);
  return (glyph) => {
    const range = searchRanges(table, at + 4, count, glyph);
    return range < 0 ? -1 : table.getUint16(range + 4) + glyph - table.getUint16(range);
  };
}

/** Reads a class definition table. A glyph that is not listed has class 0. */
export function readClasses(table: DataView, at: number): (glyph: number) => number {
  if (table.getUint16(at) === 1) {
    const [start, count] = [table.getUint16(at + 2), table.getUint16(at + 4)];
    return (glyph) => (glyph >= start && glyph < start + count ? table.getUint16(at + 6 + 2 * (glyph - start)) : 0);
  }
  const count = table.getUint16(at + 2);
  return (glyph) => {
    const range = searchRanges(table, at + 4, count, glyph);
    return range < 0 ? 0 : table.getUint16(range + 4);
  };
}

function searchGlyphs(table: DataView, from: number, count: number, glyph: number): number {
  let low = 0;
  let high = count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = table.getUint16(from + 2 * middle);
    if (found === glyph) return middle;
    if (found < glyph) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Offset of the range record (first glyph, last glyph, value) that contains a glyph, or -1. */
function searchRanges(table: DataView, from: number, count: number, glyph: number): number {
  let low = 0;
  let high = count - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const at = from + 6 * middle;
    if (glyph < table.getUint16(at)) high = middle - 1;
    else if (glyph > table.getUint16(at + 2)) low = middle + 1;
    else return at;
  }
  return -1;
}
