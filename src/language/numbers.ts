import { cardinals, fractions, magnitudes } from "./number-words.ts";
import { listed } from "./phrases.ts";
import { isDash, isYearLike, type Token } from "./tokens.ts";

/** A number: its value, and the power of ten of its last word. */
export interface NumberReading {
  readonly value: number;
  readonly exponent: number;
  /** The token behind it. */
  readonly next: number;
  readonly form: "digits" | "words" | "share";
}

/** The number at a token: "1,400", "4.13 billion", "twenty-six", "a dozen", "one-third", "half". */
export function readNumber(tokens: readonly Token[], at: number, isMoney = false): NumberReading | undefined {
  return tokens[at]?.kind === "digits"
    ? readDigits(tokens, at, isMoney)
    : (readShare(tokens, at) ?? readHalfOf(tokens, at) ?? readWords(tokens, at));
}

function readDigits(tokens: readonly Token[], at: number, isMoney: boolean): NumberReading | undefined {
  const text = tokens[at]?.text ?? "";
  if (!/^\d/.test(text)) return undefined;
  const { exponent, next } = readMagnitudes(tokens, at + 1, isMoney);
  return { value: Number(`${text.replace(/[^\d.]/g, "")}e${exponent}`), exponent, next, form: "digits" };
}

const shortMagnitudes: ReadonlyMap<string, number> = new Map([
  ["mn", 6],
  ["bn", 9],
  ["tn", 12],
]);
/** These also mean metres and kelvins, so they are magnitudes only after a currency. */
const shortMagnitudesOfMoney: ReadonlyMap<string, number> = new Map([["k", 3], ["m", 6], ...shortMagnitudes]);

/** "million", "hundred thousand", and after a currency "$5bn": as one power of ten. */
function readMagnitudes(tokens: readonly Token[], at: number, isMoney: boolean): { exponent: number; next: number } {
  let exponent = 0;
  let next = at;
  for (;;) {
    const word = isHyphen(tokens, next) ? next + 1 : next;
    const power = tokens[word]?.parted ? undefined : magnitudes.get(tokens[word]?.key ?? "");
    if (power === undefined) break;
    exponent += power;
    next = word + 1;
  }
  const short = (isMoney ? shortMagnitudesOfMoney : shortMagnitudes).get(tokens[at]?.key ?? "");
  return short === undefined || exponent > 0 ? { exponent, next } : { exponent: short, next: at + 1 };
}

/** "half a million", "half a dozen". */
function readHalfOf(tokens: readonly Token[], at: number): NumberReading | undefined {
  if (tokens[at]?.key !== "half" || tokens[at + 1]?.key !== "a") return undefined;
  if (tokens[at + 2]?.key === "dozen") return { value: 6, exponent: 0, next: at + 3, form: "words" };
  const { exponent, next } = readMagnitudes(tokens, at + 2, false);
  return exponent > 0 ? { value: Number(`0.5e${exponent}`), exponent, next, form: "words" } : undefined;
}

/** "twenty-six", "two hundred and five thousand", "a dozen", "two and a half million". */
function readWords(tokens: readonly Token[], at: number): NumberReading | undefined {
  const first = readBelowHundred(tokens, at);
  if (!first) return undefined;
  const reading = { total: 0, group: first.value, exponent: 0, next: first.next };
  while (addWord(reading, tokens));
  const { exponent, next } = reading;
  return { value: reading.total + reading.group, exponent, next, form: "words" };
}

interface Sum {
  /** What thousands and millions have closed. */
  total: number;
  group: number;
  exponent: number;
  next: number;
}

function addWord(sum: Sum, tokens: readonly Token[]): boolean {
  const at = isHyphen(tokens, sum.next) ? sum.next + 1 : sum.next;
  const token = tokens[at];
  if (!token || token.parted) return false;
  const power = magnitudes.get(token.key);
  if (power !== undefined) return multiply(sum, power, at + 1);
  if (token.key === "dozen") return multiply(sum, 0, at + 1, 12);
  if (token.key !== "and") return sum.exponent > 0 && addRest(sum, tokens, at);
  if (sum.exponent === 0) return addHalf(sum, tokens, at);
  return sum.exponent <= 3 && addRest(sum, tokens, at + 1);
}

