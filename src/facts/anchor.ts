import { isMap, isSeq, parseDocument, type YAMLMap } from "yaml";
import { errorAt, type Report } from "../diagnostic/diagnostic.ts";
import { type Host, readText } from "../host.ts";
import { parseQuantities } from "../language/quantities.ts";
import type { Corpus, DocumentText } from "../sources/corpus.ts";
import { type Found, locateSelector, type SelectorSpec } from "../sources/selector.ts";
import type { Entry, PlaceOf } from "./authored.ts";
import { type Library, sourceIdOf } from "./load.ts";
import type { FactSpec } from "./spec.ts";
import { readQuantity } from "./verify-value.ts";
import { applyEdits, insertAfter, insertBefore, mapAt, replaceScalar, type TextEdit } from "./yaml-edit.ts";

interface Anchoring {
  readonly library: Library;
  readonly corpus: Corpus;
  readonly report: Report;
}

/** A mapping in a file and the text it was read from. */
interface Spot {
  readonly text: string;
  readonly map: YAMLMap;
  readonly placeOf: PlaceOf;
}

/**
 * Fills in everything authors do not type: selector positions, quantities' values and qualifiers,
 * document checksums. Returns the new text of each changed file, with its comments and layout.
 * Existing fields are never overwritten; verification checks them.
 */
export function anchorFacts(host: Host, library: Library, corpus: Corpus, report: Report): ReadonlyMap<string, string> {
  const anchoring: Anchoring = { library, corpus, report };
  const changed = new Map<string, string>();
  const entries = [...library.authored.facts, ...library.authored.sources];
  for (const file of new Set(entries.map(([, { placeOf }]) => placeOf().file))) {
    const text = readText(host, file) ?? "";
    const root = parseDocument(text).contents;
    const edits = mapsOf(root).flatMap((map) => {
      const id = String(map.get("id"));
      const fact = library.authored.facts.get(id);
      const source = library.authored.sources.get(id);
      if (fact?.placeOf().file === file) return anchorFact({ text, map, placeOf: fact.placeOf }, fact, anchoring);
      return source?.placeOf().file === file
        ? anchorSource({ text, map, placeOf: source.placeOf }, source.spec.text, anchoring)
        : [];
    });
    if (edits.length > 0) changed.set(file, applyEdits(text, edits));
  }
  return changed;
}

function mapsOf(root: unknown): YAMLMap[] {
  if (isMap(root)) return [root];
  return isSeq(root) ? root.items.filter((item) => isMap(item)) : [];
}

function anchorFact(spot: Spot, { spec }: Entry<FactSpec>, anchoring: Anchoring): TextEdit[] {
  const { library, corpus, report } = anchoring;
  const source = library.sources.get(sourceIdOf(spec.id))?.text;
  const document = source && corpus.read(source);
  const positions = ["selector", "asOf", "date", "period"].flatMap((key) => {
    const map = mapAt(spot.map, key);
    const selector = key === "selector" ? map : map && mapAt(map, "selector");
    const path = key === "selector" ? [key] : [key, "selector"];
    return selector ? anchorSelector(below(spot, selector, path), { document, file: source?.file }, anchoring) : [];
  });
  return [...fillAmount(spot, spec, report), ...positions];
}

function below({ text, placeOf }: Spot, map: YAMLMap, path: readonly string[]): Spot {
  return { text, map, placeOf: (rest = []) => placeOf([...path, ...rest]) };
}

function anchorSource(spot: Spot, source: DocumentText, anchoring: Anchoring): TextEdit[] {
  const { corpus } = anchoring;
  const asOf = mapAt(spot.map, "asOf");
  const selector = asOf && mapAt(asOf, "selector");
  const document = mapAt(spot.map, "text");
  const { file } = source;
  const sha256 = corpus.sha256(source);
  if (document && !document.has("sha256") && sha256 === undefined)
    reportMissing(spot, ["text", "file"], file, anchoring);
  return [
    ...(selector
      ? anchorSelector(below(spot, selector, ["asOf", "selector"]), { document: corpus.read(source), file }, anchoring)
      : []),
    ...(document && !document.has("sha256") && sha256 !== undefined
      ? insertAfter(spot.text, document, "file", ["sha256", sha256])
      : []),
  ];
}

