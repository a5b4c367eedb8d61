import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import type { Path } from "../diagnostic/yaml.ts";
import type { Corpus } from "../sources/corpus.ts";
import type { SelectorSpec } from "../sources/selector.ts";
import type { Entry, PlaceOf } from "./authored.ts";
import { verifyConflicts } from "./conflicts.ts";
import type { Dated, Derived, Fact, Source } from "./fact.ts";
import { type Library, sourceIdOf } from "./load.ts";
import type { FactSpec } from "./spec.ts";
import { verifyDated } from "./verify-date.ts";
import { verifyReferences } from "./verify-references.ts";
import { verifySelector } from "./verify-selector.ts";
import { verifyQuantity } from "./verify-value.ts";

/**
 * Checks everything that authors typed against the documents:
 * 1. each document against its checksum, and its date against its text or its reason;
 * 2. each fact's selectors against their length and, with a corpus, against the text;
 * 3. each value, qualifier and symbol unit against the selector's words;
 * 4. each date against its words, its reason or its rule;
 * 5. every reference, and every contradiction against the rulings.
 */
export function verifyLibrary(
  library: Library,
  corpus: Corpus | undefined,
  report: Report,
  verify: typeof verifyFacts = verifyFacts,
): void {
  const texts = new Map([...library.sources].map(([id, source]) => [id, corpus?.read(source.text)]));
  for (const [id, { placeOf }] of library.authored.sources) {
    const source = library.sources.get(id);
    if (!source) continue;
    verifyDocument(source, placeOf, corpus, report);
    verifyAsOf(source, placeOf, texts.get(id), report);
  }
  const claims = [...library.authored.facts].flatMap(([id, entry]): Claim[] => {
    const fact = library.facts.get(id);
    return fact ? [{ fact, ...entry }] : [];
  });
  for (const [source, facts] of Map.groupBy(claims, ({ fact }) => sourceIdOf(fact.id)))
    verify({ source, facts, text: texts.get(source) }, report);
  verifyReferences(library, report);
  verifyConflicts(library, report);
}

function verifyDocument(source: Source, placeOf: PlaceOf, corpus: Corpus | undefined, report: Report): void {
  const { file, sha256 } = source.text;
  const actual = corpus?.sha256(source.text);
  if (sha256 === "") {
    const hint = "run `briefs anchor` with the corpus at hand";
    report(errorAt(placeOf(["text"]), "document-unhashed", `the checksum of \`${file}\` is missing`, hint));
  } else if (corpus && actual === undefined) {
    const message = `the document \`${file}\` is not in the corpus`;
    const hint = `put it in ${corpus.folder}, or check without --corpus`;
    report(errorAt(placeOf(["text", "file"]), "document-missing", message, hint));
  } else if (actual !== undefined && actual !== sha256) {
    const message = `the text of \`${file}\` has changed since its facts were recorded (now ${actual})`;
    const hint = "check its facts against the new text, then enter the new checksum";
    report(errorAt(placeOf(["text", "sha256"]), "document-changed", message, hint));
  }
}

function verifyAsOf({ asOf }: Source, placeOf: PlaceOf, text: string | undefined, report: Report): void {
  const under = (path: Path = []): Place => placeOf(["asOf", ...path]);
  const { selector } = asOf;
  if (selector) verifySelector(selector, (path = []) => under(["selector", ...path]), text, report);
  verifyDated(asOf, { field: "date", exact: selector?.exact, isOwnWords: true, placeOf: under }, report);
}

/** A fact in its resolved and its authored form. */
interface Claim extends Entry<FactSpec> {
  readonly fact: Fact;
}

/** The facts of one source, with the document's text if available. */
export interface Claims {
  readonly source: string;
  readonly facts: readonly Claim[];
  readonly text: string | undefined;
}

/** Checks the facts of one source against its document and against each other. */
export function verifyFacts({ facts, text }: Claims, report: Report): void {
  for (const { fact, ...entry } of facts) verifyFact(fact, entry, text, report);
}

function verifyFact(fact: Fact, { spec, placeOf }: Entry<FactSpec>, text: string | undefined, report: Report): void {
  if (fact.kind === "derived") return;
  for (const [path, selector] of selectorsOf(spec)) {
    verifySelector(selector, (below = []) => placeOf([...path, ...below]), text, report);
  }
  for (const [field, date] of typedDates(spec, fact)) {
    const key = field === "asOf" ? "date" : "edtf";
    // A quantity's words contain its number, but not necessarily its date.
    const exact = field === "date" || date.basis === "stated" ? fact.selector.exact : undefined;
    const isOwnWords = field === "date";
    verifyDated(date, { field: key, exact, isOwnWords, placeOf: (path = []) => placeOf([field, ...path]) }, report);
  }
  if (fact.kind === "quantity") verifyQuantity(fact, placeOf, report);
}

// A date inherited from the source was not typed here.
function typedDates(spec: FactSpec, fact: Exclude<Fact, Derived>): ["asOf" | "date" | "period", Dated][] {
  const dates: ["asOf" | "date" | "period", Dated][] = [];
  if (spec.asOf) dates.push(["asOf", fact.asOf]);
  if (fact.kind === "event" && spec.kind === "event" && spec.date.basis !== "publication")
    dates.push(["date", fact.date]);
  if (fact.kind === "quantity" && fact.period) dates.push(["period", fact.period]);
  return dates;
}

function selectorsOf(spec: FactSpec): [Path, SelectorSpec][] {
  const dated = [
    ["asOf", spec.asOf],
    ["date", "date" in spec ? spec.date : undefined],
    ["period", "period" in spec ? spec.period : undefined],
  ] as const;
  return [
    [["selector"], spec.selector],
    ...dated.flatMap(([field, date]): [Path, SelectorSpec][] =>
      date && "selector" in date && date.selector ? [[[field, "selector"], date.selector]] : [],
    ),
  ];
}
