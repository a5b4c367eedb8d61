import * as z from "zod";
import { localisedSpec } from "./localised.ts";

const claimantId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: "a claimant is an id of data/claimants.yaml, or { en: … }",
});

/** Who says it: an id of the table of claimants, or the words themselves. */
export const claimantSpec = z.union([claimantId, localisedSpec]);

/** `data/claimants.yaml`: persons and bodies that are quoted more than once, each named once. */
export const claimantsSpec = z.record(claimantId, localisedSpec);

export type ClaimantSpec = z.infer<typeof claimantSpec>;
