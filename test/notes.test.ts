import { expect, test } from "vitest";
import { plainText } from "../src/briefs/block.ts";
import { numberNotes } from "../src/briefs/notes.ts";
import { composeExample } from "./support/compose-example.ts";

test("notes are numbered in reading order, and facts of one source, date and caveat share one", () => {
  const facts = `- id: library.loans
  measure: loans
  value: 48000
  qualifier: more-than
  note: { en: A lower bound. }
  selector: { start: 100, end: 122, exact: "more than 48,000 books" }
- id: library.readers
  measure: readers
  value: 1250
  selector: { start: 200, end: 217, exact: "1,250 new readers" }
- id: library.rooms
  measure: rooms
  value: 5
  selector: { start: 230, end: 240, exact: "five rooms" }
`;
  const brief =
    "title: { en: T }\nkicker: { en: K }\nasOf: 2026-03-12\nmarking: { label: P }\nuse: { loans: library.loans, readers: library.readers, rooms: library.rooms }\n";
  const { blocks, edition } = composeExample(
    'a{{cite "rooms"}} b{{cite "loans" "readers"}}\n\n:::tiles\n{{tile "loans"}}\n:::',
    { "data/facts/library.yaml": facts, "data/briefs/example.yaml": brief },
  );
  const { blocks: numbered, notes, sources } = numberNotes(blocks, {}, edition);
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
    "Harbour Town Library, annual note, 12 March 2026. A lower bound.",
  ]);
  expect(sources.map(({ runs }) => plainText(runs).replaceAll("\u00a0", " "))).toEqual([
    "Harbour Town Library. Annual note, 12 March 2026. ",
  ]);
});
