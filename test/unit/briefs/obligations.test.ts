import { expect, test } from "vitest";
import { citationsOf } from "../../../src/briefs/citations.ts";
import { checkCited, checkObligations, printedFacts, warnUnused } from "../../../src/briefs/obligations.ts";
import type { Diagnostic } from "../../../src/diagnostic/diagnostic.ts";
import { numberNotes } from "../../../src/document/notes.ts";
import { everyRun } from "../../../src/document/walk.ts";
import { composeExample, placesOf } from "../../support/compose-example.ts";

const place = { file: "templates/sheets/example.md.hbs", line: 1, column: 1 };
const conflict = (ruling: string): Record<string, string> => ({
  "data/conflicts.yaml": `- id: counts\n  facts: [library.loans, library.readers]\n  ruling: ${ruling}\n  note: { en: 'The note and the desk count {{fact "library.rooms"}} rooms differently.' }\n`,
});

function check(template: string, changes: Record<string, string>): string[] {
  const { blocks, edition, diagnostics } = composeExample(template, changes);
  const found: Diagnostic[] = [...diagnostics];
  checkObligations([...everyRun(blocks)], edition, place, (diagnostic) => void found.push(diagnostic));
  return placesOf(found).map((text) => text.split(" ")[0] ?? "");
}

test("facts in conflict are printed together only with what is ruled to be said of them", () => {
  const both = '{{fact "loans"}} and {{fact "readers"}}';
  expect(check(both, conflict("both"))).toEqual(["conflict-not-printed"]);
  expect(check(`${both}\n\n{{conflict "counts"}}`, conflict("both"))).toEqual([]);
  expect(check(`${both}\n\n{{conflict "counts"}}`, conflict("{ prefer: library.loans }"))).toEqual([]);
  expect(check('{{fact "loans"}}', conflict("both"))).toEqual([]);
});

test("a reference, a tile and a chart count as printing a fact", () => {
  expect(check('words{{cite "loans"}}\n\n:::tiles\n{{tile "readers"}}\n:::', conflict("both"))).toEqual([
    "conflict-not-printed",
  ]);
});

test("the day of the brief is no printing of the facts it is dated by", () => {
  expect(check('{{fact "loans"}}\n\n:::timeline\n{{today}}\n:::', conflict("both"))).toEqual([]);
});

test("what is ruled out is not printed", () => {
  expect(check('{{fact "loans"}}', conflict("omit"))).toEqual(["conflict-omitted"]);
});

test("a contested claim stands with its rebuttal", () => {
  const facts = `- id: library.loans
  measure: loans
  value: 48000
  qualifier: more-than
  contested: true
  rebuttedBy: library.readers
  selector: { start: 100, end: 122, exact: "more than 48,000 books" }
- id: library.readers
  measure: readers
  value: 1250
  selector: { start: 200, end: 217, exact: "1,250 new readers" }
`;
  const brief =
    "title: { en: T }\nkicker: { en: K }\nasOf: 2026-03-12\nmarking: { label: P }\nuse: { loans: library.loans, readers: library.readers }\n";
  const changes = { "data/facts/library.yaml": facts, "data/briefs/example.yaml": brief };
  expect(check('{{fact "loans"}}', changes)).toEqual(["contested-alone"]);
  expect(check('{{fact "loans"}}, but {{fact "readers"}}', changes)).toEqual([]);
});

test("an alias that nothing prints is a warning at its line", () => {
  const { blocks, edition } = composeExample('{{fact "loans"}} {{fact "readers"}} {{fact "rooms"}}');
  const brief = {
    id: "example",
    file: "b.yaml",
    spec: {} as never,
    placeOf: () => ({ file: "b.yaml", line: 9, column: 3 }),
  };
  const found: Diagnostic[] = [];
  warnUnused(brief, edition, printedFacts([...everyRun(blocks)]), (diagnostic) => void found.push(diagnostic));
  expect(found.map(({ severity, message }) => `${severity} ${message}`)).toEqual([
    "warning `opening` is not printed anywhere",
  ]);
});

test("a number of a sheet that no note speaks of is an error where its fact is named", () => {
  const found = (text: string, changes: Record<string, string> = {}): string[] => {
    const { blocks, edition } = composeExample(text, changes);
    const numbered = numberNotes(blocks, citationsOf(edition));
    const diagnostics: Diagnostic[] = [];
    const runs = [...everyRun(numbered.blocks)];
    checkCited(
      { runs, notes: numbered.notes },
      edition,
      { file: place.file, text },
      (one) => void diagnostics.push(one),
    );
    return diagnostics.map(({ message, hints, place: at }) => `${at?.line}:${at?.column} ${message}; ${hints.join()}`);
  };
  expect(found('It has\nall its {{fact "rooms"}} rooms, {{fact "rooms"}} in all.')).toEqual([
    '2:16 “five” is printed, but no note gives its source; write {{cite "rooms"}} after it',
  ]);
  expect(found('It has {{fact "rooms"}} rooms.{{cite "rooms"}}')).toEqual([]);
  expect(found('It opens in {{date "opening"}}.')).toEqual([
    expect.stringMatching(/^1:20 “June.2026” is printed, .*{{cite "opening"}} after it$/),
  ]);
  expect(found(':::tiles\n{{tile "rooms"}}\n:::\n\n{{label "loans"}} {{claimant "loans"}}')).toEqual([]);
  expect(found('{{conflict "counts"}}', conflict("both"))).toEqual([]);
});
