import { readChain } from "./chains.ts";
import { type GlyphText, type Rule, readClasses, readCoverage, type Subtable, UnreadLookup } from "./glyph-tables.ts";

/** A lookup: its rules, and a test for glyphs at which any of them can start. */
export interface Lookup {
  readonly rules: readonly Rule[];
  begins(glyph: number): boolean;
}

interface Reader {
  readonly table: DataView;
  readonly kind: "GSUB" | "GPOS";
  /** Lookups by index, read once. */
  readonly lookups: Map<number, Lookup>;
}

/** Reads the lookups of a GSUB or GPOS table, by index. Throws `UnreadLookup` for an unsupported type. */
export function readLookups(table: DataView, kind: "GSUB" | "GPOS"): (index: number) => Lookup {
  const reader: Reader = { table, kind, lookups: new Map() };
  return (index) => lookupAt(reader, index);
}

function lookupAt(reader: Reader, index: number): Lookup {
  const known = reader.lookups.get(index);
  if (known) return known;
  const { table } = reader;
  const list = table.getUint16(8);
  const at = list + table.getUint16(list + 2 + 2 * index);
  const type = table.getUint16(at);
  const parts = Array.from({ length: table.getUint16(at + 4) }, (_, part) =>
    readSubtable(reader, type, at + table.getUint16(at + 6 + 2 * part)),
  );
  const begun = new Map<number, boolean>();
  const lookup: Lookup = {
    rules: parts.map((part) => part.rule),
    begins: (glyph) => {
      let answer = begun.get(glyph);
      if (answer === undefined) {
        answer = parts.some((part) => part.coverage(glyph) >= 0);
        begun.set(glyph, answer);
      }
      return answer;
    },
  };
  reader.lookups.set(index, lookup);
  return lookup;
}

// Lookup type numbers from OpenType 1.9, GSUB and GPOS. Mark and cursive attachment are not supported.
function readSubtable(reader: Reader, type: number, at: number): Subtable {
  const { table, kind } = reader;
  const isExtension = type === (kind === "GSUB" ? 7 : 9);
  if (isExtension) return readSubtable(reader, table.getUint16(at + 2), at + table.getUint32(at + 4));
  if (kind === "GSUB" && type === 1) return singleSubstitution(table, at);
  if (kind === "GSUB" && type === 4) return ligatures(table, at);
  if (kind === "GPOS" && type === 1) return singleAdjustment(table, at);
  if (kind === "GPOS" && type === 2) return pairs(table, at);
  if (type === (kind === "GSUB" ? 6 : 8)) {
    return readChain(table, at, (text, place, lookup) => applyAt(lookupAt(reader, lookup), text, place));
  }
  throw new UnreadLookup(`${kind} lookup of type ${type}`);
}

function singleSubstitution(table: DataView, at: number): Subtable {
  const coverage = readCoverage(table, at + table.getUint16(at + 2));
  const isDelta = table.getUint16(at) === 1;
  return {
    coverage,
    rule: ({ glyphs }, place) => {
      const glyph = glyphs[place] ?? 0;
      const index = coverage(glyph);
      if (index < 0) return false;
      glyphs[place] = isDelta ? (glyph + table.getInt16(at + 4)) & 0xffff : table.getUint16(at + 6 + 2 * index);
      return true;
    },
  };
}

function ligatures(table: DataView, at: number): Subtable {
  const coverage = readCoverage(table, at + table.getUint16(at + 2));
  return {
    coverage,
    rule: (text, place) => {
      const index = coverage(text.glyphs[place] ?? 0);
      if (index < 0) return false;
      const set = at + table.getUint16(at + 6 + 2 * index);
      for (let entry = 0; entry < table.getUint16(set); entry++) {
        if (ligate(text, place, table, set + table.getUint16(set + 2 + 2 * entry))) return true;
      }
      return false;
    },
  };
}

function ligate(text: GlyphText, place: number, table: DataView, at: number): boolean {
  const count = table.getUint16(at + 2);
  for (let part = 1; part < count; part++) {
    if (text.glyphs[place + part] !== table.getUint16(at + 2 + 2 * part)) return false;
  }
  text.glyphs.splice(place, count, table.getUint16(at));
  text.codePoints.splice(place, count, text.codePoints.slice(place, place + count).flat());
  return true;
}

