/** Part of a value: a quantity is never printed without it. `exact` prints nothing. */
export const qualifiers = [
  "exact",
  "more-than",
  "at-least",
  "less-than",
  "up-to",
  "nearly",
  "around",
  "estimated",
  "range",
  "vague",
] as const;
export type Qualifier = (typeof qualifiers)[number];

/** How much each qualifier leaves open: which way the true value may lie from the printed one. */
export const certainty: Readonly<Record<Qualifier, "exact" | "more" | "open" | "range" | "unknown">> = {
  exact: "exact",
  "more-than": "more",
  "at-least": "more",
  "less-than": "open",
  "up-to": "open",
  nearly: "open",
  around: "open",
  estimated: "open",
  range: "range",
  vague: "unknown",
};

export interface Amount {
  /** Absent for a vague quantity, which prints its words. For a range the lower end. */
  readonly value?: number;
  /** The upper end of a range. */
  readonly max?: number;
  readonly qualifier: Qualifier;
  readonly unit: string;
  /** The words of a vague quantity as the source prints them. */
  readonly words?: string;
}

/** How a date is known. The last three say why, and look different from stated ones. */
export const bases = ["stated", "publication", "inferred", "computed", "undated"] as const;
export type Basis = (typeof bases)[number];
