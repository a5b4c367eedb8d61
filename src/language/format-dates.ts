import type { Basis } from "./amount.ts";
import { daysInMonth, type EdtfDate, type EdtfExpression, readEdtf } from "./edtf.ts";
import { fillPattern, type Wording } from "./wording.ts";

/**
 * A date as running text has it ("28 September 2024", "April–June 2021", "summer 2014") or,
 * short, as a narrow label has it: never finer than a month, a span within a year as its year.
 * An expression that is not valid comes back as it is.
 */
export function formatDate(edtf: string, wording: Wording, length: "long" | "short"): string {
  const partial = formatWithoutYear(edtf, wording, length);
  if (partial !== undefined) return partial;
  const expression = readEdtf(edtf);
  if (!expression) return edtf;
  return length === "long" ? longExpression(expression, wording) : shortExpression(expression, wording);
}

/** The same, with what the reader has to know of how the date was found. */
export function formatDated(dated: { readonly edtf: string; readonly basis: Basis }, wording: Wording): string {
  const date = formatDate(dated.edtf, wording, "long");
  if (dated.basis === "stated" || dated.basis === "publication") return date;
  return fillPattern(wording.dates.basis, { date, basis: wording.words[dated.basis] });
}

// What a text says of a date without its year: XXXX-04, XXXX-11-05.
function formatWithoutYear(edtf: string, wording: Wording, length: "long" | "short"): string | undefined {
  const [, month, day] = /^XXXX-(\d{2})(?:-(\d{2}))?$/.exec(edtf) ?? [];
  const name = (length === "long" ? wording.months : wording.monthsShort)[Number(month) - 1];
  if (name === undefined) return undefined;
  return day === undefined ? name : fillPattern(wording.dates.dayOfMonth, { day: String(Number(day)), month: name });
}

function longExpression(expression: EdtfExpression, wording: Wording): string {
  if (expression.kind === "date") return qualified(expression.date, longDate(expression.date, wording), wording);
  const { start, end, kind } = expression;
  if (start && end) return longSpan(start, end, wording);
  const date = start ?? end;
  if (!date) return "";
  const known = qualified(date, longDate(date, wording), wording);
  return fillPattern(openPattern(kind, start !== undefined, wording), { date: known });
}

// An interval runs on from its end; a set only says that the date is none later or earlier.
function openPattern(kind: "interval" | "set", hasStart: boolean, wording: Wording): string {
  const { since, until, by, from } = wording.dates;
  if (kind === "interval") return hasStart ? since : until;
  return hasStart ? from : by;
}

function qualified(date: EdtfDate, text: string, wording: Wording): string {
  const around = date.approximate ? fillPattern(wording.dates.approximate, { date: text }) : text;
  return date.uncertain ? fillPattern(wording.dates.uncertain, { date: around }) : around;
}

function longDate(date: EdtfDate, wording: Wording): string {
  const values = {
    day: String(date.day),
    month: wording.months[(date.month ?? 0) - 1] ?? "",
    year: String(date.year),
    season: wording.seasons[date.season ?? -1] ?? "",
  };
  return date.precision === "year" ? values.year : fillPattern(wording.dates[date.precision], values);
}

function longSpan(start: EdtfDate, end: EdtfDate, wording: Wording): string {
  const part = partOfMonth(start, end);
  if (part) {
    const { day: _, ...month } = start;
    return fillPattern(wording.dates[part], { date: longDate({ ...month, precision: "month" }, wording) });
  }
  if (start.approximate !== end.approximate || start.uncertain !== end.uncertain) {
    const ends = { start: longExpression({ kind: "date", date: start }, wording) };
    return fillPattern(wording.dates.span, { ...ends, end: longExpression({ kind: "date", date: end }, wording) });
  }
  return qualified(end, plainSpan(start, end, wording), wording);
}

/** "late June 2017" is written as the approximate days it may mean. */
function partOfMonth(start: EdtfDate, end: EdtfDate): "early" | "mid" | "late" | undefined {
  if (!start.approximate || !end.approximate || start.year !== end.year || start.month !== end.month) return undefined;
  if (start.day === 1 && end.day === 10) return "early";
  if (start.day === 11 && end.day === 20) return "mid";
  return start.day === 20 && end.day === daysInMonth(end.year, end.month ?? 1) ? "late" : undefined;
}

function plainSpan(start: EdtfDate, end: EdtfDate, wording: Wording): string {
  const { range, span } = wording.dates;
  const isOneYear = start.year === end.year && start.precision === end.precision;
  if (start.precision === "year" && end.precision === "year") {
    return fillPattern(range, { start: String(start.year), end: String(end.year) });
  }
  if (isOneYear && start.precision === "month") {
    const first = wording.months[(start.month ?? 0) - 1] ?? "";
    return fillPattern(range, { start: first, end: longDate(end, wording) });
  }
  if (isOneYear && start.precision === "day" && start.month === end.month) {
    return fillPattern(range, { start: String(start.day), end: longDate(end, wording) });
  }
  return fillPattern(span, { start: longDate(start, wording), end: longDate(end, wording) });
}

function shortExpression(expression: EdtfExpression, wording: Wording): string {
  if (expression.kind === "date") return qualified(expression.date, shortDate(expression.date, wording), wording);
  const { start, end, kind } = expression;
  if (start && end) return shortSpan(start, end, wording);
  const date = start ?? end;
  if (!date) return "";
  return fillPattern(openPattern(kind, start !== undefined, wording), { date: shortDate(date, wording) });
}

function shortDate(date: EdtfDate, wording: Wording): string {
  const year = String(date.year);
  const month = wording.monthsShort[(date.month ?? 0) - 1];
  return month === undefined ? year : fillPattern(wording.dates.month, { month, year });
}

function shortSpan(start: EdtfDate, end: EdtfDate, wording: Wording): string {
  if (start.year !== end.year) {
    return fillPattern(wording.dates.range, { start: String(start.year), end: String(end.year) });
  }
  return start.month === end.month ? shortDate(start, wording) : String(start.year);
}
