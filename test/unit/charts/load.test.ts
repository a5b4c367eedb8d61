import { expect, test } from "vitest";
import { loadCharts } from "../../../src/charts/load.ts";
import { chartsFolder } from "../../../src/charts/spec.ts";
import { projectFiles } from "../../../src/diagnostic/project-files.ts";
import { nodeHost } from "../../../src/node-host.ts";
import { bindExample, chartText, readExample, wordsText } from "../../support/chart-example.ts";
import { memoryHost } from "../../support/memory-host.ts";

test("a sound chart is read with its words, heights and datasets", () => {
  const { spec, found } = readExample();
  expect(found).toEqual([]);
  expect(spec).toMatchObject({
    id: "loans",
    words: {
      headline: { en: "More loans" },
      height: { sheet: 60, deck: 200 },
      facts: { loans: { rows: { "loans-before": { what: { en: "books" } } } } },
    },
  });
  expect(Object.keys(spec?.vegaLite ?? {})).toEqual(["$schema", "data", "encoding", "layer"]);
});

test("all charts of a folder are read, a faulty one is left out", () => {
  const host = memoryHost({
    [`${chartsFolder}/loans.vl.json`]: chartText(),
    [`${chartsFolder}/loans.yaml`]: wordsText(),
    [`${chartsFolder}/broken.vl.json`]: chartText(),
    [`${chartsFolder}/broken.yaml`]: wordsText(3, ""),
    [`${chartsFolder}/notes.txt`]: "not a chart",
  });
  const codes: string[] = [];
  expect([...loadCharts(projectFiles(host), ({ code }) => codes.push(code)).keys()]).toEqual(["loans"]);
  expect(codes).toEqual(["missing-field"]);
});

test.each([
  ["headline missing", wordsText(1, ""), "missing-field 2:1"],
  ["an unknown key", wordsText(4, "height: { sheet: 60, deck: 200 }\nhight: 3"), "unknown-key 5:1"],
  ["a dataset without facts", wordsText(5, "facts: { loans: {} }"), "wrong-type 5:17"],
  [
    "a dataset with two lists of facts",
    wordsText(5, "facts: { loans: { use: [loans], measure: a } }"),
    "wrong-type 5:17",
  ],
  ["a text without its language", wordsText(1, "headline: More loans"), "wrong-type 1:11"],
])("words with %s", (_, words, expected) => {
  expect(readExample(chartText(), words).found).toEqual([expected]);
});

test.each([
  ["another version", 1, '{"$schema": "https://vega.github.io/schema/vega-lite/v5.json",', "wrong-type 1:13"],
  ["broken JSON", 7, "]", "json-syntax 7:2"],
  ["rows that are written down", 2, '"data": {"name": "loans"}, "datasets": {"loans": []},', "chart-forbidden 2:40"],
])("a drawing with %s", (_, line, text, expected) => {
  expect(readExample(chartText(line, text)).found).toEqual([expected]);
});

test("a drawing without words and words without a drawing are errors that name the file to write", () => {
  const { diagnostics } = readExample(chartText(), "");
  expect(diagnostics).toMatchObject([{ code: "chart-files", place: { file: "templates/charts/loans.vl.json" } }]);
  expect(diagnostics[0]?.hints.join()).toContain("templates/charts/loans.yaml");
  const host = memoryHost({ [`${chartsFolder}/loans.yaml`]: wordsText() });
  const found: unknown[] = [];
  loadCharts(projectFiles(host), (problem) => found.push(problem));
  expect(found).toMatchObject([
    { code: "chart-files", place: { file: "templates/charts/loans.yaml" }, hints: [/loans\.vl\.json/] },
  ]);
});

test("a row that the dataset does not use is an error with its nearest alias", () => {
  const words = wordsText(5, "facts: { loans: { use: [loans], rows: { loan: { what: { en: books } } } } }");
  const { found, diagnostics } = bindExample(chartText(), { words });
  expect(found).toContain("chart-unknown-alias 5:47");
  expect(diagnostics[0]?.hints[0]).toBe("did you mean `loans`?");
});

// The form before charts had two files: columns by alias under `texts` and `keys`, and rows for an editor.
const oneFile = (briefs: string): string =>
  chartText(2, `"usermeta": {"briefs": {\n${briefs}\n}},\n"data": {"name": "loans"}, "datasets": {"loans": [{}]},`);
const oldWords = (texts = '"loans": {"en": "films"}'): string =>
  `"facts": {"loans": {"use": ["loans-before", "loans"], "texts": {"what": {"loans-before": {"en": "books"},\n${texts}}}, "keys": {"part": {"loans-before": "a", "loans": "b"}}}},
"headline": {"en": "More loans"}, "subtitle": {"en": "Loans"}, "alt": {"en": "Two bars"}, "height": {"sheet": 60, "deck": 200}`;

test("a chart of one file means the same as one of two", () => {
  const old = bindExample(oneFile(oldWords()), { words: "" });
  expect(old.found).toEqual([]);
  const rows = "{ loans-before: { what: { en: books }, part: a }, loans: { what: { en: films }, part: b } }";
  const now = bindExample(chartText(), { words: wordsText(5, `facts: { loans: { rows: ${rows} } }`) });
  expect(old.chart?.datasets).toEqual(now.chart?.datasets);
  expect(old.chart?.rows[1]).toMatchObject({ what: "films", part: "b" });
});

test.each([
  ["a text without words in the language", oneFile(oldWords('"loans": {"de": "Filme"}')), "chart-no-text 4:10"],
  ["a row without a text", oneFile(oldWords('"other": {"en": "films"}')), "chart-no-text 3:73"],
  ["a figure in its words", oneFile(oldWords('"loans": {"en": "48 films"}')), "chart-numeral 4:17"],
  ["a field missing", oneFile('"headline": {"en": "More loans"}'), "missing-field 2:24"],
])("a chart of one file with %s is reported at its line", (_, text, expected) => {
  expect(bindExample(text, { words: "" }).found).toContain(expected);
});

test("a chart whose words stand in both files is an error", () => {
  expect(readExample(oneFile(oldWords())).found).toEqual(["chart-files 2:24"]);
});

test("every chart of the project itself is sound", () => {
  const problems: unknown[] = [];
  const host = nodeHost(process.cwd(), () => undefined);
  const charts = loadCharts(projectFiles(host), (each) => problems.push(each));
  expect(problems).toEqual([]);
  expect(charts.size).toBeGreaterThan(4);
});
