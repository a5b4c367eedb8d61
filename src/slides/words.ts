import { errorAt, type Report } from "../diagnostic/diagnostic.ts";
import type { DeckSource } from "./source.ts";

/** The program's own words that a deck prints; `data/wording` has them all in each language. */
export const deckWords = [
  "source",
  "sources",
  "keyStated",
  "keyInferred",
  "keyPlanned",
  "keyToday",
  "speakerNotes",
  "slide",
  "behind",
  "characters",
  "computed",
] as const;

/** A word of the edition's language; one that is missing was reported when the deck was read. */
export function word(source: DeckSource, key: (typeof deckWords)[number]): string {
  return source.words[key] ?? "";
}

/** Every word a deck prints has to be there: none is taken from another language. */
export function checkWords({ words, lang }: DeckSource, report: Report): void {
  for (const key of deckWords.filter((one) => words[one] === undefined)) {
    const hint = `add \`${key}\` to \`words\` in data/wording/${lang}.yaml`;
    report(errorAt(undefined, "missing-word", `the wording of \`${lang}\` has no word \`${key}\``, hint));
  }
}
