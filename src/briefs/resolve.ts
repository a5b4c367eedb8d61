import { errorAt, type Report } from "../diagnostic/diagnostic.ts";
import type { Fact } from "../facts/fact.ts";
import type { Library } from "../facts/load.ts";
import { resolveReference } from "../facts/pick.ts";
import { parseEdtf } from "../language/edtf.ts";
import type { Wording } from "../language/wording.ts";
import type { Edition } from "./edition.ts";
import { claimIds } from "./helpers.ts";
import type { Brief } from "./spec.ts";

/** Resolves every alias of a brief to a fact. Undefined if the brief cannot be built. */
export function resolveEdition(brief: Brief, lang: string, library: Library, report: Report): Edition | undefined {
  const { spec, placeOf } = brief;
  const wording = library.wordings.get(lang);
  if (!wording) {
    report(
      errorAt(
        placeOf([]),
        "no-translation",
        `there is no data/wording/${lang}.yaml`,
        "add one; use data/wording/en.yaml as a model",
      ),
    );
    return undefined;
  }
  if (parseEdtf(spec.asOf)?.precision !== "day") {
    report(
      errorAt(placeOf(["asOf"]), "wrong-type", `\`asOf\`: \`${spec.asOf}\` is not a day`, "write it as 2024-09-28"),
    );
    return undefined;
  }
  const use = new Map<string, Fact>();
  for (const [alias, reference] of Object.entries(spec.use)) {
    const fact = resolveReference(alias, reference, {
      library,
      asOf: spec.asOf,
      resolved: use,
      place: placeOf(["use", alias]),
      report,
    });
    if (fact) use.set(alias, fact);
  }
  const edition: Edition = { ...libraryEdition(library, wording), brief: brief.id, asOf: spec.asOf, use };
  checkAsOf(brief, edition, report);
  return edition;
}

/** An edition without a brief, for checking strings in the data before any brief prints them. */
export function libraryEdition(library: Library, wording: Wording): Edition {
  const { facts, measures, sources, conflicts, names } = library;
  return {
    brief: "",
    lang: wording.lang,
    asOf: "",
    use: new Map(),
    facts,
    measures,
    sources,
    conflicts,
    names,
    wording,
  };
}

// The as-of date is on every page, so it needs a source too.
function checkAsOf(brief: Brief, edition: Edition, report: Report): void {
  const ends = [...edition.use.values()]
    .flatMap((fact) => claimIds(fact, edition))
    .flatMap((id) => {
      const fact = edition.facts.get(id);
      return fact && fact.kind !== "derived" ? (parseEdtf(fact.asOf.edtf)?.end ?? []) : [];
    });
  const newest = ends
    .filter((end) => end !== "..")
    .sort()
    .at(-1);
  if (newest === undefined || newest === brief.spec.asOf) return;
  report(
    errorAt(
      brief.placeOf(["asOf"]),
      "as-of-unsupported",
      `the brief is as of ${brief.spec.asOf}, but its newest fact is as of ${newest}`,
      `write asOf: ${newest}, or use a fact as of ${brief.spec.asOf}`,
    ),
  );
}
