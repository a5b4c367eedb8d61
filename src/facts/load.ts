import { errorAt, type Report } from "../diagnostic/diagnostic.ts";
import { didYouMean } from "../diagnostic/nearest.ts";
import type { ProjectFiles } from "../diagnostic/project-files.ts";
import type { Wording } from "../language/wording.ts";
import { type Authored, readAuthored, readNames, readWordings } from "./authored.ts";
import { resolveDerived } from "./derive.ts";
import type { Conflict, Fact, Measure, Source } from "./fact.ts";
import { type ClaimantLookup, resolveFact, resolveMeasure, resolveSource } from "./resolve.ts";
import { type DateLookup, resolveDated } from "./resolve-date.ts";

/** Everything in `data/` that a brief can use, resolved, with the place of each field. */
export interface Library {
  readonly sources: ReadonlyMap<string, Source>;
  readonly facts: ReadonlyMap<string, Fact>;
  readonly measures: ReadonlyMap<string, Measure>;
  readonly conflicts: ReadonlyMap<string, Conflict>;
  /** Names that contain a number, from `data/names.yaml`. */
  readonly names: readonly string[];
  /** By language. */
  readonly wordings: ReadonlyMap<string, Wording>;
  /** The authored entries by id; verification compares them with the resolved ones. */
  readonly authored: Authored;
}

/**
 * Reads all of `data/` except the briefs. Reports invalid files and skips them. `verifyLibrary` checks
 * the contents against the documents.
 */
export function loadLibrary(files: ProjectFiles, report: Report): Library {
  const authored = readAuthored(files, report);
  const nameOf: ClaimantLookup = (claimant) =>
    typeof claimant === "string" ? authored.claimants.get(claimant)?.spec : claimant;
  checkClaimants(authored, report);
  const sources = mapEntries(authored.sources, ({ spec, placeOf }) => resolveSource(spec, placeOf(), nameOf));
  const measures = mapEntries(authored.measures, ({ spec, placeOf }, id) => resolveMeasure(id, spec, placeOf()));
  const claims = resolveFacts(authored, { sources, measures, nameOf }, report);
  const conflicts = mapEntries(authored.conflicts, ({ spec, placeOf }) => ({ ...spec, place: placeOf() }));
  const derived = resolveDerived(authored.derived, claims, measures, report);
  return {
    sources,
    facts: new Map([...claims, ...derived]),
    measures,
    conflicts,
    names: readNames(files, report),
    wordings: readWordings(files, report),
    authored,
  };
}

function mapEntries<T, R>(map: ReadonlyMap<string, T>, change: (value: T, id: string) => R): Map<string, R> {
  return new Map([...map].map(([id, value]) => [id, change(value, id)]));
}

/** The source of a fact is the first part of its id. */
export function sourceIdOf(factId: string): string {
  return factId.split(".", 1)[0] ?? factId;
}

/** Reports claimants missing from the table; the source's claimant is used instead. */
function checkClaimants({ claimants, facts, sources }: Authored, report: Report): void {
  for (const { spec, placeOf } of [...sources.values(), ...facts.values()]) {
    const { claimant } = spec;
    if (typeof claimant !== "string" || claimants.has(claimant)) continue;
    const message = `data/claimants.yaml has no claimant \`${claimant}\``;
    const hints = didYouMean(claimant, claimants.keys());
    report(errorAt(placeOf(["claimant"]), "unknown-claimant", message, ...hints));
  }
}

interface Resolved {
  readonly sources: ReadonlyMap<string, Source>;
  readonly measures: ReadonlyMap<string, Measure>;
  readonly nameOf: ClaimantLookup;
}

function resolveFacts(authored: Authored, { sources, measures, nameOf }: Resolved, report: Report): Map<string, Fact> {
  const lookup = dateLookup(authored, sources, measures);
  const facts = new Map<string, Fact>();
  for (const [id, { spec, placeOf }] of authored.facts) {
    const source = sources.get(sourceIdOf(id));
    if (!source) {
      const message = `data/sources has no source \`${sourceIdOf(id)}\``;
      report(errorAt(placeOf(["id"]), "unknown-source", message, ...didYouMean(sourceIdOf(id), sources.keys())));
      continue;
    }
    const measure = "measure" in spec && spec.measure !== undefined ? measures.get(spec.measure) : undefined;
    facts.set(id, resolveFact(spec, { source, measure, place: placeOf(), lookup, nameOf }));
  }
  return facts;
}

// A rule may use a source or an event, but not one whose own date is computed: this prevents circular rules.
function dateLookup(
  authored: Authored,
  sources: ReadonlyMap<string, Source>,
  measures: ReadonlyMap<string, Measure>,
): DateLookup {
  const nothing: DateLookup = { date: () => undefined, span: () => undefined };
  return {
    date: (id) => {
      const spec = authored.facts.get(id)?.spec;
      const asOf = sources.get(sourceIdOf(id))?.asOf;
      if (sources.has(id) || asOf === undefined) return asOf?.edtf;
      return spec?.kind === "event" ? resolveDated(spec.date, asOf, nothing).edtf || undefined : undefined;
    },
    span: (id) => {
      const spec = authored.facts.get(id)?.spec;
      if (!spec || spec.kind === "event" || spec.kind === "position" || typeof spec.value !== "number")
        return undefined;
      const unit = spec.unit ?? (spec.measure === undefined ? undefined : measures.get(spec.measure)?.unit);
      return unit === undefined ? undefined : { value: spec.value, unit };
    },
  };
}
