import { isQuiet, type Place, type Report } from "../diagnostic/diagnostic.ts";
import { enforceLaw } from "../document/law.ts";
import type { PlaceOf } from "../facts/authored.ts";
import type { Localised } from "../facts/fact.ts";
import type { Library } from "../facts/load.ts";
import type { ClaimantSpec } from "../sources/claimant.ts";
import type { Edition } from "./edition.ts";
import { textOf } from "./text.ts";

/**
 * Whether a text is valid, cached or new. The result also depends on the edition's language and names.
 */
type SoundOnce = (text: string, check: () => boolean) => boolean;

const checkAnew: SoundOnce = (_text, check) => check();

/**
 * Checks every string in `data/` for unsourced numerals and renders it once, even if no brief prints it. The result for
 * a string without facts depends on nothing else in the project, so `once` can cache it.
 */
export function checkStrings(library: Library, edition: Edition, report: Report, once: SoundOnce = checkAnew): void {
  const checkPlain = (text: string, check: (report: Report) => void): void => {
    let isKnown = true;
    const isSound = once(text, () => {
      isKnown = false;
      return isQuiet(check, report);
    });
    if (isKnown && !isSound) check(report);
  };
  const check = (text: Localised | undefined, placeOf: PlaceOf, ...field: readonly string[]): void => {
    const template = text?.[edition.lang];
    if (!text) return;
    const render = (note: Report): void => {
      textOf(text, { edition, names: "ids", place: placeOf([...field, edition.lang]), report: note });
    };
    if (template === undefined || template.includes("{{")) render(report);
    else checkPlain(template, render);
  };
  const checkClaimant = (claimant: ClaimantSpec | undefined, placeOf: PlaceOf): void => {
    if (typeof claimant !== "string") check(claimant, placeOf, "claimant");
  };
  const { authored } = library;
  for (const [id, { spec, placeOf }] of authored.facts) {
    check(spec.says, placeOf, "says");
    check(spec.note, placeOf, "note");
    checkClaimant(spec.claimant, placeOf);
    const fact = library.facts.get(id);
    if (!fact || fact.kind === "derived") continue;
    const dated = fact.kind === "event" ? (["date", fact.date] as const) : (["asOf", fact.asOf] as const);
    if (dated[0] in spec) check(dated[1].because, placeOf, dated[0]);
    if (fact.kind === "quantity") check(fact.period?.because, placeOf, "period");
  }
  for (const [id, { spec, placeOf }] of authored.sources) {
    check(spec.title, placeOf, "title");
    check(spec.type, placeOf, "type");
    checkClaimant(spec.claimant, placeOf);
    check(library.sources.get(id)?.asOf.because, placeOf, "asOf");
  }
  for (const { spec, placeOf } of authored.claimants.values()) check(spec, placeOf);
  for (const { spec, placeOf } of authored.conflicts.values()) check(spec.note, placeOf, "note");
  for (const [id, { spec, placeOf }] of authored.measures) {
    check(spec.definition, placeOf, "definition");
    const label = library.measures.get(id)?.label[edition.lang];
    const placeAt = (): Place => placeOf(["label", edition.lang]);
    for (const text of label ? [label.one, label.other] : [])
      checkPlain(text, (note) => enforceLaw([{ text, placeAt }], edition.names, note));
  }
}
