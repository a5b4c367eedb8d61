import * as z from "zod";
import { qualifiers } from "../language/amount.ts";
import { claimantSpec } from "../sources/claimant.ts";
import { datedSpec, factAsOfSpec } from "../sources/dated.ts";
import { localisedSpec } from "../sources/localised.ts";
import { selectorSpec } from "../sources/selector.ts";

const kebab = "[a-z0-9]+(-[a-z0-9]+)*";
const factId = z
  .string()
  .regex(new RegExp(`^${kebab}\\.${kebab}$`), "an id is its source, a full stop and a name: uk2024.members");
const name = z.string().regex(new RegExp(`^${kebab}$`), "an id is small letters, digits and hyphens");
const natures = z.enum(["stock", "cumulative", "flow", "rate", "pledge", "target", "share"]);

const claim = {
  id: factId,
  claimant: claimantSpec.optional().meta({
    description: "An id of data/claimants.yaml or { en: … }; the source's where absent.",
  }),
  asOf: factAsOfSpec.optional(),
  scope: z.array(z.string().min(1)).optional().meta({ description: "Areas the claim is about: [Iraq, Syria]" }),
  says: localisedSpec.optional().meta({ description: "Our own wording, without its full stop." }),
  note: localisedSpec.optional().meta({ description: "A caveat, printed in the note of whoever cites the fact." }),
  contested: z.literal(true).optional(),
  rebuttedBy: factId.optional().meta({ description: "The fact to be printed beside a contested one." }),
  selector: selectorSpec,
};

const value = z.union([
  z.number().meta({ description: "Absent for a vague quantity, which prints its words." }),
  z.strictObject({ min: z.number(), max: z.number() }),
]);

const quantity = z.strictObject({
  ...claim,
  kind: z.literal("quantity").optional(),
  measure: name.optional().meta({ description: "What is counted: an id of data/measures.yaml." }),
  value: value.optional(),
  qualifier: z.enum(qualifiers).optional().meta({ description: "Part of the value; exact where absent." }),
  unit: z.string().min(1).optional().meta({ description: "The measure's unit where absent." }),
  nature: natures.optional().meta({ description: "The measure's nature where absent." }),
  subsetOf: factId.optional().meta({ description: "The whole that this one is inside of." }),
  period: datedSpec.optional().meta({ description: "The time the quantity counts over." }),
});

const event = z.strictObject({
  ...claim,
  kind: z.literal("event"),
  date: datedSpec,
  status: z.enum(["occurred", "planned", "ongoing"]).optional(),
});

const position = z.strictObject({ ...claim, kind: z.literal("position") });

/** `data/facts/<source>.yaml`: the facts found in one document. */
export const factsSpec = z.array(z.union([quantity, event, position]));

/** `data/facts/derived.yaml`: facts with computed values. */
export const derivedFactsSpec = z.array(
  z.strictObject({
    id: name,
    kind: z.literal("derived"),
    op: z.enum(["sum", "difference", "share", "duration"]),
    of: z.array(z.string().min(1)).min(2),
  }),
);

/** `data/measures.yaml`: measures by id. */
export const measuresSpec = z.record(
  name,
  z.strictObject({
    label: z.record(z.string(), z.union([z.string().min(1), z.strictObject({ one: z.string(), other: z.string() })])),
    unit: z.string().min(1),
    nature: natures,
    definition: localisedSpec.optional(),
    compare: z.enum(["line", "points", "never"]).meta({ description: "What its points may be compared by." }),
  }),
);

/** `data/conflicts.yaml`: disagreements between sources, with the text to print. */
export const conflictsSpec = z.array(
  z.strictObject({
    id: name,
    facts: z.array(factId),
    ruling: z.union([z.enum(["both", "omit"]), z.strictObject({ prefer: factId })]),
    note: localisedSpec,
  }),
);

export type FactSpec = z.infer<typeof factsSpec>[number];
export type QuantitySpec = z.infer<typeof quantity>;
export type EventSpec = z.infer<typeof event>;
export type DerivedSpec = z.infer<typeof derivedFactsSpec>[number];
export type MeasureSpec = z.infer<typeof measuresSpec>[string];
export type ConflictSpec = z.infer<typeof conflictsSpec>[number];
