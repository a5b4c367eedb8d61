import * as z from "zod";
import { claimantSpec } from "./claimant.ts";
import { sourceAsOfSpec } from "./dated.ts";
import { localisedSpec } from "./localised.ts";

/** `data/sources/<source>.yaml`: defaults for every fact from one document. */
export const sourceSpec = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "an id is small letters, digits and hyphens"),
  title: localisedSpec,
  publisher: z.string().min(1),
  claimant: claimantSpec.meta({ description: "Who says it, unless a fact names another: as in a fact." }),
  type: localisedSpec.meta({ description: "The kind of document: { en: news article }" }),
  asOf: sourceAsOfSpec,
  url: z.url().optional(),
  text: z.strictObject({
    file: z.string().min(1).meta({ description: "The document's text, in the corpus folder." }),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/, "a sha256 is 64 small hexadecimal digits; `briefs anchor` fills it in")
      .optional(),
  }),
});

export type SourceSpec = z.infer<typeof sourceSpec>;
