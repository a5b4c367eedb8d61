import { expect, test } from "vitest";
import { checkFiles, inventedProject, ownData } from "../../support/invented.ts";
import { seeded } from "../../support/mutations.ts";

const facts = "data/facts/harbour.yaml";

function broken(path: string, from: string, to: string): Record<string, string> {
  const files = inventedProject();
  const text = files[path] ?? "";
  expect(text).toContain(from);
  return { ...files, [path]: text.replace(from, to) };
}

test("a sound project loads without a word", () => {
  const { library, found } = checkFiles(inventedProject());
  expect(found).toEqual([]);
  expect(library.facts.get("harbour.ports")).toMatchObject({
    kind: "quantity",
    value: 42,
    qualifier: "exact",
    unit: "port",
    nature: "stock",
    claimant: { en: "Harbour League" },
    asOf: { edtf: "2030-05-14", basis: "publication" },
  });
});

test("a fact takes claimant, date, unit and nature from its source and measure unless it says otherwise", () => {
  const { library } = checkFiles(inventedProject());
  expect(library.facts.get("harbour.safe")).toMatchObject({ claimant: { en: "The chairman" }, contested: true });
  expect(library.facts.get("harbour.pledges")).toMatchObject({
    asOf: { edtf: "2030-21", basis: "inferred", because: { en: "the bulletin says so of its own year" } },
  });
  expect(library.facts.get("harbour.visitors")).toMatchObject({ qualifier: "vague", words: "tens of thousands" });
  expect(library.facts.get("harbour.ferries")).toMatchObject({ value: 20, max: 25, qualifier: "range" });
});

test("dates that follow from others are worked out", () => {
  const { library } = checkFiles(inventedProject());
  expect(library.facts.get("harbour.pier")).toMatchObject({
    date: { edtf: "2030-05-14/2031-11~", basis: "computed" },
    status: "planned",
  });
  expect(library.facts.get("harbour.undated")).toMatchObject({ date: { edtf: "[..2030-05-14]", basis: "undated" } });
});

test("what is published with an inferred date stays inferred", () => {
  const { library } = checkFiles(ownData(), "none");
  expect(library.facts.get("bp2019.memorandum")).toMatchObject({ date: { edtf: "2019-08", basis: "inferred" } });
});

test.each([
  ["a mistyped key, with its neighbour", "measure: towns", "mesure: towns", "unknown-key", "did you mean `measure`?"],
  [
    "a missing field",
    "  kind: position\n  says: { en: The pilots disagree }\n  selector",
    "  kind: position\n  says",
    "missing-field",
    "add `selector`",
  ],
  ["a wrong type", "value: 39", "value: many", "wrong-type", ""],
  [
    "an id used twice",
    "id: harbour.towns",
    "id: harbour.ports",
    "duplicate-id",
    "the first is at data/facts/harbour.yaml:2",
  ],
  ["an unrecorded source", "id: harbour.towns", "id: harbor.towns", "unknown-source", "did you mean `harbour`?"],
  [
    "a claimant that the table does not hold",
    "says: { en: The League was founded }",
    "claimant: chairmen\n  says: { en: The League was founded }",
    "unknown-claimant",
    "did you mean `chairman`?",
  ],
  ["a syntax error", "says: { en: The League was founded }", "says: { en: The League was founded", "yaml-syntax", ""],
  ["an id without a source", "id: harbour.towns", "id: towns", "wrong-type", ""],
])("reports %s", (_, from, to, code, hint) => {
  const { diagnostics } = checkFiles(broken(facts, from, to));
  const problem = diagnostics.find((diagnostic) => diagnostic.code === code);
  expect(problem?.place?.file).toBe(facts);
  expect(problem?.place?.line).toBeGreaterThan(1);
  expect(problem?.hints.join("\n")).toContain(hint);
});

test("an empty data folder gives an empty library", () => {
  const { library, found } = checkFiles({});
  expect(found).toEqual([]);
  expect(library.facts.size).toBe(0);
});

test("problems of all files are reported in one run", () => {
  const files = {
    ...broken(facts, "value: 39", "value: 38"),
    "data/measures.yaml": "ports: { label: { en: x }, unit: port, nature: stok, compare: line }\n",
    "data/conflicts.yaml": "- { id: a, facts: [], ruling: perhaps, note: { en: x } }\n",
  };
  const { found } = checkFiles(files);
  expect(found).toContain("wrong-type data/measures.yaml:1");
  expect(found).toContain("wrong-type data/conflicts.yaml:1");
  expect(found).toContain("selector-value data/facts/harbour.yaml:10");
});

test("whatever is done to a file, problems are reported and nothing throws", () => {
  const random = seeded(1);
  for (const path of Object.keys(inventedProject()).filter((name) => name.endsWith(".yaml"))) {
    for (let round = 0; round < 40; round++) {
      const files = inventedProject((name, text) => (name === path ? damage(text, random) : text));
      expect(() => checkFiles(files)).not.toThrow();
    }
  }
});

function damage(text: string, random: () => number): string {
  const at = Math.floor(random() * text.length);
  const length = Math.floor(random() * 30);
  const pieces = ["", "{", "- ", "\n", ": null", '"', "[..]", "&a *a", "!!set ", "\u0000", "-1", "1e999", "2024-13-45"];
  return text.slice(0, at) + (pieces[Math.floor(random() * pieces.length)] ?? "") + text.slice(at + length);
}
