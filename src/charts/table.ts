import type { Fact } from "../facts/fact.ts";
import type { BoundChart } from "./bind.ts";
import type { Row } from "./row.ts";

const header = ["fact", "label", "qualifier", "value", "unit", "as-of", "basis", "source", "claimant", "place"];

/** A chart's data as CSV (RFC 4180), one record per row: each value with its position in the source document. */
export function drawCsv(chart: BoundChart): string {
  const records = chart.rows.map((row) => recordOf(row, factOf(row, chart)));
  return [header, ...records].map((fields) => `${fields.map(field).join(",")}\r\n`).join("");
}

/** A chart's rows as readers see them: what is counted, the value in words, the date, the claimant. */
export interface DataTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The fact id of each row. */
  readonly facts: readonly string[];
}

/** A chart's data as a table, in the words of its edition. */
export function tableOf(chart: BoundChart): DataTable {
  const { counted, value, date, claimant } = chart.edition.wording.words;
  const header = [counted, value, date, claimant];
  const rows = chart.rows.map((row) => [
    countedOf(row, chart),
    row.text,
    String(row.dateLong ?? ""),
    String(row.claimant ?? ""),
  ]);
  return { header, rows, facts: chart.rows.map((row) => row.fact) };
}

// The label distinguishes most rows. If it is missing or ambiguous, the chart's own words are added.
function countedOf(row: Row, chart: BoundChart): string {
  const label = String(row.label ?? "");
  const isAlone = chart.rows.every(
    (other) => other === row || other.label !== label || other.dateLong !== row.dateLong,
  );
  if (isAlone && label !== "") return label;
  const cells = Object.values(chart.spec.words.facts).flatMap(({ rows = {} }) => Object.values(rows));
  // Plain strings are keys for the chart only; translated words are for readers.
  const columns = cells.flatMap((one) => Object.keys(one).filter((column) => typeof one[column] === "object"));
  const words = [...new Set(columns)].map((column) => String(row[column] ?? "")).filter((text) => text !== "");
  return [...(label === "" ? [] : [label]), ...words].join(" · ");
}

function factOf(row: Row, { edition }: BoundChart): Fact | undefined {
  return edition.facts.get(row.fact) ?? edition.use.get(row.alias);
}

function recordOf(row: Row, fact: Fact | undefined): string[] {
  return [
    row.fact,
    String(row.label),
    row.qualifier,
    amountOf(row),
    fact && "unit" in fact ? fact.unit : "",
    dateOf(row, fact),
    row.basis,
    row.source,
    String(row.claimant),
    placeOf(fact),
  ];
}

// A value known only in words is written as those words.
function amountOf({ value, max, text }: Row): string {
  if (value === null) return text;
  return max === value ? String(value) : `${value}-${max}`;
}

function dateOf(row: Row, fact: Fact | undefined): string {
  if (fact?.kind === "event") return fact.date.edtf;
  return fact?.kind === "quantity" ? fact.asOf.edtf : String(row.date);
}

/** Start and end in the document, in UTF-16 code units; for a derived value, its operation and inputs. */
function placeOf(fact: Fact | undefined): string {
  if (!fact) return "";
  if (fact.kind === "derived") return `${fact.op} of ${fact.of.join(" and ")}`;
  return `${fact.selector.start}-${fact.selector.end}`;
}

function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
