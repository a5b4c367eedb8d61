import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostic/diagnostic.ts";
import { findNumerals } from "../../../src/language/numerals.ts";
import { checkFiles, givenCorpus, inventedProject, lineOf, ownData } from "../../support/invented.ts";

const facts = "data/facts/harbour.yaml";
const source = "data/sources/harbour.yaml";
const document = "corpus/harbour.txt";

/** The problems after one change, each of which has to stand in the changed file's line. */
function after(path: string, from: string, to: string, corpus: "own" | "none" = "none"): readonly Diagnostic[] {
  const files = inventedProject((name, text) => (name === path ? text.replace(from, to) : text));
  expect(files[path], `${path} holds ${from}`).toContain(to);
  return checkFiles(files, corpus).diagnostics;
}

function codesOf(diagnostics: readonly Diagnostic[]): string[] {
  return diagnostics.map(({ code }) => code);
}

test("the project's own data is without fault", () => {
  expect(checkFiles(ownData(), "none").found).toEqual([]);
});

test.skipIf(!process.env.BRIEFS_CORPUS)("and agrees with its documents (needs BRIEFS_CORPUS)", () => {
  expect(checkFiles(ownData(), givenCorpus() ?? "none").found).toEqual([]);
});

test.each([
  ["a value", "value: 42", "value: 41", "selector-value"],
  ["the end of a range", "max: 25", "max: 26", "selector-value"],
  ["a digit of the words", "42 member ports", "43 member ports", "selector-value"],
  ["a number in words", "three islands", "seven islands", "selector-value"],
  ["a qualifier", "qualifier: around", "qualifier: nearly", "selector-qualifier"],
  ["a qualifier that is left out", "  qualifier: around\n", "", "selector-qualifier"],
  [
    "a qualifier that is dropped from the words",
    'end: 267, exact: "more than 5,600',
    'end: 257, exact: "5,600',
    "selector-qualifier",
  ],
  ["an end", "end: 85,", "end: 86,", "selector-length"],
  ["a start", "start: 185\n", "start: 105\n", "selector-length"],
  ["a month", "edtf: 2027-03", "edtf: 2027-08", "date-mismatch"],
  ["the month of a date with a year from elsewhere", "edtf: 2029-06-03", "edtf: 2029-06-04", "date-mismatch"],
  ["the year of a reason", "3 June 2029", "3 June 2028", "date-mismatch"],
  ["the day of a date's own words", '"June 3"', '"June 8"', "date-mismatch"],
  ["a day that there is none of", '"June 3"', '"June 0"', "date-mismatch"],
  [
    "a number among the words of an event",
    '144, exact: "founded in March 2027"',
    '150, exact: "founded in March 2027 by 12"',
    "date-mismatch",
  ],
  ["a number among the words of a period", '221, exact: "Since 2028"', '225, exact: "Since 2028, 40"', "date-mismatch"],
  ["an inferred season", "date: 2030-21", "date: 2030-22", "date-mismatch"],
  ["where a period begins", "edtf: 2028/..", "edtf: 2018/..", "date-mismatch"],
  ["a date that is none", "edtf: 2027-03", "edtf: 2027-13", "bad-date"],
  ["a reason without its date", "3 June 2029: ", "", "date-unexplained"],
  ["a rule that leads nowhere", "plus: harbour.closing", "plus: harbour.ports", "date-rule"],
  ["words that are too many", '"the pilots disagree"', `"${"the pilots disagree ".repeat(5)}"`, "selector-too-long"],
  ["words with two quantities", '"42 member ports"', '"42 member ports (39 towns"', "selector-ambiguous"],
  ["words without a quantity", '"three islands"', '"those islands"', "selector-value"],
  [
    "words without their unit",
    '383, exact: "around 70 percent of the channel"',
    '360, exact: "around 70"',
    "selector-unit",
  ],
  ["a selector that was never anchored", "start: 70, end: 85, ", "", "selector-unanchored"],
  ["an end that was never anchored", "start: 70, end: 85, ", "start: 70, ", "selector-unanchored"],
  ["a value that was never anchored", "  value: 42\n", "", "value-missing"],
  ["a part of nothing", "subsetOf: harbour.pilots,", "subsetOf: harbour.pilot,", "unknown-fact"],
  ["a contested claim alone", "  rebuttedBy: harbour.disagreement\n", "", "contested-unrebutted"],
  ["a rebuttal that is not there", "rebuttedBy: harbour.disagreement", "rebuttedBy: harbour.agreement", "unknown-fact"],
  ["a measure that is not there", "measure: towns", "measure: town", "unknown-measure"],
])("catches a change of %s", (_, from, to, code) => {
  const diagnostics = after(facts, from, to);
  expect(codesOf(diagnostics)).toContain(code);
  for (const { place, hints } of diagnostics) {
    expect(place?.file).toBe(facts);
    expect(hints.length).toBeGreaterThan(0);
  }
});

