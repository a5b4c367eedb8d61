import { isDoubtfulMonth, readMonth, readSeason } from "./calendar-words.ts";
import { daysInMonth, isValidEdtf, readEdtf } from "./edtf.ts";
import { isOrdinalEnding } from "./guards.ts";
import { listed } from "./phrases.ts";
import { isDash, type Token } from "./tokens.ts";
import { isYear } from "./years.ts";

/** A date as it is read, and the token behind it. A date whose year is not said has XXXX. */
export interface Reading {
  readonly edtf: string;
  readonly next: number;
}

export type Reader = (tokens: readonly Token[], at: number) => Reading | undefined;

/** One date, or the part of one that has a name of its own. */
export const readPoint: Reader = (tokens, at) => {
  const start = tokens[at]?.key === "the" ? at + 1 : at;
  return (
    readAround(tokens, at) ??
    readIso(tokens, at) ??
    readPartOfYear(tokens, start) ??
    readEdge(tokens, start) ??
    readRough(tokens, start) ??
    readDayAndMonth(tokens, start) ??
    readMonthOrSeason(tokens, start) ??
    readYear(tokens, at)
  );
};

/** "around 2014", "about March 2017". */
const readAround: Reader = (tokens, at) => {
  if (!/^(?:around|about|circa)$/.test(tokens[at]?.key ?? "")) return undefined;
  const date = readDayAndMonth(tokens, at + 1) ?? readMonthOrSeason(tokens, at + 1) ?? readYear(tokens, at + 1);
  return date && { ...date, edtf: `${date.edtf}~` };
};

const readYear: Reader = (tokens, at) =>
  isYear(tokens, at) ? { edtf: tokens[at]?.text ?? "", next: at + 1 } : undefined;

/** 2024-09-28, as EDTF has it. */
const readIso: Reader = (tokens, at) => {
  if (tokens[at]?.text.length !== 4) return undefined;
  const parts = tokens.slice(at, at + 5);
  const edtf = parts.map((token) => token.text).join("");
  const isOne = parts.every((token, index) => index === 0 || !token.spaced);
  return isOne && /^\d{4}-\d\d-\d\d$/.test(edtf) && isValidEdtf(edtf) ? { edtf, next: at + 5 } : undefined;
};

const parts: ReadonlyMap<string, readonly [string, string]> = new Map([
  ["first half", ["01", "06"]],
  ["second half", ["07", "12"]],
  ["latter half", ["07", "12"]],
  ["first quarter", ["01", "03"]],
  ["second quarter", ["04", "06"]],
  ["third quarter", ["07", "09"]],
  ["fourth quarter", ["10", "12"]],
  ["last quarter", ["10", "12"]],
]);

const quarters = ["first quarter", "second quarter", "third quarter", "fourth quarter"];

/** "the first half of 2024", "Q2 2021". */
const readPartOfYear: Reader = (tokens, at) => {
  const isNumbered = tokens[at]?.text === "Q" && tokens[at + 1]?.spaced === false;
  const name = isNumbered ? quarters[Number(tokens[at + 1]?.text) - 1] : `${tokens[at]?.key} ${tokens[at + 1]?.key}`;
  const part = parts.get(name ?? "");
  const year = at + (tokens[at + 2]?.key === "of" ? 3 : 2);
  if (!part || !isYear(tokens, year)) return undefined;
  const [from, to] = part.map((month) => `${tokens[year]?.text}-${month}`);
  return { edtf: `${from}/${to}`, next: year + 1 };
};

const edges = new Map([
  ...["end", "close"].map((key): [string, "end"] => [key, "end"]),
  ...["start", "beginning"].map((key): [string, "start"] => [key, "start"]),
  ...["middle"].map((key): [string, "middle"] => [key, "middle"]),
]);

/** "the end of May 2017" is its last day; the end of a year is no day: about December. */
const readEdge: Reader = (tokens, at) => {
  const edge = edges.get(tokens[at]?.key ?? "");
  if (!edge || tokens[at + 1]?.key !== "of") return undefined;
  if (isYear(tokens, at + 2)) {
    const month = { start: "01", middle: "06", end: "12" }[edge];
    return { edtf: `${tokens[at + 2]?.text}-${month}~`, next: at + 3 };
  }
  const month = readMonthAndYear(tokens, at + 2, true);
  if (!month) return undefined;
  if (edge === "middle") return { edtf: roughly("mid", month), next: month.next };
  return { edtf: isoDate(month.year, month.month, edge === "end" ? lastDay(month) : 1) ?? "", next: month.next };
};