/** Applies a value record, which changes the position and advance of a glyph along the line. */
function adjust({ advances, offsets }: GlyphText, place: number, table: DataView, at: number, format: number): void {
  let field = at;
  for (let bit = 1; bit <= 0x80; bit <<= 1) {
    if (!(format & bit)) continue;
    if (bit === 1) offsets[place] = (offsets[place] ?? 0) + table.getInt16(field);
    if (bit === 4) advances[place] = (advances[place] ?? 0) + table.getInt16(field);
    field += 2;
  }
}

function sizeOf(format: number): number {
  let size = 0;
  for (let bit = 1; bit <= 0x80; bit <<= 1) if (format & bit) size += 2;
  return size;
}

// Vertical placement is only needed for marks and scripts that are not supported here.
function readFormat(table: DataView, at: number): number {
  const format = table.getUint16(at);
  if (format & 0b1010) throw new UnreadLookup("vertical placement");
  return format;
}

function singleAdjustment(table: DataView, at: number): Subtable {
  const coverage = readCoverage(table, at + table.getUint16(at + 2));
  const format = readFormat(table, at + 4);
  const isOne = table.getUint16(at) === 1;
  return {
    coverage,
    rule: (text, place) => {
      const index = coverage(text.glyphs[place] ?? 0);
      if (index < 0) return false;
      adjust(text, place, table, isOne ? at + 6 : at + 8 + index * sizeOf(format), format);
      return true;
    },
  };
}

function pairs(table: DataView, at: number): Subtable {
  const coverage = readCoverage(table, at + table.getUint16(at + 2));
  const formats = [readFormat(table, at + 4), readFormat(table, at + 6)] as const;
  const find = table.getUint16(at) === 1 ? pairsOfGlyphs(table, at, formats) : pairsOfClasses(table, at, formats);
  const firstSize = sizeOf(formats[0]);
  // Cached: a few hundred pairs cover nearly all text.
  const known = new Map<number, number>();
  const valuesOf = (first: number, second: number): number => {
    const pair = first * 0x10000 + second;
    const found = known.get(pair);
    if (found !== undefined) return found;
    const index = coverage(first);
    const values = index < 0 ? -1 : find(index, first, second);
    known.set(pair, values);
    return values;
  };
  return {
    coverage,
    rule: (text, place) => {
      const [first, second] = [text.glyphs[place] ?? 0, text.glyphs[place + 1]];
      const values = second === undefined ? -1 : valuesOf(first, second);
      if (values < 0) return false;
      adjust(text, place, table, values, formats[0]);
      adjust(text, place + 1, table, values + firstSize, formats[1]);
      return true;
    },
  };
}

/** The offset of a pair's value records, or -1. */
type FindPair = (index: number, first: number, second: number) => number;

function pairsOfGlyphs(table: DataView, at: number, formats: readonly [number, number]): FindPair {
  const record = 2 + sizeOf(formats[0]) + sizeOf(formats[1]);
  return (index, _, second) => {
    const set = at + table.getUint16(at + 10 + 2 * index);
    let low = 0;
    let high = table.getUint16(set) - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const glyph = table.getUint16(set + 2 + record * middle);
      if (glyph === second) return set + 4 + record * middle;
      if (glyph < second) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  };
}

function pairsOfClasses(table: DataView, at: number, formats: readonly [number, number]): FindPair {
  const record = sizeOf(formats[0]) + sizeOf(formats[1]);
  const [firstClass, secondClass] = [8, 10].map((field) => readClasses(table, at + table.getUint16(at + field)));
  const count = table.getUint16(at + 14);
  return (_, first, second) => at + 16 + record * ((firstClass?.(first) ?? 0) * count + (secondClass?.(second) ?? 0));
}

/** Applies the first rule of a lookup that matches at a position. */
export function applyAt(lookup: Lookup, text: GlyphText, place: number): void {
  const glyph = text.glyphs[place];
  if (glyph === undefined || !lookup.begins(glyph)) return;
  for (const rule of lookup.rules) if (rule(text, place)) return;
}
