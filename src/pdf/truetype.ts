/** Glyph metrics of a TrueType font program. */
export interface GlyphWidths {
  readonly count: number;
  /** Advance width in thousandths of the font size. */
  widthOf(glyph: number): number;
}

/** Reads the horizontal metrics of a TrueType program; undefined if a table is missing or truncated. */
export function readGlyphWidths(bytes: Uint8Array): GlyphWidths | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = tablesOf(view);
  const [head, hhea, hmtx, maxp] = ["head", "hhea", "hmtx", "maxp"].map((tag) => tables.get(tag));
  if (!head || !hhea || !hmtx || !maxp || head.length < 20 || hhea.length < 36 || maxp.length < 6) return undefined;
  const unitsPerEm = view.getUint16(head.at + 18);
  const metrics = view.getUint16(hhea.at + 34);
  if (unitsPerEm === 0 || metrics === 0 || metrics * 4 > hmtx.length) return undefined;
  return {
    count: view.getUint16(maxp.at + 4),
    widthOf: (glyph) => (view.getUint16(hmtx.at + 4 * Math.min(glyph, metrics - 1)) * 1000) / unitsPerEm,
  };
}

interface Table {
  readonly at: number;
  readonly length: number;
}

/** The tables that lie entirely within the file. */
function tablesOf(view: DataView): ReadonlyMap<string, Table> {
  const tables = new Map<string, Table>();
  if (view.byteLength < 12) return tables;
  const count = Math.min(view.getUint16(4), Math.floor((view.byteLength - 12) / 16));
  for (let index = 0; index < count; index++) {
    const entry = 12 + 16 * index;
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((byte) => view.getUint8(entry + byte)));
    const table = { at: view.getUint32(entry + 8), length: view.getUint32(entry + 12) };
    if (table.at + table.length <= view.byteLength) tables.set(tag, table);
  }
  return tables;
}
