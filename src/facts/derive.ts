import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import { didYouMean } from "../diagnostic/nearest.ts";
import type { Amount } from "../language/amount.ts";
import { type Interval, parseEdtf } from "../language/edtf.ts";
import type { Entry } from "./authored.ts";
import type { Derived, Fact, Measure, Quantity } from "./fact.ts";
import type { DerivedSpec } from "./spec.ts";

/** A computation with its inputs resolved. */
interface Derivation {
  readonly id: string;
  readonly op: Derived["op"];
  readonly of: readonly Fact[];
  readonly place: Place;
}

type Measures = ReadonlyMap<string, Measure>;

/** Computes every entry of `data/facts/derived.yaml`. Reports refused ones and skips them. */
export function resolveDerived(
  authored: ReadonlyMap<string, Entry<DerivedSpec>>,
  facts: ReadonlyMap<string, Fact>,
  measures: Measures,
  report: Report,
): Map<string, Derived> {
  const derived = new Map<string, Derived>();
  for (const [id, { spec, placeOf }] of authored) {
    const inputs = spec.of.map((name) => facts.get(name));
    for (const [index, input] of inputs.entries()) {
      if (input) continue;
      const name = spec.of[index] ?? "";
      report(errorAt(placeOf(["of", index]), "unknown-fact", `no fact \`${name}\``, ...didYouMean(name, facts.keys())));
    }
    const of = inputs.filter((input) => input !== undefined);
    if (of.length < inputs.length) continue;
    const result = evaluateDerived({ id, op: spec.op, of, place: placeOf(["of"]) }, measures, report);
    if (result) derived.set(id, { ...result, place: placeOf() });
  }
  return derived;
}

/**
 * A sum, difference, share or duration of exact facts. Reports an error and returns undefined if the
 * result would claim more than its inputs: with bounds or estimates, incomparable facts, or a part
 * added to its whole.
 */
export function evaluateDerived(derivation: Derivation, measures: Measures, report: Report): Derived | undefined {
  const { id, op, of, place } = derivation;
  const amount = op === "duration" ? spanOf(derivation, report) : amountOf(derivation, measures, report);
  if (!amount) return undefined;
  const first = of[0];
  const measure = op !== "share" && first?.kind === "quantity" ? first.measure : undefined;
  return {
    kind: "derived",
    id,
    op,
    of: of.map((fact) => fact.id),
    ...amount,
    ...(measure !== undefined && { measure }),
    place,
  };
}

function amountOf({ id, op, of, place }: Derivation, measures: Measures, report: Report): Amount | undefined {
  const refuse = (code: Parameters<typeof errorAt>[1], message: string, hint: string): undefined => {
    report(errorAt(place, code, message, hint));
  };
  const quantities = of.filter((fact) => fact.kind === "quantity");
  const values = quantities.map((fact) => fact.value).filter((value) => value !== undefined);
  const inexact = quantities.find((fact) => fact.qualifier !== "exact" || fact.value === undefined);
  if (quantities.length < of.length) {
    return refuse(
      "derived-incomparable",
      `the ${op} \`${id}\` uses facts that are not quantities`,
      "name quantities only",
    );
  }
  if (inexact) {
    const hint = "print both values, each with its qualifier, its date and its source";
    return refuse("derived-bound", `\`${inexact.id}\` is *${inexact.qualifier}*, so a ${op} cannot be computed`, hint);
  }
  if ((op === "difference" || op === "share") && of.length !== 2) {
    return refuse("derived-incomparable", `a ${op} takes two facts, not ${of.length}`, "name two facts");
  }
  const added = op === "sum" ? partAndWhole(quantities) : undefined;
  if (added) {
    const hint = "the whole already includes the part, which would count twice";
    return refuse("subset-added", `\`${added.part}\` is added to \`${added.whole}\`, which it is part of`, hint);
  }
  const reason = whyIncomparable(op, quantities, measures);
  if (reason !== undefined)
    return refuse("derived-incomparable", reason, "print them side by side, each with its source");
  const unit = quantities[0]?.unit ?? "";
  const [a = 0, b = 0] = values;
  if (op === "sum") return { value: values.reduce((sum, value) => sum + value, 0), qualifier: "exact", unit };
  return op === "difference" ? { value: a - b, qualifier: "exact", unit } : shareOf(a, b);
}

