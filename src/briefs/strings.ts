import type { Place, Report } from "../diagnostic/diagnostic.ts";
import type { Localised } from "../facts/fact.ts";
import type { Library } from "../facts/load.ts";
import type { Edition } from "./edition.ts";
import { enforceLaw } from "./law.ts";
import { textOf } from "./text.ts";

/** Holds every string of `data/` against the law and renders it once, whether or not a brief prints it. */
export function checkStrings(library: Library, edition: Edition, report: Report): void {
  const check = (
    text: Localised | undefined,
    placeOf: (path: readonly PropertyKey[]) => Place,
    field: string,
  ): void => {
    if (text) textOf(text, { edition, names: "ids", place: placeOf([field, edition.lang]), report });
  };
  const { authored } = library;
  for (const [id, { spec, placeOf }] of authored.facts) {
    check(spec.says, placeOf, "says");
    check(spec.note, placeOf, "note");
    check(spec.claimant, placeOf, "claimant");
    const fact = library.facts.get(id);
    if (!fact || fact.kind === "derived") continue;
    const dated = fact.kind === "event" ? (["date", fact.date] as const) : (["asOf", fact.asOf] as const);
    if (dated[0] in spec) check(dated[1].because, placeOf, dated[0]);
    if (fact.kind === "quantity") check(fact.period?.because, placeOf, "period");
  }
  for (const [id, { spec, placeOf }] of authored.sources) {
    check(spec.title, placeOf, "title");
    check(spec.type, placeOf, "type");
    check(spec.claimant, placeOf, "claimant");
    check(library.sources.get(id)?.asOf.because, placeOf, "asOf");
  }
  for (const { spec, placeOf } of authored.conflicts.values()) check(spec.note, placeOf, "note");
  for (const [id, { spec, placeOf }] of authored.measures) {
    check(spec.definition, placeOf, "definition");
    const label = library.measures.get(id)?.label[edition.lang];
    const place = placeOf(["label", edition.lang]);
    const texts = label ? [label.one, label.other].map((text) => ({ text, placeAt: () => place })) : [];
    enforceLaw(texts, edition.names, report);
  }
}
