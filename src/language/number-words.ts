/** The number words of English: the only list of them in the program. */

/** Nought to nineteen and the tens, by word. */
export const cardinals: ReadonlyMap<string, number> = new Map([
  ...["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"].map(counted),
  ...["eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"].map(
    (word, index): [string, number] => [word, index + 11],
  ),
  ...["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"].map(
    (word, index): [string, number] => [word, (index + 2) * 10],
  ),
]);

/** Magnitude words, as exponents of ten. */
export const magnitudes: ReadonlyMap<string, number> = new Map([
  ["hundred", 2],
  ["thousand", 3],
  ["million", 6],
  ["billion", 9],
  ["trillion", 12],
]);

/** Plurals that name a size and no value: "tens of thousands". */
export const vagueWords: ReadonlySet<string> = new Set([
  "tens",
  "dozens",
  "scores",
  ...[...magnitudes.keys()].map((word) => `${word}s`),
]);

/** What one part of a whole is called, as the number of parts. */
export const fractions: ReadonlyMap<string, number> = new Map([
  ["half", 2],
  ["halves", 2],
  ["third", 3],
  ["thirds", 3],
  ["quarter", 4],
  ["quarters", 4],
  ...["fifth", "sixth", "seventh", "eighth", "ninth", "tenth"].flatMap((word, index): [string, number][] => [
    [word, index + 5],
    [`${word}s`, index + 5],
  ]),
]);

const irregularOrdinals = ["zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"];

/** "first" to "ninetieth", and "hundredth" and up, by word. */
export const ordinals: ReadonlyMap<string, number> = new Map([
  ...irregularOrdinals.map(counted),
  ["ninth", 9],
  ["twelfth", 12],
  ...[...cardinals].filter(([, value]) => value > 9 && value !== 12).map(ordinalOf),
  ...[...magnitudes].map(([word, exponent]): [string, number] => [`${word}th`, 10 ** exponent]),
]);

/** Words that claim a number without being one: the law counts them all. */
export const multiples: ReadonlySet<string> = new Set([
  ...["twice", "thrice", "dozen", "decade", "decades", "century", "centuries", "percent"],
  ...["halve", "halved", "halves", "halving"],
  ...["double", "triple", "treble", "quadruple"].flatMap((word) => [
    word,
    `${word}s`,
    `${word}d`,
    `${word.slice(0, -1)}ing`,
  ]),
  ...[...cardinals.keys(), ...magnitudes.keys()].map((word) => `${word}fold`),
]);

function counted(word: string, index: number): [string, number] {
  return [word, index];
}

function ordinalOf([word, value]: [string, number]): [string, number] {
  return [word.endsWith("y") ? `${word.slice(0, -1)}ieth` : `${word}th`, value];
}
