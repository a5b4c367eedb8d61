import { errorAt, type Report } from "../diagnostic/diagnostic.ts";
import { didYouMean } from "../diagnostic/nearest.ts";
import { findNumerals } from "../language/numerals.ts";
import { columns } from "./row.ts";
import type { ChartSpec } from "./spec.ts";
import { isObject, markOf, type Node, nodesOf, type View, viewsOf } from "./view.ts";
import { furtherColumns } from "./words.ts";

/** Checks a specification before any facts are bound to it. */
export function lintSpec(chart: ChartSpec, report: Report): void {
  for (const view of viewsOf(chart.vegaLite)) {
    const nodes = nodesOf(view);
    lintData(chart, view, report);
    lintForbidden(chart, view, nodes, report);
    lintColours(chart, nodes, report);
    lintNumerals(chart, nodes, report);
    lintFields(chart, view, nodes, report);
  }
}

/** The columns of a dataset's rows, before any transform. */
export function columnsOf(chart: ChartSpec, dataset: string): string[] {
  return [...Object.keys(columns), ...furtherColumns(chart.words.facts[dataset])];
}

// Rows may come only from facts.
function lintData(chart: ChartSpec, view: View, report: Report): void {
  const data = view.spec.data;
  if (data === undefined) return;
  const place = chart.placeOf([...view.path, "data"]);
  const known = Object.keys(chart.words.facts);
  if (!isObject(data) || Object.keys(data).some((key) => key !== "name")) {
    const hint = `write \`"data": {"name": "…"}\` and list its facts under \`facts\` in ${chart.files.at(-1)}`;
    report(errorAt(place, "chart-forbidden", "the chart contains its own data", hint));
  } else if (typeof data.name !== "string" || !known.includes(data.name)) {
    const hints = didYouMean(String(data.name), known);
    report(
      errorAt(place, "chart-no-rows", `the dataset \`${String(data.name)}\` has no entry under \`facts\``, ...hints),
    );
  }
}

const forbiddenKeys = new Set(["url", "href", "sequence", "graticule", "sphere", "projection", "sample", "from"]);
const forbiddenMarks = new Set(["image", "geoshape"]);
const forbiddenCalls = /\b(sequence|random|now|data|geo\w*|window|screen|containerSize|windowSize)\s*\(/;

function lintForbidden(chart: ChartSpec, view: View, nodes: readonly Node[], report: Report): void {
  const refuse = (node: Pick<Node, "path">, what: string, hint: string): void =>
    report(errorAt(chart.placeOf(node.path), "chart-forbidden", `${what} is not allowed in a chart`, hint));
  const mark = markOf(view);
  if (mark !== undefined && forbiddenMarks.has(mark)) {
    refuse({ path: [...view.path, "mark"] }, `the mark \`${mark}\``, "use bars, points, rules, lines and text");
  }
  for (const node of nodes) {
    if (forbiddenKeys.has(node.key) && typeof node.path.at(-1) === "string") {
      refuse(node, `\`${node.key}\``, "remove it; a chart draws only its facts and loads nothing");
    }
    const call = typeof node.value === "string" ? forbiddenCalls.exec(node.value)?.[1] : undefined;
    if (call && isExpression(node)) refuse(node, `\`${call}()\``, "remove it; a chart may depend only on its facts");
  }
}

const paints: ReadonlySet<PropertyKey> = new Set(["color", "fill", "stroke", "background"]);
const colourValue = /^(#[0-9a-f]{3,8}|(rgb|hsl|lab|hcl)a?\(.*\))$/i;

// Typed colours would not follow the theme.
function lintColours(chart: ChartSpec, nodes: readonly Node[], report: Report): void {
  for (const node of nodes) {
    if (typeof node.value !== "string" || isExpression(node)) continue;
    if (!colourValue.test(node.value) && !isNamedColour(node)) continue;
    const hint = "use a named `style`, or a scale with the theme's colours";
    report(
      errorAt(chart.placeOf(node.path), "chart-colour", `the colour \`${node.value}\` is typed in the chart`, hint),
    );
  }
}

function isNamedColour({ key, path, value }: Node): boolean {
  if (value === "transparent") return false;
  if (paints.has(key) || key === "scheme") return true;
  const inPaint = path.some((step) => paints.has(step));
  return inPaint && (key === "value" || (key === "range" && typeof path.at(-1) === "number"));
}

const expressions = new Set(["calculate", "filter", "expr", "test", "labelExpr"]);
const texts = new Set(["title", "subtitle", "text", "titleExpr"]);

function isExpression(node: Node): boolean {
  return expressions.has(node.key) && typeof node.value === "string";
}

function lintNumerals(chart: ChartSpec, nodes: readonly Node[], report: Report): void {
  for (const node of nodes) {
    for (const numeral of drawnText(node).flatMap((text) => findNumerals(text, []))) {
      const hint = "take the text from a column of the row: `text`, `figure`, `dateShort` …";
      report(errorAt(chart.placeOf(node.path), "chart-numeral", `\`${numeral.text}\` is typed in the chart`, hint));
    }
  }
}

// The text that a value in the specification would print.
function drawnText({ path, key, value }: Node): string[] {
  const inText = path.includes("text") && (key === "value" || key === "datum");
  if (typeof value === "number") return inText ? [String(value)] : [];
  if (typeof value !== "string") return [];
  if (expressions.has(key)) return literals(value);
  if (key === "format") return [value.replace(/%[-_0]?[a-zA-Z%]/g, " ")].filter(() => value.includes("%"));
  if (key === "values") return path.some((step) => step === "axis" || step === "legend") ? [value] : [];
  return texts.has(key) || inText ? [value] : [];
}

function literals(expression: string): string[] {
  return [...expression.matchAll(/'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"/g)].map(
    (match) => match[1] ?? match[2] ?? "",
  );
}

// Vega-Lite silently draws an empty chart for an unknown field.
function lintFields(chart: ChartSpec, view: View, nodes: readonly Node[], report: Report): void {
  if (view.dataset === undefined || chart.words.facts[view.dataset] === undefined) return;
  const known = [...columnsOf(chart, view.dataset), ...view.made];
  for (const node of nodes) {
    for (const field of fieldsOf(node).filter((name) => !known.includes(name))) {
      const message = `the rows of \`${view.dataset}\` have no column \`${field}\``;
      report(errorAt(chart.placeOf(node.path), "chart-unknown-field", message, ...didYouMean(field, known)));
    }
  }
}

function fieldsOf({ key, path, value }: Node): string[] {
  if (typeof value !== "string") return [];
  if (key === "field" || key === "groupby") return [value];
  // In a transform, `stack` names a column; in an encoding, it says how to stack.
  if (key === "stack") return path.includes("encoding") ? [] : [value];
  if (!expressions.has(key) || key === "labelExpr") return [];
  return [...value.matchAll(/\bdatum(?:\.([A-Za-z_]\w*)|\[['"]([^'"]+)['"]\])/g)].map((m) => m[1] ?? m[2] ?? "");
}

/** The views that draw lines, each with its dataset. Lines may connect only comparable facts. */
export function joinedViews(chart: ChartSpec): View[] {
  return viewsOf(chart.vegaLite).filter((view) => ["line", "trail", "area"].includes(markOf(view) ?? ""));
}
