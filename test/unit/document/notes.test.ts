import { expect, test } from "vitest";
import { citationsOf } from "../../../src/briefs/citations.ts";
import { plainText } from "../../../src/document/block.ts";
import { numberNotes } from "../../../src/document/notes.ts";
import { composeExample } from "../../support/compose-example.ts";
import { changedFacts } from "../../support/library-project.ts";

const noted = ["qualifier: more-than", "qualifier: more-than\n  note: { en: A lower bound. }"] as const;
const lowerBound = changedFacts(noted);

test("notes are numbered in reading order, and facts of one source, date and caveat share one", () => {
  const { blocks, edition } = composeExample(
    'a{{cite "rooms"}} b{{cite "loans" "readers"}}\n\n:::tiles\n{{tile "loans"}}\n:::',
    lowerBound,
  );
  const { blocks: numbered, notes, sources } = numberNotes(blocks, citationsOf(edition));
  const [paragraph, tiles] = numbered;
  const cites =
    paragraph?.type === "paragraph" ? paragraph.runs.flatMap((run) => (run.type === "cite" ? [run.notes] : [])) : [];
  expect(cites).toEqual([[1], [1, 2]]);
  expect(tiles?.type === "tiles" && tiles.tiles[0]?.cite.notes).toEqual([2]);
  expect(notes.map(({ number, facts: of }) => [number, of])).toEqual([
    [1, ["library.rooms", "library.readers"]],
    [2, ["library.loans"]],
  ]);
  expect(notes.map(({ runs }) => plainText(runs).replaceAll("\u00a0", " "))).toEqual([
    "Harbour Town Library, annual note, 12 March 2026. ",
    "Harbour Town Library, 12 March 2026. A lower bound.",
  ]);
  expect(sources.map(({ runs }) => plainText(runs).replaceAll("\u00a0", " "))).toEqual([
    "Harbour Town Library. Annual note, 12 March 2026. ",
  ]);
});

test("a document cited again is named in full where its publisher has another one", () => {
  const source = (id: string): string =>
    `id: ${id}\ntitle: { en: A report }\npublisher: Harbour Town Library\nclaimant: { en: The town }\ntype: { en: report }\nasOf: { date: 2026-03-12, basis: stated, selector: { start: 0, end: 13, exact: 12 March 2026 } }\ntext: { file: ${id}.txt, sha256: ${"ab".repeat(32)} }\n`;
  const kinds = (changes: Record<string, string>): string[] => {
    const { blocks, edition } = composeExample('a{{cite "opening"}} b{{cite "loans"}}', {
      ...lowerBound,
      ...changes,
    });
    return numberNotes(blocks, citationsOf(edition)).notes.map(({ runs }) => plainText(runs).split(", ")[1] ?? "");
  };
  expect(kinds({}).map((kind) => kind === "annual note")).toEqual([true, false]);
  expect(kinds({ "data/sources/town.yaml": source("town") })).toEqual(["annual note", "annual note"]);
});

test("what a conflict makes a brief print refers to its sources, which are listed with the others", () => {
  const conflicts = `- id: counts
  facts: [library.loans, library.readers]
  ruling: both
  note: { en: 'The note counts {{fact "library.loans"}}.{{cite "library.loans"}} The desk counts {{fact "library.rooms"}} rooms.' }
`;
  const { blocks, edition } = composeExample('{{conflict "counts"}}', { "data/conflicts.yaml": conflicts });
  const { blocks: numbered, notes, sources } = numberNotes(blocks, citationsOf(edition));
  const runs = numbered.flatMap((block) => (block.type === "paragraph" ? block.runs : []));
  // Where the text says, and at its end for what it does not refer to itself.
  expect(runs.map((run) => (run.type === "cite" ? run.facts.join() : run.type))).toEqual(
    "text,value,text,library.loans,text,value,text,library.rooms".split(","),
  );
  expect(notes.map((note) => note.source)).toEqual(["library"]);
  expect(sources.map(({ source }) => source)).toEqual(["library"]);
});

test("a number without a reference of its own leads to the note that says the same of it", () => {
  const { blocks, edition } = composeExample(
    'It has {{fact "rooms"}} rooms and {{fact "readers"}} readers.{{cite "readers"}}',
  );
  expect(numberNotes(blocks, citationsOf(edition)).notes.map((note) => note.facts)).toEqual([
    ["library.readers", "library.rooms"],
  ]);
});

test("a fact with an as-of date of its own has a note of its own, which names it", () => {
  const own =
    'asOf: { date: 2025-11, basis: inferred, because: { en: "November 2025: the count of the year before" } }';
  const { blocks, edition } = composeExample(
    'a{{cite "rooms"}} b{{cite "readers"}}',
    changedFacts(["value: 1250", `value: 1250\n  ${own}`]),
  );
  expect(
    numberNotes(blocks, citationsOf(edition)).notes.map(({ runs }) => plainText(runs).replaceAll("\u00a0", " ")),
  ).toEqual(["Harbour Town Library, annual note, 12 March 2026. ", "Harbour Town Library, November 2025 (inferred). "]);
});

test("an entry of a timeline refers to every fact that its words print", () => {
  const said = "says: { en: The library opens a new reading room }";
  const counts = "says: { en: 'The library opens a room for its {{fact \"library.loans\"}} books' }";
  const { blocks, edition } = composeExample(
    ':::timeline\n{{event "opening"}}\n:::',
    changedFacts(noted, [said, counts]),
  );
  expect(numberNotes(blocks, citationsOf(edition)).notes.map((note) => note.facts)).toEqual([
    ["library.opening"],
    ["library.loans"],
  ]);
});
