import * as z from "zod";
import { qualifiers } from "./amount.ts";
import { englishWords, type Word, type Words, wordKeys } from "./words.ts";

const plural = z.strictObject({ one: z.string(), other: z.string() });

/** Text around a figure, including its spaces: "$" before, " sq km" after. */
const unitForm = z.strictObject({ before: z.string().optional(), after: plural.optional() });

/** `data/wording/<lang>.yaml`: everything the program itself says in a language. */
export const wordingSchema = z.strictObject({
  /** BCP 47. */
  lang: z.string(),
  dir: z.enum(["ltr", "rtl"]),
  /** Words before a value, by qualifier; empty for exact. `range` joins two values. */
  qualifiers: z.record(z.enum(qualifiers), z.string()),
  /** Twelve names. */
  months: z.array(z.string()).length(12),
  /** Twelve names for narrow places. */
  monthsShort: z.array(z.string()).length(12),
  /** Spring, summer, autumn, winter. */
  seasons: z.array(z.string()).length(4),
  /** Words for zero to nine, used for counts in running text. */
  smallNumbers: z.array(z.string()).length(10),
  /** Parts of a whole that no decimal prints exactly, as percentages: 33.3… is "one-third". */
  fractions: z.array(z.strictObject({ parts: z.int().positive(), of: z.int().positive(), word: z.string() })),
  /** Largest first; a value is printed in the first magnitude it reaches. */
  magnitudes: z.array(z.strictObject({ value: z.number(), word: z.string() })),
  separators: z.strictObject({ group: z.string(), decimal: z.string() }),
  /**
   * Symbol units around a figure, by unit; `sentence` where running text says it otherwise.
   * A unit not listed prints nothing.
   */
  units: z.record(z.string(), unitForm.extend({ sentence: unitForm.optional() })),
  /** How dates are put together, with {day} {month} {year} {start} {end} {date} {season} {basis}. */
  dates: z.strictObject({
    day: z.string(),
    dayOfMonth: z.string(),
    month: z.string(),
    season: z.string(),
    /** Between parts without spaces: 22–24, April–June. */
    range: z.string(),
    /** Between whole dates. */
    span: z.string(),
    since: z.string(),
    until: z.string(),
    /** On or before, of a date that is only known to be no later. */
    by: z.string(),
    from: z.string(),
    early: z.string(),
    mid: z.string(),
    late: z.string(),
    approximate: z.string(),
    uncertain: z.string(),
    basis: z.string(),
  }),
  /** The program's own words. English may leave out those it does not change. */
  words: z.record(z.string(), z.string()),
});

type WordingSpec = z.infer<typeof wordingSchema>;

/** A language file with every word the program prints. */
export interface Wording extends Omit<WordingSpec, "words"> {
  readonly words: Words;
}

/** Completes the words of a language file. `missing` is called for each word that is not there. */
export function resolveWording(spec: WordingSpec, missing: (word: Word) => void): Wording {
  const known: Readonly<Record<string, string>> = spec.lang === "en" ? { ...englishWords, ...spec.words } : spec.words;
  const words = Object.fromEntries(
    wordKeys.map((key) => {
      if (known[key] === undefined) missing(key);
      return [key, known[key] ?? ""];
    }),
  );
  return { ...spec, words: words as Words };
}

/** Fills `{name}` in a pattern of the wording; a name without a value stays as it is, to be seen. */
export function fillPattern(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}
