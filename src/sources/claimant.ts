import * as z from "zod";
import { localisedSpec } from "./localised.ts";

const claimantId = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, {
  error: "a claimant is an id of data/claimants.yaml, or { en: … }",
});

/** Who makes a claim: an id from the table of claimants, or the words themselves. */
export const claimantSpec = z.union([claimantId, localisedSpec]);

/** `data/claimants.yaml`: people and organisations that are quoted more than once. */
export const claimantsSpec = z.record(claimantId, localisedSpec);

export type ClaimantSpec = z.infer<typeof claimantSpec>;
