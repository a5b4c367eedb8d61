import { errorAt, type Place, placeOfOffset, type Report, warningAt } from "../diagnostic/diagnostic.ts";
import type { Note, Run } from "../document/block.ts";
import type { Conflict } from "../facts/fact.ts";
import type { TemplateText } from "./compose.ts";
import type { Edition } from "./edition.ts";
import { claimIds } from "./helpers.ts";
import type { Brief } from "./spec.ts";

/**
 * Checks that a brief prints the note on a conflict between its facts, and the rebuttal of each
 * contested claim. `runs` are those of the whole document.
 */
export function checkObligations(runs: readonly Run[], edition: Edition, place: Place, report: Report): void {
  const printed = printedFacts(runs);
  const noted = new Set(runs.flatMap((run) => ("conflict" in run && run.conflict ? [run.conflict] : [])));
  for (const conflict of edition.conflicts.values()) checkConflict(conflict, printed, noted, place, report);
  for (const id of printed) {
    const fact = edition.facts.get(id);
    if (!fact || fact.kind === "derived" || !fact.rebuttedBy || printed.has(fact.rebuttedBy)) continue;
    report(
      errorAt(
        place,
        "contested-alone",
        `\`${id}\` is printed without its rebuttal`,
        `print {{says}} of \`${fact.rebuttedBy}\` beside it, or leave it out`,
      ),
    );
  }
}

function checkConflict(
  conflict: Conflict,
  printed: ReadonlySet<string>,
  noted: ReadonlySet<string>,
  place: Place,
  report: Report,
): void {
  const present = conflict.facts.filter((id) => printed.has(id));
  if (conflict.ruling === "omit") {
    for (const id of present) {
      report(
        errorAt(
          place,
          "conflict-omitted",
          `\`${id}\` is printed, but ${conflict.place.file} says that it must not be`,
          "leave it out, or change the ruling",
        ),
      );
    }
    return;
  }
  if (present.length < 2 || noted.has(conflict.id)) return;
  report(
    errorAt(
      place,
      "conflict-not-printed",
      `${present.map((id) => `\`${id}\``).join(" and ")} are printed without the note on their conflict`,
      `add {{conflict "${conflict.id}"}} to the template`,
    ),
  );
}

/**
 * Checks that every figure on a sheet has a note with its source. Slides do not need this check, because they list the
 * sources of everything they show.
 */
export function checkCited(
  { runs, notes }: { readonly runs: readonly Run[]; readonly notes: readonly Note[] },
  edition: Edition,
  template: TemplateText,
  report: Report,
): void {
  const noted = new Set(notes.flatMap((note) => note.facts));
  const told = new Set<string>();
  for (const run of runs) {
    if (run.type !== "value" || (run.role !== "fact" && run.role !== "date")) continue;
    for (const id of run.facts.flatMap((fact) => claimsOf(fact, edition))) {
      if (noted.has(id) || told.has(id)) continue;
      told.add(id);
      const alias = [...edition.use].find(([, fact]) => claimIds(fact, edition).includes(id))?.[0];
      report(
        errorAt(
          placeOfAlias(alias, template),
          "uncited-figure",
          `“${run.text}” is printed, but no note gives its source`,
          `write {{cite "${alias ?? "…"}"}} after it${alias ? "" : `, with an alias for \`${id}\` in the brief`}`,
        ),
      );
    }
  }
}

function claimsOf(id: string, edition: Edition): readonly string[] {
  const fact = edition.facts.get(id) ?? edition.use.get(id);
  return fact ? claimIds(fact, edition) : [id];
}

// The first place that names it; what a wording or a chart prints is named elsewhere.
function placeOfAlias(alias: string | undefined, { file, text }: TemplateText): Place {
  return placeOfOffset(file, text, Math.max(0, text.indexOf(`"${alias}"`)));
}

/** Warns about aliases that nothing prints, usually leftovers. `printed` contains fact ids. */
export function warnUnused(brief: Brief, edition: Edition, printed: ReadonlySet<string>, report: Report): void {
  for (const [alias, fact] of edition.use) {
    if (claimIds(fact, edition).some((id) => printed.has(id))) continue;
    const place = brief.placeOf(["use", alias]);
    report(warningAt(place, "unused-alias", `\`${alias}\` is not printed anywhere`, "remove it, or print it"));
  }
}

/** The ids of all facts that a document prints, without those that only date the brief. */
export function printedFacts(runs: readonly Run[]): ReadonlySet<string> {
  return new Set(runs.flatMap((run) => ("facts" in run && !("role" in run && run.role === "asOf") ? run.facts : [])));
}
