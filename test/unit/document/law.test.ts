import { describe, expect, test } from "vitest";
import { checkStrings } from "../../../src/briefs/strings.ts";
import type { Diagnostic } from "../../../src/diagnostic/diagnostic.ts";
import { projectFiles } from "../../../src/diagnostic/project-files.ts";
import { loadLibrary } from "../../../src/facts/load.ts";
import { composeExample, placesOf } from "../../support/compose-example.ts";
import { libraryHost } from "../../support/library-project.ts";

const file = "templates/sheets/example.md.hbs";

describe("a numeral that an author typed is an error where it stands", () => {
  test.each([
    ["They lent 42 books.", 11, "42"],
    ["Half of them.", 1, "Half"],
    ["a **thousand** books", 5, "thousand"],
    ["| x |\n|--|\n| 7 |", 3, "7"],
    ["- the year 2024", 12, "2024"],
    ["&#52;2 books", 1, "42"],
    ["\\42 books", 2, "42"],
  ])("%j", (template, column, numeral) => {
    const { diagnostics } = composeExample(template);
    expect(diagnostics.map(({ code }) => code)).toEqual(["unsourced-numeral"]);
    expect(diagnostics[0]?.place).toMatchObject({ file, column, length: numeral.length });
    expect(diagnostics[0]?.message).toBe(`\`${numeral}\` has no source`);
  });

  test("the line of the template is named after conditions, comments and partials above it", () => {
    const template = "{{!-- a\ncomment --}}\n{{> part}}\n{{#if title}}\nwords\n{{/if}}\n\nthen 99 follow";
    const { diagnostics } = composeExample(template, { "templates/partials/part.hbs": "all fine\n\nbut 11 here\n" });
    expect(placesOf(diagnostics)).toEqual([
      "unsourced-numeral templates/partials/part.hbs:3:5",
      `unsourced-numeral ${file}:8:6`,
    ]);
  });

  test("one, names that hold a number and exemptions pass", () => {
    const { diagnostics } = composeExample('One of both, by Resolution 12, in {{exempt "24/7" "an idiom"}} use.');
    expect(diagnostics).toEqual([]);
  });

  test("what a template hands to a partial obeys it too", () => {
    const { diagnostics } = composeExample('{{> part words="the 12 of them"}}', {
      "templates/partials/part.hbs": "{{words}}",
    });
    expect(placesOf(diagnostics)).toEqual(["unsourced-numeral templates/partials/part.hbs:1:1"]);
  });
});

test("the strings of the data obey it, each at its own line", () => {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const host = libraryHost({
    "data/measures.yaml":
      "loans: { label: { en: the 40 books }, unit: book, nature: flow, compare: points }\nreaders: { label: { en: reader }, unit: person, nature: flow, compare: line }\nrooms: { label: { en: room }, unit: room, nature: stock, compare: line }\n",
    "data/conflicts.yaml": "- id: a\n  facts: [library.loans]\n  ruling: both\n  note: { en: twice as many }\n",
  });
  const library = loadLibrary(projectFiles(host), report);
  const { edition } = composeExample("words");
  checkStrings(library, { ...edition, facts: library.facts }, report);
  expect(
    placesOf(diagnostics)
      .map((text) => text.replace(/:\d+$/, ""))
      .sort(),
  ).toEqual([
    "unsourced-numeral data/conflicts.yaml:4",
    "unsourced-numeral data/measures.yaml:1",
    "unsourced-numeral data/measures.yaml:1",
  ]);
});
