import * as z from "zod";
import { localisedSpec } from "./localised.ts";
import { selectorSpec } from "./selector.ts";

const edtf = z
  .union([z.string().min(1), z.int()])
  .transform(String)
  .meta({ description: "Extended Date/Time Format: 2024-09-28, 2017-07, 2014-22 (summer), 2024-01/2024-06" });
const reason = localisedSpec.meta({ description: "Why the date is what it is; no numeral in plain text." });
const because = localisedSpec.meta({
  description: "Begins with the date in words and a colon, then the reason: { en: 'July 2017: …' }",
});
const id = z.string().min(1);
const selector = selectorSpec.optional();

const computed = z.strictObject({
  basis: z.literal("computed"),
  computed: z.union([
    z.strictObject({ from: id, plus: id }).meta({ description: "A period that begins with a source or an event" }),
    z.strictObject({ until: id, minus: id }).meta({ description: "A period that ends with a source or an event" }),
    z.strictObject({ before: id, minus: id }).meta({ description: "Some day, at least so long before" }),
  ]),
  because: reason,
});
const undated = z.strictObject({ basis: z.literal("undated"), because: reason });

/**
 * When an event happened, or the time span that a quantity covers. Every typed date is checked
 * against a second mention: a stated one against its selector, an inferred one against its reason.
 * Computed dates come from their rule, and those of undated texts from their source.
 */
export const datedSpec = z
  .discriminatedUnion("basis", [
    z.strictObject({ edtf, basis: z.literal("stated"), selector }),
    z.strictObject({ basis: z.literal("publication") }),
    z.strictObject({ edtf, basis: z.literal("inferred"), because, selector }),
    computed,
    undated,
  ])
  .meta({ description: "A date with how it is known: stated, publication, inferred, computed or undated" });

/** A fact's own as-of date, if it differs from the source's. */
export const factAsOfSpec = z
  .discriminatedUnion("basis", [
    z.strictObject({ date: edtf, basis: z.literal("stated"), selector }),
    z.strictObject({ date: edtf, basis: z.literal("inferred"), because, selector }),
    undated,
  ])
  .meta({ description: "As of when the fact holds, where that is not the document's date" });

/** A document's date, checked against a selector in its text or against the reason. */
export const sourceAsOfSpec = z
  .strictObject({
    date: edtf,
    basis: z.enum(["stated", "publication", "inferred"]),
    because: because.optional(),
    selector,
  })
  .meta({ description: "The document's date, with a selector in its text that carries it or the reason for it" });

export type DatedSpec = z.infer<typeof datedSpec> | z.infer<typeof factAsOfSpec> | z.infer<typeof sourceAsOfSpec>;
export type ComputedSpec = z.infer<typeof computed>["computed"];
