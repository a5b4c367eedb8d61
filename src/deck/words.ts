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

export function word(source: DeckSource, key: (typeof deckWords)[number]): string {
  return source.words[key] ?? key;
}
