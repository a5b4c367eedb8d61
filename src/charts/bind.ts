import type { Edition } from "../briefs/edition.ts";
import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import { didYouMean } from "../diagnostic/nearest.ts";
import type { Path } from "../diagnostic/yaml.ts";
import type { Fact } from "../facts/fact.ts";
import { parseEdtf } from "../language/edtf.ts";
import { findNumerals } from "../language/numerals.ts";
import { columnsOf, joinedViews } from "./lint.ts";
import { type Placeable, placeable, type Row, rowOf, startOf } from "./row.ts";
import type { ChartSpec } from "./spec.ts";
import { type Dataset, furtherColumns } from "./words.ts";

/** A chart with its rows for one edition: everything the drawing, the table and the alt text need. */
export interface BoundChart {
  readonly chart: string;
  readonly spec: ChartSpec;
  /** Rows by dataset. */
  readonly datasets: Readonly<Record<string, readonly Row[]>>;
  /** All rows in dataset order, each fact once. */
  readonly rows: readonly Row[];
  /** Ids of the facts the chart shows. */
  readonly facts: readonly string[];
  readonly edition: Edition;
}

/** Builds a chart's rows from the facts an edition uses. Returns undefined after reporting errors. */
export function bindChart(spec: ChartSpec, edition: Edition, report: Report): BoundChart | undefined {
  let sound = true;
  const note: Report = (diagnostic) => {
    sound &&= diagnostic.severity !== "error";
    report(diagnostic);
  };
  const datasets = Object.fromEntries(
    Object.keys(spec.words.facts).map((name) => [name, bindDataset(spec, name, edition, note)]),
  );
  checkLines(spec, datasets, edition, note);
  if (!sound) return undefined;
  const rows = [...new Map(Object.values(datasets).flatMap((list) => list.map((row) => [row.fact, row]))).values()];
  return { chart: spec.id, spec, datasets, rows, facts: rows.map((row) => row.fact), edition };
}

/** One dataset of a chart and the context for binding it. */
interface Binding {
  readonly spec: ChartSpec;
  readonly name: string;
  readonly dataset: Dataset;
  readonly edition: Edition;
  readonly report: Report;
}

function bindDataset(spec: ChartSpec, name: string, edition: Edition, report: Report): Row[] {
  const dataset = spec.words.facts[name] ?? {};
  const binding: Binding = { spec, name, dataset, edition, report };
  const found = dataset.measure === undefined ? factsByAlias(binding) : factsOfMeasure(dataset.measure, binding);
  const rows = found.map((from, index) => ({
    ...rowOf(from, { index, last: index === found.length - 1 }, edition),
    ...cellsOf(from.alias, binding),
  }));
  return inOrder(rows, binding);
}

function placeIn({ spec, name }: Binding, ...path: Path): Place {
  return spec.wordsPlaceOf(["facts", name, ...path]);
}

function factsByAlias(binding: Binding): Placeable[] {
  const { dataset, edition, report } = binding;
  const { use, rows = {}, valueless = false } = dataset;
  for (const alias of Object.keys(rows).filter((one) => use && !use.includes(one))) {
    const hint = `add \`${alias}\` to \`use\`, or remove the row`;
    const message = `\`rows\` has words for \`${alias}\`, which is not in \`use\``;
    report(
      errorAt(placeIn(binding, "rows", alias), "chart-unknown-alias", message, ...didYouMean(alias, use ?? []), hint),
    );
  }
  return (use ?? Object.keys(rows)).flatMap((alias, index) => {
    const place = use ? placeIn(binding, "use", index) : placeIn(binding, "rows", alias);
    const fact = edition.use.get(alias);
    if (!fact) {
      const message = `the brief \`${edition.brief}\` has no alias \`${alias}\``;
      const hint = `add \`${alias}\` to \`use\` in data/briefs/${edition.brief}.yaml`;
      report(errorAt(place, "chart-unknown-alias", message, ...didYouMean(alias, edition.use.keys()), hint));
      return [];
    }
    const from = placeable(alias, fact, valueless, edition);
    if (!from) {
      const hint = fact.kind === "position" ? needsValue : `${needsValue}, or set \`valueless: true\` on the dataset`;
      report(errorAt(place, "chart-no-value", `\`${alias}\` (${fact.id}) is ${kindOf(fact)}`, hint));
    }
    return from ? [from] : [];
  });
}

const needsValue = "use a quantity with a value";

function kindOf(fact: Fact): string {
  if (fact.kind === "event" || fact.kind === "position") return `${fact.kind === "event" ? "an" : "a"} ${fact.kind}`;
  return "a vague quantity, which has words but no value";
}

