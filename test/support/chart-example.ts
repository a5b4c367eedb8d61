import { readFileSync } from "node:fs";
import type { Edition } from "../../src/briefs/edition.ts";
import { type BoundChart, bindChart } from "../../src/charts/bind.ts";
import { loadCharts } from "../../src/charts/load.ts";
import type { ChartSpec } from "../../src/charts/spec.ts";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { projectFiles } from "../../src/diagnostic/project-files.ts";
import { parseYaml } from "../../src/diagnostic/yaml.ts";
import type { Conflict, Fact, Measure, Quantity } from "../../src/facts/fact.ts";
import { resolveWording, type Wording, wordingSchema } from "../../src/language/wording.ts";
import type { Drawing } from "../../src/pictures/drawing.ts";
import { type Fonts, loadFonts } from "../../src/type/fonts.ts";
import { type Theme, themeSchema } from "../../src/type/theme.ts";
import { drawAt } from "./draw-chart.ts";
import { memoryHost } from "./memory-host.ts";

export const chartFile = "templates/charts/loans.vl.json";
const wordsFile = "templates/charts/loans.yaml";

/** The drawing of a sound chart of an invented library, one layer a line, so that a test knows its lines. */
const drawing: readonly string[] = [
  '{"$schema": "https://vega.github.io/schema/vega-lite/v6.json",',
  '"data": {"name": "loans"},',
  '"encoding": {"y": {"field": "alias", "type": "nominal", "sort": null, "axis": null}, "x": {"field": "value", "type": "quantitative", "axis": null, "scale": {"range": [0, 100]}}},',
  '"layer": [',
  '{"mark": {"type": "bar", "style": "solid", "height": 10}},',
  '{"mark": {"type": "text", "style": "value", "align": "left", "xOffset": 4}, "encoding": {"text": {"field": "text"}}}',
  "]}",
];

const words: readonly string[] = [
  "headline: { en: More loans }",
  "subtitle: { en: Loans }",
  "alt: { en: Two bars }",
  "height: { sheet: 60, deck: 200 }",
  "facts: { loans: { rows: { loans-before: { what: { en: books } }, loans: { what: { en: books and films } } } } }",
];

/** The drawing with one line changed; lines count from one. */
export function chartText(line = 0, text = ""): string {
  return withLine(drawing, line, text);
}

/** The words with one line changed. */
export function wordsText(line = 0, text = ""): string {
  return withLine(words, line, text);
}

function withLine(lines: readonly string[], line: number, text: string): string {
  return lines.map((each, index) => (index === line - 1 ? text : each)).join("\n");
}

export interface Example {
  readonly spec: ChartSpec | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** "code line:column" of each. */
  readonly found: readonly string[];
}

/** What a test changes of the example. */
interface Changes extends Partial<Edition> {
  readonly words?: string;
}

export function readExample(text = chartText(), words: string | undefined = wordsText()): Example {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const host = memoryHost({ [chartFile]: text, ...(words && { [wordsFile]: words }) });
  const spec = loadCharts(projectFiles(host), report).get("loans");
  return { spec, diagnostics, found: diagnostics.map(inShort) };
}

export function bindExample(text = chartText(), { words, ...changes }: Changes = {}): Example & { chart?: BoundChart } {
  const { spec, diagnostics: faults } = readExample(text, words);
  const diagnostics = [...faults];
  const edition = { ...exampleEdition(), ...changes };
  const chart = spec && bindChart(spec, edition, (diagnostic) => void diagnostics.push(diagnostic));
  return { spec, diagnostics, found: diagnostics.map(inShort), ...(chart && { chart }) };
}

export async function drawExample(
  text = chartText(),
  changes: Changes = {},
  width = 240,
): Promise<Example & { drawing?: Drawing }> {
  const bound = bindExample(text, changes);
  const diagnostics = [...bound.diagnostics];
  const note = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const drawing = bound.chart && (await drawAt(bound.chart, { width, profile: "sheet" }, { fonts, theme }, note));
  return { ...bound, diagnostics, found: diagnostics.map(inShort), ...(drawing && { drawing }) };
}

export function inShort({ code, place }: Diagnostic): string {
  return `${code} ${place?.line}:${place?.column}`;
}

/** An edition of an invented library whose loans were counted twice. */
export function exampleEdition(loans: Partial<Quantity> = {}): Edition {
  const before = quantity("library.loans-before", 31000, "2020-07");
  const now = { ...quantity("library.loans", 48000, "2024-03-12"), qualifier: "more-than" as const, ...loans };
  const facts: readonly Fact[] = [before, now];
  return {
    brief: "example",
    lang: "en",
    asOf: "2024-09-28",
    use: new Map<string, Fact>([
      ["loans-before", before],
      ["loans", now],
    ]),
    facts: new Map(facts.map((fact) => [fact.id, fact])),
    measures: new Map([["loans", loanMeasure]]),
    sources: new Map(),
    conflicts: new Map<string, Conflict>(),
    names: [],
    wording,
  };
}

export const loanMeasure: Measure = {
  id: "loans",
  label: { en: { one: "book lent", other: "books lent" } },
  unit: "book",
  nature: "flow",
  compare: "points",
  place: { file: "data/measures.yaml", line: 1, column: 1 },
};

export function quantity(id: string, value: number, edtf: string): Quantity {
  return {
    kind: "quantity",
    id,
    source: "library",
    measure: "loans",
    value,
    qualifier: "exact",
    unit: "book",
    nature: "flow",
    scope: ["Harbour Town"],
    claimant: { en: "Harbour Town Library" },
    asOf: { edtf, basis: edtf.length === 10 ? "stated" : "inferred" },
    selector: { start: 100, end: 122, exact: "books" },
    place: { file: "data/facts/library.yaml", line: 1, column: 1 },
  };
}

export const wording: Wording = resolveWording(
  readProject("data/wording/en.yaml", (text, file) => parseYaml(file, text, wordingSchema, fail)),
  (word) => {
    throw new Error(`the wording has no word ${word}`);
  },
);
export const theme: Theme = readProject("templates/theme/tokens.yaml", (text, file) =>
  parseYaml(file, text, themeSchema, fail),
);
export const fonts: Fonts = loadProjectFonts();

function loadProjectFonts(): Fonts {
  const host = memoryHost();
  return loadFonts(theme, { ...host, read: (path) => readFileSync(path) }, "templates/theme");
}

function readProject<T>(file: string, parse: (text: string, file: string) => { readonly value: T } | undefined): T {
  const read = parse(readFileSync(new URL(`../../${file}`, import.meta.url), "utf8"), file);
  if (!read) throw new Error(`${file} is not sound`);
  return read.value;
}

function fail(diagnostic: Diagnostic): void {
  throw new Error(diagnostic.message);
}
