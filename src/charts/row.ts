import type { Edition } from "../briefs/edition.ts";
import { dataText } from "../briefs/text.ts";
import { plainText } from "../document/block.ts";
import type { Dated, Derived, Event, Fact, Localised, Quantity } from "../facts/fact.ts";
import type { Basis, Qualifier } from "../language/amount.ts";
import { certainty } from "../language/amount.ts";
import { parseEdtf } from "../language/edtf.ts";
import { formatAmount, formatDate, formatDated } from "../language/format.ts";

/** The columns of every row, with their meaning. A specification may use these and the dataset's own columns. */
export const columns = {
  fact: "id of the fact",
  alias: "name in the brief; the fact id for the facts of a measure",
  index: "position among the rows, from 0",
  last: "whether it is the last row",
  kind: '"quantity", "derived" or "event"',
  status: 'for an event "occurred", "ongoing" or "planned", otherwise empty',
  value: "number; the lower end of a range; null if there is none",
  min: "lower end of a range, otherwise the value",
  max: "upper end of a range, otherwise the value",
  qualifier: '"exact", "more-than", …; empty for an event',
  bound: 'whether the value is a lower bound: "more than", "at least"',
  uncertain: 'whether the true value may differ: "estimated", "nearly", "around", "less than", "up to"',
  text: "the value as printed, with its qualifier and unit; the words of a vague value; empty for an event",
  figure: "the same without the qualifier",
  hedge: "the qualifier's words, empty for an exact value",
  label: "what is counted; for an event, its wording",
  definition: "the measure's exact definition, if it has one",
  source: "id of the source",
  claimant: "who says so",
  scope: "areas, joined by commas",
  date: "middle day of the as-of date, or of an event's own date; for a utc scale",
  dateStart: "its first day",
  dateEnd: "its last day",
  dateShort: "the as-of date in short form",
  dateLong: "the as-of date in full, with its basis",
  basis: '"stated", "publication", "inferred", "computed" or "undated"',
  inferred: "whether the date is neither stated nor the publication date",
  today: "the brief's own as-of date",
} as const;

/** A fact as a chart sees it, with the extra columns of its dataset. */
export interface Row {
  readonly [column: string]: string | number | boolean | null;
  readonly fact: string;
  readonly alias: string;
  readonly index: number;
  readonly last: boolean;
  readonly value: number | null;
  readonly qualifier: Qualifier | "";
  readonly text: string;
  readonly source: string;
  readonly basis: Basis;
}

/** A fact that a chart can draw, with the claim that dates it. */
export interface Placeable {
  readonly alias: string;
  readonly fact: Quantity | Derived | Event;
  /** The fact itself; for a derived value, its latest input claim. */
  readonly claim: Quantity | Event;
}

/**
 * Returns undefined for facts that cannot become a row. Positions never can. Events and vague quantities have no value
 * and become rows only with `isValueless`.
 */
export function placeable(alias: string, fact: Fact, isValueless: boolean, edition: Edition): Placeable | undefined {
  if (fact.kind === "position") return undefined;
  if (fact.kind === "event") return isValueless ? { alias, fact, claim: fact } : undefined;
  if (fact.value === undefined && !isValueless) return undefined;
  const claim = claimBehind(fact, edition);
  return claim && { alias, fact, claim };
}

export function rowOf(from: Placeable, position: { index: number; last: boolean }, edition: Edition): Row {
  const { fact, claim, alias } = from;
  return {
    fact: fact.id,
    alias,
    ...position,
    kind: fact.kind,
    status: fact.kind === "event" ? fact.status : "",
    ...valueColumns(fact, edition),
    ...labelColumns(fact, edition),
    source: claim.source,
    claimant: inLanguage(claim.claimant, edition),
    scope: claim.scope.join(", "),
    ...dateColumns(datedOf(claim), edition),
    today: edition.asOf,
  };
}

/** An event's date, or a quantity's as-of date. */
function datedOf(claim: Quantity | Event): Dated {
  return claim.kind === "event" ? claim.date : claim.asOf;
}

function claimBehind(fact: Fact | undefined, edition: Edition): Quantity | undefined {
  if (fact?.kind === "quantity") return fact;
  if (fact?.kind !== "derived") return undefined;
  const claims = fact.of
    .map((id) => claimBehind(edition.facts.get(id), edition))
    .filter((claim) => claim !== undefined);
  return claims.reduce<Quantity | undefined>(
    (late, claim) => (late && startOf(late) > startOf(claim) ? late : claim),
    undefined,
  );
}

/** First day of a claim's date: ".." if it is open, empty if it cannot be parsed. */
export function startOf(claim: Quantity | Event): string {
  return parseEdtf(datedOf(claim).edtf)?.start ?? "";
}

function valueColumns(amount: Quantity | Derived | Event, edition: Edition) {
  if (amount.kind === "event") return noValue;
  const { qualifier, figure } = formatAmount(amount, edition.wording, "figure");
  const value = amount.value ?? null;
  return {
    value,
    min: value,
    max: amount.max ?? value,
    qualifier: amount.qualifier,
    bound: certainty[amount.qualifier] === "more",
    uncertain: certainty[amount.qualifier] === "open",
    text: [qualifier, figure].filter((part) => part !== "").join(" "),
    figure,
    hedge: qualifier,
  };
}

const noValue = {
  value: null,
  min: null,
  max: null,
  qualifier: "",
  bound: false,
  uncertain: false,
  text: "",
  figure: "",
  hedge: "",
} as const;

function labelColumns(amount: Quantity | Derived | Event, edition: Edition) {
  if (amount.kind === "event") return { label: wordingOf(amount, edition), definition: "" };
  const measure = edition.measures.get(amount.measure ?? "");
  const label = measure?.label[edition.lang];
  return {
    label: (amount.value === 1 && amount.qualifier === "exact" ? label?.one : label?.other) ?? "",
    definition: measure?.definition ? inLanguage(measure.definition, edition) : "",
  };
}

function wordingOf({ says }: Event, edition: Edition): string {
  return says ? plainText(dataText(says, edition) ?? []) : "";
}

function dateColumns(asOf: Dated, edition: Edition) {
  const interval = parseEdtf(asOf.edtf);
  const start = openTo(interval?.start, interval?.end);
  const end = openTo(interval?.end, interval?.start);
  return {
    date: middleDay(start, end),
    dateStart: start,
    dateEnd: end,
    dateShort: formatDate(asOf.edtf, edition.wording, "short"),
    dateLong: formatDated(asOf, edition.wording),
    basis: asOf.basis,
    inferred: asOf.basis !== "stated" && asOf.basis !== "publication",
  };
}

function openTo(day: string | undefined, other: string | undefined): string {
  return day !== undefined && day !== ".." ? day : other !== undefined && other !== ".." ? other : "";
}

// Computed in UTC, so the result does not depend on the time zone.
function middleDay(start: string, end: string): string {
  const middle = (Date.parse(start) + Date.parse(end)) / 2;
  return Number.isNaN(middle) ? "" : new Date(middle).toISOString().slice(0, 10);
}

function inLanguage(text: Localised, edition: Edition): string {
  return text[edition.lang] ?? "";
}
