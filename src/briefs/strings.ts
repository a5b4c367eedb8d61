import { hash } from "node:crypto";
import { isQuiet, type Place, type Report } from "../diagnostic/diagnostic.ts";
import { enforceLaw } from "../document/law.ts";
import type { Localised } from "../facts/fact.ts";
import type { Library } from "../facts/load.ts";
import type { Memory } from "../host.ts";
import type { Edition } from "./edition.ts";
import { textOf } from "./text.ts";

/**
 * Holds every string of `data/` against the law and renders it once, whether or not a brief prints it. One that prints
 * no fact and was found sound is not read again: nothing but the names decides about it.
 */
export function checkStrings(library: Library, edition: Edition, report: Report, memory?: Memory): void {
  const sound = openSound(edition, memory);
  const check = (
    text: Localised | undefined,
    placeOf: (path: readonly PropertyKey[]) => Place,
    field: string,
  ): void => {
    const template = text?.[edition.lang] ?? "";
    if (!text || sound.has(template)) return;
    const runs = textOf(text, { edition, names: "ids", place: placeOf([field, edition.lang]), report });
    if (runs && !template.includes("{{")) sound.add(template);
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
    for (const text of label ? [label.one, label.other] : []) {
      if (sound.has(text)) continue;
      const texts = [{ text, placeAt: () => placeOf(["label", edition.lang]) }];
      if (isQuiet((note) => enforceLaw(texts, edition.names, note), report)) sound.add(text);
    }
  }
  sound.keep();
}

/** The strings that were found sound with these names. */
interface Sound {
  has(text: string): boolean;
  add(text: string): void;
  keep(): void;
}

function openSound({ lang, names }: Edition, memory: Memory | undefined): Sound {
  const key = `sound strings ${lang} ${hash("sha256", JSON.stringify(names))}`;
  const before = new Set(memory?.recall<readonly string[]>(key));
  const now = new Set<string>();
  return {
    has: (text) => before.has(text) && now.add(text) !== undefined,
    add: (text) => void now.add(text),
    keep: () => {
      if ([...now].some((text) => !before.has(text))) memory?.keep(key, [...now]);
    },
  };
}