function multiply(sum: Sum, exponent: number, next: number, factor = 1): boolean {
  sum.group = Number(`${sum.group * factor}e${exponent}`);
  if (exponent > 2) {
    sum.total += sum.group;
    sum.group = 0;
  }
  sum.exponent = exponent;
  sum.next = next;
  return true;
}

function addHalf(sum: Sum, tokens: readonly Token[], and: number): boolean {
  if (!["a", "one"].includes(tokens[and + 1]?.key ?? "") || tokens[and + 2]?.key !== "half") return false;
  sum.group += 0.5;
  sum.next = and + 3;
  return true;
}

function addRest(sum: Sum, tokens: readonly Token[], at: number): boolean {
  const rest = readBelowHundred(tokens, at);
  if (!rest || tokens[at]?.key === "a") return false;
  sum.group += rest.value;
  sum.exponent = 0;
  sum.next = rest.next;
  return true;
}

function readBelowHundred(tokens: readonly Token[], at: number): { value: number; next: number } | undefined {
  const key = tokens[at]?.key ?? "";
  if (key === "a") return isCountable(tokens[at + 1]) ? { value: 1, next: at + 1 } : undefined;
  const value = cardinals.get(key);
  if (value === undefined) return undefined;
  const second = isHyphen(tokens, at + 1) ? at + 2 : at + 1;
  const unit = value < 20 || tokens[second]?.parted ? undefined : cardinals.get(tokens[second]?.key ?? "");
  if (unit === undefined || unit < 1 || unit > 9) return { value, next: at + 1 };
  return { value: value + unit, next: second + 1 };
}

function isCountable(token: Token | undefined): boolean {
  return token !== undefined && (magnitudes.has(token.key) || token.key === "dozen");
}

const afterShares = listed(
  "of in as to by since from at on for but among across within less more fewer and or",
  "were was is are have had the their its our",
);
const halvesOfTime = listed("first second latter last next other in and a");

/** Parts of a whole, as percentages: "one-third", "three quarters", "a third of", "half". */
function readShare(tokens: readonly Token[], at: number): NumberReading | undefined {
  const key = tokens[at]?.key ?? "";
  if (key === "half") return isShareOfHalf(tokens, at) ? share(1, 2, at + 1) : undefined;
  const parts = key === "a" ? 1 : cardinals.get(key);
  const isJoined = isHyphen(tokens, at + 1);
  const name = tokens[isJoined ? at + 2 : at + 1];
  const of = fractions.get(name?.key ?? "");
  if (parts === undefined || of === undefined || !name || parts >= of) return undefined;
  const next = isJoined ? at + 3 : at + 2;
  // "a third party", "a fifth round" are ordinals.
  const isClear = isJoined || name.key.endsWith("s") || endsShare(tokens[next]);
  return isClear ? share(parts, of, next) : undefined;
}

function share(parts: number, of: number, next: number): NumberReading {
  return { value: (parts * 100) / of, exponent: 0, next, form: "share" };
}

function isShareOfHalf(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  const isOfYear = next?.key === "of" && isYearLike(tokens[at + 2]);
  return !halvesOfTime.has(tokens[at - 1]?.key ?? "") && !isHyphen(tokens, at + 1) && !isOfYear && endsShare(next);
}

function endsShare(token: Token | undefined): boolean {
  return token === undefined || token.parted || token.kind !== "word" || afterShares.has(token.key);
}

function isHyphen(tokens: readonly Token[], at: number): boolean {
  return isDash(tokens[at]) && !tokens[at]?.spaced && !tokens[at + 1]?.spaced;
}
