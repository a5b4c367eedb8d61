import { magnitudes } from "./number-words.ts";
import { listed } from "./phrases.ts";
import { isDash, isYearLike, type Token } from "./tokens.ts";
import { readCurrency, readUnit } from "./units.ts";

/** Words after which a number is a label, however they are written. */
const labels = listed(
  "resolution resolutions unscr article articles section page pages p pp figure fig table annex paragraph para",
  "isbn issn tel telephone phone fax footnote note notes slide",
);
/** Words after which a number is a label where they have a capital: "Phase 2", but "each day 50 people". */
const titles = listed(
  "chapter part phase unit group level area camp type class version tier zone sector block gate channel operation",
  "division brigade battalion regiment box no number day item step route line appendix category flight",
  "highway room",
);

/** Blanks addresses of the web and of mail, whose digits say nothing. Positions stay. */
export function withoutAddresses(text: string): string {
  return text.replace(/(?:https?:\/\/|www\.)\S+|\S{1,64}@\S+/g, (found) => " ".repeat(found.length));
}

/**
 * Whether digits name something instead of counting: resolution and page numbers, times,
 * telephone numbers, list markers, parts of a compound ("F-16", "1.2.3").
 */
export function isLabelNumber(tokens: readonly Token[], at: number): boolean {
  return (
    /^0\d/.test(tokens[at]?.text ?? "") ||
    isGluedBefore(tokens, at) ||
    isGluedBehind(tokens, at) ||
    isAfterLabel(tokens, at) ||
    isListMarker(tokens, at) ||
    isTime(tokens, at) ||
    isRatio(tokens, at) ||
    isInSequence(tokens, at)
  );
}

/** Whether a letter or a mark that is no part of a quantity is written in one with digits. */
function isGluedBefore(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (!before || tokens[at]?.spaced) return false;
  if (before.kind !== "mark") return !readCurrency(tokens, at - 1);
  if (before.text === ":") return tokens[at - 2]?.kind === "digits";
  if (isDash(before)) return !before.spaced && /^[-\u2010\u2011]$/.test(before.text) && isBareWord(tokens[at - 2]);
  return /^[/._#+@\\]$/.test(before.text);
}

// Before the hyphen of a range there is never a bare word: "5 million-20 million", "$5bn-6bn".
function isBareWord(token: Token | undefined): boolean {
  return token?.kind === "word" && !magnitudes.has(token.key) && !/^(?:k|m|mn|bn|tn|percent)$/.test(token.key);
}

function isGluedBehind(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  // "40 m" may be metres or millions: without a currency it is neither.
  const isShort = /^[km]$/.test(next?.key ?? "") && !readUnit(tokens, at + 1) && !readCurrency(tokens, at - 1);
  if (!next || next.spaced) return isShort;
  if (next.kind === "word") return !isWordOfNumber(tokens, at);
  return /^[/:.]$/.test(next.text) && tokens[at + 2]?.kind === "digits" && !tokens[at + 2]?.spaced;
}

// "70km²", "$5bn", "12th" go on; "5G" does not count anything.
function isWordOfNumber(tokens: readonly Token[], at: number): boolean {
  const key = tokens[at + 1]?.key ?? "";
  if (readUnit(tokens, at + 1) || magnitudes.has(key) || isOrdinalEnding(key)) return true;
  return /^(?:mn|bn|tn)$/.test(key) || (/^[km]$/.test(key) && readCurrency(tokens, at - 1) !== undefined);
}

/** The letters that make digits an ordinal. */
export function isOrdinalEnding(key: string): boolean {
  return /^(?:st|nd|rd|th)$/.test(key);
}

/** Whether the word before digits makes them a label: "Resolution 2178", "No. 7", both of "pp. 5-6". */
export function isAfterLabel(tokens: readonly Token[], at: number): boolean {
  const isSecond = isDash(tokens[at - 1]) && tokens[at - 2]?.kind === "digits";
  const first = isSecond ? at - 2 : at;
  const isDotted = tokens[first - 1]?.text === "." && !tokens[first - 1]?.spaced;
  const place = isDotted ? first - 2 : first - 1;
  const word = tokens[place];
  if (word?.kind !== "word" || tokens[first]?.parted) return false;
  if (isDotted) return /^(?:pp?|figs?|tel|paras?|no|nos)$/.test(word.key);
  if (labels.has(word.key)) return true;
  return titles.has(word.key) && /^\p{Lu}/u.test(word.text) && !startsSentence(tokens, place);
}

function startsSentence(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before === undefined || tokens[at]?.parted === true || /^[.!?:;\u2022\u2013\u2014]$/.test(before.text);
}

// "1)", "(2)" and "[3]", and "3." at the head of a paragraph.
function isListMarker(tokens: readonly Token[], at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (!token || !next || next.spaced || Number(token.text) > 99) return false;
  if (next.text === "]") return before?.text === "[";
  if (next.text === ")") return before?.text === "(" || !isInParentheses(tokens, at);
  return next.text === "." && (!before || token.parted) && tokens[at + 2]?.spaced === true;
}

function isInParentheses(tokens: readonly Token[], at: number): boolean {
  const marks = tokens.slice(Math.max(0, at - 20), at).map((token) => token.text);
  return marks.lastIndexOf("(") > marks.lastIndexOf(")");
}

function isTime(tokens: readonly Token[], at: number): boolean {
  const [next, dot, m] = [tokens[at + 1], tokens[at + 2], tokens[at + 3]];
  if (/^(?:am|pm|gmt|utc|hrs)$/.test(next?.key ?? "")) return true;
  return /^[ap]$/.test(next?.key ?? "") && dot?.text === "." && m?.key === "m" && !m.spaced;
}

/** "2-to-1", and "50-50" or "3-1", which no range can be. */
function isRatio(tokens: readonly Token[], at: number): boolean {
  const isTo = (word: number) => tokens[word]?.key === "to" && isTight(tokens, word - 1, word + 1);
  if (isTo(at + 2) || isTo(at - 2)) return true;
  return isFalling(tokens, at) || isFalling(tokens, at - 2);
}

function isFalling(tokens: readonly Token[], at: number): boolean {
  const [low, high] = [tokens[at], tokens[at + 2]];
  if (low?.kind !== "digits" || high?.kind !== "digits" || !isTight(tokens, at + 1, at + 1)) return false;
  return isDash(tokens[at + 1]) && numberOf(low) >= numberOf(high) && !magnitudes.has(tokens[at + 3]?.key ?? "");
}

function isTight(tokens: readonly Token[], first: number, last: number): boolean {
  return tokens.slice(first, last + 2).every((token) => !token.spaced);
}

function numberOf(token: Token): number {
  return Number(token.text.replace(/[^\d.]/g, ""));
}

/** Consecutive groups of digits are a telephone or serial number, unless a year is next to a count. */
function isInSequence(tokens: readonly Token[], at: number): boolean {
  if (1 + chainOf(tokens, at, -1) + chainOf(tokens, at, 1) > 2) return true;
  return [tokens[at - 1], tokens[at + 1]].some((token) => token?.kind === "digits" && !isYearLike(token));
}

// Two on either side are enough to know; a table may have thousands.
function chainOf(tokens: readonly Token[], at: number, step: 1 | -1, most = 2): number {
  const near = tokens[at + step];
  const isJoined = isDash(near) && !near?.spaced && !tokens[at + step + 1]?.spaced;
  const next = isJoined ? at + 2 * step : at + step;
  return most > 0 && tokens[next]?.kind === "digits" ? 1 + chainOf(tokens, next, step, most - 1) : 0;
}
