import type { FontFile } from "./font-file.ts";
import { type GlyphText, UnreadLookup } from "./glyph-tables.ts";
import { applyAt, type Lookup, readLookups } from "./lookups.ts";

/** Shaped text. All lengths are in font units. */
export interface Shaped {
  readonly glyphs: readonly number[];
  /** The code points of each glyph. */
  readonly codePoints: readonly (readonly number[])[];
  readonly advances: readonly number[];
  /** Shift of each glyph from its position. */
  readonly offsets: readonly (readonly [x: number, y: number])[];
  readonly width: number;
}

/** Shapes a text with extra features. Returns undefined if the text needs the complete shaper. */
type Shaper = (text: string, features: readonly string[]) => Shaped | undefined;

// Latin, Greek and Cyrillic letters, with punctuation, figures and symbols. Excludes combining marks, joiners and the
// fraction slash.
const plain =
  /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u0370-\u0482\u048a-\u052f\u1e00-\u1eff\u2000-\u200a\u2010-\u2027\u202f-\u2043\u2045-\u205e\u2070-\u20bf\u2100-\u22ff\u2460-\u25ff\ufb00-\ufb06]*$/;

const usual = ["rvrn", "ltra", "ltrm", "ccmp", "locl", "rlig", "mark", "mkmk", "calt", "clig", "liga", "rclt", "curs"];

/**
 * A shaper for simple scripts, which reads the font's GSUB and GPOS tables in place. Fontkit gives the same result for
 * every script at a hundred times the cost; it handles everything this one does not.
 */
export function createShaper(font: FontFile): Shaper {
  const tables = { gsub: layoutTable(font, "GSUB"), gpos: layoutTable(font, "GPOS") };
  const isLegacy = font.table("kern") !== undefined || font.table("morx") !== undefined;
  const isUnread = isLegacy || font.table("fvar") !== undefined;
  return (text, features) => {
    if (isUnread || !plain.test(text)) return undefined;
    try {
      return shape(font, text, [...usual, "kern", ...features], tables);
    } catch (error) {
      if (!(error instanceof UnreadLookup)) throw error;
      return undefined;
    }
  };
}

function shape(
  font: FontFile,
  text: string,
  features: readonly string[],
  { gsub, gpos }: { readonly gsub: LayoutTable | undefined; readonly gpos: LayoutTable | undefined },
): Shaped {
  const points = [...text].map((char) => char.codePointAt(0) ?? 0);
  const script = scriptOf(text);
  const run: GlyphText = {
    glyphs: points.map(font.glyphOf),
    codePoints: points.map((point) => [point]),
    advances: [],
    offsets: [],
  };
  if (gsub) applyLookups(gsub.lookupsOf(script, features), run);
  for (const glyph of run.glyphs) {
    run.advances.push(font.advanceOf(glyph));
    run.offsets.push(0);
  }
  // No mark or cursive attachment: plain text contains no combining marks.
  const placed = features.filter((tag) => tag !== "mark" && tag !== "mkmk" && tag !== "curs");
  if (gpos) applyLookups(gpos.lookupsOf(script, placed), run);
  const { glyphs, codePoints, advances } = run;
  const offsets = run.offsets.map((x) => (x === 0 ? unmoved : ([x, 0] as const)));
  return { glyphs, codePoints, advances, offsets, width: advances.reduce((sum, advance) => sum + advance, 0) };
}

const unmoved = [0, 0] as const;

function applyLookups(lookups: readonly Lookup[], run: GlyphText): void {
  for (const lookup of lookups) {
    // Most lookups do not concern most texts.
    if (!run.glyphs.some(lookup.begins)) continue;
    for (let place = 0; place < run.glyphs.length; place++) applyAt(lookup, run, place);
  }
}

// The script of the first letter decides, as in fontkit.
function scriptOf(text: string): string {
  if (/^[^\u0250-\uffff]*[A-Za-z]/.test(text)) return "latn";
  const [letter] = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]/u.exec(text) ?? [];
  if (letter === undefined) return "DFLT";
  if (/\p{Script=Greek}/u.test(letter)) return "grek";
  return /\p{Script=Cyrillic}/u.test(letter) ? "cyrl" : "latn";
}

interface LayoutTable {
  /** The lookups of these features, in the order they apply. */
  lookupsOf(script: string, features: readonly string[]): readonly Lookup[];
}

function layoutTable(font: FontFile, kind: "GSUB" | "GPOS"): LayoutTable | undefined {
  const table = font.table(kind);
  if (!table) return undefined;
  const known = new Map<string, readonly Lookup[]>();
  const lookupAt = readLookups(table, kind);
  return {
    lookupsOf: (script, features) => {
      const key = `${script} ${features.join()}`;
      const found = known.get(key) ?? findLookups(table, script, new Set(features)).map(lookupAt);
      known.set(key, found);
      return found;
    },
  };
}

function findLookups(table: DataView, script: string, features: ReadonlySet<string>): number[] {
  const language = findLanguage(table, script);
  if (language === undefined) return [];
  const list = table.getUint16(6);
  const lookups: number[] = [];
  for (let index = 0; index < table.getUint16(language + 4); index++) {
    const record = list + 2 + 6 * table.getUint16(language + 6 + 2 * index);
    if (!features.has(tagAt(table, record))) continue;
    const feature = list + table.getUint16(record + 4);
    for (let entry = 0; entry < table.getUint16(feature + 2); entry++) {
      lookups.push(table.getUint16(feature + 4 + 2 * entry));
    }
  }
  return lookups.sort((a, b) => a - b);
}

/** Offset of the script's default language system, else of the default script's. */
function findLanguage(table: DataView, script: string): number | undefined {
  const list = table.getUint16(4);
  for (const wanted of [script, "DFLT", "dflt", "latn"]) {
    for (let index = 0; index < table.getUint16(list); index++) {
      const record = list + 2 + 6 * index;
      if (tagAt(table, record) !== wanted) continue;
      const at = list + table.getUint16(record + 4);
      const language = table.getUint16(at);
      return language === 0 ? undefined : at + language;
    }
  }
  return undefined;
}

function tagAt(table: DataView, at: number): string {
  return String.fromCharCode(
    table.getUint8(at),
    table.getUint8(at + 1),
    table.getUint8(at + 2),
    table.getUint8(at + 3),
  );
}
