import type { FontFile } from "../../type/font-file.ts";

/** The glyphs that a document uses, renumbered in order of first use. */
export interface FontSubset {
  /** Adds a glyph if it is new; returns its number in the subset. */
  includeGlyph(glyph: number): number;
  /** The subset as a TrueType file, with the tables that PDF requires (ISO 32000-1, 9.9). */
  encode(): Uint8Array;
}

/** Starts a subset with only the missing glyph (.notdef), which every font must have. */
export function createSubset(font: FontFile): FontSubset {
  const glyphs = [0];
  const numbers = new Map([[0, 0]]);
  const includeGlyph = (glyph: number): number => {
    const known = numbers.get(glyph);
    if (known !== undefined) return known;
    numbers.set(glyph, glyphs.length);
    return glyphs.push(glyph) - 1;
  };
  return { includeGlyph, encode: () => encodeSubset(font, glyphs, includeGlyph) };
}

function encodeSubset(font: FontFile, glyphs: readonly number[], include: (glyph: number) => number): Uint8Array {
  const outlines: Uint8Array[] = [];
  // Composite glyphs add their components, so the list grows while we iterate over it.
  for (const glyph of glyphs) outlines.push(renumberParts(outlineOf(font, glyph), include));
  const count = glyphs.length;
  const tables = new Map<string, Uint8Array>([
    ["glyf", join(outlines)],
    ["head", edited(need(font, "head"), (head) => head.setInt16(50, 1))],
    ["hhea", edited(need(font, "hhea"), (hhea) => hhea.setUint16(34, count))],
    ["hmtx", encodeMetrics(font, glyphs)],
    ["loca", encodeOffsets(outlines)],
    ["maxp", edited(need(font, "maxp"), (maxp) => maxp.setUint16(4, count))],
  ]);
  for (const tag of ["cvt ", "fpgm", "prep"]) {
    const table = font.table(tag);
    if (table) tables.set(tag, bytesOf(table));
  }
  return encodeFile(tables);
}

function need(font: FontFile, tag: string): DataView {
  const table = font.table(tag);
  if (!table) throw new Error(`the font ${font.postscriptName} has no \`${tag}\` table`);
  return table;
}

function bytesOf(table: DataView): Uint8Array {
  return new Uint8Array(table.buffer, table.byteOffset, table.byteLength);
}

function edited(table: DataView, edit: (copy: DataView) => void): Uint8Array {
  const copy = bytesOf(table).slice();
  edit(new DataView(copy.buffer));
  return copy;
}

function outlineOf(font: FontFile, glyph: number): Uint8Array {
  const [loca, glyf] = [need(font, "loca"), bytesOf(need(font, "glyf"))];
  const isLong = need(font, "head").getInt16(50) === 1;
  const offset = (index: number): number => (isLong ? loca.getUint32(4 * index) : 2 * loca.getUint16(2 * index));
  return glyf.slice(offset(glyph), offset(glyph + 1));
}

const [argumentsAreWords, hasScale, hasMore, hasTwoScales, hasMatrix] = [0x01, 0x08, 0x20, 0x40, 0x80];

// Composite glyphs refer to their components by number (OpenType, glyf table).
function renumberParts(outline: Uint8Array, include: (glyph: number) => number): Uint8Array {
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  if (outline.length < 10 || view.getInt16(0) >= 0) return outline;
  let at = 10;
  for (let flags = hasMore; flags & hasMore; ) {
    flags = view.getUint16(at);
    view.setUint16(at + 2, include(view.getUint16(at + 2)));
    at += 4 + (flags & argumentsAreWords ? 4 : 2);
    at += flags & hasScale ? 2 : flags & hasTwoScales ? 4 : flags & hasMatrix ? 8 : 0;
  }
  return outline;
}

function encodeMetrics(font: FontFile, glyphs: readonly number[]): Uint8Array {
  const hmtx = need(font, "hmtx");
  const metrics = need(font, "hhea").getUint16(34);
  const view = new DataView(new ArrayBuffer(4 * glyphs.length));
  for (const [index, glyph] of glyphs.entries()) {
    view.setUint16(4 * index, font.advanceOf(glyph));
    const bearing = glyph < metrics ? 4 * glyph + 2 : 4 * metrics + 2 * (glyph - metrics);
    view.setInt16(4 * index + 2, hmtx.getInt16(bearing));
  }
  return bytesOf(view);
}

function encodeOffsets(outlines: readonly Uint8Array[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * (outlines.length + 1)));
  let offset = 0;
  for (const [index, outline] of outlines.entries()) {
    view.setUint32(4 * index, offset);
    offset += padded(outline.length);
  }
  view.setUint32(4 * outlines.length, offset);
  return bytesOf(view);
}

function padded(length: number): number {
  return (length + 3) & ~3;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + padded(part.length), 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += padded(part.length);
  }
  return bytes;
}

// The table directory, then the tables, both sorted by tag.
function encodeFile(tables: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1));
  const power = 2 ** Math.floor(Math.log2(sorted.length));
  const directory = new DataView(new ArrayBuffer(12 + 16 * sorted.length));
  directory.setUint32(0, 0x00010000);
  directory.setUint16(4, sorted.length);
  directory.setUint16(6, 16 * power);
  directory.setUint16(8, Math.log2(power));
  directory.setUint16(10, 16 * (sorted.length - power));
  let offset = directory.byteLength;
  for (const [index, [tag, bytes]] of sorted.entries()) {
    if (tag === "head") new DataView(bytes.buffer).setUint32(checksumAdjustment, 0);
    const at = 12 + 16 * index;
    for (let char = 0; char < 4; char++) directory.setUint8(at + char, tag.charCodeAt(char));
    directory.setUint32(at + 4, checksum(bytes));
    directory.setUint32(at + 8, offset);
    directory.setUint32(at + 12, bytes.length);
    offset += padded(bytes.length);
  }
  const file = join([bytesOf(directory), ...sorted.map(([, bytes]) => bytes)]);
  const head = 12 + 16 * sorted.findIndex(([tag]) => tag === "head");
  new DataView(file.buffer).setUint32(directory.getUint32(head + 8) + checksumAdjustment, 0xb1b0afba - checksum(file));
  return file;
}

/** Offset in the head table of the value that brings the checksum of the whole file to a fixed number. */
const checksumAdjustment = 8;

function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) {
    const word =
      ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    sum = (sum + word) >>> 0;
  }
  return sum;
}
