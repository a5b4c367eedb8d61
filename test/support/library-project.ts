import { readFileSync } from "node:fs";
import { memoryHost } from "./memory-host.ts";

/** A small sound project about an invented library, as texts by path; a test changes what it wants to break. */
export function libraryProject(changes: Readonly<Record<string, string | undefined>> = {}): Record<string, string> {
  const files: Record<string, string | undefined> = {
    "data/sources/library.yaml": `id: library
title: { en: Annual note }
publisher: Harbour Town Library
claimant: { en: Harbour Town Library }
type: { en: annual note }
asOf:
  date: 2026-03-12
  basis: stated
  selector: { start: 46, end: 58, exact: 12 March 2026 }
text: { file: library.txt, sha256: ${"ab".repeat(32)} }
`,
    "data/facts/library.yaml": `- id: library.loans
  measure: loans
  value: 48000
  qualifier: more-than
  says: { en: 'The library lent {{fact "library.loans"}} books' }
  selector: { start: 100, end: 122, exact: "more than 48,000 books" }
- id: library.readers
  measure: readers
  value: 1250
  selector: { start: 200, end: 217, exact: "1,250 new readers" }
- id: library.rooms
  measure: rooms
  value: 5
  selector: { start: 230, end: 240, exact: "five rooms" }
- id: library.opening
  kind: event
  date: { edtf: 2026-06, basis: stated }
  status: planned
  says: { en: The library opens a new reading room }
  selector: { start: 250, end: 281, exact: "a new reading room in June 2026" }
`,
    "data/measures.yaml": `loans: { label: { en: { one: book lent, other: books lent } }, unit: book, nature: flow, compare: points }
readers: { label: { en: { one: new reader, other: new readers } }, unit: person, nature: flow, compare: line }
rooms: { label: { en: { one: room, other: rooms } }, unit: room, nature: stock, compare: line }
`,
    "data/names.yaml": "names: [Resolution 12]\n",
    "data/wording/en.yaml": readFileSync("data/wording/en.yaml", "utf8"),
    "data/briefs/example.yaml": `title: { en: A library that grows }
kicker: { en: Harbour Town }
asOf: 2026-03-12
marking: { label: PUBLIC }
use:
  loans: library.loans
  readers: library.readers
  rooms: library.rooms
  opening: library.opening
`,
    "templates/theme/tokens.yaml": readFileSync("templates/theme/tokens.yaml", "utf8"),
    "templates/sheets/example.md.hbs": '# {{title}}\n\nIt lent {{fact "loans"}} books.{{cite "loans"}}\n',
    ...changes,
  };
  return Object.fromEntries(Object.entries(files).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

export function libraryHost(changes: Readonly<Record<string, string | undefined>> = {}): ReturnType<typeof memoryHost> {
  return memoryHost(libraryProject(changes));
}

/** The project's facts with texts in them replaced, as a change of the project; each must be there. */
export function changedFacts(...changes: readonly (readonly [from: string, to: string])[]): Record<string, string> {
  const file = "data/facts/library.yaml";
  const facts = changes.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the facts have no ${from}`);
    return text.replace(from, to);
  }, libraryProject()[file] ?? "");
  return { [file]: facts };
}
