import { hash } from "node:crypto";
import { errorAt, isQuiet, type Place, type Report } from "../diagnostic/diagnostic.ts";
import type { Path } from "../diagnostic/yaml.ts";
import type { Memory } from "../host.ts";
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
 * Holds everything that was typed against what stands in the documents:
 * 1. each document against its checksum, and its date against its text or its reason;
 * 2. each fact's selectors against their length and, with a corpus, against the text;
 * 3. each value, qualifier and symbol unit against the selector's words;
 * 4. each date against its words, its reason or its rule;
 * 5. every reference against what there is, and every contradiction against the rulings.
 *
 * A fact that was found sound is not read again while nothing of it changes.
 */
export function verifyLibrary(library: Library, corpus: Corpus | undefined, report: Report, memory?: Memory): void {
  const texts = new Map([...library.sources].map(([id, source]) => [id, corpus?.read(source.text)]));
  for (const [id, { placeOf }] of library.authored.sources) {
    const source = library.sources.get(id);
    if (!source) continue;
    verifyDocument(source, placeOf, corpus, report);
    const verify = (note: Report): void => verifyAsOf(source, placeOf, texts.get(id), note);
    if (corpus) verify(report);
    else if (!sound.has(source) && isQuiet(verify, report)) sound.add(source);
  }
  for (const [id, entry] of library.authored.facts) {
    const fact = library.facts.get(id);
    const text = texts.get(sourceIdOf(id));
    if (fact)
      once(corpus ? undefined : memory, fact, entry.spec, report, (note) => verifyFact(fact, entry, text, note));
  }
  verifyReferences(library, report);
  verifyConflicts(library, report);
}

/** Does what only reports, unless it reported nothing about the same fact before. */
function once(
  memory: Memory | undefined,
  fact: Fact,
  spec: FactSpec,
  report: Report,
  verify: (report: Report) => void,
): void {
  if (!memory) {
    verify(report);
    return;
  }
  if (sound.has(fact)) return;
  const key = `verified ${hash("sha256", JSON.stringify([{ ...fact, place: null }, spec]))}`;
  const isKnown = memory.recall<boolean>(key) === true;
  if (!isKnown && !isQuiet(verify, report)) return;
  if (!isKnown) memory.keep(key, true);
  sound.add(fact);
}

// A memo of this process, which asks no sum of everything a fact says.
const sound = new WeakSet<Fact | Source>();

function verifyDocument(source: Source, placeOf: PlaceOf, corpus: Corpus | undefined, report: Report): void {
  const { file, sha256 } = source.text;
  const actual = corpus?.sha256(source.text);
  if (sha256 === "") {
    const hint = "run `briefs anchor` with the corpus at hand";
    report(errorAt(placeOf(["text"]), "document-unhashed", `the checksum of \`${file}\` is missing`, hint));
  } else if (corpus && actual === undefined) {
    const message = `the document \`${file}\` is not in the corpus`;
    const hint = `put it into ${corpus.folder}, or check without --corpus`;
    report(errorAt(placeOf(["text", "file"]), "document-missing", message, hint));
  } else if (actual !== undefined && actual !== sha256) {
    const message = `the text of \`${file}\` has changed since its facts were taken from it (now ${actual})`;
    const hint = "check its facts against the new text, then put in the new checksum";
    report(errorAt(placeOf(["text", "sha256"]), "document-changed", message, hint));
  }
}

function verifyAsOf({ asOf }: Source, placeOf: PlaceOf, text: string | undefined, report: Report): void {
  const under = (path: Path = []): Place => placeOf(["asOf", ...path]);
  const { selector } = asOf;
  if (selector) verifySelector(selector, (path = []) => under(["selector", ...path]), text, report);
  verifyDated(asOf, { field: "date", exact: selector?.exact, isOwnWords: true, placeOf: under }, report);
}

function verifyFact(fact: Fact, { spec, placeOf }: Entry<FactSpec>, text: string | undefined, report: Report): void {
  if (fact.kind === "derived") return;
  for (const [path, selector] of selectorsOf(spec)) {
    verifySelector(selector, (below = []) => placeOf([...path, ...below]), text, report);
  }
  for (const [field, date] of typedDates(spec, fact)) {
    const key = field === "asOf" ? "date" : "edtf";
    // The words of a quantity carry its number; its date only where that is said to stand there.
    const exact = field === "date" || date.basis === "stated" ? fact.selector.exact : undefined;
    const isOwnWords = field === "date";
    verifyDated(date, { field: key, exact, isOwnWords, placeOf: (path = []) => placeOf([field, ...path]) }, report);
  }
  if (fact.kind === "quantity") verifyQuantity(fact, placeOf, report);
}

// A date that is taken from the source as it is was not typed here.
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
