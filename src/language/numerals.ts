import { cardinals, fractions, magnitudes, multiples, ordinals, vagueWords } from "./number-words.ts";
import { isDash, type Token, tokenise } from "./tokens.ts";

export interface Numeral {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * The law's scan: every numeral in a text that no fact stands behind. Digits of any script
 * and the number words count; "one", "first", "second", "once", "both" and "pair" do not.
 * `names` hold a number that is part of a name ("UNSCR 2254") and are left out.
 */
export function findNumerals(text: string, names: readonly string[]): readonly Numeral[] {
  const { patterns, numerals } = scans.get(names) ?? { patterns: patternsOf(names), numerals: new Map() };
  scans.set(names, { patterns, numerals });
  const found = numerals.get(text) ?? scan(text, patterns);
  numerals.set(text, found);
  return found;
}

// A memo of pure results: one list of names goes with all texts of a project, and most texts stand in every build of it.
const scans = new WeakMap<readonly string[], Scans>();

interface Scans {
  readonly patterns: readonly RegExp[];
  /** By text. */
  readonly numerals: Map<string, readonly Numeral[]>;
}

function scan(text: string, names: readonly RegExp[]): readonly Numeral[] {
  const numerals: Numeral[] = [];
  const tokens = tokenise(withoutNames(text, names));
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

/** Blanks the names out, character for character, so that positions stay. */
function withoutNames(text: string, names: readonly RegExp[]): string {
  return names.reduce((rest, name) => rest.replace(name, (found) => " ".repeat(found.length)), text);
}

/** The longest come first. */
function patternsOf(names: readonly string[]): readonly RegExp[] {
  return [...names].sort((a, b) => b.length - a.length).map(nameIn);
}

// A name ends where a number could not go on: "Group 7" is not in "Group 70" nor in "Group 7%".
function nameIn(name: string): RegExp {
  const words = name.trim().split(/\s+/).map(escapePattern);
  return new RegExp(`(?<![\\p{L}\\p{N}])${words.join("\\s+")}(?![\\p{L}\\p{N}]|\\s*%)`, "gu");
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
