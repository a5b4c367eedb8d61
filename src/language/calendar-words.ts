import type { Token } from "./tokens.ts";

const names = "January February March April May June July August September October November December".split(" ");
const abbreviations: ReadonlyMap<string, number> = new Map([
  ...names.map((name, index): [string, number] => [name.slice(0, 3).toLowerCase(), index + 1]),
  ["sept", 9],
]);
const months: ReadonlyMap<string, number> = new Map(
  names.map((name, index): [string, number] => [name.toLowerCase(), index + 1]),
);
const seasons: ReadonlyMap<string, number> = new Map([
  ["spring", 21],
  ["summer", 22],
  ["autumn", 23],
  ["fall", 23],
  ["winter", 24],
]);

/** A month's name, in full or short, by its capital: "May", "Oct", "Sept.". */
export function readMonth(tokens: readonly Token[], at: number) {
  const token = tokens[at];
  if (!token || !/^\p{Lu}/u.test(token.text)) return undefined;
  const full = months.get(token.key);
  if (full !== undefined) return { month: full, next: at + 1, isFull: true };
  const short = abbreviations.get(token.key);
  if (short === undefined) return undefined;
  const isDotted = tokens[at + 1]?.text === "." && !tokens[at + 1]?.spaced;
  return { month: short, next: isDotted ? at + 2 : at + 1, isFull: false };
}

/** Whether a month's name is also an everyday word, so that it needs a word of time before it. */
export function isDoubtfulMonth(month: number): boolean {
  return month === 3 || month === 5;
}

/** A season as EDTF counts them: 21 to 24. */
export function readSeason(token: Token | undefined): number | undefined {
  return seasons.get(token?.key ?? "");
}
