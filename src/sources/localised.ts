import * as z from "zod";

/** A text by language (BCP 47): Handlebars with the template helpers, without unsourced numerals. */
export const localisedSpec = z
  .record(
    z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, "a language is two or three small letters"),
    z.string().min(1),
    {
      error: ({ input }) =>
        typeof input === "string" ? "a text by language is wanted here; write { en: … }" : undefined,
    },
  )
  .meta({ description: "A text by language: { en: … }. No numeral in plain text; use {{fact}} and {{date}}." });

export type LocalisedSpec = z.infer<typeof localisedSpec>;