function reportMissing(spot: Spot, path: readonly string[], file: string, { corpus, report }: Anchoring): void {
  const message = `the document \`${file}\` is not in the corpus`;
  report(errorAt(spot.placeOf(path), "document-missing", message, `put it in ${corpus.folder}`));
}

function anchorSelector(
  spot: Spot,
  { document, file }: { readonly document: string | undefined; readonly file: string | undefined },
  anchoring: Anchoring,
): TextEdit[] {
  const { report } = anchoring;
  const { map, text, placeOf } = spot;
  if (map.has("start") && map.has("end")) return [];
  const selector = selectorOf(map);
  if (document === undefined) {
    if (file !== undefined) reportMissing(spot, ["exact"], file, anchoring);
    return [];
  }
  const found = findOnce(selector, document, placeOf, report);
  if (!found) return [];
  const exact = document.slice(found.start, found.end);
  if (numbersOf(exact) !== numbersOf(selector.exact)) {
    const message = `the document says ${JSON.stringify(exact)}, which has other numbers`;
    report(errorAt(placeOf(["exact"]), "value-changed", message, "read the document and correct `exact` by hand"));
    return [];
  }
  const fields = [["start", found.start] as const, ["end", found.end] as const].filter(([key]) => !map.has(key));
  return [
    ...insertBefore(
      text,
      map,
      firstKey(map),
      fields.map(([key, at]) => [key, String(at)]),
    ),
    ...(exact === selector.exact ? [] : replaceScalar(map, "exact", JSON.stringify(exact))),
  ];
}

function selectorOf(map: YAMLMap): SelectorSpec {
  const prefix = map.get("prefix");
  return { exact: String(map.get("exact")), ...(prefix !== undefined && { prefix: String(prefix) }) };
}

function firstKey(map: YAMLMap): string {
  return String(map.items[0]?.key ?? "exact");
}

function findOnce(selector: SelectorSpec, document: string, placeOf: PlaceOf, report: Report): Found | undefined {
  const found = locateSelector(document, selector);
  if (found.length === 0) {
    const hint = "copy the words exactly from the document's text";
    report(errorAt(placeOf(["exact"]), "anchor-missing", "the words are not in the document", hint));
  } else if (found.length > 1) {
    const places = found
      .map(({ start }) => `${start} (line ${document.slice(0, start).split("\n").length})`)
      .join(", ");
    const message = `the words occur ${found.length} times: ${places}`;
    const hints = found.map(
      ({ start }) => `\`prefix: ${JSON.stringify(document.slice(Math.max(0, start - 24), start))}\` for ${start}`,
    );
    report(errorAt(placeOf(["exact"]), "anchor-ambiguous", message, ...hints));
  }
  return found.length === 1 ? found[0] : undefined;
}

// The quantities, which must be the same in the typed words and in the document.
function numbersOf(text: string): string {
  const digits = text.replace(/\D+/gu, "");
  const values = parseQuantities(text).map(({ value, max, qualifier }) => `${value} ${max} ${qualifier}`);
  return [digits, ...values].join("|");
}

function fillAmount(spot: Spot, spec: FactSpec, report: Report): TextEdit[] {
  const isFilled = spot.map.has("value") || spot.map.get("qualifier") === "vague";
  if (spec.kind === "event" || spec.kind === "position" || isFilled) return [];
  const parsed = readQuantity(spec.selector.exact, spot.placeOf, report);
  if (!parsed) return [];
  const { value, max, qualifier } = parsed;
  const fields: [string, string][] = [];
  if (qualifier !== "vague" && value !== undefined) {
    fields.push(["value", max === undefined ? `${value}` : `{ min: ${value}, max: ${max} }`]);
  }
  if (qualifier !== "exact" && !spot.map.has("qualifier")) fields.push(["qualifier", qualifier]);
  return insertBefore(spot.text, spot.map, "selector", fields);
}
