import type { Place } from "../diagnostic/diagnostic.ts";
import type { Amount, Basis } from "../language/amount.ts";

/**
 * The resolved form: what the program uses. The authored form is `spec.ts`; it appears
 * only where it is parsed. Everything here is plain JSON.
 */
export type Fact = Quantity | Event | Position | Derived;

/** A string keyed by language; its text is Handlebars with the helpers of a template and obeys the law. */
export type Localised = Readonly<Record<string, string>>;

export interface Dated {
  /** Extended Date/Time Format (ISO 8601-2), level 1 and the sets of level 2. */
  readonly edtf: string;
  readonly basis: Basis;
  /** Why an inferred, computed or undated date is what it is, without the date that the authored text begins with. */
  readonly because?: Localised;
  /** The date as the authored reason begins with it, by language: "July 2017". Held against `edtf`. */
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
  /** The text before, needed if `exact` occurs more than once. */
  readonly prefix?: string;
}

interface Claim {
  readonly id: string;
  readonly source: string;
  readonly claimant: Localised;
  readonly selector: Selector;
  readonly asOf: Dated;
  /** Areas the claim is about, widest first: "Iraq", "Syria", "Iraq/Anbar". Empty where none is said. */
  readonly scope: readonly string[];
  readonly says?: Localised;
  /** A caveat, printed in the note of every block that cites the fact. */
  readonly note?: Localised;
  /** Disputed by its own source: printed only with its claimant and its rebuttal. */
  readonly contested?: true;
  /** The fact that has to be printed beside a contested one. */
  readonly rebuttedBy?: string;
  /** Where it is written down in `data/facts`. */
  readonly place: Place;
}

export interface Quantity extends Claim, Amount {
  readonly kind: "quantity";
  readonly measure?: string;
  readonly nature: string;
  /** The time the quantity counts over, where it is known. */
  readonly period?: Dated;
  /** The whole that this one is inside of. */
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

/** A sum, difference, share or duration; only of exact quantities of one measure that may be joined by a line. */
export interface Derived extends Amount {
  readonly kind: "derived";
  readonly id: string;
  readonly op: "sum" | "difference" | "share" | "duration";
  /** Ids of the facts it was made from, in order. */
  readonly of: readonly string[];
  readonly measure?: string;
  readonly place: Place;
}

export interface Measure {
  readonly id: string;
  readonly label: Readonly<Record<string, { readonly one: string; readonly other: string }>>;
  readonly unit: string;
  readonly nature: string;
  /** What exactly is counted, if the label does not say it all. */
  readonly definition?: Localised;
  /** What its points may be joined by. */
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
