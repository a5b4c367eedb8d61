/** One rule of a lookup of GSUB or GPOS: applied at a place of a text, it says whether it matched there. */
export type Rule = (text: GlyphText, at: number) => boolean;

/** The glyphs of a text during shaping, with their widths and code points. */
export interface GlyphText {
  readonly glyphs: number[];
  /** Code points of each glyph; a ligature has several. */
  readonly codePoints: (readonly number[])[];
  /** Advances in font units; filled when positions are. */
  readonly advances: number[];
  /** How far each glyph is moved along the line. */
  readonly offsets: number[];
}

/** The part of a lookup with one table of its own. */
export interface Subtable {
  readonly coverage: Coverage;
  readonly rule: Rule;
}

/** The place of a glyph in a list, or -1. */
type Coverage = (glyph: number) => number;

/** A kind of lookup that is not read here: the text is given to a complete shaper. */
export class UnreadLookup extends Error {}

/** Which glyphs a subtable covers. */
export function readCoverage(table: DataView, at: number): Coverage {
  const count = table.getUint16(at + 2);
  if (table.getUint16(at) === 1) return (glyph) => searchGlyphs(table, at + 4, count, glyph);
  return (glyph) => {
    const range = searchRanges(table, at + 4, count, glyph);
    return range < 0 ? -1 : table.getUint16(range + 4) + glyph - table.getUint16(range);
  };
}

/** The class of a glyph; 0 if it is not listed. */
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

/** Offset of the range with a glyph, or -1: first glyph, last glyph, value. */
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