test("points at the field itself", () => {
  const from = "value: 42";
  const [problem] = after(facts, from, "value: 41");
  const line = lineOf(inventedProject()[facts] ?? "", from);
  expect(problem?.place).toEqual({ file: facts, line, column: 10, length: 2 });
  expect(problem?.message).toBe("the selector says 42, the fact 41");
});

test("a symbol unit has to be the measure's", () => {
  const diagnostics = after("data/measures.yaml", "unit: USD", "unit: EUR");
  expect(codesOf(diagnostics)).toEqual(["selector-unit"]);
  expect(diagnostics[0]?.place?.file).toBe(facts);
});

test("a value that words cannot give is asked for by its qualifier alone", () => {
  expect(codesOf(after(facts, "qualifier: vague", "qualifier: around"))).toEqual(["selector-qualifier"]);
});

test.each([
  [33.33, []],
  [33.333, []],
  [33.3, ["selector-value"]],
  [33.34, ["selector-value"]],
])("a third may be typed as %d: %j", (value, codes) => {
  const third = `
- id: harbour.third
  measure: safe-share
  scope: [Northern Sound]
  value: ${value}
  selector: { start: 1, end: 25, exact: "one-third of the harbour" }
`;
  const files = inventedProject((path, text) => (path === facts ? text + third : text));
  expect(codesOf(checkFiles(files, "none").diagnostics)).toEqual(codes);
});

test.each([
  ["harbour.island", "facts: [harbour.towns, harbour.island], ruling: both"],
  ["harbour.town }", "facts: [harbour.towns, harbour.islands], ruling: { prefer: harbour.town }"],
])("a conflict names facts that are there, not %s", (wrong, fields) => {
  const conflicts = `- { id: counts, ${fields}, note: { en: They are not reconciled } }\n`;
  const { diagnostics } = checkFiles({ ...inventedProject(), "data/conflicts.yaml": conflicts }, "none");
  expect(codesOf(diagnostics)).toEqual(["unknown-fact"]);
  const column = conflicts.indexOf(wrong) + 1;
  expect(diagnostics[0]?.place).toMatchObject({ file: "data/conflicts.yaml", line: 1, column });
});

test("a document without a checksum is to be given one", () => {
  const files = inventedProject((path, text) => (path === source ? text.replace(/\n {2}sha256: \w+/u, "") : text));
  expect(codesOf(checkFiles(files, "none").diagnostics)).toEqual(["document-unhashed"]);
});

test.each([
  ["a digit of the document", document, "5,600 pilots", "5,601 pilots", ["selector-text", "document-changed"]],
  ["a letter that no fact quotes", document, "bulletin", "bulletim", ["document-changed"]],
  ["the checksum", source, "sha256: 9", "sha256: 8", ["document-changed"]],
  ["the document's name", source, "harbour.txt", "harbor.txt", ["document-missing"]],
])("with a corpus catches a change of %s", (_, path, from, to, codes) => {
  expect(codesOf(after(path, from, to, "own"))).toEqual(codes);
});

test("a document with the line ends of another system is read with its own", () => {
  const crlf = (name: string, text: string): string => (name === document ? text.replaceAll("\n", "\r\n") : text);
  const files = inventedProject(crlf);
  expect(files[document]).toContain("\r\n");
  expect(codesOf(checkFiles(files).diagnostics)).toEqual([]);
  const changed = inventedProject((name, text) =>
    name === document ? crlf(name, text).replace("bulletin", "bulletim") : text,
  );
  expect(codesOf(checkFiles(changed).diagnostics)).toContain("document-changed");
});

