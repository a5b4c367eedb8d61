import { errorAt, type Report } from "../diagnostic/diagnostic.ts";
import { didYouMean } from "../diagnostic/nearest.ts";
import type { Path } from "../diagnostic/yaml.ts";
import type { PlaceOf } from "./authored.ts";
import type { Quantity } from "./fact.ts";
import type { Library } from "./load.ts";
import type { FactSpec } from "./spec.ts";

/** Checks that every named id exists, parts lead to a whole and contested facts have a rebuttal. */
export function verifyReferences(library: Library, report: Report): void {
  for (const { spec, placeOf } of library.authored.facts.values()) {
    verifyMeasure(spec, placeOf, library, report);
    if ("subsetOf" in spec) verifyFactId(spec.subsetOf, placeOf, ["subsetOf"], library, report);
    verifyFactId(spec.rebuttedBy, placeOf, ["rebuttedBy"], library, report);
    if (spec.contested && spec.rebuttedBy === undefined) {
      const hint = "add `rebuttedBy` with the id of the fact that disputes it";
      report(errorAt(placeOf(["contested"]), "contested-unrebutted", "a contested fact has no rebuttal", hint));
    }
  }
  for (const { spec, placeOf } of library.authored.conflicts.values()) {
    for (const [index, id] of spec.facts.entries()) verifyFactId(id, placeOf, ["facts", index], library, report);
    if (typeof spec.ruling === "object")
      verifyFactId(spec.ruling.prefer, placeOf, ["ruling", "prefer"], library, report);
  }
  for (const fact of library.facts.values()) {
    if (fact.kind === "quantity") verifyWhole(fact, library, report);
  }
}

function verifyFactId(id: string | undefined, placeOf: PlaceOf, path: Path, library: Library, report: Report): void {
  if (id === undefined || library.facts.has(id)) return;
  report(errorAt(placeOf(path), "unknown-fact", `no fact \`${id}\``, ...didYouMean(id, library.facts.keys())));
}

function verifyMeasure(spec: FactSpec, placeOf: PlaceOf, library: Library, report: Report): void {
  if (spec.kind === "event" || spec.kind === "position") return;
  if (spec.measure === undefined && (spec.unit === undefined || spec.nature === undefined)) {
    const field = spec.unit === undefined ? "unit" : "nature";
    const hint = "name a `measure`, or write `unit` and `nature` here";
    report(
      errorAt(placeOf(["id"]), "missing-field", `the quantity \`${spec.id}\` has neither measure nor ${field}`, hint),
    );
  } else if (spec.measure !== undefined && !library.measures.has(spec.measure)) {
    const hints = didYouMean(spec.measure, library.measures.keys());
    const entry = `${spec.measure}: { label: { en: … }, unit: …, nature: stock, compare: never }`;
    const paste = `or add it to data/measures.yaml: \`${entry}\``;
    report(errorAt(placeOf(["measure"]), "unknown-measure", `no measure \`${spec.measure}\``, ...hints, paste));
  }
}

function verifyWhole(fact: Quantity, library: Library, report: Report): void {
  const passed = new Set([fact.id]);
  let whole = fact.subsetOf;
  while (whole !== undefined && !passed.has(whole)) {
    passed.add(whole);
    const next = library.facts.get(whole);
    whole = next?.kind === "quantity" ? next.subsetOf : undefined;
  }
  if (whole === undefined || whole !== fact.id) return;
  const place = library.authored.facts.get(fact.id)?.placeOf(["subsetOf"]);
  report(
    errorAt(
      place,
      "subset-cycle",
      `\`${fact.id}\` is part of itself: ${[...passed, fact.id].join(" → ")}`,
      "remove one `subsetOf`",
    ),
  );
}
