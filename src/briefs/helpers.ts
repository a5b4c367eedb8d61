import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import { didYouMean } from "../diagnostic/nearest.ts";
import type { Run } from "../document/block.ts";
import type { SlotValue } from "../document/slots.ts";
import type { Derived, Fact, Localised } from "../facts/fact.ts";
import { formatDated } from "../language/format.ts";
import type { Edition } from "./edition.ts";
import { entryOf, labelOf, printFact, tileOf, todayOf } from "./print.ts";

/** The names available while rendering. */
export interface Context {
  readonly edition: Edition;
  readonly variables: Readonly<Record<string, readonly Run[]>>;
  /** Templates use aliases only; strings in the data use fact ids. */
  readonly names: "aliases" | "ids";
  /** Renders a string from the data; its problems are reported where it is written. */
  readonly textOf: (text: Localised) => readonly Run[] | undefined;
}

export interface Arguments {
  readonly params: readonly unknown[];
  readonly hash: Readonly<Record<string, unknown>>;
}

interface HelperContext extends Context {
  readonly place: Place;
  readonly report: Report;
}

export interface Helper {
  readonly parameters: readonly string[];
  /** The last parameter may be repeated. */
  readonly variadic?: true;
  readonly run: (params: readonly string[], context: HelperContext) => SlotValue | undefined;
}

/** The helpers for templates and strings. They return slots, never bare values. */
export const helpers: Readonly<Record<string, Helper>> = {
  /** Qualifier, value and symbol unit: "more than 111,000". */
  fact: ofFact((fact, context) => {
    const runs = printFact(fact, context.edition, "sentence");
    if (!runs)
      context.report(
        errorAt(
          context.place,
          "no-value",
          `\`${fact.id}\` has no value to print`,
          `{{says "…"}} prints its wording, {{date "…"}} its date`,
        ),
      );
    return runs;
  }),
  /** The date of an event or the as-of date of a claim, marked with its basis unless the source states it. */
  date: ofClaim((fact, context) => [
    valueRun("date", formatDated(fact.kind === "event" ? fact.date : fact.asOf, context.edition.wording), fact.id),
  ]),
  /** The time span that a quantity covers. */
  period: ofClaim((fact, { edition, place, report }) => {
    const period = fact.kind === "quantity" ? fact.period : undefined;
    if (period) return [valueRun("date", formatDated(period, edition.wording), fact.id)];
    report(
      errorAt(
        place,
        "no-period",
        `the fact \`${fact.id}\` has no period`,
        "give it one in its data file, or print its {{date}}",
      ),
    );
    return undefined;
  }),
  /** The label of the counted thing, singular or plural to match the value. */
  label: ofFact((fact, context) => labelOf(fact, context)),
  /** The measure's definition of the counted thing. */
  definition: ofFact((fact, context) => {
    const measure = "measure" in fact && fact.measure ? context.edition.measures.get(fact.measure) : undefined;
    if (measure?.definition) return context.textOf(measure.definition);
    context.report(
      errorAt(
        context.place,
        "no-definition",
        `the measure of \`${fact.id}\` has no definition`,
        "add `definition` in data/measures.yaml",
      ),
    );
    return undefined;
  }),
  claimant: ofClaim((fact, context) => context.textOf(fact.claimant)),
  /** The fact's own wording. */
  says: ofClaim((fact, { place, report, textOf }) => {
    if (fact.says) return textOf(fact.says);
    report(
      errorAt(
        place,
        "no-wording",
        `the fact \`${fact.id}\` has no \`says\``,
        `add says: { en: "…" } to ${fact.id} in ${fact.place.file}`,
      ),
    );
    return undefined;
  }),
  /** References to the notes of the named facts. */
  cite: {
    parameters: ["alias"],
    variadic: true,
    run: (names, context) => {
      const facts = names.map((name) => findFact(name, context));
      if (facts.includes(undefined)) return undefined;
      const ids = facts.flatMap((fact) => (fact ? claimIds(fact, context.edition) : []));
      return inline([{ type: "cite", facts: [...new Set(ids)], notes: [] }]);
    },
  },
  /** A key figure, inside `:::tiles` only. */
  tile: {
    parameters: ["alias"],
    run: ([name = ""], context) => {
      const fact = findFact(name, context);
      const tile = fact && tileOf(fact, context);
      return tile && { kind: "tile", tile };
    },
  },
  /** An entry of a timeline, inside `:::timeline` only. */
  event: {
    parameters: ["alias"],
    run: ([name = ""], context) => {
      const fact = findFact(name, context);
      const entry = fact && entryOf(fact, context);
      return entry && { kind: "entry", entry };
    },
  },
  /** The brief's as-of date as a timeline entry. */
  today: {
    parameters: [],
    run: (_, { edition }) => ({ kind: "entry", entry: todayOf(edition) }),
  },
  /** The note that a brief must print if sources disagree, with references to them. */
  conflict: {
    parameters: ["conflict"],
    run: ([id = ""], context) => {
      const conflict = context.edition.conflicts.get(id);
      const runs = conflict && context.textOf(conflict.note);
      if (runs) return inline(withCites(runs).map((run) => ("text" in run ? { ...run, conflict: id } : run)));
      if (!conflict) {
        context.report(
          errorAt(
            context.place,
            "unknown-conflict",
            `unknown conflict \`${id}\``,
            ...didYouMean(id, context.edition.conflicts.keys()),
          ),
        );
      }
      return undefined;
    },
  },
  /** Counts the brief's own items. */
  count: {
    parameters: ["sources"],
    run: ([thing = ""], { edition, place, report }) => {
      if (thing !== "sources") {
        report(errorAt(place, "unknown-count", `cannot count \`${thing}\``, "known: sources"));
        return undefined;
      }
      const sources = new Set([...edition.use.values()].flatMap((fact) => sourceIds(fact, edition)));
      const words = edition.wording.smallNumbers[sources.size] ?? String(sources.size);
      return inline([{ type: "value", role: "count", text: words, facts: [] }]);
    },
  },
  /** A numeral that is not a figure, with the reason; a last resort. */
  exempt: {
    parameters: ["text", "reason"],
    run: ([text = "", reason = ""], { place, report }) => {
      if (reason.trim() !== "") return inline([{ type: "value", role: "exempt", text, facts: [] }]);
      report(
        errorAt(
          place,
          "exempt-without-reason",
          "an exemption needs a reason",
          `{{exempt "${text}" "why this is not a figure"}}`,
        ),
      );
      return undefined;
    },
  },
};

