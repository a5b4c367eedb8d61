import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostic/diagnostic.ts";
import { evaluateDerived } from "../../../src/facts/derive.ts";
import type { Derived, Event, Fact, Measure, Quantity } from "../../../src/facts/fact.ts";
import { checkFiles, inventedProject, ownData } from "../../support/invented.ts";

const place = { file: "data/facts/derived.yaml", line: 3, column: 1 };
const asOf = { edtf: "2030", basis: "stated" } as const;
const claim = {
  source: "a",
  claimant: { en: "A" },
  selector: { start: 0, end: 1, exact: "a" },
  asOf,
  scope: [],
  place,
};

function quantity(id: string, more: Partial<Quantity> = {}): Quantity {
  return {
    ...claim,
    id,
    kind: "quantity",
    value: 10,
    qualifier: "exact",
    unit: "port",
    nature: "stock",
    measure: "ports",
    ...more,
  };
}

function event(id: string, edtf: string, basis: Event["date"]["basis"] = "stated"): Event {
  return { ...claim, id, kind: "event", date: { edtf, basis }, status: "occurred" };
}

function measure(id: string, compare: Measure["compare"]): Measure {
  return { id, label: { en: { one: id, other: id } }, unit: "port", nature: "stock", compare, place };
}

const measures = new Map([measure("ports", "line"), measure("ships", "points")].map((each) => [each.id, each]));

function evaluate(op: Derived["op"], ...of: Fact[]): { result: Derived | undefined; codes: string[] } {
  const problems: Diagnostic[] = [];
  const result = evaluateDerived({ id: "x", op, of, place }, measures, (problem) => problems.push(problem));
  for (const problem of problems) expect(problem.place).toEqual(place);
  return { result, codes: problems.map(({ code }) => code) };
}

test("a difference of exact values of one measure", () => {
  const { result } = evaluate("difference", quantity("a", { value: 87 }), quantity("b", { value: 73 }));
  expect(result).toMatchObject({
    kind: "derived",
    value: 14,
    qualifier: "exact",
    unit: "port",
    of: ["a", "b"],
    measure: "ports",
  });
});

test.each(["more-than", "at-least", "nearly", "around", "estimated", "range", "vague"] as const)(
  "no difference of what is *%s*",
  (qualifier) => {
    const { result, codes } = evaluate("difference", quantity("a"), quantity("b", { qualifier }));
    expect(result).toBeUndefined();
    expect(codes).toEqual(["derived-bound"]);
  },
);

test("no difference of points that a line may not join, of two measures, or of two areas", () => {
  const ships = { measure: "ships" };
  expect(evaluate("difference", quantity("a", ships), quantity("b", ships)).codes).toEqual(["derived-incomparable"]);
  expect(evaluate("difference", quantity("a"), quantity("b", ships)).codes).toEqual(["derived-incomparable"]);
  const other = quantity("b", { scope: ["North"] });
  expect(evaluate("difference", quantity("a"), other).codes).toEqual(["derived-incomparable"]);
  expect(evaluate("difference", quantity("a")).codes).toEqual(["derived-incomparable"]);
});

test("parts of one whole are added, never a part to its whole", () => {
  const towns = quantity("towns", { value: 39, measure: "towns", subsetOf: "all" });
  const islands = quantity("islands", { value: 3, measure: "islands", subsetOf: "all" });
  expect(evaluate("sum", towns, islands).result).toMatchObject({ value: 42 });
  expect(evaluate("sum", towns, quantity("all", { value: 42 })).codes).toEqual(["subset-added"]);
});

test("the same thing at two dates is not added", () => {
  expect(evaluate("sum", quantity("a"), quantity("b")).codes).toEqual(["derived-incomparable"]);
});

test("a share is of a part and its own whole, and says where it is rounded", () => {
  const part = quantity("part", { value: 39, subsetOf: "all" });
  expect(evaluate("share", part, quantity("all", { value: 42 })).result).toMatchObject({
    value: 93,
    qualifier: "around",
    unit: "percent",
  });
  expect(evaluate("share", quantity("part"), quantity("all")).codes).toEqual(["derived-incomparable"]);
});

test("a duration runs between two dates that are stated", () => {
  const days = evaluate("duration", event("a", "2030-01-01"), event("b", "2030-03-01")).result;
  expect(days).toMatchObject({ value: 59, unit: "day", qualifier: "exact" });
  const months = evaluate("duration", event("a", "2029-11"), event("b", "2030-03-01")).result;
  expect(months).toMatchObject({ value: 4, unit: "month", qualifier: "around" });
  expect(evaluate("duration", event("a", "2030", "inferred"), event("b", "2031")).codes).toEqual(["derived-bound"]);
  for (const edtf of ["2030~", "2030?", "2030%"]) {
    expect(evaluate("duration", event("a", edtf), event("b", "2031")).codes).toEqual(["derived-bound"]);
    expect(evaluate("duration", event("a", "2029"), event("b", edtf)).codes).toEqual(["derived-bound"]);
  }
  expect(evaluate("duration", event("a", "2030"), quantity("b")).codes).toEqual(["derived-incomparable"]);
});

test("an entry that names what is not there says what may have been meant", () => {
  const files = {
    ...inventedProject(),
    "data/facts/derived.yaml": "- { id: sum, kind: derived, op: sum, of: [harbour.towns, harbour.iland] }\n",
  };
  const [problem] = checkFiles(files).diagnostics;
  expect(problem).toMatchObject({ code: "unknown-fact", place: { file: "data/facts/derived.yaml", line: 1 } });
});

test("the project's own sums agree with what the documents say", () => {
  const { facts } = checkFiles(ownData(), "none").library;
  for (const [sum, whole] of [
    ["members-by-kind-2021", "gc2021.members"],
    ["members-by-kind-2024", "uk2024.members"],
  ] as const) {
    const [derived, stated] = [facts.get(sum), facts.get(whole)];
    expect(derived?.kind === "derived" && derived.value).toBe(stated?.kind === "quantity" && stated.value);
  }
});
