import * as z from "zod";
import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import { didYouMean } from "../diagnostic/nearest.ts";
import { parseEdtf } from "../language/edtf.ts";
import { evaluateDerived } from "./derive.ts";
import type { Fact, Quantity } from "./fact.ts";
import type { Library } from "./load.ts";

const operands = z.array(z.string().min(1)).min(2);

/** The value of an alias in a brief's `use`: a fact by id, a pick from a measure, or an operation on facts. */
export const referenceSchema = z
  .union([
    z.string().min(1),
    z.strictObject({
      measure: z.string().min(1),
      pick: z.enum(["latest", "earliest"]),
      scope: z.array(z.string().min(1)).optional(),
    }),
    z.strictObject({ sum: operands }),
    z.strictObject({ difference: operands }),
    z.strictObject({ share: operands }),
    z.strictObject({ duration: operands }),
  ])
  .meta({
    description: "A fact's id, { measure, pick: latest } or { difference: [a, b] }",
  });

export type Reference = z.infer<typeof referenceSchema>;
type PickReference = Extract<Reference, { pick: string }>;
type Operation = Exclude<Reference, string | PickReference>;

/** The context in which a brief's aliases are resolved. */
interface Choice {
  readonly library: Library;
  /** The brief's as-of date; later facts are excluded. */
  readonly asOf: string;
  /** The preceding aliases, which an operation may use. */
  readonly resolved: ReadonlyMap<string, Fact>;
  /** The place of the alias. */
  readonly place: Place;
  readonly report: Report;
}

/** The fact behind an alias; reports an error and returns undefined if there is none. */
export function resolveReference(alias: string, spec: Reference, choice: Choice): Fact | undefined {
  if (typeof spec === "string") return factById(spec, choice.library.facts, choice);
  return "pick" in spec ? pickFact(spec, choice) : operate(alias, spec, choice);
}

function factById(id: string, facts: ReadonlyMap<string, Fact>, { asOf, place, report }: Choice): Fact | undefined {
  const fact = facts.get(id);
  if (!fact) {
    report(errorAt(place, "unknown-fact", `no fact \`${id}\``, ...didYouMean(id, facts.keys())));
    return undefined;
  }
  if (isKnownBy(fact, facts, asOf)) return fact;
  const message = `\`${id}\` is as of ${fact.kind === "derived" ? "a later day" : fact.asOf.edtf}, but the brief is as of ${asOf}`;
  report(errorAt(place, "later-than-as-of", message, "use an earlier fact, or change the brief's `asOf`"));
  return undefined;
}

function pickFact(spec: PickReference, { library, asOf, place, report }: Choice): Fact | undefined {
  if (!library.measures.has(spec.measure)) {
    const hints = didYouMean(spec.measure, library.measures.keys());
    report(errorAt(place, "unknown-measure", `no measure \`${spec.measure}\``, ...hints));
    return undefined;
  }
  const candidates = [...library.facts.values()].filter((fact) => isCandidate(fact, spec, library, asOf));
  const best = candidates.reduce<readonly Quantity[]>((found, fact) => better(found, fact, spec.pick), []);
  const scopes = new Set(candidates.map((fact) => fact.scope.join(", ")));
  if (scopes.size > 1) {
    const hint = `add one of ${[...scopes].map((scope) => `\`scope: [${scope}]\``).join(", ")}`;
    report(errorAt(place, "pick-ambiguous", `the facts of \`${spec.measure}\` cover several areas`, hint));
    return undefined;
  }
  if (best.length === 1) return best[0];
  const hint =
    best.length === 0 ? "name a fact by its id" : `name one by its id: ${best.map(({ id }) => id).join(", ")}`;
  const message =
    best.length === 0 ? `as of ${asOf} there is no fact to pick` : `${best.length} facts are equally ${spec.pick}`;
  report(
    errorAt(place, best.length === 0 ? "pick-nothing" : "pick-ambiguous", `${message} for \`${spec.measure}\``, hint),
  );
  return undefined;
}

// Excludes parts: the latest part is not the latest value.
function isCandidate(fact: Fact, spec: PickReference, library: Library, asOf: string): fact is Quantity {
  return (
    fact.kind === "quantity" &&
    fact.measure === spec.measure &&
    fact.subsetOf === undefined &&
    fact.contested === undefined &&
    (spec.scope === undefined || spec.scope.join("\n") === fact.scope.join("\n")) &&
    isKnownBy(fact, library.facts, asOf)
  );
}

function better(found: readonly Quantity[], fact: Quantity, pick: "latest" | "earliest"): readonly Quantity[] {
  const [rival] = found;
  if (!rival) return [fact];
  const order =
    lastDay(fact.asOf.edtf) < lastDay(rival.asOf.edtf)
      ? -1
      : lastDay(fact.asOf.edtf) > lastDay(rival.asOf.edtf)
        ? 1
        : 0;
  if (order === 0) return [...found, fact];
  return order > 0 === (pick === "latest") ? [fact] : found;
}

// A derived fact is known when the last of its inputs is.
function isKnownBy(fact: Fact, facts: ReadonlyMap<string, Fact>, asOf: string): boolean {
  if (fact.kind !== "derived") return lastDay(fact.asOf.edtf) <= lastDay(asOf);
  return fact.of.every((id) => {
    const input = facts.get(id);
    return input === undefined || isKnownBy(input, facts, asOf);
  });
}

function lastDay(edtf: string): string {
  const interval = parseEdtf(edtf);
  return !interval || interval.end === ".." ? "9999-12-31" : interval.end;
}

function operate(alias: string, spec: Operation, choice: Choice): Fact | undefined {
  const { library, resolved, place, report } = choice;
  const [op, names] = operationOf(spec);
  const known = new Map([...library.facts, ...resolved]);
  const inputs = names.map((name) => factById(name, known, choice));
  const of = inputs.filter((input) => input !== undefined);
  return of.length < inputs.length
    ? undefined
    : evaluateDerived({ id: alias, op, of, place }, library.measures, report);
}

function operationOf(spec: Operation): ["sum" | "difference" | "share" | "duration", readonly string[]] {
  if ("sum" in spec) return ["sum", spec.sum];
  if ("difference" in spec) return ["difference", spec.difference];
  return "share" in spec ? ["share", spec.share] : ["duration", spec.duration];
}
