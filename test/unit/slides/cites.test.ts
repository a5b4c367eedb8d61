import { expect, test } from "vitest";
import type { Fact } from "../../../src/facts/fact.ts";
import { citesOf } from "../../../src/slides/cites.ts";
import { exampleEdition, quantity } from "../../support/chart-example.ts";

test("what a cite prints is the value of a quantity and the date of an event", () => {
  const fire: Fact = {
    ...quantity("library.fire", 1, "2024"),
    kind: "event",
    date: { edtf: "2021-03", basis: "inferred" },
    status: "occurred",
  };
  const edition = exampleEdition();
  const cites = citesOf({ ...edition, facts: new Map([...edition.facts, ["library.fire", fire]]) });
  expect(cites["library.loans"]?.text).toBe("more than 48,000");
  expect(cites["library.fire"]?.text.replace(/\u00a0/g, " ")).toBe("March 2021 (inferred)");
});

test("a date is cited by the words it was read from, or by the reason for it", () => {
  const own = quantity("library.loans", 48000, "2024");
  const selector = { start: 46, end: 58, exact: "12 March 2026" };
  const stated: Fact = { ...own, asOf: { edtf: "2026-03-12", basis: "stated", selector } };
  const inferred: Fact = { ...own, asOf: { edtf: "2026-03", basis: "inferred", because: { en: "the desk says so" } } };
  const edition = exampleEdition();
  const datesOf = (fact: Fact): unknown => {
    const cite = citesOf({ ...edition, facts: new Map([[fact.id, fact]]), use: new Map() })[fact.id];
    const dates = cite && "dates" in cite ? Object.entries(cite.dates ?? {}) : [];
    return dates.map(([text, date]) => [text.replace(/\u00a0/g, " "), date]);
  };
  expect(datesOf(stated)).toEqual([["12 March 2026", selector]]);
  expect(datesOf(inferred)).toEqual([["March 2026 (inferred)", { because: "the desk says so" }]]);
  // Where the claim itself carries its date there is one place.
  expect(datesOf({ ...stated, selector })).toEqual([]);
});
