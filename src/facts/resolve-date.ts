import { type Interval, parseEdtf } from "../language/edtf.ts";
import type { ComputedSpec, DatedSpec } from "../sources/dated.ts";
import type { SelectorSpec } from "../sources/selector.ts";
import type { Dated, Localised, Selector } from "./fact.ts";

/** A length of time for date rules: "12 months". */
interface Span {
  readonly value: number;
  readonly unit: string;
}

/** Looks up the dates and spans that a rule refers to; undefined if there is none. */
export interface DateLookup {
  /** The date of a source or event, unless it is itself computed. */
  date(id: string): string | undefined;
  /** A quantity of months or years. */
  span(id: string): Span | undefined;
}

export function resolveSelector(spec: SelectorSpec): Selector {
  const { start = -1, end = -1, exact, prefix } = spec;
  return { start, end, exact, ...(prefix !== undefined && { prefix }) };
}

/**
 * Resolves a date spec. Published, undated and computed dates are derived from the source's date; if
 * that is inferred, they are inferred too. If a rule cannot be applied, the date is empty and
 * verification reports why.
 */
export function resolveDated(spec: DatedSpec, source: Dated | undefined, lookup: DateLookup): Dated {
  const basis = spec.basis;
  if (basis === "publication" && source) return source;
  const reasons = "because" in spec && spec.because ? splitReasons(spec.because) : undefined;
  return {
    edtf: dateOf(spec, source?.edtf ?? "", lookup) ?? "",
    basis,
    ...(reasons?.because && { because: reasons.because }),
    ...(reasons?.inWords && { inWords: reasons.inWords }),
    ...("selector" in spec && spec.selector && { selector: resolveSelector(spec.selector) }),
  };
}

function dateOf(spec: DatedSpec, asOf: string, lookup: DateLookup): string | undefined {
  if ("edtf" in spec) return spec.edtf;
  if ("date" in spec) return spec.date;
  if (spec.basis === "undated") return dateBefore(asOf);
  return spec.basis === "computed" ? computeDate(spec.computed, lookup) : asOf;
}

// "July 2017: the June figures …": splits off the date, which the program checks and prints itself.
function splitReasons(because: Localised): { because: Localised; inWords?: Localised } {
  const parts = Object.entries(because).map(([lang, text]) => {
    const match = /^([^:]*\d[^:]*):\s+/u.exec(text);
    return { lang, words: match?.[1]?.trim(), reason: match ? text.slice(match[0].length) : text };
  });
  const named = parts.flatMap(({ lang, words }) => (words === undefined ? [] : [[lang, words] as const]));
  return {
    because: Object.fromEntries(parts.map(({ lang, reason }) => [lang, reason])),
    ...(named.length > 0 && { inWords: Object.fromEntries(named) }),
  };
}

/** The latest date a text can refer to: "[..2024-07]" for a text from July 2024. */
function dateBefore(asOf: string): string | undefined {
  const interval = parseEdtf(asOf);
  return interval && interval.end !== ".." ? `[..${cut(interval.end, interval.precision)}]` : undefined;
}

/** Applies a rule: two years before, twelve months from. Undefined if it names something unknown. */
function computeDate(rule: ComputedSpec, lookup: DateLookup): string | undefined {
  const anchor = "from" in rule ? rule.from : "until" in rule ? rule.until : rule.before;
  const span = lookup.span("plus" in rule ? rule.plus : rule.minus);
  const edtf = lookup.date(anchor);
  const interval = edtf === undefined ? undefined : parseEdtf(edtf);
  if (!span || !interval || edtf === undefined || !(span.unit in monthsIn)) return undefined;
  if (interval.start === ".." || interval.end === "..") return undefined;
  const months = span.value * (monthsIn[span.unit] ?? 0);
  const precision = span.unit === "year" ? "year" : "month";
  if ("from" in rule) return `${edtf}/${shift(interval.end, months, precision)}~`;
  if ("until" in rule) return `${shift(interval.start, -months, precision)}~/${edtf}`;
  return `[..${shift(interval.end, -months, interval.precision)}]`;
}

const monthsIn: Readonly<Record<string, number>> = { month: 1, year: 12 };

function shift(day: string, months: number, precision: Interval["precision"]): string {
  const [year = 0, month = 1] = day.split("-").map(Number);
  const index = year * 12 + (month - 1) + Math.round(months);
  const shifted = `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
  return cut(`${shifted}${day.slice(7)}`, precision);
}

function cut(day: string, precision: Interval["precision"]): string {
  if (precision === "year") return day.slice(0, 4);
  return precision === "day" ? day : day.slice(0, 7);
}
