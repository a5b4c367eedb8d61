/** The origin of a fact, in the words of the edition. */
export type Cite = PlaceCite | DerivedCite;

/** The origin of a fact found in a document. */
export interface PlaceCite {
  /** As printed: "more than 111,000"; the date for an event; empty for a position. */
  readonly text: string;
  /** For the source line of a slide: "UK Ministry of Defence, 28 September 2024". */
  readonly short: string;
  /** For the list of sources: publisher, title, date with its basis, address. */
  readonly long: string;
  /** The selector: its text, with `start` and `end` offsets. */
  readonly exact: string;
  readonly start: number;
  readonly end: number;
  /** The basis of each printed date that is not in the selector, by the printed text. */
  readonly dates?: Readonly<Record<string, DateCite>>;
}

/** The basis of a date: the words it was read from with their offsets, or the reason for it. */
export type DateCite =
  | { readonly exact: string; readonly start: number; readonly end: number }
  | { readonly because: string };

/** The origin of a computed fact: its input facts. */
interface DerivedCite {
  readonly text: string;
  readonly of: readonly string[];
}

export type Cites = Readonly<Record<string, Cite>>;

/** The citable claims behind facts, each once and in order. Derived facts are replaced by their inputs. */
export function placeCites(cites: Cites, facts: readonly string[]): [id: string, cite: PlaceCite][] {
  const found = new Map<string, PlaceCite>();
  const visit = (id: string, seen: readonly string[]): void => {
    const cite = Object.hasOwn(cites, id) ? cites[id] : undefined;
    if (!cite || seen.includes(id)) return;
    if (!("of" in cite)) found.set(id, cite);
    else for (const input of cite.of) visit(input, [...seen, id]);
  };
  for (const id of facts) visit(id, []);
  return [...found];
}
