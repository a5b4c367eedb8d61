import type { Composed } from "../briefs/block.ts";
import type { Drawing } from "../charts/drawing.ts";
import type { DataTable } from "../charts/table.ts";
import { errorAt, type Report } from "../diagnostic/diagnostic.ts";
import type { Theme } from "../type/theme.ts";

/** The drawings of the charts at the width of their columns, and of a phone where those are too wide for it. */
export interface TwinCharts {
  readonly drawings: ReadonlyMap<string, Drawing>;
  readonly narrow: ReadonlyMap<string, Drawing>;
  readonly tables: Readonly<Record<string, DataTable>>;
}

/** What the HTML of every block reads, and the ids given out so far. */
export interface Twin extends TwinCharts {
  readonly document: Composed;
  readonly theme: Theme;
  /** A word of the furniture in the edition's language. */
  word(key: string): string;
  /** The note in which the source of the first of these facts stands. */
  noteOf(facts: readonly string[]): number | undefined;
  /** Whether a note with this number exists. */
  hasNote(number: number): boolean;
  /** An id for the next reference to a note; the first one is where the note leads back to. */
  citeId(note: number): string;
  /** Whether a reference to the note was printed. */
  isCited(note: number): boolean;
  /** An id that no other element has. */
  newId(kind: string): string;
}

export function createTwin(document: Composed, charts: TwinCharts, theme: Theme, report: Report): Twin {
  const notes = new Map<string, number>();
  for (const { number, facts } of document.notes)
    for (const fact of facts) if (!notes.has(fact)) notes.set(fact, number);
  const numbers = new Set(document.notes.map((note) => note.number));
  const cited = new Map<number, number>();
  const counts = new Map<string, number>();
  return {
    ...charts,
    document,
    theme,
    word: (key) => wordOf(key, document, report),
    noteOf: (facts) => facts.map((fact) => notes.get(fact)).find((note) => note !== undefined),
    hasNote: (number) => numbers.has(number),
    citeId(note) {
      const count = (cited.get(note) ?? 0) + 1;
      cited.set(note, count);
      return count === 1 ? `cite-${note}` : `cite-${note}-${count}`;
    },
    isCited: (note) => cited.has(note),
    newId(kind) {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      return `${kind}-${count}`;
    },
  };
}

function wordOf(key: string, { words, lang }: Composed, report: Report): string {
  const found = words[key];
  if (found !== undefined) return found;
  const hint = `add \`${key}\` to \`words\` in data/wording/${lang}.yaml`;
  report(errorAt(undefined, "missing-word", `the wording of \`${lang}\` has no word \`${key}\``, hint));
  return "";
}
