import { readMonth } from "./calendar-words.ts";
import { isoDate, type Reader, type Reading, readDay, readPoint, readYearBehind } from "./date-points.ts";
import { isValidEdtf } from "./edtf.ts";
import { withoutAddresses } from "./guards.ts";
import { isDash, type Token, tokenise } from "./tokens.ts";
import { isCopyright } from "./years.ts";

interface ParsedDate {
  readonly start: number;
  readonly end: number;
  /** A date whose year is not said has XXXX: "November 5" is XXXX-11-05. */
  readonly edtf: string;
}

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

/** The same by token, for the quantity reader: digits of a date are not quantities. */
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
  // In "20 January to 5 March 2017" the year is written once for both.
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