function shareOf(part: number, whole: number): Amount {
  const percent = (part / whole) * 100;
  const rounded = Math.round(percent);
  return { value: rounded, qualifier: rounded === percent ? "exact" : "around", unit: "percent" };
}

function partAndWhole(quantities: readonly Quantity[]): { part: string; whole: string } | undefined {
  const ids = new Set(quantities.map((fact) => fact.id));
  const part = quantities.find((fact) => fact.subsetOf !== undefined && ids.has(fact.subsetOf));
  return part?.subsetOf === undefined ? undefined : { part: part.id, whole: part.subsetOf };
}

// Comparable: points of one measure that a line may join, parts of the same whole, and a part with its whole.
function whyIncomparable(op: Derived["op"], of: readonly Quantity[], measures: Measures): string | undefined {
  const [first, second] = of;
  if (op === "share") {
    if (first && second && first.subsetOf === second.id) return undefined;
    return `\`${first?.id}\` is not recorded as part of \`${second?.id}\`, so it cannot be a share of it`;
  }
  const wholes = new Set(of.map((fact) => fact.subsetOf));
  if (op === "sum" && wholes.size === 1 && !wholes.has(undefined)) return undefined;
  const names = new Set(of.map((fact) => fact.measure));
  if (names.size > 1)
    return `\`${first?.id}\` and \`${of.find((f) => f.measure !== first?.measure)?.id}\` have different measures`;
  const measure = first?.measure === undefined ? undefined : measures.get(first.measure);
  if (!measure) return `\`${first?.id}\` has no measure`;
  if (measure.compare !== "line") return `the measure \`${measure.id}\` is \`compare: ${measure.compare}\``;
  const scopes = new Set(of.map((fact) => fact.scope.join(" ")));
  if (op === "sum" && scopes.size < of.length)
    return `the facts count the same thing at several dates, so a sum would count it twice`;
  return op === "difference" && scopes.size > 1 ? "the two facts are about different areas" : undefined;
}

function spanOf({ id, of, place }: Derivation, report: Report): Amount | undefined {
  const events = of.filter((fact) => fact.kind === "event");
  const [from, to] = events.map((event) => parseEdtf(event.date.edtf));
  const loose = events.find((event) => event.date.basis !== "stated" && event.date.basis !== "publication");
  if (of.length !== 2 || events.length !== 2 || !from || !to) {
    report(
      errorAt(place, "derived-incomparable", `the duration \`${id}\` is not between two events`, "name two events"),
    );
    return undefined;
  }
  if (loose || from.approximate || to.approximate || from.uncertain || to.uncertain) {
    const message = `the date of \`${loose?.id ?? id}\` is not stated, so the duration is unknown`;
    report(errorAt(place, "derived-bound", message, "print both dates, each with its basis"));
    return undefined;
  }
  return between(from, to);
}

function between(from: Interval, to: Interval): Amount {
  const precisions = [from.precision, to.precision];
  const [fromYear = 0, fromMonth = 0] = from.start.split("-").map(Number);
  const [toYear = 0, toMonth = 0] = to.start.split("-").map(Number);
  if (precisions.every((precision) => precision === "day")) {
    const days = (Date.parse(to.start) - Date.parse(from.start)) / 86_400_000;
    return { value: days, qualifier: "exact", unit: "day" };
  }
  if (precisions.some((precision) => precision === "year" || precision === "season")) {
    return { value: toYear - fromYear, qualifier: "around", unit: "year" };
  }
  return { value: (toYear - fromYear) * 12 + toMonth - fromMonth, qualifier: "around", unit: "month" };
}
