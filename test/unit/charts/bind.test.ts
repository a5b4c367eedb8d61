import { expect, test } from "vitest";
import type { Derived, Event, Fact } from "../../../src/facts/fact.ts";
import {
  bindExample,
  chartText,
  exampleEdition,
  loanMeasure,
  quantity,
  wordsText,
} from "../../support/chart-example.ts";

test("rows hold the values as they are printed, in the order they are named", () => {
  const { chart } = bindExample();
  expect(chart?.facts).toEqual(["library.loans-before", "library.loans"]);
  expect(chart?.rows[0]).toMatchObject({
    index: 0,
    last: false,
    kind: "quantity",
    inferred: true,
    dateStart: "2020-07-01",
    date: "2020-07-16",
  });
  expect(chart?.rows[1]).toEqual({
    fact: "library.loans",
    alias: "loans",
    index: 1,
    last: true,
    kind: "quantity",
    status: "",
    value: 48000,
    min: 48000,
    max: 48000,
    qualifier: "more-than",
    bound: true,
    uncertain: false,
    text: "more than 48,000",
    figure: "48,000",
    hedge: "more than",
    label: "books lent",
    definition: "",
    source: "library",
    claimant: "Harbour Town Library",
    scope: "Harbour Town",
    date: "2024-03-12",
    dateStart: "2024-03-12",
    dateEnd: "2024-03-12",
    dateShort: "Mar\u00a02024",
    dateLong: "12\u00a0March\u00a02024",
    basis: "stated",
    inferred: false,
    today: "2024-09-28",
    what: "books and films",
  });
});

test.each([
  ["an alias the brief does not use", ["loans-befor", "loans"], "chart-unknown-alias 5:25", "`loans-before`"],
  ["two of them", ["x", "y"], "chart-unknown-alias 5:25", ""],
])("%s", (_, [first = "", second = ""], expected, hint) => {
  const { found, diagnostics, chart } = bindExample(chartText(), facts(`use: [${first}, ${second}]`));
  expect(found).toContain(expected);
  expect(diagnostics[0]?.hints.join()).toContain(hint);
  expect(chart).toBeUndefined();
});

test("a measure draws all its facts up to the as-of date, in order of time", () => {
  const later = quantity("library.later", 60000, "2025-01-01");
  const edition = exampleEdition();
  const all = new Map<string, Fact>([["library.later", later], ...[...edition.facts].reverse()]);
  const { chart, found } = bindExample(chartText(), { ...facts("measure: loans"), facts: all });
  expect(found).toEqual([]);
  expect(chart?.facts).toEqual(["library.loans-before", "library.loans"]);
});

test("a fact that a conflict rules out is not drawn", () => {
  const place = { file: "data/conflicts.yaml", line: 1, column: 1 };
  const ruling = { prefer: "library.loans" };
  const conflict = { id: "loans", facts: ["library.loans-before", "library.loans"], ruling, note: { en: "" }, place };
  const { chart } = bindExample(chartText(), {
    ...facts("measure: loans"),
    conflicts: new Map([["loans", conflict]]),
  });
  expect(chart?.facts).toEqual(["library.loans"]);
});

test.each([
  ["an unknown measure", "measure: loan", {}, "chart-unknown-measure 5:28"],
  ["a measure without facts", "measure: loans", { facts: new Map<string, Fact>() }, "chart-no-rows 5:28"],
  ["an unknown column to order by", "use: [loans], orderBy: dat", {}, "chart-unknown-field 5:42"],
])("%s", (_, dataset, changes, expected) => {
  expect(bindExample(chartText(), { ...facts(dataset), ...changes }).found).toEqual([expected]);
});

test("an event and a vague quantity cannot be placed", () => {
  expect(bindExample(chartText(), { use: valueless }).found).toEqual(["chart-no-value 5:41", "chart-no-value 5:73"]);
});

test("an event and a vague quantity have rows without a value where the dataset asks for them", () => {
  const dataset = facts("use: [loans-before, loans], valueless: true");
  const { chart, found } = bindExample(chartText(), { ...dataset, use: valueless });
  expect(found).toEqual([]);
  expect(chart?.rows).toMatchObject([
    {
      kind: "event",
      status: "planned",
      label: "It burned",
      value: null,
      text: "",
      qualifier: "",
      date: "2025-03-05",
      basis: "stated",
    },
    { kind: "quantity", status: "", value: null, text: "some", qualifier: "vague", date: "2024-07-01" },
  ]);
});

test("a position has no row, and a measure only values", () => {
  const position: Fact = { ...quantity("library.view", 1, "2024"), kind: "position" };
  const dataset = facts("use: [loans], valueless: true");
  expect(bindExample(chartText(), { ...dataset, use: new Map([["loans", position]]) }).found).toEqual([
    "chart-no-value 5:25",
  ]);
  expect(bindExample(chartText(), facts("measure: loans, valueless: true")).found).toEqual(["wrong-type 5:17"]);
});

test("a derived value takes date and source of its latest input", () => {
  const place = { file: "data/facts/derived.yaml", line: 1, column: 1 };
  const growth: Derived = {
    kind: "derived",
    id: "growth",
    op: "difference",
    of: ["library.loans", "library.loans-before"],
    value: 17000,
    qualifier: "exact",
    unit: "book",
    measure: "loans",
    place,
  };
  const edition = exampleEdition();
  const use = new Map<string, Fact>([...edition.use, ["loans", growth]]);
  expect(bindExample(chartText(), { use }).chart?.rows[1]).toMatchObject({
    fact: "growth",
    date: "2024-03-12",
    source: "library",
  });
});

test("words of a chart are there in the language of the edition and hold no figures", () => {
  const german = bindExample(chartText(), { lang: "de" });
  expect(german.found).toEqual(["chart-no-text 5:49", "chart-no-text 5:81"]);
  const typed = bindExample(chartText(), { words: wordsText().replace("books and films", "48 books") });
  expect(typed.found).toEqual(["chart-numeral 5:87"]);
});

test("a line joins only what may be compared by one", () => {
  const line = chartText(5, '{"mark": "line"},');
  expect(bindExample(line).found).toEqual(["chart-joined 5:10"]);
  expect(bindExample(line, { measures: new Map([["loans", { ...loanMeasure, compare: "line" }]]) }).found).toEqual([]);
});

test("a line over two measures is refused", () => {
  const compare = { ...loanMeasure, compare: "line" as const };
  const edition = exampleEdition({ measure: "films" });
  const measures = new Map([
    ["loans", compare],
    ["films", { ...compare, id: "films" }],
  ]);
  expect(bindExample(chartText(5, '{"mark": "line"},'), { ...edition, measures }).found).toEqual(["chart-joined 5:10"]);
});

const { value: _, ...some } = quantity("library.some", 0, "2024");
const fire: Event = {
  ...quantity("library.fire", 1, "2024"),
  kind: "event",
  date: { edtf: "2025-03-05", basis: "stated" },
  says: { en: "It burned" },
  status: "planned",
};
const valueless = new Map<string, Fact>([
  ["loans-before", fire],
  ["loans", { ...some, qualifier: "vague", words: "some" }],
]);

function facts(dataset: string): { words: string } {
  return { words: wordsText(5, `facts: { loans: { ${dataset} } }`) };
}
