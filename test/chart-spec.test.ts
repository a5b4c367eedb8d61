import { expect, test } from "vitest";
import { loadCharts } from "../src/charts/load.ts";
import { chartsFolder } from "../src/charts/spec.ts";
import { projectFiles } from "../src/diagnostic/project-files.ts";
import { nodeHost } from "../src/node-host.ts";
import { chartText, readExample } from "./support/chart-example.ts";
import { memoryHost } from "./support/memory-host.ts";

test("a sound chart is read with its words, heights and datasets", () => {
  const { spec, found } = readExample();
  expect(found).toEqual([]);
  expect(spec).toMatchObject({
    id: "loans",
    headline: { en: "More loans" },
    height: { sheet: 60, deck: 200 },
    facts: { loans: { use: ["loans-before", "loans"] } },
  });
  expect(Object.keys(spec?.vegaLite ?? {})).toEqual(["$schema", "data", "encoding", "layer"]);
});

test("all charts of a folder are read, a faulty one is left out", () => {
  const host = memoryHost({
    [`${chartsFolder}/loans.vl.json`]: chartText(),
    [`${chartsFolder}/broken.vl.json`]: chartText(4, '"headline": {"en": "More loans"}, "subtitle": {"en": "Loans"},'),
    [`${chartsFolder}/notes.txt`]: "not a chart",
  });
  const codes: string[] = [];
  expect([...loadCharts(projectFiles(host), ({ code }) => codes.push(code)).keys()]).toEqual(["loans"]);
  expect(codes).toEqual(["missing-field"]);
});

test.each([
  ["headline missing", 4, '"subtitle": {"en": "Loans"}, "alt": {"en": "Two bars"},', "missing-field 2:24"],
  ["alt missing", 4, '"headline": {"en": "More loans"}, "subtitle": {"en": "Loans"},', "missing-field 2:24"],
  ["another version", 1, '{"$schema": "https://vega.github.io/schema/vega-lite/v5.json",', "wrong-type 1:13"],
  ["an unknown key", 5, '"hight": 3, "height": {"sheet": 60, "deck": 200}}},', "unknown-key 5:1"],
  ["broken JSON", 12, "]", "json-syntax 12:2"],
  ["neither use nor measure", 3, '"facts": {"loans": {}},', "wrong-type 3:20"],
  ["no preview rows", 7, '"datasets": {"loans": []},', "chart-no-rows 7:23"],
])("%s", (_, line, text, expected) => {
  expect(readExample(chartText(line, text)).found).toContain(expected);
});

test("every chart of the project itself is sound", () => {
  const problems: unknown[] = [];
  const host = nodeHost(process.cwd(), () => undefined);
  const charts = loadCharts(projectFiles(host), (each) => problems.push(each));
  expect(problems).toEqual([]);
  expect(charts.size).toBeGreaterThan(4);
});
