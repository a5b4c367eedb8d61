import { cardinals, fractions, magnitudes, multiples, ordinals, vagueWords } from "./number-words.ts";
import { isDash, type Token, tokenise } from "./tokens.ts";

interface Numeral {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The law's scan: every numeral in a text that comes from no fact. Digits of any script
 * and the number words count; "one", "first", "second", "once", "both" and "pair" do not.
 * `names` hold a number that is part of a name ("UNSCR 2254") and are left out.
 */
export function findNumerals(text: string, names: readonly string[]): readonly Numeral[] {
  const found = scan(text);
  // Few texts hold a numeral at all: only those are looked through for names.
  return found.length === 0 || names.length === 0 ? found : scan(withoutNames(text, names));
}

function scan(text: string): readonly Numeral[] {
  const numerals: Numeral[] = [];
  const tokens = tokenise(text);
  for (let at = 0; at < tokens.length; at++) {
    const last = isNumeral(tokens, at) ? lastOfNumeral(tokens, at) : -1;
    if (last < 0) continue;
    const start = tokens[at]?.start ?? 0;
    const end = tokens[last]?.end ?? start;
    numerals.push({ start, end, text: text.slice(start, end) });
    at = last;
  }
  return numerals;
}

/**
 * Blanks the names out, character for character, so that positions stay. Of several at one place the longest counts.
 */
function withoutNames(text: string, names: readonly string[]): string {
  const patterns = [...names].sort((a, b) => b.length - a.length).map(patternOf);
  // A name ends where a number could not go on: "Group 7" is not in "Group 70" nor in "Group 7%".
  const name = new RegExp(`(?<![\\p{L}\\p{N}])(?:${patterns.join("|")})(?![\\p{L}\\p{N}]|\\s*%)`, "gu");
  return text.replace(name, (found) => " ".repeat(found.length));
}

function patternOf(name: string): string {
  return name.trim().split(/\s+/).map(escapePattern).join("\\s+");
}

function escapePattern(text: string): string {
  return text.replace(/[$()*+./?[\\\]^{|}-]/g, "\\$&");
}

const numeralWords: ReadonlySet<string> = new Set([
  ...cardinals.keys(),
  ...magnitudes.keys(),
  ...vagueWords,
  ...fractions.keys(),
  ...ordinals.keys(),
  ...multiples,
]);
const uncounted: ReadonlySet<string> = new Set(["one", "first", "second", "scores"]);

/** What goes on after digits: "22.2 billion", "70 percent", "21st-century". */
const scales: ReadonlySet<string> = new Set([...magnitudes.keys(), ...vagueWords, "dozen", "percent", "per"]);

function isNumeral(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  if (token.kind === "digits") return true;
  if (token.key === "per") return tokens[at + 1]?.key === "cent";
  return numeralWords.has(token.key) && !uncounted.has(token.key);
}

/** Takes in what belongs to the same number: "twenty-six", "22.2 billion", "2024-09-28". */
function lastOfNumeral(tokens: readonly Token[], first: number): number {
  let last = tokens[first]?.key === "per" ? first + 1 : first;
  for (;;) {
    const next = isJoiner(tokens, last + 1) ? last + 2 : last + 1;
    if (!continues(tokens, last, next)) return last;
    last = tokens[next]?.key === "per" ? next + 1 : next;
  }
}

function isJoiner(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  return token !== undefined && !token.spaced && (isDash(token) || /^[.,:/]$/.test(token.text));
}

function continues(tokens: readonly Token[], last: number, next: number): boolean {
  const token = tokens[next];
  if (!token || !isNumeral(tokens, next)) return false;
  const isAfterDigits = tokens[last]?.kind === "digits";
  if (token.kind === "digits") return isAfterDigits && !token.spaced;
  const isJoined = next === last + 1 ? !token.parted : !token.spaced;
  return isJoined && (!isAfterDigits || scales.has(token.key));
}
