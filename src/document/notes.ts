import type { Block, CiteRun, Note, Run, SourceEntry } from "./block.ts";
import { everyRun, mapCites } from "./walk.ts";

/** Supplies the text of notes and source entries in the edition's language. */
export interface Citations {
  /** Facts with the same key share a note. */
  readonly keyOf: (fact: string) => string;
  /** The note for a fact. `told` holds the sources that earlier notes gave in full. */
  readonly noteOf: (
    fact: string,
    told: ReadonlySet<string>,
  ) => { readonly source: string; readonly runs: readonly Run[] };
  readonly sourceOf: (source: string) => SourceEntry | undefined;
}

interface Numbered {
  readonly blocks: readonly Block[];
  readonly notes: readonly Note[];
  readonly sources: readonly SourceEntry[];
}

/** Numbers the notes in reading order and writes the numbers into the references. */
export function numberNotes(blocks: readonly Block[], citations: Citations): Numbered {
  const numbers = new Map<string, { number: number; facts: Set<string> }>();
  const number = (cite: CiteRun): CiteRun => {
    const notes = cite.facts.map((id) => {
      const key = citations.keyOf(id);
      const known = numbers.get(key) ?? { number: numbers.size + 1, facts: new Set<string>() };
      numbers.set(key, known);
      known.facts.add(id);
      return known.number;
    });
    return { ...cite, notes: [...new Set(notes)].sort((a, b) => a - b) };
  };
  const numbered = mapCites(blocks, number);
  // A value without its own reference joins the note that covers its fact, if there is one.
  for (const run of everyRun(blocks)) {
    if (run.type === "value") for (const id of run.facts) numbers.get(citations.keyOf(id))?.facts.add(id);
  }
  const told = new Set<string>();
  const notes = [...numbers.values()].map(({ number, facts: members }): Note => {
    const facts = [...members];
    const note = citations.noteOf(facts[0] ?? "", told);
    told.add(note.source);
    return { number, facts, ...note };
  });
  const cited = [...new Set(notes.map((note) => note.source))];
  return { blocks: numbered, notes, sources: cited.flatMap((id) => citations.sourceOf(id) ?? []) };
}
