import { expect, test } from "vitest";
import { drawCsv, tableOf } from "../../../src/charts/table.ts";
import type { Fact } from "../../../src/facts/fact.ts";
import { bindExample, chartText, exampleEdition, quantity, wordsText } from "../../support/chart-example.ts";

test("one record a row, each with its place", () => {
  const { chart } = bindExample();
  expect(chart && drawCsv(chart)).toBe(
    [
      "fact,label,qualifier,value,unit,as-of,basis,source,claimant,place",
      "library.loans-before,books lent,exact,31000,book,2020-07,inferred,library,Harbour Town Library,100-122",
      "library.loans,books lent,more-than,48000,book,2024-03-12,stated,library,Harbour Town Library,100-122",
      "",
    ].join("\r\n"),
  );
});

test("fields with commas, quotation marks and line ends are quoted", () => {
  const edition = exampleEdition({ claimant: { en: 'Town "Library",\nHarbour' } });
  const { chart } = bindExample(chartText(), edition);
  expect(chart && drawCsv(chart)).toContain(',"Town ""Library"",\nHarbour",');
});

test("a range gives both ends, a derived value what it was made from", () => {
  const range = bindExample(chartText(), exampleEdition({ max: 50000, qualifier: "range" })).chart;
  expect(range && drawCsv(range)).toContain(",range,48000-50000,book,");
  const of = ["library.loans", "library.loans-before"];
  const place = { file: "data/facts/derived.yaml", line: 1, column: 1 };
  const edition = exampleEdition();
  const sum = {
    kind: "derived" as const,
    id: "both",
    op: "sum" as const,
    of,
    value: 79000,
    qualifier: "exact" as const,
    unit: "book",
    place,
  };
  const derived = bindExample(chartText(), { use: new Map<string, Fact>([...edition.use, ["loans", sum]]) }).chart;
  expect(derived && drawCsv(derived)).toContain(
    "both,,exact,79000,book,2024-03-12,stated,library,Harbour Town Library,sum of library.loans and library.loans-before",
  );
});

test("an event has its own date, a vague quantity its words", () => {
  const { value: _, ...vague } = quantity("library.some", 0, "2024");
  const date = { edtf: "2025-03", basis: "stated" as const };
  const use = new Map<string, Fact>([
    ["loans-before", { ...quantity("library.fire", 1, "2024"), kind: "event", date, status: "planned" }],
    ["loans", { ...vague, qualifier: "vague", words: "some" }],
  ]);
  const words = wordsText(5, "facts: { loans: { use: [loans-before, loans], valueless: true } }");
  const { chart } = bindExample(chartText(), { words, use });
  const [, event, some] = chart ? drawCsv(chart).split("\r\n") : [];
  expect(event).toMatch(/^library\.fire,,,,book,2025-03,stated,/);
  expect(some).toMatch(/^library\.some,books lent,vague,some,book,2024,/);
});

test("for readers: what is counted, the value in its words, the date and who says so", () => {
  const { chart } = bindExample();
  expect(chart && tableOf(chart)).toEqual({
    header: ["What is counted", "Value", "As of", "According to"],
    rows: [
      ["books lent", "31,000", "July\u00a02020 (inferred)", "Harbour Town Library"],
      ["books lent", "more than 48,000", "12\u00a0March\u00a02024", "Harbour Town Library"],
    ],
    facts: ["library.loans-before", "library.loans"],
  });
});

test("rows that label and date do not tell apart have the chart's own words too", () => {
  const edition = exampleEdition({ asOf: { edtf: "2020-07", basis: "inferred" } });
  const { chart } = bindExample(chartText(), edition);
  expect(chart && tableOf(chart).rows.map(([what]) => what)).toEqual([
    "books lent · books",
    "books lent · books and films",
  ]);
});
