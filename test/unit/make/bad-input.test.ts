import { describe, expect, test } from "vitest";
import { loansChart } from "../../support/loans-chart.ts";
import { type Change, problemsOf, smallHost } from "../../support/small-project.ts";

const facts = "data/facts/library.yaml";
const sheet = "templates/sheets/example.md.hbs";
const deck = "templates/decks/example.md.hbs";
const brief = "data/briefs/example.yaml";

const cases: [name: string, code: string, place: string, hint: RegExp, changes: Change[]][] = [
  [
    "a YAML syntax error",
    "yaml-syntax",
    `${facts}:4:12`,
    /add the closing ]/,
    [[facts, "measure: loans", "measure: [loans"]],
  ],
  ["an unknown key", "unknown-key", `${facts}:4:3`, /did you mean `measure`/, [[facts, "measure:", "measuer:"]]],
  ["a missing field", "missing-field", `${brief}:3:1`, /add `title`/, [[brief, "title:", "# title:"]]],
  ["a wrong type", "wrong-type", `${facts}:6:10`, /number|allowed/, [[facts, "48000", "many"]]],
  ["a duplicate id", "duplicate-id", `${facts}:11:7`, /first is at/, [[facts, "library.new-readers", "library.loans"]]],
  [
    "an unknown fact",
    "unknown-fact",
    `${brief}:7:10`,
    /did you mean `library.loans`/,
    [[brief, "library.loans", "library.loan"]],
  ],
  [
    "an unknown alias",
    "unknown-alias",
    `${sheet}:8:1`,
    /did you mean `loans`/,
    [[sheet, '{{tile "loans"}}', '{{tile "loan"}}']],
  ],
  [
    "an unknown measure",
    "unknown-measure",
    `${facts}:4:12`,
    /did you mean `loans`/,
    [[facts, "measure: loans", "measure: loasn"]],
  ],
  [
    "an unknown chart",
    "unknown-chart",
    `${sheet}:13:1`,
    /did you mean `loans`/,
    [[sheet, "## What comes next", '::chart{id="loan"}\n\n## What comes next']],
  ],
  [
    "an unknown partial",
    "unknown-partial",
    `${sheet}:13:1`,
    /^$/,
    [[sheet, "## What comes next", "{{> food}}\n\n## What comes next"]],
  ],
  ["a selector without the value", "selector-value", `${facts}:6:10`, /./, [[facts, "value: 48000", "value: 47000"]]],
  [
    "a selector without the qualifier",
    "selector-qualifier",
    `${facts}:7:14`,
    /./,
    [[facts, "qualifier: more-than", "qualifier: at-least"]],
  ],
  [
    "a document that has changed",
    "document-changed",
    "data/sources/library.yaml",
    /./,
    [["corpus/harbour-library.txt", "over the year", "over the Year"]],
  ],
  [
    "a chart field that does not exist",
    "chart-unknown-field",
    `${loansChart}:`,
    /did you mean `value`/,
    [[loansChart, '"field": "value"', '"field": "valeu"']],
  ],
  [
    "a chart with rows of its own",
    "chart-forbidden",
    `${loansChart}:4`,
    /briefs chart/,
    [[loansChart, '"mark"', '"datasets": { "loans": [] },\n  "mark"']],
  ],
  [
    "a glyph no embedded font has",
    "missing-glyph",
    `${sheet}:`,
    /font/,
    [[sheet, "What comes next", "What comes next 漢"]],
  ],
  [
    "raw {{{ }}}",
    "raw-mustache",
    `${sheet}:8:1`,
    /write \{\{ \}\}/,
    [[sheet, '{{tile "loans"}}', '{{{tile "loans"}}}']],
  ],
  [
    "a private-use character",
    "private-use-character",
    `${sheet}:13:4`,
    /remove it/,
    [[sheet, "## What", "## \u{F0000}What"]],
  ],
  [
    "a private-use character in the data",
    "private-use-character",
    `${facts}:`,
    /remove it/,
    [[facts, "The library lent", "The \u{E001} library lent"]],
  ],
  [
    "an unsourced numeral",
    "unsourced-numeral",
    `${sheet}:22:7`,
    /data\/names.yaml/,
    [[sheet, "How many readers left", "How 30 readers left"]],
  ],
  [
    "a number that no note speaks of",
    "uncited-figure",
    `${sheet}:4:25`,
    /{cite "volunteers"}/,
    [
      [facts, "qualifier: nearly", "qualifier: nearly\n  note: { en: Counted by hand. }"],
      [sheet, '{{tile "volunteers"}}\n', ""],
      [sheet, '{{says "loans"}} in', '{{says "loans"}} {{fact "volunteers"}} in'],
    ],
  ],
  [
    "an unsourced numeral in a note of the deck",
    "unsourced-numeral",
    "templates/decks/example.md.hbs:4:",
    /fact/,
    [["templates/decks/example.md.hbs", "Say: this is", "Say: 40 times this is"]],
  ],
  [
    "an unknown helper",
    "unknown-helper",
    `${sheet}:8:1`,
    /did you mean `tile`/,
    [[sheet, '{{tile "loans"}}', '{{tiel "loans"}}']],
  ],
  [
    "an unknown directive",
    "unknown-directive",
    `${sheet}:7:1`,
    /did you mean `tiles`/,
    [[sheet, ":::tiles", ":::tiels"]],
  ],
  [
    "an unknown directive in the deck",
    "unknown-directive",
    "templates/decks/example.md.hbs:11:1",
    /did you mean `tiles`/,
    [["templates/decks/example.md.hbs", ":::tiles", ":::tiels"]],
  ],
  [
    "a brief later than its facts",
    "as-of-unsupported",
    `${brief}:4:7`,
    /write asOf: 2026-03-12/,
    [[brief, "asOf: 2026-03-12", "asOf: 2026-03-13"]],
  ],
  [
    "a quotation in YAML that is never closed",
    "yaml-syntax",
    `${brief}:2:14`,
    /add the closing "/,
    [[brief, "{ en: A library that is growing }", '{ en: "A library that is growing }']],
  ],
  [
    "the quotation marks of a word processor",
    "unknown-variable",
    `${sheet}:8:1`,
    /write "loans" with straight/,
    [[sheet, '{{tile "loans"}}', "{{tile “loans”}}"]],
  ],
  [
    "a table without rows",
    "empty-block",
    `${sheet}:13:1`,
    /remove the table/,
    [[sheet, "## What comes next", "| A | B |\n|:--|--:|\n\n## What comes next"]],
  ],
  [
    "a table without rows in the deck",
    "empty-block",
    `${deck}:11:1`,
    /remove the table/,
    [[deck, ":::tiles", "| A | B |\n|:--|--:|\n\n:::tiles"]],
  ],
  [
    "a block that holds nothing",
    "empty-block",
    `${sheet}:13:1`,
    /remove it/,
    [[sheet, "## What comes next", ":::box\n:::\n\n## What comes next"]],
  ],
  [
    "a block in the deck that holds nothing",
    "empty-block",
    `${deck}:11:1`,
    /remove it/,
    [[deck, ":::tiles", ":::lead\n:::\n\n:::tiles"]],
  ],
  [
    "a block that is left open",
    "stray-directive",
    `${sheet}:13:1`,
    /close it with ::: or :::end/,
    [[sheet, "## What comes next", "::::box\nwords\n\n## What comes next"]],
  ],
  [
    "a heading that skips a level",
    "heading-skipped",
    `${sheet}:13:1`,
    /^write ## instead$/,
    [[sheet, "## What comes next", "### What comes next"]],
  ],
  [
    "a heading without words",
    "empty-block",
    `${sheet}:13:1`,
    /remove it/,
    [[sheet, "## What comes next", "## \u200b"]],
  ],
  [
    "a link without words",
    "link-empty",
    `${sheet}:13:1`,
    /\[text\]/,
    [[sheet, "## What comes next", "[](https://example.org)\n\n## What comes next"]],
  ],
  [
    "an invisible character",
    "missing-glyph",
    `${sheet}:13:1`,
    /^delete it/,
    [[sheet, "What comes next", "What comes\u2060 next"]],
  ],
  [
    "an invisible character in the title of a brief",
    "missing-glyph",
    `${sheet}:1:1`,
    /^delete it/,
    [[brief, "A library", "A\u200e library"]],
  ],
  [
    "an invisible character in a marking, which no template holds",
    "missing-glyph",
    `${brief}:1:1`,
    /^delete it/,
    [[brief, "label: PUBLIC", "label: PUB\u2060LIC"]],
  ],
  [
    "events out of order",
    "timeline-order",
    `${sheet}:17:1`,
    /earliest/,
    [[sheet, '{{event "room"}}', '{{event "room"}}\n{{today}}']],
  ],
  [
    "a year that documents are not read for",
    "date-mismatch",
    `${facts}:`,
    /cannot be checked/,
    [[facts, "edtf: 2026-06", "edtf: 1826-06"]],
  ],
];

describe("every bad input has a code, a place and a remedy", () => {
  test.each(cases)("%s", async (_name, code, place, hint, changes) => {
    const problems = await problemsOf(smallHost(...changes));
    const found = problems.find((one) => one.code === code);
    expect(problems.map((one) => one.code)).toContain(code);
    const at = found?.place;
    expect(at ? `${at.file}:${at.line}:${at.column}` : "").toContain(place);
    expect(found?.hints.join(" ") ?? "").toMatch(hint);
  });

  test("an empty data folder", async () => {
    const host = smallHost();
    for (const file of [...host.files.keys()].filter((name) => name.startsWith("data/"))) host.files.delete(file);
    expect(await problemsOf(host)).toEqual([
      expect.objectContaining({ code: "empty-data", hints: [expect.stringContaining("briefs new")] }),
    ]);
  });

  test("a template that is not in UTF-8", async () => {
    const host = smallHost([sheet, "How many readers", "Caf\u00e9 readers"]);
    host.files.set(sheet, Buffer.from(host.text(sheet) ?? "", "latin1"));
    expect(await problemsOf(host)).toContainEqual(
      expect.objectContaining({ code: "missing-glyph", hints: [expect.stringContaining("re-save it as UTF-8")] }),
    );
  });
});