function factsOfMeasure(measure: string, binding: Binding): Placeable[] {
  const { edition, report } = binding;
  const place = placeIn(binding, "measure");
  if (!edition.measures.has(measure)) {
    const hints = didYouMean(measure, edition.measures.keys());
    report(errorAt(place, "chart-unknown-measure", `there is no measure \`${measure}\``, ...hints));
    return [];
  }
  const latest = parseEdtf(edition.asOf)?.end ?? edition.asOf;
  const found = [...edition.facts.values()]
    .filter((fact) => (fact.kind === "quantity" || fact.kind === "derived") && fact.measure === measure)
    .filter((fact) => !isRuledOut(fact, edition))
    .map((fact) => placeable(fact.id, fact, false, edition))
    .filter((from) => from !== undefined && startOf(from.claim) <= latest)
    .filter((from) => from !== undefined)
    .sort((a, b) => compare(startOf(a.claim), startOf(b.claim)) || compare(a.alias, b.alias));
  if (found.length === 0) {
    const hint = "add a source with a value for it, or remove the chart from the brief";
    report(errorAt(place, "chart-no-rows", `the measure \`${measure}\` has no fact that can be drawn`, hint));
  }
  return found;
}

function isRuledOut(fact: Fact, edition: Edition): boolean {
  return [...edition.conflicts.values()].some(
    ({ facts, ruling }) =>
      facts.includes(fact.id) && ruling !== "both" && (ruling === "omit" || ruling.prefer !== fact.id),
  );
}

/** The author's own columns of one row, in the edition's language. */
function cellsOf(alias: string, binding: Binding): Record<string, string> {
  const { dataset, edition, report } = binding;
  const made: Record<string, string> = {};
  for (const column of furtherColumns(dataset)) {
    const cell = dataset.rows?.[alias]?.[column];
    const text = typeof cell === "object" ? cell[edition.lang] : cell;
    made[column] = text ?? "";
    const place = placeIn(binding, "rows", alias, column);
    if (text === undefined) {
      const what = cell === undefined ? "no text" : `no text in the language \`${edition.lang}\``;
      const message = `the column \`${column}\` has ${what} for \`${alias}\``;
      report(errorAt(place, "chart-no-text", message, `add \`${column}\` to the row \`${alias}\``));
    }
    if (typeof cell !== "object") continue;
    for (const numeral of findNumerals(text ?? "", edition.names)) {
      const at = placeIn(binding, "rows", alias, column, edition.lang);
      const hint = "remove the number; draw the columns `text`, `figure` or a date instead";
      report(errorAt(at, "chart-numeral", `\`${numeral.text}\` is typed in the chart`, hint));
    }
  }
  return made;
}

function inOrder(rows: readonly Row[], binding: Binding): Row[] {
  const { spec, name, dataset, report } = binding;
  const { orderBy } = dataset;
  if (orderBy === undefined) return [...rows];
  const column = orderBy.replace(/^-/, "");
  const known = columnsOf(spec, name);
  if (!known.includes(column)) {
    const message = `\`orderBy\` names the unknown column \`${column}\``;
    report(errorAt(placeIn(binding, "orderBy"), "chart-unknown-field", message, ...didYouMean(column, known)));
  }
  const sign = orderBy.startsWith("-") ? -1 : 1;
  return [...rows]
    .sort((a, b) => sign * compare(a[column] ?? "", b[column] ?? ""))
    .map((row, index) => ({ ...row, index, last: index === rows.length - 1 }));
}

function compare(a: string | number | boolean, b: string | number | boolean): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

// A line claims that its points count the same thing over time. Only the measure can confirm that.
function checkLines(
  spec: ChartSpec,
  datasets: Readonly<Record<string, readonly Row[]>>,
  edition: Edition,
  report: Report,
): void {
  for (const view of joinedViews(spec)) {
    const measures = new Set((datasets[view.dataset ?? ""] ?? []).map((row) => measureOf(row, edition)));
    const place = spec.placeOf([...view.path, "mark"]);
    const hint = "draw bars or separate dots";
    if (measures.size > 1) {
      const names = [...measures].map((id) => id ?? "none").join(", ");
      report(errorAt(place, "chart-joined", `the line connects different measures: ${names}`, hint));
    }
    for (const id of measures) {
      const measure = edition.measures.get(id ?? "");
      if (measure?.compare === "line") continue;
      const why = measure ? `has \`compare: ${measure.compare}\`, which does not allow a line` : "is unknown";
      report(
        errorAt(
          place,
          "chart-joined",
          `the line connects facts whose measure ${id ?? ""} ${why}`.replace(/ {2,}/g, " "),
          hint,
        ),
      );
    }
  }
}

function measureOf(row: Row, edition: Edition): string | undefined {
  const fact = edition.facts.get(row.fact) ?? [...edition.use.values()].find((one) => one.id === row.fact);
  return fact && "measure" in fact ? fact.measure : undefined;
}
