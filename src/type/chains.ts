import { type GlyphText, readClasses, readCoverage, type Subtable, UnreadLookup } from "./glyph-tables.ts";

/** Applies the lookup with index `lookup` at a position in the text. */
type ApplyLookup = (text: GlyphText, place: number, lookup: number) => void;

type Test = (glyph: number) => boolean;

/** Tests for the glyphs before, at and after a position, and the lookups to apply if all match. */
interface Context {
  readonly before: readonly Test[];
  readonly here: readonly Test[];
  readonly after: readonly Test[];
  readonly actions: readonly { readonly step: number; readonly lookup: number }[];
}

/**
 * Reads a chained context lookup of GSUB (type 6) or GPOS (type 8), which matches by glyph, glyph class or coverage.
 * Throws `UnreadLookup` for any other format.
 */
export function readChain(table: DataView, at: number, apply: ApplyLookup): Subtable {
  const format = table.getUint16(at);
  if (format === 3) return chainOfCoverages(table, at, apply);
  if (format !== 1 && format !== 2) throw new UnreadLookup(`chained context of format ${format}`);
  const coverage = readCoverage(table, at + table.getUint16(at + 2));
  const classes = format === 2 ? [4, 6, 8].map((field) => readClasses(table, at + table.getUint16(at + field))) : [];
  const [before, here, after] = classes;
  const sets = at + (format === 2 ? 10 : 4);
  const known = new Map<number, readonly Context[]>();
  return {
    coverage,
    rule: (text, place) => {
      const glyph = text.glyphs[place] ?? 0;
      const index = coverage(glyph);
      if (index < 0) return false;
      const set = here ? here(glyph) : index;
      const contexts = known.get(set) ?? readSet(table, at, sets, set, [before, here, after]);
      known.set(set, contexts);
      return contexts.some((context) => applyContext(context, text, place, apply));
    },
  };
}

type Classes = ((glyph: number) => number) | undefined;

function readSet(
  table: DataView,
  at: number,
  sets: number,
  index: number,
  [before, here, after]: readonly Classes[],
): Context[] {
  const offset = index < table.getUint16(sets) ? table.getUint16(sets + 2 + 2 * index) : 0;
  if (offset === 0) return [];
  const set = at + offset;
  return Array.from({ length: table.getUint16(set) }, (_, rule) => {
    let field = set + table.getUint16(set + 2 + 2 * rule);
    const readTests = (classes: Classes, skipped: number): Test[] => {
      const count = table.getUint16(field) - skipped;
      const tests = Array.from({ length: count }, (_, entry) => {
        const wanted = table.getUint16(field + 2 + 2 * entry);
        return (glyph: number) => (classes ? classes(glyph) : glyph) === wanted;
      });
      field += 2 + 2 * count;
      return tests;
    };
    // The first glyph is in the coverage table, and is not listed again here.
    const [behind, inside, ahead] = [readTests(before, 0), readTests(here, 1), readTests(after, 0)];
    return { before: behind, here: [() => true, ...inside], after: ahead, actions: readActions(table, field) };
  });
}

function chainOfCoverages(table: DataView, at: number, apply: ApplyLookup): Subtable {
  let field = at + 2;
  const readList = () => {
    const count = table.getUint16(field);
    const from = field + 2;
    field = from + 2 * count;
    return Array.from({ length: count }, (_, index) => readCoverage(table, at + table.getUint16(from + 2 * index)));
  };
  const [before, here, after] = [readList(), readList(), readList()];
  const [first] = here;
  if (!first) throw new UnreadLookup("chained context without input glyphs");
  const tests = [before, here, after].map((list) =>
    list.map(
      (coverage): Test =>
        (glyph) =>
          coverage(glyph) >= 0,
    ),
  );
  const [behind = [], inside = [], ahead = []] = tests;
  const context = { before: behind, here: inside, after: ahead, actions: readActions(table, field) };
  return { coverage: first, rule: (text, place) => applyContext(context, text, place, apply) };
}

function readActions(table: DataView, at: number): Context["actions"] {
  return Array.from({ length: table.getUint16(at) }, (_, index) => ({
    step: table.getUint16(at + 2 + 4 * index),
    lookup: table.getUint16(at + 4 + 4 * index),
  }));
}

function applyContext(context: Context, text: GlyphText, place: number, apply: ApplyLookup): boolean {
  const { before, here, after, actions } = context;
  if (!matches(text, place, here, 1) || !matches(text, place + here.length, after, 1)) return false;
  if (!matches(text, place - 1, before, -1)) return false;
  for (const { step, lookup } of actions) apply(text, place + step, lookup);
  return true;
}

// Backtrack glyphs are listed outwards from the current position, so `step` is -1 for them.
function matches(text: GlyphText, from: number, tests: readonly Test[], step: number): boolean {
  return tests.every((test, index) => {
    const glyph = text.glyphs[from + step * index];
    return glyph !== undefined && test(glyph);
  });
}
