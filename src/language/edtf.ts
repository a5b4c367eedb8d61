/**
 * The subset of the Extended Date/Time Format (ISO 8601-2:2019) that the facts use: days,
 * months, seasons and years, `~` `?` `%` behind them, intervals, open ends and sets.
 */
export interface Interval {
  /** First day as YYYY-MM-DD, or ".." where it is open. */
  readonly start: string;
  /** Last day, counted in, or ".." where it is open. */
  readonly end: string;
  /** Of the coarser end. */
  readonly precision: Precision;
  readonly approximate: boolean;
  readonly uncertain: boolean;
}

type Precision = "day" | "month" | "season" | "year";

/** One date of an expression, with what it was written as. */
export interface EdtfDate extends Interval {
  readonly year: number;
  /** 1 to 12. */
  readonly month?: number;
  readonly day?: number;
  /** 0 to 3: spring, summer, autumn, winter. */
  readonly season?: number;
}

/** An expression by its parts; an open end is absent. */
export type EdtfExpression =
  | { readonly kind: "date"; readonly date: EdtfDate }
  | { readonly kind: "interval" | "set"; readonly start?: EdtfDate; readonly end?: EdtfDate };

/** The days an expression covers; undefined where it is not valid. */
export function parseEdtf(edtf: string): Interval | undefined {
  const expression = readEdtf(edtf);
  if (!expression) return undefined;
  if (expression.kind === "date") {
    const { start, end, precision, approximate, uncertain } = expression.date;
    return { start, end, precision, approximate, uncertain };
  }
  const ends = [expression.start, expression.end].filter((date) => date !== undefined);
  return {
    start: expression.start?.start ?? "..",
    end: expression.end?.end ?? "..",
    precision: coarsest(ends.map((date) => date.precision)),
    approximate: ends.some((date) => date.approximate),
    uncertain: ends.some((date) => date.uncertain),
  };
}

export function isValidEdtf(edtf: string): boolean {
  return readEdtf(edtf) !== undefined;
}

/** The parts of an expression, for printing; undefined if it is invalid. */
export function readEdtf(edtf: string): EdtfExpression | undefined {
  const set = /^\[(.*)\]$/.exec(edtf)?.[1];
  if (set !== undefined) return readSpan("set", set, "..", "");
  if (edtf.includes("/")) return readSpan("interval", edtf, "/", "..");
  const date = readDate(edtf);
  return date && { kind: "date", date };
}

function readSpan(kind: "interval" | "set", text: string, separator: string, open: string): EdtfExpression | undefined {
  const [first, last, ...more] = text.split(separator);
  if (first === undefined || last === undefined || more.length > 0 || first === last) return undefined;
  const start = first === open ? undefined : readDate(first);
  const end = last === open ? undefined : readDate(last);
  if ((!start && first !== open) || (!end && last !== open)) return undefined;
  if (start && end && start.start > end.end) return undefined;
  return { kind, ...(start && { start }), ...(end && { end }) };
}

const shape = /^(?<year>\d{4})(?:-(?<part>\d{2})(?:-(?<day>\d{2}))?)?(?<mark>[~?%])?$/;

function readDate(text: string): EdtfDate | undefined {
  const { year: yearText, part, day: dayText, mark } = shape.exec(text)?.groups ?? {};
  if (yearText === undefined) return undefined;
  const known = { approximate: mark === "~" || mark === "%", uncertain: mark === "?" || mark === "%" };
  const year = Number(yearText);
  const month = Number(part);
  if (part === undefined) return { ...known, year, precision: "year", ...days(year, 1, year, 12) };
  if (month >= 21 && month <= 24 && dayText === undefined) return { ...known, ...seasonOf(year, month - 21) };
  if (month < 1 || month > 12) return undefined;
  if (dayText === undefined) return { ...known, year, month, precision: "month", ...days(year, month, year, month) };
  const day = Number(dayText);
  if (day < 1 || day > daysInMonth(year, month)) return undefined;
  const iso = isoDay(year, month, day);
  return { ...known, year, month, day, precision: "day", start: iso, end: iso };
}

// Northern seasons by whole months; the winter of a year begins in its December.
function seasonOf(year: number, season: number) {
  const month = 3 + season * 3;
  const last = month + 2 > 12 ? days(year, month, year + 1, 2) : days(year, month, year, month + 2);
  return { year, season, precision: "season" as const, ...last };
}

function days(startYear: number, startMonth: number, endYear: number, endMonth: number) {
  return {
    start: isoDay(startYear, startMonth, 1),
    end: isoDay(endYear, endMonth, daysInMonth(endYear, endMonth)),
  };
}

/** In the Gregorian calendar, counted by ourselves: `Date` would bring a time zone. */
export function daysInMonth(year: number, month: number): number {
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return month === 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function isoDay(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

function coarsest(precisions: readonly Precision[]): Precision {
  const order: readonly Precision[] = ["year", "season", "month", "day"];
  return order.find((precision) => precisions.includes(precision)) ?? "day";
}
