import type { Qualifier } from "./amount.ts";
import { datesOf } from "./dates.ts";
import { isLabelNumber, isOrdinalEnding, withoutAddresses } from "./guards.ts";
import { readHedge, readHedgeBehind } from "./hedges.ts";
import { ordinals } from "./number-words.ts";
import { type NumberReading, readNumber } from "./numbers.ts";
import { listed } from "./phrases.ts";
import { isDash, isYearLike, type Token, tokenise } from "./tokens.ts";
import { readCurrency, readUnit } from "./units.ts";
import { readVague } from "./vague.ts";
import { isCount } from "./years.ts";

/** A quantity as a text states it; `start` and `end` cover qualifier, number and symbol unit. */
export interface ParsedQuantity {
  readonly start: number;
  readonly end: number;
  /** In base units: percent as 70, "8 million" as 8000000. Absent where it is vague. */
  readonly value?: number;
  /** The upper end of a range. */
  readonly max?: number;
  readonly qualifier: Qualifier;
  /** Only units that the text carries itself: "USD", "percent", "month". */
  readonly unit?: string;
  /** The words of a vague quantity. */
  readonly words?: string;
}

/** A quantity by its tokens. */
interface Reading extends Omit<ParsedQuantity, "start" | "end"> {
  readonly first: number;
  readonly next: number;
}

type Reader = (tokens: readonly Token[], at: number) => Reading | undefined;

/** The quantities of an English text, in order. Dates, resolution numbers, ranks and the like are none. */
export function parseQuantities(text: string): ParsedQuantity[] {
  const source = withoutAddresses(text);
  const tokens = tokenise(source);
  const dated = new Map(datesOf(tokens).map(({ first, last }) => [first, last]));
  const found: ParsedQuantity[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const last = dated.get(at);
    const reading = last === undefined ? readQuantity(tokens, at, source) : undefined;
    if (reading) found.push(placed(reading, tokens));
    at = last ?? (reading ? reading.next - 1 : at);
  }
  return found;
}

function placed({ first, next, ...quantity }: Reading, tokens: readonly Token[]): ParsedQuantity {
  return { start: tokens[first]?.start ?? 0, end: tokens[next - 1]?.end ?? 0, ...quantity };
}

function readQuantity(tokens: readonly Token[], at: number, text: string): Reading | undefined {
  return (
    readWordsOnly(tokens, at, text) ??
    readWhole(tokens, at) ??
    readOneIn(tokens, at) ??
    readDecade(tokens, at) ??
    readOrdinal(tokens, at) ??
    readRange(tokens, at) ??
    readAmount(tokens, at)
  );
}

/** "tens of thousands": words and no value. */
function readWordsOnly(tokens: readonly Token[], at: number, text: string): Reading | undefined {
  const vague = readVague(tokens, at);
  if (!vague) return undefined;
  const words = text.slice(tokens[at]?.start, tokens[vague.next - 1]?.end).replace(/\s+/g, " ");
  return { first: at, next: vague.next, qualifier: "vague", words, ...(vague.unit && { unit: vague.unit }) };
}

const determiners = listed("the its their our his her these those");

/** "nearly all", "all of the", "the majority of": shares that are said without a number. */
const readWhole: Reader = (tokens, at) => {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  const share = { first: at, next: at + 1, unit: "percent" };
  if (token?.key === "majority" && next?.key === "of") return { ...share, value: 50, qualifier: "more-than" };
  if (token?.key !== "all") return undefined;
  if (before && /^(?:nearly|almost)$/.test(before.key))
    return { ...share, first: at - 1, value: 100, qualifier: "nearly" };
  const isOfThem = next?.key === "of" && determiners.has(tokens[at + 2]?.key ?? "");
  return isOfThem ? { ...share, value: 100, qualifier: "exact" } : undefined;
};

/** "one in five" as the share it is. */
const readOneIn: Reader = (tokens, at) => {
  const isHyphened = isDash(tokens[at + 1]) && isDash(tokens[at + 3]);
  const number = at + (isHyphened ? 4 : 2);
  if (!/^(?:one|1)$/.test(tokens[at]?.key ?? "") || tokens[isHyphened ? at + 2 : at + 1]?.key !== "in")
    return undefined;
  const of = isYearLike(tokens[number]) ? undefined : readNumber(tokens, number);
  if (!of || of.form === "share" || of.value < 2) return undefined;
  return { ...hedged(tokens, at, of.next), value: 100 / of.value, unit: "percent" };
};

/** "the last decade", "two decades": decades and centuries as years. */
const readDecade: Reader = (tokens, at) => {
  const years = yearsIn(tokens[at + 1]?.key);
  if (years === undefined || tokens[at + 1]?.parted) return undefined;
  const key = tokens[at]?.key ?? "";
  if (/^(?:last|past|next|coming|previous)$/.test(key)) {
    return { first: at, next: at + 2, value: years, qualifier: "around", unit: "year" };
  }
  const count = key === "a" || key === "one" ? 1 : readNumber(tokens, at)?.value;
  if (count === undefined || readNumber(tokens, at)?.next === at + 2) return undefined;
  return { ...hedged(tokens, at, at + 2), value: count * years, unit: "year" };
};

function yearsIn(word: string | undefined): number | undefined {
  if (word === "decade" || word === "decades") return 10;
  return word === "century" || word === "centuries" ? 100 : undefined;
}

const countedByOrdinals = listed(
  "anniversary round rounds session meeting edition summit conference iteration ministerial",
);

