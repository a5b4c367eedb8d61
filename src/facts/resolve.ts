import type { Place } from "../diagnostic/diagnostic.ts";
import type { Amount } from "../language/amount.ts";
import { parseQuantities } from "../language/quantities.ts";
import type { ClaimantSpec } from "../sources/claimant.ts";
import type { SourceSpec } from "../sources/spec.ts";
import type { Event, Fact, Localised, Measure, Position, Quantity, Source } from "./fact.ts";
import { type DateLookup, resolveDated, resolveSelector } from "./resolve-date.ts";
import type { EventSpec, FactSpec, MeasureSpec, QuantitySpec } from "./spec.ts";

const noLookup: DateLookup = { date: () => undefined, span: () => undefined };

export function resolveSource(spec: SourceSpec, place: Place, nameOf: ClaimantLookup): Source {
  const { id, title, publisher, claimant, type, url, text } = spec;
  return {
    id,
    title,
    publisher,
    claimant: nameOf(claimant) ?? title,
    type,
    asOf: resolveDated(spec.asOf, undefined, noLookup),
    ...(url !== undefined && { url }),
    text: { file: text.file, sha256: text.sha256 ?? "" },
    place,
  };
}

/** The words of a claimant; undefined if its id is not in the table of claimants. */
export type ClaimantLookup = (claimant: ClaimantSpec) => Localised | undefined;

/** A label that is the same for every number may be written as a plain text. */
export function resolveMeasure(id: string, spec: MeasureSpec, place: Place): Measure {
  const label = Object.entries(spec.label).map(([lang, words]) => [
    lang,
    typeof words === "string" ? { one: words, other: words } : words,
  ]);
  return {
    id,
    label: Object.fromEntries(label),
    unit: spec.unit,
    nature: spec.nature,
    ...(spec.definition && { definition: spec.definition }),
    compare: spec.compare,
    place,
  };
}

interface FactSurroundings {
  readonly source: Source;
  readonly measure: Measure | undefined;
  readonly place: Place;
  readonly lookup: DateLookup;
  readonly nameOf: ClaimantLookup;
}

/** Resolves an authored fact: fills in everything inherited. */
export function resolveFact(spec: FactSpec, around: FactSurroundings): Fact {
  if (spec.kind === "event") return resolveEvent(spec, around);
  if (spec.kind === "position") return { ...resolveClaim(spec, around), kind: "position" };
  return resolveQuantity(spec, around);
}

function resolveClaim(spec: FactSpec, { source, place, lookup, nameOf }: FactSurroundings): Omit<Position, "kind"> {
  return {
    id: spec.id,
    source: source.id,
    claimant: (spec.claimant !== undefined && nameOf(spec.claimant)) || source.claimant,
    selector: resolveSelector(spec.selector),
    asOf: spec.asOf ? resolveDated(spec.asOf, source.asOf, lookup) : source.asOf,
    scope: spec.scope ?? [],
    ...optional("says", spec.says),
    ...optional("note", spec.note),
    ...(spec.contested && { contested: spec.contested }),
    ...(spec.rebuttedBy !== undefined && { rebuttedBy: spec.rebuttedBy }),
    place,
  };
}

function optional<K extends string>(key: K, text: Localised | undefined): { readonly [key in K]?: Localised } {
  return text ? ({ [key]: text } as { readonly [key in K]: Localised }) : {};
}

function resolveEvent(spec: EventSpec, around: FactSurroundings): Event {
  return {
    ...resolveClaim(spec, around),
    kind: "event",
    date: resolveDated(spec.date, around.source.asOf, around.lookup),
    status: spec.status ?? "occurred",
  };
}

function resolveQuantity(spec: QuantitySpec, around: FactSurroundings): Quantity {
  const { source, measure, lookup } = around;
  return {
    ...resolveClaim(spec, around),
    kind: "quantity",
    ...resolveAmount(spec, measure),
    ...(spec.measure !== undefined && { measure: spec.measure }),
    nature: spec.nature ?? measure?.nature ?? "",
    ...(spec.period && { period: resolveDated(spec.period, source.asOf, lookup) }),
    ...(spec.subsetOf !== undefined && { subsetOf: spec.subsetOf }),
  };
}

function resolveAmount(spec: QuantitySpec, measure: Measure | undefined): Amount {
  const { value, qualifier = "exact" } = spec;
  const unit = spec.unit ?? measure?.unit ?? "";
  if (qualifier === "vague") return { qualifier, unit, words: vagueWords(spec.selector.exact) };
  if (value === undefined) return { qualifier, unit };
  return typeof value === "number" ? { value, qualifier, unit } : { value: value.min, max: value.max, qualifier, unit };
}

function vagueWords(exact: string): string {
  return parseQuantities(exact).find((quantity) => quantity.words !== undefined)?.words ?? exact;
}