/** "late June 2017", "mid-2015", "early 2019". */
const readRough: Reader = (tokens, at) => {
  const key = tokens[at]?.key;
  const first = isDash(tokens[at + 1]) ? at + 2 : at + 1;
  if (key === "end" && first === at + 2 && isYear(tokens, first)) {
    return { edtf: `${tokens[first]?.text}-12~`, next: first + 1 };
  }
  if (key !== "early" && key !== "mid" && key !== "late") return undefined;
  if (isYear(tokens, first)) {
    const year = tokens[first]?.text;
    const edtf = { early: `${year}-01~/${year}-04~`, mid: `${year}-06~`, late: `${year}-09~/${year}-12~` }[key];
    return { edtf, next: first + 1 };
  }
  const month = readMonthAndYear(tokens, first, true);
  return month && { edtf: roughly(key, month), next: month.next };
};

interface MonthReading {
  readonly month: number;
  readonly year?: string;
  readonly next: number;
}

function roughly(part: "early" | "mid" | "late", month: MonthReading): string {
  const [from, to] = { early: [1, 10], mid: [11, 20], late: [20, lastDay(month)] }[part];
  return `${isoDate(month.year, month.month, from)}~/${isoDate(month.year, month.month, to)}~`;
}

// Without a year February has the days it has in most of them.
function lastDay({ year, month }: MonthReading): number {
  return daysInMonth(Number(year ?? 2001), month);
}

/** "28 September 2024", "September 28, 2024", "Oct 26", "the 5th of November". */
const readDayAndMonth: Reader = (tokens, at) => {
  const named = readMonth(tokens, at);
  const day = readDay(tokens, named?.next ?? at);
  if (!day) return undefined;
  const month = named ?? readMonth(tokens, tokens[day.next]?.key === "of" ? day.next + 1 : day.next);
  if (!month) return undefined;
  const next = named ? day.next : month.next;
  const year = readYearBehind(tokens, next);
  if (!year && named && (!isPlainDay(tokens, at, day.next) || !isTime(tokens, at, month))) return undefined;
  const edtf = isoDate(year?.year, month.month, day.day);
  return edtf === undefined ? undefined : { edtf, next: year?.next ?? next };
};

// "In May 15 people": a month's name after "in" has no day.
function isPlainDay(tokens: readonly Token[], at: number, next: number): boolean {
  const isGlued = tokens[next] !== undefined && !tokens[next]?.spaced && tokens[next]?.kind !== "mark";
  return tokens[at - 1]?.key !== "in" && !isGlued && tokens[next]?.text !== "%";
}

/** The day of a month, as "5" or "5th". */
export function readDay(tokens: readonly Token[], at: number) {
  const token = tokens[at];
  if (!token || token.parted || !/^\d{1,2}$/.test(token.text)) return undefined;
  const day = Number(token.text);
  if (day < 1 || day > 31) return undefined;
  const isOrdinal = isOrdinalEnding(tokens[at + 1]?.key ?? "") && !tokens[at + 1]?.spaced;
  return { day, next: isOrdinal ? at + 2 : at + 1 };
}

/** The year that follows a month or a day, with or without a comma. */
export function readYearBehind(tokens: readonly Token[], at: number) {
  const year = tokens[at]?.text === "," ? at + 1 : at;
  if (tokens[year]?.parted || !isYear(tokens, year)) return undefined;
  return { year: tokens[year]?.text ?? "", next: year + 1 };
}

/** "December 2017", "in April", "summer of 2014". */
const readMonthOrSeason: Reader = (tokens, at) => {
  const month = readMonthAndYear(tokens, at, false);
  if (month) return { edtf: isoDate(month.year, month.month) ?? "", next: month.next };
  const season = readSeason(tokens[at]);
  const year = at + (tokens[at + 1]?.key === "of" ? 2 : 1);
  return season && isYear(tokens, year) ? { edtf: `${tokens[year]?.text}-${season}`, next: year + 1 } : undefined;
};

function readMonthAndYear(tokens: readonly Token[], at: number, isTimeSaid: boolean): MonthReading | undefined {
  const month = readMonth(tokens, at);
  if (!month) return undefined;
  const year = readYearBehind(tokens, tokens[month.next]?.key === "of" ? month.next + 1 : month.next);
  if (year) return { month: month.month, year: year.year, next: year.next };
  const isBare = month.isFull && (isTimeSaid || isTime(tokens, at, month));
  return isBare ? { month: month.month, next: month.next } : undefined;
}

const timeWords = listed(
  "in since by until during of early late mid last this next through from to before after and every each for on",
  "between throughout an a around about",
);

// "May" and "March" are everyday words: they are months only after a word of time.
function isTime(tokens: readonly Token[], at: number, month: { readonly month: number }): boolean {
  return !isDoubtfulMonth(month.month) || timeWords.has(tokens[at - 1]?.key ?? "");
}

/** A day or a month as EDTF; undefined if the calendar does not have it. */
export function isoDate(year: string | undefined, month: number, day?: number): string | undefined {
  const parts = [String(month).padStart(2, "0"), ...(day === undefined ? [] : [String(day).padStart(2, "0")])];
  // A leap year, so that the 29th of February is a day where no year is said.
  return readEdtf([year ?? "2000", ...parts].join("-")) && [year ?? "XXXX", ...parts].join("-");
}
