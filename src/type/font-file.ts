/** A TrueType font. Tables are read in place. Heights and box are in font units. */
export interface FontFile {
  readonly bytes: Uint8Array;
  readonly unitsPerEm: number;
  readonly ascent: number;
  readonly descent: number;
  readonly lineGap: number;
  readonly xHeight: number;
  readonly capHeight: number;
  readonly bbox: { readonly minX: number; readonly minY: number; readonly maxX: number; readonly maxY: number };
  readonly italicAngle: number;
  readonly postscriptName: string;
  readonly familyName: string;
  readonly familyClass: number;
  readonly isFixedPitch: boolean;
  readonly isItalic: boolean;
  readonly glyphCount: number;
  /** A table of the file; undefined if it is missing. */
  table(tag: string): DataView | undefined;
  /** The glyph of a character; 0 if the font has none. */
  glyphOf(codePoint: number): number;
  /** Advance width in font units. */
  advanceOf(glyph: number): number;
}

/** Opens a TrueType font. Throws an `Error` for any other file; the caller says which file it is. */
export function openFont(bytes: Uint8Array): FontFile {
  const tables = readDirectory(bytes);
  const table = (tag: string): DataView | undefined => tables.get(tag);
  const need = (tag: string): DataView => {
    const found = tables.get(tag);
    if (!found) throw new Error(`it has no \`${tag}\` table`);
    return found;
  };
  need("glyf");
  const [head, hhea, os2, post] = [need("head"), need("hhea"), table("OS/2"), table("post")];
  const ascent = hhea.getInt16(4);
  const hasHeights = os2 !== undefined && os2.getUint16(0) >= 2;
  return {
    bytes,
    table,
    unitsPerEm: head.getUint16(18),
    ascent,
    descent: hhea.getInt16(6),
    lineGap: hhea.getInt16(8),
    xHeight: hasHeights ? os2.getInt16(86) : 0,
    capHeight: hasHeights ? os2.getInt16(88) : ascent,
    bbox: { minX: head.getInt16(36), minY: head.getInt16(38), maxX: head.getInt16(40), maxY: head.getInt16(42) },
    italicAngle: post ? post.getInt32(4) / 65536 : 0,
    postscriptName: readName(need("name"), nameIds.postscript),
    familyName: readName(need("name"), nameIds.family),
    familyClass: os2?.getInt16(30) ?? 0,
    isFixedPitch: (post?.getUint32(12) ?? 0) !== 0,
    isItalic: (head.getUint16(44) & 2) !== 0,
    glyphCount: need("maxp").getUint16(4),
    glyphOf: characterMap(need("cmap")),
    advanceOf: advances(need("hmtx"), hhea.getUint16(34)),
  };
}

function readDirectory(bytes: Uint8Array): ReadonlyMap<string, DataView> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const signature = view.getUint32(0);
  if (signature !== 0x00010000 && signature !== 0x74727565) throw new Error("it is not a TrueType font");
  const tables = new Map<string, DataView>();
  for (let index = 0; index < view.getUint16(4); index++) {
    const at = 12 + 16 * index;
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    tables.set(tag, new DataView(bytes.buffer, bytes.byteOffset + view.getUint32(at + 8), view.getUint32(at + 12)));
  }
  return tables;
}

const nameIds = { family: 1, postscript: 6 };

function readName(name: DataView, id: number): string {
  const strings = name.getUint16(4);
  for (let index = 0; index < name.getUint16(2); index++) {
    const at = 6 + 12 * index;
    const isWindows = name.getUint16(at) === 3;
    if (!isWindows || name.getUint16(at + 6) !== id) continue;
    const [length, offset] = [name.getUint16(at + 8), strings + name.getUint16(at + 10)];
    let text = "";
    for (let byte = 0; byte < length; byte += 2) text += String.fromCharCode(name.getUint16(offset + byte));
    return text;
  }
  throw new Error("it has no name entry");
}

function advances(hmtx: DataView, metrics: number): (glyph: number) => number {
  return (glyph) => hmtx.getUint16(4 * Math.min(glyph, metrics - 1));
}

/** Character maps in order of preference: full Unicode first, then the basic plane, as other shapers do. */
const encodings: readonly (readonly [platform: number, encoding: number])[] = [
  [3, 10],
  [0, 6],
  [0, 4],
  [3, 1],
  [0, 3],
];

function characterMap(cmap: DataView): (codePoint: number) => number {
  const subtables = new Map<string, number>();
  for (let index = 0; index < cmap.getUint16(2); index++) {
    const at = 4 + 8 * index;
    subtables.set(`${cmap.getUint16(at)} ${cmap.getUint16(at + 2)}`, cmap.getUint32(at + 4));
  }
  for (const encoding of encodings) {
    const at = subtables.get(encoding.join(" "));
    const format = at === undefined ? 0 : cmap.getUint16(at);
    if (at !== undefined && format === 4) return (codePoint) => findInSegments(cmap, at, codePoint);
    if (at !== undefined && format === 12) return (codePoint) => findInGroups(cmap, at, codePoint);
  }
  throw new Error("it has no Unicode character map");
}

// Format 4: segments of the basic plane, sorted by end code.
function findInSegments(cmap: DataView, at: number, codePoint: number): number {
  if (codePoint > 0xffff) return 0;
  const double = cmap.getUint16(at + 6);
  const ends = at + 14;
  let low = 0;
  let high = double / 2 - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cmap.getUint16(ends + 2 * middle) < codePoint) low = middle + 1;
    else high = middle;
  }
  const starts = ends + double + 2;
  const start = cmap.getUint16(starts + 2 * low);
  if (start > codePoint || cmap.getUint16(ends + 2 * low) < codePoint) return 0;
  const delta = cmap.getUint16(starts + double + 2 * low);
  const rangeAt = starts + 2 * double + 2 * low;
  const range = cmap.getUint16(rangeAt);
  if (range === 0) return (codePoint + delta) & 0xffff;
  const glyph = cmap.getUint16(rangeAt + range + 2 * (codePoint - start));
  return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
}

// Format 12: groups of consecutive characters.
function findInGroups(cmap: DataView, at: number, codePoint: number): number {
  let low = 0;
  let high = cmap.getUint32(at + 12) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const group = at + 16 + 12 * middle;
    if (codePoint < cmap.getUint32(group)) high = middle - 1;
    else if (codePoint > cmap.getUint32(group + 4)) low = middle + 1;
    else return cmap.getUint32(group + 8) + codePoint - cmap.getUint32(group);
  }
  return 0;
}
