import type { Edition } from "../briefs/edition.ts";
import { dataText } from "../briefs/text.ts";
import { formatDated } from "../language/format.ts";
import type { Block, CiteRun, Figure, Note, Run, SourceEntry } from "./block.ts";
import { mapCites, runsOfBlocks } from "./walk.ts";

interface Numbered {
  readonly blocks: readonly Block[];
  readonly charts: Readonly<Record<string, Figure>>;
  readonly notes: readonly Note[];
  readonly sources: readonly SourceEntry[];
}

/**
 * Numbers the notes in reading order and puts the numbers into the references. Facts of one
 * source, as-of date and caveat share a note.
 */
export function numberNotes(
  blocks: readonly Block[],
  charts: Readonly<Record<string, Figure>>,
  edition: Edition,
): Numbered {
  const numbers = new Map<string, { number: number; facts: Set<string> }>();
  const number = (cite: CiteRun): CiteRun => {
    const notes = cite.facts.map((id) => {
      const key = noteKey(id, edition);
      const known = numbers.get(key) ?? { number: numbers.size + 1, facts: new Set<string>() };
      numbers.set(key, known);
      known.facts.add(id);
      return known.number;
    });
    return { ...cite, notes: [...new Set(notes)].sort((a, b) => a - b) };
  };
  const numbered = mapCites(blocks, charts, number);
  // What is printed without a reference of its own leads to the note that says the same of it.
  for (const run of runsOfBlocks(blocks, charts)) {
    if (run.type === "value") for (const id of run.facts) numbers.get(noteKey(id, edition))?.facts.add(id);
  }
  const told = new Set<string>();
  const notes = [...numbers.values()].map(({ number, facts }) => noteOf(number, [...facts], told, edition));
  const cited = [...new Set(notes.map((note) => note.source))];
  return { ...numbered, notes, sources: cited.flatMap((id) => sourceEntry(id, edition) ?? []) };
}

/** Who says it, in what, as of when: "UK Ministry of Defence, statement, 28 September 2024". */
export function citationOf(fact: string, edition: Edition): readonly Run[] {
  const claim = edition.facts.get(fact);
  const source = claim && claim.kind !== "derived" ? edition.sources.get(claim.source) : undefined;
  if (!claim || claim.kind === "derived" || !source) return [];
  const date = formatDated(claim.asOf, edition.wording);
  return joinRuns([
    [{ type: "value", role: "title", text: source.publisher, facts: [] }],
    dataText(source.type, edition) ?? [],
    [{ type: "value", role: "date", text: date, facts: [fact] }],
  ]);
}

function noteKey(id: string, edition: Edition): string {
  const fact = edition.facts.get(id);
  if (!fact || fact.kind === "derived") return id;
  return JSON.stringify([fact.source, fact.asOf.edtf, fact.note?.[edition.lang] ?? ""]);
}

function noteOf(number: number, facts: readonly string[], told: Set<string>, edition: Edition): Note {
  const fact = edition.facts.get(facts[0] ?? "");
  if (!fact || fact.kind === "derived") return { number, source: "", facts, runs: [] };
  const caveat = fact.note ? (dataText(fact.note, edition) ?? []) : [];
  const full = citationOf(fact.id, edition);
  const citation = told.has(fact.source) && isOnlyOfPublisher(fact.source, edition) ? withoutType(full) : full;
  told.add(fact.source);
  const runs = [...citation, text(". "), ...caveat];
  return { number, source: fact.source, facts, runs };
}

/** Who and when, of a citation in full. */
export function withoutType(citation: readonly Run[]): readonly Run[] {
  const [publisher, date] = [citation[0], citation.at(-1)];
  return publisher && date && citation.length > 1 ? joinRuns([[publisher], [date]]) : citation;
}

// Of two documents of one publisher the kind tells which, for facts have dates of their own.
function isOnlyOfPublisher(id: string, { sources }: Edition): boolean {
  const publisher = sources.get(id)?.publisher;
  return [...sources.values()].filter((source) => source.publisher === publisher).length === 1;
}

/** The entry of a source in the list of sources. */
export function sourceEntry(id: string, edition: Edition): SourceEntry | undefined {
  const source = edition.sources.get(id);
  if (!source) return undefined;
  const { asOf } = source;
  const because = capitalised(asOf.because ? (dataText(asOf.because, edition) ?? []) : []);
  const link: Run[] = source.url
    ? [{ type: "link", href: source.url, runs: [{ type: "value", role: "title", text: source.url, facts: [] }] }]
    : [];
  const title = dataText(source.title, edition) ?? [];
  const date: Run = { type: "value", role: "date", text: formatDated(asOf, edition.wording), facts: [] };
  const runs: Run[] = [
    { type: "value", role: "title", text: source.publisher, facts: [], strong: true },
    text(". "),
    ...title.map((run) => ("text" in run ? { ...run, emphasis: true as const } : run)),
    text(", "),
    date,
    text(". "),
    ...(because.length > 0 ? [...because, text(". ")] : []),
    ...link,
  ];
  return { source: id, publisher: source.publisher, runs };
}

// A reason follows a colon where it is written, and begins a sentence where it is printed.
function capitalised(runs: readonly Run[]): readonly Run[] {
  const [first, ...rest] = runs;
  if (first?.type !== "text") return runs;
  return [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest];
}

function joinRuns(parts: readonly (readonly Run[])[]): Run[] {
  return parts.filter((part) => part.length > 0).flatMap((part, index) => (index === 0 ? part : [text(", "), ...part]));
}

function text(content: string): Run {
  return { type: "text", text: content };
}
