import type { Figure, Furniture } from "../document/block.ts";
import type { ComposedText } from "../document/slots.ts";
import type { Logo } from "../pictures/logo.ts";
import type { Picture } from "../pictures/picture.ts";

/** Everything a deck is made from: the composed template, and what the program says around it. */
export interface DeckSource extends DeckText {
  /** What stands around the drawing of a chart, by its id. */
  readonly charts: Readonly<Record<string, Figure>>;
}

/** What a deck is read from before anybody knows which charts it names. */
export interface DeckText extends Furniture {
  readonly brief: string;
  readonly text: ComposedText;
  /** Of the theme: on title slides and on the last one. */
  readonly logo?: Logo;
  /** For every fact a slot or a chart names: where it comes from. */
  readonly cites: Readonly<Record<string, Cite>>;
  /** Pictures the template may name, by the path it writes. */
  readonly pictures?: ReadonlyMap<string, Picture>;
}

/** Where a fact comes from, in the words of the edition. */
export type Cite = PlaceCite | DerivedCite;

/** A fact that was found in a document. */
export interface PlaceCite {
  /** As it is printed in a figure: "more than 111,000"; empty for an event or a position. */
  readonly text: string;
  /** For the source line of a slide: "UK Ministry of Defence, 28 September 2024". */
  readonly short: string;
  /** For the list of sources: publisher, title, date and how it is known, address. */
  readonly long: string;
  /** The selector: its words, and where they stand. */
  readonly exact: string;
  readonly start: number;
  readonly end: number;
  /** By the dates that are printed of it, how each is known where the selector does not say it. */
  readonly dates?: Readonly<Record<string, DateCite>>;
}

/** The words a date was read from and where they stand, or the reason for it. */
export type DateCite =
  | { readonly exact: string; readonly start: number; readonly end: number }
  | { readonly because: string };

/** A fact that was computed from others. */
export interface DerivedCite {
  readonly text: string;
  readonly of: readonly string[];
}

/** The claims behind facts, with derived ones replaced by their inputs; each once, in order. */
export function placeCites(source: DeckSource, facts: readonly string[]): [id: string, cite: PlaceCite][] {
  const found = new Map<string, PlaceCite>();
  const visit = (id: string, seen: readonly string[]): void => {
    const cite = source.cites[id];
    if (!cite || seen.includes(id)) return;
    if (!("of" in cite)) found.set(id, cite);
    else for (const input of cite.of) visit(input, [...seen, id]);
  };
  for (const id of facts) visit(id, []);
  return [...found];
}
