import * as z from "zod";

const plural = z.strictObject({ one: z.string(), other: z.string() });

/** `data/wording/<lang>.yaml`: everything the program itself says in a language. */
export const wordingSchema = z.strictObject({
  /** BCP 47. */
  lang: z.string(),
  dir: z.enum(["ltr", "rtl"]),
  /** Words before a value, by qualifier; empty for exact. `range` joins two values. */
  qualifiers: z.record(z.string(), z.string()),
  /** Twelve names. */
  months: z.array(z.string()).length(12),
  /** Spring, summer, autumn, winter. */
  seasons: z.array(z.string()).length(4),
  /** Words for nought to nine, used for exact counts in running text. */
  smallNumbers: z.array(z.string()).length(10),
  /** Largest first; a value is printed in the first magnitude it reaches. */
  magnitudes: z.array(z.strictObject({ value: z.number(), word: z.string() })),
  separators: z.strictObject({ group: z.string(), decimal: z.string() }),
  /** Symbol units around a figure, by unit: "$" before, " sq km" after. A unit not listed prints nothing. */
  units: z.record(z.string(), z.strictObject({ before: z.string().optional(), after: plural.optional() })),
  /** How dates are put together, with {day} {month} {year} {start} {end} {date} {season}. */
  dates: z.record(z.string(), z.string()),
  /** The words of page and slide furniture. */
  words: z.record(z.string(), z.string()),
});

export type Wording = z.infer<typeof wordingSchema>;
