import type { Fact } from "../facts/fact.ts";
import type { BoundChart } from "./bind.ts";
import type { Row } from "./row.ts";

const header = ["fact", "label", "qualifier", "value", "unit", "as-of", "basis", "source", "claimant", "place"];

/** The data table of a chart as CSV (RFC 4180), one record a row: every value with its place in its document. */
export function drawCsv(chart: BoundChart): string {
  const records = chart.rows.map((row) => recordOf(row, factOf(row, chart)));
  return [header, ...records].map((fields) => `${fields.map(field).join(",")}\r\n`).join("");
}

/** The rows of a chart for a reader: what is counted, the value in its words, the date, who says so. */
export interface DataTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** The fact of each row; empty for a derived value, whose claims stand in rows of their own or in the notes. */
  readonly facts: readonly string[];
}

/** The data of a chart as a table in the words of its edition. */
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

// A label tells most rows apart; where it does not, or there is none, the chart's own words do.
function countedOf(row: Row, chart: BoundChart): string {
  const label = String(row.label ?? "");
  const isAlone = chart.rows.every(
    (other) => other === row || other.label !== label || other.dateLong !== row.dateLong,
  );
  if (isAlone && label !== "") return label;
  const cells = Object.values(chart.spec.words.facts).flatMap(({ rows = {} }) => Object.values(rows));
  // A plain word is for the chart alone; words by language are for a reader.
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

// A value known in words only stands as those words.
function amountOf({ value, max, text }: Row): string {
  if (value === null) return text;
  return max === value ? String(value) : `${value}-${max}`;
}

function dateOf(row: Row, fact: Fact | undefined): string {
  if (fact?.kind === "event") return fact.date.edtf;
  return fact?.kind === "quantity" ? fact.asOf.edtf : String(row.date);
}

/** Positions in the document in UTF-16 units; for a derived value what it was made from. */
function placeOf(fact: Fact | undefined): string {
  if (!fact) return "";
  if (fact.kind === "derived") return `${fact.op} of ${fact.of.join(" and ")}`;
  return `${fact.selector.start}-${fact.selector.end}`;
}

function field(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
