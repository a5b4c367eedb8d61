import type { DataTable } from "../../charts/table.ts";
import type { Composed } from "../../document/block.ts";
import type { Drawing } from "../../pictures/drawing.ts";
import type { Theme } from "../../type/theme.ts";
import type { SheetDocument } from "../layout/setting.ts";

/** The drawings of the charts at the width of their columns, and of a phone where those are too wide for it. */
interface TwinCharts {
  readonly drawings: ReadonlyMap<string, Drawing>;
  readonly narrow: ReadonlyMap<string, Drawing>;
  readonly tables: Readonly<Record<string, DataTable>>;
}

/** A link inside the twin, with what it leads to in the words of DPUB-ARIA. */
export interface SourceLink {
  readonly href: string;
  readonly role: "doc-noteref" | "doc-biblioref";
}

/** What the HTML of every block reads, and the ids given out so far. */
export interface Twin extends TwinCharts {
  readonly document: SheetDocument;
  readonly theme: Theme;
  /** Link target for the source of the first of these facts: its note, or its entry in the list of sources. */
  linkOf(facts: readonly string[]): SourceLink | undefined;
  /** Whether a note with this number exists. */
  hasNote(number: number): boolean;
  /** An id for the next reference to a note; the first one is where the note leads back to. */
  citeId(note: number): string;
  /** Whether a reference to the note was printed. */
  isCited(note: number): boolean;
  /** An id that no other element has. */
  newId(kind: string): string;
}

export function createTwin(document: SheetDocument, charts: TwinCharts, theme: Theme): Twin {
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
    linkOf(facts) {
      const note = facts.map((fact) => notes.get(fact)).find((number) => number !== undefined);
      if (note !== undefined) return noteLink(note);
      const entry = facts.map((fact) => entryOf(fact, document)).find((index) => index >= 0);
      return entry === undefined ? undefined : { href: `#source-${entry + 1}`, role: "doc-biblioref" };
    },
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

export function noteLink(note: number): SourceLink {
  return { href: `#note-${note}`, role: "doc-noteref" };
}

// The id of a fact begins with that of its source. A fact that is printed and not cited has no note.
function entryOf(fact: string, { sources }: Composed): number {
  return sources.findIndex(({ source }) => fact.startsWith(`${source}.`));
}
