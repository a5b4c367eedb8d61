import { isAfterLabel } from "./guards.ts";
import { readCountHedge, readHedge } from "./hedges.ts";
import { magnitudes } from "./number-words.ts";
import { listed } from "./phrases.ts";
import { isDash, isYearLike, type Token } from "./tokens.ts";
import { readCurrency, readUnit } from "./units.ts";

/**
 * Whether digits are a year: 1900 to 2099 without a separator, unless a unit goes with them
 * or a qualifier makes them a count ("more than 2000 targets").
 */
export function isYear(tokens: readonly Token[], at: number): boolean {
  return (
    isYearLike(tokens[at]) &&
    !isGlued(tokens, at) &&
    !isAfterLabel(tokens, at) &&
    !isOfResolution(tokens, at) &&
    !isCount(tokens, at)
  );
}

const stems = listed("mid pre post early late end");

function isGlued(tokens: readonly Token[], at: number): boolean {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]];
  if (next && !next.spaced && next.kind === "word") return true;
  // The year of a day that the calendar does not have: 2024-13-01.
  if (isDash(next) && isDash(tokens[at + 3]) && !next?.spaced && !tokens[at + 3]?.spaced) return true;
  if (!before || token?.spaced) return false;
  if (readCurrency(tokens, at - 1) || before.kind !== "mark") return true;
  if (!isDash(before)) return /^[/:.+#_@]$/.test(before.text);
  const stem = before.spaced ? undefined : tokens[at - 2];
  return stem?.kind === "word" && /^[-\u2010\u2011]$/.test(before.text) && !stems.has(stem.key) && !isMonthLike(stem);
}

// "March-2017" is a date, "Tu-2000" is not.
function isMonthLike(token: Token): boolean {
  return /^\p{Lu}\p{L}{2,}$/u.test(token.text);
}

const functionWords = listed(
  "and or to in the a when with was is were are has had have but as by for on at after before until of than that",
  "which through from it its they he she we where while since because during this these those would will also",
);

/** Whether a year-like number counts what follows: "over 2000 targets", "2000 tons". */
export function isCount(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (readUnit(tokens, at + 1) || magnitudes.has(next?.key ?? "")) return true;
  if (readCountHedge(tokens, at)) return true;
  const isNoun = next?.kind === "word" && next.spaced && !functionWords.has(next.key) && /^\p{Ll}/u.test(next.text);
  return isNoun && readHedge(tokens, at) !== undefined;
}

// "Resolution 2178 (2014)".
function isOfResolution(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.text === "(" && tokens[at - 2]?.kind === "digits" && isAfterLabel(tokens, at - 2);
}

/** Years behind a copyright sign date the copy of a page and nothing in it. */
export function isCopyright(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(Math.max(0, at - 8), at).some((token) => token.text === "\u00a9" || token.key === "copyright");
}
