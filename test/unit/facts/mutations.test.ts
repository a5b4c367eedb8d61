import { expect, test } from "vitest";
import { openCorpus } from "../../../src/sources/corpus.ts";
import { checkFiles, givenCorpus, inventedProject, ownData } from "../../support/invented.ts";
import { memoryHost } from "../../support/memory-host.ts";
import { applyChange, type Change, changesOf, itemLines, otherDigit, seeded } from "../../support/mutations.ts";

type Files = Record<string, string>;
type CorpusOf = Parameters<typeof checkFiles>[1];

const corpus = givenCorpus();

/** The files of one document: its facts refer to nothing outside of them. */
function filesOf(all: Files, source: string): Files {
  const paths = [
    `data/sources/${source}.yaml`,
    `data/facts/${source}.yaml`,
    "data/measures.yaml",
    "data/claimants.yaml",
  ];
  return Object.fromEntries(paths.map((path) => [path, all[path] ?? ""]));
}

/** Undefined where verification points at the changed thing, else what was changed and went unseen. */
function missed(files: Files, path: string, change: Change, texts: CorpusOf): string | undefined {
  const text = files[path] ?? "";
  const { diagnostics } = checkFiles({ ...files, [path]: applyChange(text, change) }, texts);
  const { first, last } = itemLines(text, change.at);
  const isSeen = diagnostics.some(
    ({ severity, place }) => severity === "error" && place?.file === path && place.line >= first && place.line <= last,
  );
  const around = text.slice(Math.max(0, change.at - 60), change.at + 30);
  return isSeen ? undefined : `${path}: ${change.from} -> ${change.to} in …${around}…`;
}

// So many of each kind, spread over the documents.
function sample(files: Files, count: number, random: () => number): [string, Change][] {
  const changes = Object.entries(files)
    .filter(([path]) => path !== "data/measures.yaml" && path.startsWith("data/"))
    .flatMap(([path, text]) => changesOf(text, random).map((change): [string, Change] => [path, change]));
  const kinds = Map.groupBy(changes, ([, change]) => change.kind);
  return [...kinds.values()].flatMap((group) =>
    Array.from(
      { length: Math.min(count, group.length) },
      () => group[Math.floor(random() * group.length)] ?? [],
    ).filter((each): each is [string, Change] => each.length > 0),
  );
}

test.each(["uk2024", "bp2019", "gc2021", "iria2024", "gc2017"])(
  "one changed digit or qualifier of %s never passes",
  (source) => {
    const files = filesOf(ownData(), source);
    const random = seeded(source.length * 1000 + 7);
    expect(checkFiles(files, "none").found).toEqual([]);
    // A checksum is held against the document, so it needs the corpus.
    const changes = sample(files, 6, random).filter(([, { kind }]) => kind !== "checksum");
    expect(changes.length).toBeGreaterThanOrEqual(20);
    expect(changes.flatMap(([path, change]) => missed(files, path, change, "none") ?? [])).toEqual([]);
  },
);

test.skipIf(!corpus)("with the documents at hand neither do checksums (needs BRIEFS_CORPUS)", () => {
  for (const source of ["uk2024", "bp2019", "gc2021", "iria2024", "gc2017"]) {
    const files = filesOf(ownData(), source);
    const changes = sample(files, 1, seeded(11));
    expect(changes.flatMap(([path, change]) => missed(files, path, change, corpus ?? "none") ?? [])).toEqual([]);
  }
});

test.skipIf(!corpus)("nor a changed digit of a document (needs BRIEFS_CORPUS)", () => {
  const random = seeded(23);
  for (const [path, text] of Object.entries(ownData()).filter(([name]) => name.startsWith("data/sources/"))) {
    const source = path.slice("data/sources/".length, -".yaml".length);
    const file = /file: (\S+)/u.exec(text)?.[1] ?? "";
    const found = foundInChangedText(filesOf(ownData(), source), file, corpus?.read({ file }) ?? "", random);
    expect(found).toContain(
      `document-changed ${path}:${text.split("\n").findIndex((line) => line.includes("sha256")) + 1}`,
    );
  }
});

function foundInChangedText(files: Files, file: string, text: string, random: () => number): readonly string[] {
  const digits = [...text.matchAll(/\d/gu)];
  const { 0: digit = "0", index = 0 } = digits[Math.floor(random() * digits.length)] ?? {};
  const changed = `${text.slice(0, index)}${otherDigit(digit, random)}${text.slice(index + 1)}`;
  return checkFiles(files, openCorpus(memoryHost({ [`changed/${file}`]: changed }), "changed")).found;
}

test("every digit and qualifier of the invented document's facts is held", () => {
  const files = inventedProject();
  const random = seeded(42);
  const changes = Object.entries(files)
    .filter(([path]) => path.startsWith("data/facts/") || path.startsWith("data/sources/"))
    .flatMap(([path, text]) => changesOf(text, random).map((change) => [path, change] as const));
  expect(changes.length).toBeGreaterThan(200);
  expect(changes.flatMap(([path, change]) => missed(files, path, change, "own") ?? [])).toEqual([]);
});

test("every digit of the invented document is held", () => {
  const files = inventedProject();
  const text = files["corpus/harbour.txt"] ?? "";
  const random = seeded(5);
  for (const { 0: digit, index } of text.matchAll(/\d/gu)) {
    const changed = `${text.slice(0, index)}${otherDigit(digit, random)}${text.slice(index + 1)}`;
    const { found } = checkFiles({ ...files, "corpus/harbour.txt": changed });
    expect(found.some((line) => line.startsWith("document-changed data/sources/harbour.yaml"))).toBe(true);
    expect(found.some((line) => line.startsWith("selector-text"))).toBe(true);
  }
});
