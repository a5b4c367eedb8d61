import type { Place } from "../diagnostic/diagnostic.ts";
import type { Amount, Basis } from "../language/amount.ts";

/**
 * The resolved form that the program uses, as plain JSON. The authored form is in `spec.ts`; only the
 * loaders see it.
 */
export type Fact = Quantity | Event | Position | Derived;

/** A text by language: Handlebars with the template helpers, without unsourced numerals. */
export type Localised = Readonly<Record<string, string>>;

export interface Dated {
  /** Extended Date/Time Format (ISO 8601-2), level 1 and the sets of level 2. */
  readonly edtf: string;
  readonly basis: Basis;
  /** The reason for an inferred, computed or undated date, without the date that begins the authored text. */
  readonly because?: Localised;
  /** The date that begins the authored reason, by language: "July 2017". Checked against `edtf`. */
  readonly inWords?: Localised;
  /** The selector of the date, if it is not in the fact's own. */
  readonly selector?: Selector;
}

/** W3C Web Annotation TextPositionSelector and TextQuoteSelector; positions in UTF-16 units. */
export interface Selector {
  /** Both positions are -1 until `briefs anchor` has filled them in. */
  readonly start: number;
  readonly end: number;
  /** At most 80 characters of the source, verbatim. */
  readonly exact: string;
  /** The preceding text, needed if `exact` occurs more than once. */
  readonly prefix?: string;
}

interface Claim {
  readonly id: string;
  readonly source: string;
  readonly claimant: Localised;
  readonly selector: Selector;
  readonly asOf: Dated;
  /** The areas of the claim, widest first: "Iraq", "Syria", "Iraq/Anbar". Empty if none is given. */
  readonly scope: readonly string[];
  readonly says?: Localised;
  /** A caveat, printed in the note of every block that cites the fact. */
  readonly note?: Localised;
  /** Disputed by its own source: printed only with its claimant and its rebuttal. */
  readonly contested?: true;
  /** The fact that must be printed beside a contested one. */
  readonly rebuttedBy?: string;
  /** Its place in `data/facts`. */
  readonly place: Place;
}

export interface Quantity extends Claim, Amount {
  readonly kind: "quantity";
  readonly measure?: string;
  readonly nature: string;
  /** The time span that the quantity covers, if known. */
  readonly period?: Dated;
  /** The whole that this quantity is part of. */
  readonly subsetOf?: string;
}

export interface Event extends Claim {
  readonly kind: "event";
  readonly date: Dated;
  readonly status: "occurred" | "planned" | "ongoing";
}

export interface Position extends Claim {
  readonly kind: "position";
}

/** A sum, difference, share or duration of exact, comparable facts. */
export interface Derived extends Amount {
  readonly kind: "derived";
  readonly id: string;
  readonly op: "sum" | "difference" | "share" | "duration";
  /** Ids of the input facts, in order. */
  readonly of: readonly string[];
  readonly measure?: string;
  readonly place: Place;
}

export interface Measure {
  readonly id: string;
  readonly label: Readonly<Record<string, { readonly one: string; readonly other: string }>>;
  readonly unit: string;
  readonly nature: string;
  /** Exactly what is counted, if the label is not precise enough. */
  readonly definition?: Localised;
  /** How its points may be compared in a chart. */
  readonly compare: "line" | "points" | "never";
  readonly place: Place;
}

export interface Source {
  readonly id: string;
  readonly title: Localised;
  readonly publisher: string;
  readonly claimant: Localised;
  /** What kind of document: "statement", "news article"; printed in notes. */
  readonly type: Localised;
  readonly asOf: Dated;
  readonly url?: string;
  readonly text: { readonly file: string; readonly sha256: string };
  readonly place: Place;
}

export interface Conflict {
  readonly id: string;
  readonly facts: readonly string[];
  readonly ruling: "both" | "omit" | { readonly prefer: string };
  readonly note: Localised;
  readonly place: Place;
}