test.each([
  ["date", "date: 2030-05-14", "date: 2030-05-15", "date-mismatch"],
  ["date's words", 'exact: "2030-05-14"', 'exact: "2030-06-14"', "date-mismatch"],
  ["date's position", "start: 25", "start: 24", "selector-length"],
  [
    "date without a second mention",
    '  selector: { start: 25, end: 35, exact: "2030-05-14" }\n',
    "",
    "date-unexplained",
  ],
])("holds a document's %s to its text", (_, from, to, code) => {
  expect(codesOf(after(source, from, to))).toContain(code);
});

test("a selector that has moved says where its words stand now", () => {
  const diagnostics = after(document, "Harbour League bulletin", "The Harbour League bulletin", "own");
  const [moved] = diagnostics.filter(({ code }) => code === "selector-text");
  expect(moved?.hints.join()).toContain("the words are at 74");
});

const second = (value: number, more = "") => `
- id: harbour.ports-again
  measure: ports
  value: ${value}
  ${more}selector: { start: 70, end: ${70 + `${value} member ports`.length}, exact: "${value} member ports" }
`;

test("two values of one thing at one time need a ruling, and the hint has the lines to paste", () => {
  const files = inventedProject((path, text) => (path === facts ? text + second(43) : text));
  const { diagnostics } = checkFiles(files, "none");
  expect(codesOf(diagnostics)).toEqual(["conflict-unruled"]);
  const [head, ...lines] = (diagnostics[0]?.hints[0] ?? "").split("\n");
  expect(head).toContain("data/conflicts.yaml");
  expect(checkFiles({ ...files, "data/conflicts.yaml": lines.join("\n") }, "none").found).toEqual([]);
});

test("the same value twice, or of another area, is no conflict", () => {
  for (const addition of [second(42), second(43, "scope: [Northern Sound]\n  ")]) {
    const files = inventedProject((path, text) => (path === facts ? text + addition : text));
    expect(checkFiles(files, "none").found).toEqual([]);
  }
});

test("a total that falls needs a ruling", () => {
  const later = `
- id: harbour.pilots-before
  measure: pilots
  value: 9000
  asOf: { date: 2029-05, basis: inferred, because: { en: "May 2029: the year before" } }
  selector: { start: 1, end: 13, exact: "9,000 pilots" }
`;
  const files = inventedProject((path, text) => (path === facts ? text + later : text));
  const { diagnostics } = checkFiles(files, "none");
  expect(codesOf(diagnostics)).toEqual(["conflict-unruled"]);
  expect(diagnostics[0]?.message).toContain("a total cannot fall");
});

test("a part that comes round to itself is a cycle", () => {
  const diagnostics = after(facts, "measure: ports # counted", "measure: ports\n  subsetOf: harbour.towns # counted");
  // Once for each of the two, and not for the islands, which are only part of one of them.
  expect(codesOf(diagnostics)).toEqual(["subset-cycle", "subset-cycle"]);
});

test("no sentence, note, label or reason of the project's data holds a numeral of its own", () => {
  const { facts, measures, conflicts, sources, names } = checkFiles(ownData(), "none").library;
  const claims = [...facts.values()].filter((fact) => fact.kind !== "derived");
  const texts = [
    ...claims.flatMap(({ says, note, claimant }) => [says, note, claimant]),
    ...claims.map((fact) => (fact.kind === "event" ? fact.date.because : fact.asOf.because)),
    ...[...measures.values()].flatMap(({ label, definition }) => [...Object.values(label), definition]),
    ...[...conflicts.values()].map(({ note }) => note),
    ...[...sources.values()].flatMap(({ title, type, asOf }) => [title, type, asOf.because]),
  ].flatMap((text) => Object.values(text ?? {}));
  expect(texts.length).toBeGreaterThan(500);
  const unsourced = texts.filter((text) => findNumerals(text.replaceAll(/\{\{[^}]*\}\}/gu, ""), names).length > 0);
  expect(unsourced).toEqual([]);
});
