import { isDoubtfulMonth, readMonth, readSeason } from "./calendar-words.ts";
import { daysInMonth, isValidEdtf, readEdtf } from "./edtf.ts";
import { isOrdinalEnding, listed, withoutAddresses } from "./guards.ts";
import { isDash, type Token, tokenise } from "./tokens.ts";
import { isCopyright, isYear } from "./years.ts";

export interface ParsedDate {
  readonly start: number;
  readonly end: number;
  /** A date whose year is not said has XXXX: "November 5" is XXXX-11-05. */
  readonly edtf: string;
}

/** A date as it is read, and the token behind it. */
interface Reading {
  readonly edtf: string;
  readonly next: number;
}

type Reader = (tokens: readonly Token[], at: number) => Reading | undefined;

/**
 * The dates of an English text, in order, as EDTF. Only what the text says is read: "last
 * week" and "recently" have no date of their own.
 */
export function parseDates(text: string): ParsedDate[] {
  const tokens = tokenise(withoutAddresses(text));
  return datesOf(tokens).map(({ first, last, edtf }) => ({
    start: tokens[first]?.start ?? 0,
    end: tokens[last]?.end ?? 0,
    edtf,
  }));
}

/** The same by token, for the reader of quantities: what is in a date counts nothing. */
export function datesOf(tokens: readonly Token[]): { first: number; last: number; edtf: string }[] {
  const dates: { first: number; last: number; edtf: string }[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const date = isCopyright(tokens, at) ? undefined : readDate(tokens, at);
    if (!date) continue;
    dates.push({ first: at, last: date.next - 1, edtf: date.edtf });
    at = date.next - 1;
  }
  return dates;
}

function readDate(tokens: readonly Token[], at: number): Reading | undefined {
  return readOpen(tokens, at) ?? readSpan(tokens, at) ?? readPoint(tokens, at);
}

/** "since 2014" runs on, "through 2018" began some time. */
function readOpen(tokens: readonly Token[], at: number): Reading | undefined {
  const key = tokens[at]?.key;
  if (key !== "since" && key !== "through" && key !== "until") return undefined;
  const date = readPoint(tokens, at + 1);
  if (!date || date.edtf.includes("/")) return undefined;
  return { edtf: key === "since" ? `${date.edtf}/..` : `../${date.edtf}`, next: date.next };
}

/** Two dates that are the ends of one time. */
const readSpan: Reader = (tokens, at) => {
  const opening = tokens[at]?.key;
  const first = opening === "between" || opening === "from" ? at + 1 : at;
  return readDayRange(tokens, first) ?? readMonthRange(tokens, first, opening) ?? readRange(tokens, first, opening);
};

/** "22–24 August 2019", "August 22–24, 2019". */
const readDayRange: Reader = (tokens, at) => {
  const named = readMonth(tokens, at);
  const start = readDay(tokens, named?.next ?? at);
  const end = start && isJoin(tokens, start.next) ? readDay(tokens, start.next + 1) : undefined;
  const month = named ?? (end && readMonth(tokens, end.next));
  if (!start || !end || !month || end.day <= start.day) return undefined;
  const year = readYearBehind(tokens, named ? end.next : month.next);
  const [from, to] = [start.day, end.day].map((day) => isoDate(year?.year, month.month, day));
  return from && to ? { edtf: `${from}/${to}`, next: year?.next ?? (named ? end.next : month.next) } : undefined;
};

/** "April–June 2021", "between April and June": one year for both. */
function readMonthRange(tokens: readonly Token[], at: number, opening: string | undefined): Reading | undefined {
  const start = readMonth(tokens, at);
  if (!start || !isJoin(tokens, start.next, opening)) return undefined;
  const end = readMonth(tokens, start.next + 1);
  if (!end || end.month <= start.month || readDay(tokens, end.next)) return undefined;
  const year = readYearBehind(tokens, end.next);
  if (!year && !(start.isFull && end.isFull)) return undefined;
  const [from, to] = [start, end].map(({ month }) => isoDate(year?.year, month));
  return { edtf: `${from}/${to}`, next: year?.next ?? end.next };
}

/** "2014–2019", "from December 2020 to March 2021", "2014-15". */
function readRange(tokens: readonly Token[], at: number, opening: string | undefined): Reading | undefined {
  const start = readPoint(tokens, at);
  if (!start || !isJoin(tokens, start.next, opening)) return undefined;
  const end = readPoint(tokens, start.next + 1) ?? readShortYear(tokens, start.next + 1, start.edtf);
  // In "20 January to 5 March 2017" the year stands once, for both.
  const year = end?.edtf.slice(0, 4) ?? "";
  const edtf = `${start.edtf.replace(/^XXXX/, year)}/${end?.edtf}`;
  return end && isValidEdtf(edtf) ? { edtf, next: end.next } : undefined;
}

function readShortYear(tokens: readonly Token[], at: number, year: string): Reading | undefined {
  const token = tokens[at];
  if (!token || token.spaced || !/^\d{4}$/.test(year) || !/^\d\d$/.test(token.text)) return undefined;
  const isNext = Number(token.text) === (Number(year) + 1) % 100;
  return isNext && !isDash(tokens[at + 1]) ? { edtf: String(Number(year) + 1), next: at + 1 } : undefined;
}

function isJoin(tokens: readonly Token[], at: number, opening?: string): boolean {
  const token = tokens[at];
  if (!token || token.parted) return false;
  return isDash(token) || token.key === "to" || (opening === "between" && token.key === "and");
}

/** One date, or the part of one that has a name of its own. */
const readPoint: Reader = (tokens, at) => {
  const start = tokens[at]?.key === "the" ? at + 1 : at;
  return (
    readIso(tokens, at) ??
    readPartOfYear(tokens, start) ??
    readEdge(tokens, start) ??
    readRough(tokens, start) ??
    readDayAndMonth(tokens, start) ??
    readMonthOrSeason(tokens, start) ??
    (isYear(tokens, at) ? { edtf: tokens[at]?.text ?? "", next: at + 1 } : undefined)
  );
};

/** 2024-09-28, as EDTF has it. */
const readIso: Reader = (tokens, at) => {
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

function readDay(tokens: readonly Token[], at: number) {
  const token = tokens[at];
  if (!token || token.parted || !/^\d{1,2}$/.test(token.text)) return undefined;
  const day = Number(token.text);
  if (day < 1 || day > 31) return undefined;
  const isOrdinal = isOrdinalEnding(tokens[at + 1]?.key ?? "") && !tokens[at + 1]?.spaced;
  return { day, next: isOrdinal ? at + 2 : at + 1 };
}

function readYearBehind(tokens: readonly Token[], at: number) {
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

// "May" and "March" are everyday words: they are months where a word of time stands before.
function isTime(tokens: readonly Token[], at: number, month: { readonly month: number }): boolean {
  return !isDoubtfulMonth(month.month) || timeWords.has(tokens[at - 1]?.key ?? "");
}

/** A day or a month as EDTF; undefined where the calendar has no such day. */
function isoDate(year: string | undefined, month: number, day?: number): string | undefined {
  const parts = [String(month).padStart(2, "0"), ...(day === undefined ? [] : [String(day).padStart(2, "0")])];
  // A leap year, so that the 29th of February is a day where no year is said.
  return readEdtf([year ?? "2000", ...parts].join("-")) && [year ?? "XXXX", ...parts].join("-");
}