/** "second round", "10th anniversary"; other ordinals are ranks, names and fractions. */
const readOrdinal: Reader = (tokens, at) => {
  const [token, ending] = [tokens[at], tokens[at + 1]];
  const isInDigits = token?.kind === "digits" && isOrdinalEnding(ending?.key ?? "") && !ending?.spaced;
  const value = isInDigits ? Number(token.text) : ordinals.get(token?.key ?? "");
  const next = isInDigits ? at + 2 : at + 1;
  if (value === undefined || !countedByOrdinals.has(tokens[next]?.key ?? "")) return undefined;
  return { first: at, next, value, qualifier: "exact" };
};

/** "5–20", "5 to 20 million", "between $5 and $20 billion"; "from 73 to 87" is two quantities. */
const readRange: Reader = (tokens, at) => {
  const isBetween = tokens[at]?.key === "between";
  const low = readMeasured(tokens, isBetween ? at + 1 : at);
  const join = low && joinBehind(tokens, low.next, isBetween);
  if (!low || join === undefined || tokens[at - 1]?.key === "from") return undefined;
  const high = readMeasured(tokens, join + 1);
  if (!high || (low.unit && high.unit && low.unit !== high.unit)) return undefined;
  const value = isElliptic(tokens, join) ? low.number.value * 1000 : lowerEnd(low.number, high.number);
  const unit = high.unit ?? low.unit;
  if (value === undefined || !isOneKind(low, high, tokens[join])) return undefined;
  return { first: at, next: high.next, value, max: high.number.value, qualifier: "range", ...(unit && { unit }) };
};

/** Where the word or dash is that joins the ends of a range; "six- to twelve-month" has both. */
function joinBehind(tokens: readonly Token[], at: number, isBetween: boolean): number | undefined {
  const token = tokens[at];
  if (!token || token.parted) return undefined;
  if (token.key === "to" || (isBetween && token.key === "and")) return at;
  if (isBetween || !/^[-\u2010-\u2013]$/.test(token.text)) return undefined;
  const next = tokens[at + 1];
  if (token.spaced === next?.spaced) return at;
  return !token.spaced && next?.key === "to" ? at + 1 : undefined;
}

// "gave $5 to 20 schools" is no range.
function isOneKind(low: Measured, high: Measured, join: Token | undefined): boolean {
  const hasLost = low.unit !== undefined && high.unit === undefined && high.number.exponent === 0;
  return low.number.form === high.number.form && !(join?.key === "to" && hasLost);
}

/** "20-30,000" has the thousands of both ends at the second; "20 – 30,000" has not. */
function isElliptic(tokens: readonly Token[], dash: number): boolean {
  const [low, high] = [tokens[dash - 1]?.text ?? "", tokens[dash + 1]?.text ?? ""];
  if (!isDash(tokens[dash]) || tokens[dash]?.spaced || !/^\d{1,3}$/.test(low) || !/^\d{1,3},000$/.test(high))
    return false;
  return Number(low) < Number.parseInt(high, 10);
}

/** In "5 to 20 million" the lower end is in millions too, unless that would turn the range over. */
function lowerEnd(low: NumberReading, high: NumberReading): number | undefined {
  const scaled = low.exponent === 0 ? Number(`${low.value}e${high.exponent}`) : low.value;
  return [scaled, low.value].find((value) => value < high.value);
}

/** A number with its unit. */
interface Measured {
  readonly number: NumberReading;
  readonly unit?: string;
  readonly next: number;
}

function readMeasured(tokens: readonly Token[], at: number): Measured | undefined {
  const currency = readCurrency(tokens, at);
  const first = currency?.at ?? at;
  if (tokens[first]?.kind === "digits" && isNoCount(tokens, first)) return undefined;
  const number = readNumber(tokens, first, currency !== undefined);
  if (!number) return undefined;
  if (number.form === "share") return { number, unit: "percent", next: number.next };
  const unit = readUnit(tokens, number.next);
  const id = currency?.value ?? unit?.value;
  return { number, next: unit?.at ?? number.next, ...(id && { unit: id }) };
}

function isNoCount(tokens: readonly Token[], at: number): boolean {
  if (isYearLike(tokens[at]) && !isCount(tokens, at) && !readCurrency(tokens, at - 1)) return true;
  return isLabelNumber(tokens, at) || isOrdinalEnding(tokens[at + 1]?.key ?? "");
}

const readAmount: Reader = (tokens, at) => {
  const amount = readMeasured(tokens, at);
  if (!amount || isNoQuantity(tokens, at, amount)) return undefined;
  const { number, unit, next } = amount;
  return { ...hedged(tokens, at, next), value: number.value, ...(unit && { unit }) };
};

function hedged(tokens: readonly Token[], at: number, next: number) {
  const hedge = readHedge(tokens, at);
  if (hedge) return { first: hedge.at, next, qualifier: hedge.qualifier };
  const behind = readHedgeBehind(tokens, next);
  return { first: at, next: behind?.at ?? next, qualifier: behind?.qualifier ?? ("exact" as const) };
}

/** Small number words that refer and do not count: "the two countries", "one of them". */
function isNoQuantity(tokens: readonly Token[], at: number, { number, unit }: Measured): boolean {
  if (number.form !== "words" || number.next > at + 1 || readHedge(tokens, at)) return false;
  if (number.value === 1) return unit === undefined ? !isCountOfOne(tokens, at) : unit === "day" && at > 0;
  return unit === undefined && number.value < 10 && determiners.has(tokens[at - 1]?.key ?? "");
}

const notCounted = listed("of another day hand who that thing can could should must way more and or to");

// "One" begins a selector ("one base") more often than it counts within a sentence.
function isCountOfOne(tokens: readonly Token[], at: number): boolean {
  return at === 0 && !notCounted.has(tokens[1]?.key ?? "") && !isDash(tokens[1]);
}
