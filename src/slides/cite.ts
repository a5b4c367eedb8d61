/** Where a fact comes from, in the words of the edition. */
export type Cite = PlaceCite | DerivedCite;

/** A fact found in a document. */
export interface PlaceCite {
  /** As a figure prints it: "more than 111,000"; empty for an event or a position. */
  readonly text: string;
  /** For the source line of a slide: "UK Ministry of Defence, 28 September 2024". */
  readonly short: string;
  /** For the list of sources: publisher, title, date and how it is known, address. */
  readonly long: string;
  /** The selector: its words and their offsets. */
  readonly exact: string;
  readonly start: number;
  readonly end: number;
  /** How each printed date of the fact is known, where the selector does not say it. */
  readonly dates?: Readonly<Record<string, DateCite>>;
}

/** The words a date was read from and their offsets, or the reason for it. */
export type DateCite =
  | { readonly exact: string; readonly start: number; readonly end: number }
  | { readonly because: string };

/** A fact computed from others. */
interface DerivedCite {
  readonly text: string;
  readonly of: readonly string[];
}

export type Cites = Readonly<Record<string, Cite>>;

/** The claims behind facts, each once and in order; derived facts are replaced by their inputs. */
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
