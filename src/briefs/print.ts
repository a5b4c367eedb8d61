import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import type { Run, Tile, TimelineEntry, ValueRun } from "../document/block.ts";
import type { Derived, Fact, Localised } from "../facts/fact.ts";
import type { Amount } from "../language/amount.ts";
import { parseEdtf } from "../language/edtf.ts";
import { formatAmount, formatDate, formatDated } from "../language/format.ts";
import type { Edition } from "./edition.ts";

interface PrintContext {
  readonly edition: Edition;
  readonly place: Place;
  readonly report: Report;
  readonly textOf: (text: Localised) => readonly Run[] | undefined;
}

/** A fact as part of a sentence; undefined for positions and events, which have no value. */
export function printFact(fact: Fact, edition: Edition, place: "sentence" | "figure"): readonly Run[] | undefined {
  if (fact.kind === "event" || fact.kind === "position") return undefined;
  const { qualifier, figure } = formatAmount(fact, edition.wording, place);
  return [value("fact", qualifier === "" ? figure : `${qualifier} ${figure}`, factIds(fact))];
}

/** The label of a fact's measure, singular for one. */
export function labelOf(fact: Fact, { edition, place, report }: PrintContext): readonly Run[] | undefined {
  const measure = isAmount(fact) && fact.measure ? edition.measures.get(fact.measure) : undefined;
  const label = measure?.label[edition.lang];
  if (!measure || !label) {
    const what = measure
      ? `the measure \`${measure.id}\` has no label in \`${edition.lang}\``
      : `the fact \`${fact.id}\` has no measure`;
    report(
      errorAt(
        place,
        "no-label",
        what,
        "add the label in data/measures.yaml, or name a measure in the fact's data file",
      ),
    );
    return undefined;
  }
  return [value("label", isAmount(fact) && fact.value === 1 ? label.one : label.other, [])];
}

/** A key figure with its label and references. */
export function tileOf(fact: Fact, context: PrintContext): Tile | undefined {
  const { edition, place, report } = context;
  if (!isAmount(fact)) {
    report(
      errorAt(
        place,
        "tile-without-value",
        `\`${fact.id}\` is ${article(fact.kind)} and has no value for a tile`,
        "name a quantity",
      ),
    );
    return undefined;
  }
  const label = labelOf(fact, context);
  if (!label) return undefined;
  const { qualifier, figure } = formatAmount(fact, edition.wording, "figure");
  const facts = factIds(fact);
  return { facts, qualifier, figure, label, asOf: asOfRuns(fact, edition), cite: { type: "cite", facts, notes: [] } };
}

function asOfRuns(fact: Fact, edition: Edition): Run[] {
  if (fact.kind === "derived") return [];
  const date = formatDated(fact.asOf, edition.wording);
  return [value("date", edition.wording.words.asOf.replace("{date}", date), [fact.id])];
}

/** An event, or a position or quantity at its as-of date, as an entry of a timeline. */
export function entryOf(fact: Fact, { edition, place, report, textOf }: PrintContext): TimelineEntry | undefined {
  if (fact.kind === "derived" || !fact.says) {
    report(
      errorAt(
        place,
        "no-wording",
        `\`${fact.id}\` has no \`says\` to print on a timeline`,
        `add says: { en: "…" } in ${fact.place.file}`,
      ),
    );
    return undefined;
  }
  const dated = fact.kind === "event" ? fact.date : fact.asOf;
  const interval = parseEdtf(dated.edtf);
  const says = textOf(fact.says);
  if (!interval || !says) return undefined;
  return {
    facts: [fact.id],
    start: interval.start,
    end: interval.end,
    date: [value("date", formatDated(dated, edition.wording), [fact.id])],
    says,
    basis: dated.basis,
    status: fact.kind === "event" ? fact.status : "occurred",
    cite: { type: "cite", facts: [...new Set([fact.id, ...factsIn(says)])], notes: [] },
  };
}

// A wording that prints another fact needs that fact's note too.
function factsIn(runs: readonly Run[]): readonly string[] {
  return runs.flatMap((run) => (run.type === "value" ? run.facts : []));
}

/** The timeline entry for the brief's date, with the facts that determine it. */
export function todayOf(edition: Edition): TimelineEntry {
  const { asOf, wording } = edition;
  const facts = factsOfDay(edition);
  return {
    facts,
    start: asOf,
    end: asOf,
    date: [value("asOf", formatDate(asOf, wording, "long"), facts)],
    says: [value("text", wording.words.thisBrief, [])],
    basis: "stated",
    status: "occurred",
    cite: { type: "cite", facts: [], notes: [] },
    today: true,
  };
}

/** The facts that determine an edition's as-of date. */
export function factsOfDay({ asOf, use }: Edition): string[] {
  return [...use.values()].flatMap((fact) => (fact.kind !== "derived" && fact.asOf.edtf === asOf ? [fact.id] : []));
}

function isAmount(fact: Fact): fact is Extract<Fact, Amount> {
  return fact.kind === "quantity" || fact.kind === "derived";
}

function factIds(fact: Fact): readonly string[] {
  return fact.kind === "derived" ? (fact as Derived).of : [fact.id];
}

function value(role: ValueRun["role"], text: string, facts: readonly string[]): ValueRun {
  return { type: "value", role, text, facts };
}

function article(kind: string): string {
  return `${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind}`;
}
