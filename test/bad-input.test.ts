import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { edit, remove, run, starterProject, write } from "./support/run-cli.ts";

const facts = "data/facts/library.yaml";
const sheet = "templates/sheets/example.md.hbs";
const deck = "templates/decks/example.md.hbs";
const brief = "data/briefs/example.yaml";
const chart = "templates/charts/loans.vl.json";

type Break = (project: string) => void;

const cases: [name: string, code: string, place: string, hint: RegExp, broken: Break][] = [
  [
    "a YAML syntax error",
    "yaml-syntax",
    `${facts}:5:3`,
    /indentation/,
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
      addChart(p);
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
    `${chart}:`,
    /did you mean `value`/,
    (p) => addChart(p, '"field": "value"', '"field": "valeu"'),
  ],
  [
    "a chart with no rows",
    "chart-no-rows",
    `${chart}:`,
    /./,
    (p) => addChart(p, '[{ "label": "a", "value": 1 }]', "[]"),
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
    /write the " that ends it/,
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
    /leave it out/,
    (p) => edit(p, sheet, "## What comes next", "| A | B |\n|:--|--:|\n\n## What comes next"),
  ],
  [
    "a table without rows in the deck",
    "empty-block",
    `${deck}:11:1`,
    /leave it out/,
    (p) => edit(p, deck, ":::tiles", "| A | B |\n|:--|--:|\n\n:::tiles"),
  ],
  [
    "a block that holds nothing",
    "empty-block",
    `${sheet}:13:1`,
    /leave it out/,
    (p) => edit(p, sheet, "## What comes next", ":::box\n:::\n\n## What comes next"),
  ],
  [
    "a block in the deck that holds nothing",
    "empty-block",
    `${deck}:11:1`,
    /leave it out/,
    (p) => edit(p, deck, ":::tiles", ":::lead\n:::\n\n:::tiles"),
  ],
  [
    "a block that is left open",
    "stray-directive",
    `${sheet}:13:1`,
    /close it with :::: on a line/,
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

test("a hundred problems in several files are reported as a hundred, in one run, in order", async () => {
  const project = await starterProject();
  const lines = (count: number): string => Array.from({ length: count }, (_, i) => `- ${i + 2} things`).join("\n");
  write(project, sheet, `# {{title}}\n\n${lines(60)}\n`);
  write(project, "templates/decks/example.md.hbs", `# {{title}}\n\n${lines(39)}\n`);
  edit(project, facts, "value: 1250", "value: 1251");
  const { code, out } = await run(project, "check", "--format", "json");
  expect(code).toBe(1);
  const { diagnostics } = JSON.parse(out) as {
    diagnostics: { severity: string; place: { file: string; line: number } }[];
  };
  const errors = diagnostics.filter((one) => one.severity === "error");
  expect(errors).toHaveLength(100);
  expect(errors.map(({ place }) => `${place.file} ${String(place.line).padStart(4)}`)).toEqual(
    errors.map(({ place }) => `${place.file} ${String(place.line).padStart(4)}`).sort(),
  );
});

test("one broken file is one problem, not one for everything that names its contents", async () => {
  const project = await starterProject();
  edit(project, "data/measures.yaml", "loans: {", "  bad: [\nloans: {");
  const { code, err } = await run(project, "check", "--format", "short");
  expect(code).toBe(1);
  expect(err.trimEnd().split("\n")).toEqual([
    expect.stringMatching(/^data\/measures\.yaml:\d+:\d+: error\[yaml-syntax\]/),
    "1 error",
  ]);
});

test("a chart that is refused is not unknown as well", async () => {
  const project = await starterProject();
  addChart(project, '"field": "value"', '"field": "valeu"');
  const { err } = await run(project, "check", "--format", "short");
  expect(err).toContain("chart-unknown-field");
  expect(err).not.toContain("unknown-chart]");
});

test.each<[name: string, told: RegExp, untold: RegExp, broken: Break]>([
  [
    "a character no font has is no fault of the file as well",
    /missing-glyph/,
    /pdf-notdef/,
    (p) => edit(p, facts, "opens a new reading room", "opens ✎"),
  ],
  [
    "without templates no alias is left over",
    /missing-template/,
    /unused-alias/,
    (p) => {
      remove(p, sheet);
      remove(p, deck);
    },
  ],
  [
    "a script no font has is told once for a text",
    /missing-glyph.*and 11 more/,
    /missing-glyph.*missing-glyph/s,
    (p) => edit(p, facts, "The library opens a new reading room", "المكتبة تفتح قاعة جديدة"),
  ],
  [
    "tiles that swallow what follows are told once",
    /misplaced-text.*::: above this/s,
    /misplaced-text.*misplaced-text/s,
    (p) => edit(p, sheet, '{{tile "volunteers"}}\n:::', '{{tile "volunteers"}}'),
  ],
])("%s", async (_name, told, untold, broken) => {
  const project = await starterProject();
  broken(project);
  const { err } = await run(project, "check");
  expect(err).toMatch(told);
  expect(err).not.toMatch(untold);
});

test("an option without its value is not mistaken for a wrong one", async () => {
  const { code, err } = await run(await starterProject(), "build", "--only");
  expect(code).toBe(2);
  expect(err).toMatch(/argument missing\n {2}hint: `briefs build --help` lists the options/);
});

test("a build with a problem writes nothing and leaves what was there", async () => {
  const project = await starterProject();
  expect((await run(project, "build")).code).toBe(0);
  const pdf = join(project, "out/example/example-fact-sheet.pdf");
  const before = readFileSync(pdf);
  edit(project, sheet, "How many", "How 12");
  const { code, err } = await run(project, "build");
  expect(code).toBe(1);
  expect(err).toContain("nothing was written");
  expect(readFileSync(pdf).equals(before)).toBe(true);
});

test("an out/ that cannot be written is a matter of the surroundings", async () => {
  const project = await starterProject();
  write(project, "out", "a file where the folder should be");
  const { code, err } = await run(project, "build");
  expect(code).toBe(3);
  expect(err).toMatch(/cannot write .*out/);
  expect(err).toContain("--out");
});

test.skipIf(process.getuid?.() === 0)("nor can one without permission", async () => {
  const project = await starterProject();
  mkdirSync(join(project, "out"));
  chmodSync(join(project, "out"), 0o500);
  expect((await run(project, "build")).code).toBe(3);
});

test("a font that is not there is a matter of the surroundings", async () => {
  const project = await starterProject();
  edit(project, "templates/theme/tokens.yaml", "SourceSerif4_600SemiBold.ttf", "Nowhere.ttf");
  const { code, err } = await run(project, "check");
  expect(code).toBe(3);
  expect(err).toMatch(/Nowhere\.ttf is not there/);
  expect((await run(project, "doctor")).code).toBe(3);
});

describe("a wrong request is one line and a hint, exit 2", () => {
  test.each([
    [["biuld"], "did you mean `build`"],
    [["build", "exmaple"], "did you mean `example`"],
    [["build", "--onyl", "sheet"], "did you mean --only"],
    [["build", "--only", "shet"], "did you mean `sheet`"],
    [["check", "--format", "xml"], "human, short, json, github"],
    [["explain", "unsourced"], "briefs explain"],
    [["new"], "briefs new <dir>"],
    [["present", "example", "--port", "seven"], "whole number"],
  ])("%j", async (argv, hint) => {
    const project = await starterProject();
    const { code, err } = await run(project, ...argv);
    expect(code).toBe(2);
    expect(err.trimEnd().split("\n")).toHaveLength(2);
    expect(err).toContain(hint);
  });

  test("`new` never overwrites", async () => {
    const project = await starterProject();
    const { code, err } = await run(project, "new", ".");
    expect([code, err.includes("not empty")]).toEqual([2, true]);
    expect(existsSync(join(project, "data/measures.yaml"))).toBe(true);
  });
});

/** A chart of the loans, sound but for a replaced text, and its place in the sheet. */
function addChart(project: string, from = "", to = ""): void {
  mkdirSync(join(project, "templates/charts"), { recursive: true });
  const spec = `{
  "$schema": "https://vega.github.io/schema/vega-lite/v6.json",
  "usermeta": {
    "briefs": {
      "facts": { "loans": { "use": ["loans", "readers"] } },
      "headline": { "en": "Books and readers" },
      "subtitle": { "en": "Harbour Town Library" },
      "alt": { "en": "Bars of books lent and of new readers" },
      "height": { "sheet": 80, "deck": 300 }
    }
  },
  "data": { "name": "loans" },
  "datasets": { "loans": [{ "label": "a", "value": 1 }] },
  "mark": "bar",
  "encoding": {
    "y": { "field": "label", "type": "nominal", "title": null },
    "x": { "field": "value", "type": "quantitative", "title": null }
  }
}
`;
  write(project, chart, spec.replace(from, to));
  edit(project, sheet, "## What comes next", '::chart{id="loans"}\n\n## What comes next');
}
