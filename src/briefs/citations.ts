import type { Run, SourceEntry } from "../document/block.ts";
import type { Citations } from "../document/notes.ts";
import { formatDated } from "../language/format.ts";
import type { Edition } from "./edition.ts";
import { dataText } from "./text.ts";

/** The notes of an edition. Facts with the same source, as-of date and caveat share a note. */
export function citationsOf(edition: Edition): Citations {
  return {
    keyOf: (fact) => noteKey(fact, edition),
    noteOf: (fact, told) => noteOf(fact, told, edition),
    sourceOf: (source) => sourceEntry(source, edition),
  };
}

/** Claimant, kind of document and date: "UK Ministry of Defence, statement, 28 September 2024". */
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

function noteOf(id: string, told: ReadonlySet<string>, edition: Edition): ReturnType<Citations["noteOf"]> {
  const fact = edition.facts.get(id);
  if (!fact || fact.kind === "derived") return { source: "", runs: [] };
  const caveat = fact.note ? (dataText(fact.note, edition) ?? []) : [];
  const full = citationOf(fact.id, edition);
  const citation = told.has(fact.source) && isOnlyOfPublisher(fact.source, edition) ? withoutType(full) : full;
  return { source: fact.source, runs: [...citation, text(". "), ...caveat] };
}

/** Publisher and date of a full citation. */
export function withoutType(citation: readonly Run[]): readonly Run[] {
  const [publisher, date] = [citation[0], citation.at(-1)];
  return publisher && date && citation.length > 1 ? joinRuns([[publisher], [date]]) : citation;
}

// The kind of document distinguishes two documents by one publisher, because their facts have their own dates.
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

// Data files write a reason after a colon; here it begins a sentence.
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
