import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostic/diagnostic.ts";
import type { Fact } from "../../../src/facts/fact.ts";
import { type Reference, referenceSchema, resolveReference } from "../../../src/facts/pick.ts";
import { checkFiles, inventedProject, ownData } from "../../support/invented.ts";

const { library } = checkFiles(ownData(), "none");
const place = { file: "data/briefs/a.yaml", line: 5, column: 3 };

function pick(spec: Reference, asOf = "2024-09-28", resolved: Record<string, Fact> = {}, from = library) {
  const problems: Diagnostic[] = [];
  const report = (problem: Diagnostic) => problems.push(problem);
  const known = new Map(Object.entries(resolved));
  const fact = resolveReference("alias", spec, { library: from, asOf, resolved: known, place, report });
  for (const problem of problems) expect(problem.place).toEqual(place);
  return { fact, id: fact?.id, problems, codes: problems.map(({ code }) => code) };
}

test("a fact by its id", () => {
  expect(pick("uk2024.period").id).toBe("uk2024.period");
  expect(pick("members-growth").fact).toMatchObject({ kind: "derived", value: 14 });
});

test("an id that is not there, with its neighbour", () => {
  const { codes, problems } = pick("uk2024.perio");
  expect(codes).toEqual(["unknown-fact"]);
  expect(problems[0]?.hints).toEqual(["did you mean `uk2024.period`?"]);
});

test("the latest and the earliest of a measure", () => {
  expect(pick({ measure: "coalition-members", pick: "latest" }).id).toBe("uk2024.members");
  expect(pick({ measure: "coalition-members", pick: "earliest" }).id).toBe("gc2017.members");
});

test("nothing later than the brief is picked", () => {
  expect(pick({ measure: "coalition-members", pick: "latest" }, "2024-09-27").id).toBe("gc2021.members");
  expect(pick({ measure: "coalition-members", pick: "latest" }, "2021-06-29").id).toBe("gc2017.members");
  expect(pick({ measure: "coalition-members", pick: "latest" }, "2016").codes).toEqual(["pick-nothing"]);
  expect(pick("uk2024.members", "2024-08").codes).toEqual(["later-than-as-of"]);
  expect(pick("members-growth", "2024-08").codes).toEqual(["later-than-as-of"]);
});

test("a part is never picked for its whole", () => {
  expect(pick({ measure: "trained-uk", pick: "latest" }).id).toBe("uk2024.trained");
});

/** What stands in the invented library, one text of its facts changed. */
function pickInvented(measure: string, from = "", to = "") {
  const files = inventedProject((path, text) => (path.startsWith("data/facts/") ? text.replace(from, to) : text));
  return pick({ measure, pick: "latest" }, "2040", {}, checkFiles(files, "none").library);
}

test("nor is it where both are of one measure, or what is contested", () => {
  expect(pickInvented("pilots").id).toBe("harbour.pilots");
  expect(pickInvented("safe-share").codes).toEqual(["pick-nothing"]);
});

test("what holds without an end is later than any brief", () => {
  expect(pickInvented("pledges").id).toBe("harbour.pledges");
  expect(pickInvented("pledges", "date: 2030-21", "date: 2029/..").codes).toEqual(["pick-nothing"]);
});

test("several areas need a scope", () => {
  const { codes, problems } = pick({ measure: "terrain-freed", pick: "latest" });
  expect(codes).toEqual(["pick-ambiguous"]);
  expect(problems[0]?.hints.join()).toContain("`scope: [Iraq]`");
  expect(pick({ measure: "terrain-freed", pick: "latest", scope: ["Syria"] }).id).toBe("gc2017.terrain-syria");
});

test("a measure that is not there, with its neighbour", () => {
  const { codes, problems } = pick({ measure: "coalition-member", pick: "latest" });
  expect(codes).toEqual(["unknown-measure"]);
  expect(problems[0]?.hints).toEqual(["did you mean `coalition-members`?"]);
});

test("an operation names aliases or ids", () => {
  const members = library.facts.get("uk2024.members");
  const { fact } = pick({ difference: ["members", "gc2017.members"] }, "2024-09-28", members && { members });
  expect(fact).toMatchObject({ kind: "derived", id: "alias", value: 14, of: ["uk2024.members", "gc2017.members"] });
  expect(pick({ difference: ["member", "gc2017.members"] }).codes).toEqual(["unknown-fact"]);
});

test("bounds are refused where a brief asks for them too", () => {
  expect(pick({ difference: ["uk2024.trained", "bp2019.trained"] }).codes).toEqual(["derived-bound"]);
  expect(pick({ share: ["uk2024.trained-peshmerga", "uk2024.trained"] }).codes).toEqual(["derived-bound"]);
});

test("the schema takes the forms of a brief and no other", () => {
  for (const spec of ["a.b", { measure: "m", pick: "latest" }, { sum: ["a", "b"] }, { duration: ["a", "b"] }]) {
    expect(referenceSchema.safeParse(spec).success).toBe(true);
  }
  for (const spec of ["", { measure: "m" }, { measure: "m", pick: "best" }, { sum: ["a"] }, { product: ["a", "b"] }]) {
    expect(referenceSchema.safeParse(spec).success).toBe(false);
  }
});