/** The sources of a fact. */
function sourceIds(fact: Fact, edition: Edition): string[] {
  return fact.kind === "derived" ? inputs(fact, edition).flatMap((input) => sourceIds(input, edition)) : [fact.source];
}

/** The ids of the claims behind a fact: its own, or those of its inputs if it is derived. */
export function claimIds(fact: Fact, edition: Edition): string[] {
  return fact.kind === "derived" ? inputs(fact, edition).flatMap((input) => claimIds(input, edition)) : [fact.id];
}

function inputs(fact: Derived, edition: Edition): Fact[] {
  return fact.of.flatMap((id) => edition.facts.get(id) ?? edition.use.get(id) ?? []);
}

function ofFact(print: (fact: Fact, context: HelperContext) => readonly Run[] | undefined): Helper {
  return {
    parameters: ["alias"],
    run: ([name = ""], context) => {
      const fact = findFact(name, context);
      const runs = fact && print(fact, context);
      return runs && inline(runs);
    },
  };
}

function ofClaim(print: (fact: Exclude<Fact, Derived>, context: HelperContext) => readonly Run[] | undefined): Helper {
  return ofFact((fact, context) => {
    if (fact.kind !== "derived") return print(fact, context);
    context.report(
      errorAt(
        context.place,
        "derived-has-none",
        `\`${fact.id}\` is computed, so it has no claimant, date or wording`,
        `name one of ${fact.of.join(", ")}`,
      ),
    );
    return undefined;
  });
}

function findFact(name: string, { edition, names, place, report }: HelperContext): Fact | undefined {
  const fact = (names === "ids" ? edition.facts : edition.use).get(name);
  if (fact) return fact;
  if (names === "aliases" && edition.facts.has(name)) {
    report(
      errorAt(
        place,
        "unknown-alias",
        `\`${name}\` is a fact, but the brief gives it no alias`,
        `add to \`use\` in data/briefs/${edition.brief}.yaml:  ${name.split(".").at(-1)}: ${name}`,
      ),
    );
  } else {
    const known = (names === "ids" ? edition.facts : edition.use).keys();
    report(
      errorAt(
        place,
        names === "ids" ? "unknown-fact" : "unknown-alias",
        `unknown ${names === "ids" ? "fact" : "alias"} \`${name}\``,
        ...didYouMean(name, known),
      ),
    );
  }
  return undefined;
}

/** Appends references to facts that the text prints without citing them. */
function withCites(runs: readonly Run[]): readonly Run[] {
  const cited = new Set(runs.flatMap((run) => (run.type === "cite" ? run.facts : [])));
  const facts = runs.flatMap((run) => (run.type === "value" ? run.facts.filter((id) => !cited.has(id)) : []));
  return facts.length > 0 ? [...runs, { type: "cite", facts: [...new Set(facts)], notes: [] }] : runs;
}

function inline(runs: readonly Run[]): SlotValue {
  return { kind: "inline", runs };
}

function valueRun(role: "date", text: string, fact: string): Run {
  return { type: "value", role, text, facts: [fact] };
}
