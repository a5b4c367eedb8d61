import type { DataTable } from "../../charts/table.ts";
import type { Composed } from "../../document/block.ts";
import type { Drawing } from "../../pictures/drawing.ts";
import type { Theme } from "../../type/theme.ts";
import type { SheetDocument } from "../layout/setting.ts";

/** Chart drawings at the width of their columns, narrow versions for phones, and data tables. */
interface TwinCharts {
  readonly drawings: ReadonlyMap<string, Drawing>;
  readonly narrow: ReadonlyMap<string, Drawing>;
  readonly tables: Readonly<Record<string, DataTable>>;
}

/** A link inside the twin, with its DPUB-ARIA role. */
export interface SourceLink {
  readonly href: string;
  readonly role: "doc-noteref" | "doc-biblioref";
}

/** The context for printing blocks; also hands out ids. */
export interface Twin extends TwinCharts {
  readonly document: SheetDocument;
  readonly theme: Theme;
  /** A link to the note of the first fact that has one, else to an entry in the list of sources. */
  linkOf(facts: readonly string[]): SourceLink | undefined;
  /** Whether a note with this number exists. */
  hasNote(number: number): boolean;
  /** A new id for a reference to a note. The note links back to the first one. */
  citeId(note: number): string;
  /** Whether a reference to the note has been printed. */
  isCited(note: number): boolean;
  /** A unique element id. */
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

// A fact's id starts with its source's id. Facts that are printed but not cited have no note.
function entryOf(fact: string, { sources }: Composed): number {
  return sources.findIndex(({ source }) => fact.startsWith(`${source}.`));
}
