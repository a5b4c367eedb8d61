import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { addLoansChart, loansChart } from "../support/loans-chart.ts";
import { edit, remove, run, starterProject } from "../support/run-cli.ts";

const facts = "data/facts/library.yaml";
const sheet = "templates/sheets/example.md.hbs";
const deck = "templates/decks/example.md.hbs";
const brief = "data/briefs/example.yaml";

type Break = (project: string) => void;

const cases: [name: string, code: string, place: string, hint: RegExp, broken: Break][] = [
  [
    "a YAML syntax error",
    "yaml-syntax",
    `${facts}:4:12`,
    /add the ] that closes it/,
    (p) => edit(p, facts, "measure: loans", "measure: [loans"),
  ],
  [
    "an unknown key",
    "unknown-key",
    `${facts}:4:3`,
    /did you mean `measure`/,
    (p) => edit(p, facts, "measure:", "measuer:"),
  ],
  ["a missing field", "missing-field", `${brief}:3:1`, /add `title`/, (p) => edit(p, brief, "title:", "# title:")],
  ["a wrong type", "wrong-type", `${facts}:6:10`, /number|allowed/, (p) => edit(p, facts, "48000", "many")],
  [
    "a duplicate id",
    "duplicate-id",
    `${facts}:11:7`,
    /first stands at/,
    (p) => edit(p, facts, "library.new-readers", "library.loans"),
  ],
  [
    "an unknown fact",
    "unknown-fact",
    `${brief}:7:10`,
    /did you mean `library.loans`/,
    (p) => edit(p, brief, "library.loans", "library.loan"),
  ],
  [
    "an unknown alias",
    "unknown-alias",
    `${sheet}:8:1`,
    /did you mean `loans`/,
    (p) => edit(p, sheet, '{{tile "loans"}}', '{{tile "loan"}}'),
  ],
  [
    "an unknown measure",
    "unknown-measure",
    `${facts}:4:12`,
    /did you mean `loans`/,
    (p) => edit(p, facts, "measure: loans", "measure: loasn"),
  ],
  [
    "an unknown chart",
    "unknown-chart",
    `${sheet}:15:1`,
    /did you mean `loans`/,
    (p) => {
      addLoansChart(p);
      edit(p, sheet, "## What comes next", '::chart{id="loan"}\n\n## What comes next');
    },
  ],
  [
    "an unknown partial",
    "unknown-partial",
    `${sheet}:13:1`,
    /^$/,
    (p) => edit(p, sheet, "## What comes next", "{{> food}}\n\n## What comes next"),
  ],
  [
    "a selector without the value",
    "selector-value",
    `${facts}:6:10`,
    /./,
    (p) => edit(p, facts, "value: 48000", "value: 47000"),
  ],
  [
    "a selector without the qualifier",
    "selector-qualifier",
    `${facts}:7:14`,
    /./,
    (p) => edit(p, facts, "qualifier: more-than", "qualifier: at-least"),
  ],
  [
    "a document that has changed",
    "document-changed",
    "data/sources/library.yaml",
    /./,
    (p) => edit(p, "corpus/harbour-library.txt", "over the year", "over the Year"),
  ],
  [
    "a chart field that does not exist",
    "chart-unknown-field",
    `${loansChart}:`,
    /did you mean `value`/,
    (p) => addLoansChart(p, '"field": "value"', '"field": "valeu"'),
  ],
  [
    "a chart with rows of its own",
    "chart-forbidden",
    `${loansChart}:4`,
    /briefs chart/,
    (p) => addLoansChart(p, '"mark"', '"datasets": { "loans": [] },\n  "mark"'),
  ],
  [
    "a glyph no embedded font has",
    "missing-glyph",
    `${sheet}:`,
    /font/,
    (p) => edit(p, sheet, "What comes next", "What comes next 漢"),
  ],
  ["an empty data folder", "empty-data", "", /briefs new/, (p) => remove(p, "data")],
  [
    "raw {{{ }}}",
    "raw-mustache",
    `${sheet}:8:1`,
    /write \{\{ \}\}/,
    (p) => edit(p, sheet, '{{tile "loans"}}', '{{{tile "loans"}}}'),
  ],
  [
    "a private-use character",
    "private-use-character",
    `${sheet}:13:4`,
    /remove it/,
    (p) => edit(p, sheet, "## What", "## \u{F0000}What"),
  ],
  [
    "a private-use character in the data",
    "private-use-character",
    `${facts}:`,
    /remove it/,
    (p) => edit(p, facts, "The library lent", "The \u{E001} library lent"),
  ],
  [
    "an unsourced numeral",
    "unsourced-numeral",
    `${sheet}:22:7`,
    /data\/names.yaml/,
    (p) => edit(p, sheet, "How many readers left", "How 30 readers left"),
  ],
  [
    "a number that no note speaks of",
    "uncited-figure",
    `${sheet}:4:25`,
    /{{cite "volunteers"}}/,
    (p) => {
      edit(p, facts, "qualifier: nearly", "qualifier: nearly\n  note: { en: Counted by hand. }");
      edit(p, sheet, '{{tile "volunteers"}}\n', "");
      edit(p, sheet, '{{says "loans"}} in', '{{says "loans"}} {{fact "volunteers"}} in');
    },
  ],
  [
    "an unsourced numeral in a note of the deck",
    "unsourced-numeral",
    "templates/decks/example.md.hbs:4:",
    /fact/,
    (p) => edit(p, "templates/decks/example.md.hbs", "Say: this is", "Say: 40 times this is"),
  ],
  [
    "an unknown helper",
    "unknown-helper",
    `${sheet}:8:1`,
    /did you mean `tile`/,
    (p) => edit(p, sheet, '{{tile "loans"}}', '{{tiel "loans"}}'),
  ],
  [
    "an unknown directive",
    "unknown-directive",
    `${sheet}:7:1`,
    /did you mean `tiles`/,
    (p) => edit(p, sheet, ":::tiles", ":::tiels"),
  ],
  [
    "an unknown directive in the deck",
    "unknown-directive",
    "templates/decks/example.md.hbs:11:1",
    /did you mean `tiles`/,
    (p) => edit(p, "templates/decks/example.md.hbs", ":::tiles", ":::tiels"),
  ],
  [
    "a brief later than its facts",
    "as-of-unsupported",
    `${brief}:4:7`,
    /write asOf: 2026-03-12/,
    (p) => edit(p, brief, "asOf: 2026-03-12", "asOf: 2026-03-13"),
  ],
  [
    "a quotation in YAML that is never closed",
    "yaml-syntax",
    `${brief}:2:14`,
    /add the " that closes it/,
    (p) => edit(p, brief, "{ en: A library that is growing }", '{ en: "A library that is growing }'),
  ],
  [
    "the quotation marks of a word processor",
    "unknown-variable",
    `${sheet}:8:1`,
    /write "loans" with straight/,
    (p) => edit(p, sheet, '{{tile "loans"}}', "{{tile “loans”}}"),
  ],
  [
    "a template that is not in UTF-8",
    "missing-glyph",
    `${sheet}:`,
    /save it so/,
    (p) => {
      const latin = readFileSync(join(p, sheet), "utf8").replace("How many readers", "Caf\u00e9 readers");
      writeFileSync(join(p, sheet), Buffer.from(latin, "latin1"));
    },
  ],
  [
    "a table without rows",
    "empty-block",
    `${sheet}:13:1`,
    /remove the table/,
    (p) => edit(p, sheet, "## What comes next", "| A | B |\n|:--|--:|\n\n## What comes next"),
  ],
  [
    "a table without rows in the deck",
    "empty-block",
    `${deck}:11:1`,
    /remove the table/,
    (p) => edit(p, deck, ":::tiles", "| A | B |\n|:--|--:|\n\n:::tiles"),
  ],
  [
    "a block that holds nothing",
    "empty-block",
    `${sheet}:13:1`,
    /remove it/,
    (p) => edit(p, sheet, "## What comes next", ":::box\n:::\n\n## What comes next"),
  ],
  [
    "a block in the deck that holds nothing",
    "empty-block",
    `${deck}:11:1`,
    /remove it/,
    (p) => edit(p, deck, ":::tiles", ":::lead\n:::\n\n:::tiles"),
  ],
  [
    "a block that is left open",
    "stray-directive",
    `${sheet}:13:1`,
    /close it with ::: or :::end/,
    (p) => edit(p, sheet, "## What comes next", "::::box\nwords\n\n## What comes next"),
  ],
];

describe("every bad input has a code, a place and a remedy", () => {
  test.each(cases)("%s", async (_name, code, place, hint, broken) => {
    const project = await starterProject();
    broken(project);
    const { code: exit, out, err } = await run(project, "check", "--format", "json");
    expect(exit).toBe(1);
    expect(err).not.toMatch(/\n\s+at /);
    const { diagnostics } = JSON.parse(out) as {
      diagnostics: { code: string; hints: string[]; place?: { file: string; line: number; column: number } }[];
    };
    const found = diagnostics.find((one) => one.code === code);
    expect(diagnostics.map((one) => one.code)).toContain(code);
    const at = found?.place;
    expect(at ? `${at.file}:${at.line}:${at.column}` : "").toContain(place);
    expect(found?.hints.join(" ") ?? "").toMatch(hint);
  });
});
