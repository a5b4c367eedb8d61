import type { Report } from "../../src/diagnostic/diagnostic.ts";
import { errorAt } from "../../src/diagnostic/diagnostic.ts";
import { checkPictures } from "../../src/document/check-pictures.ts";
import { splitDeck } from "../../src/marp/split.ts";
import type { Deck } from "../../src/slides/deck.ts";
import { completeDeck, readDeck } from "../../src/slides/read-deck.ts";
import type { TestDeck } from "./deck-fixture.ts";

/** Reads a deck whose charts are known, as the pipeline does. */
export function readSource({ text, charts, ...source }: TestDeck, report: Report = () => undefined): Deck {
  const split = splitDeck(text.markdown);
  for (const { offset, code, message, hints } of split.problems)
    report(errorAt(text.placeAt(offset), code, message, ...hints));
  const deck = completeDeck(readDeck(split, source, { text, names: [], report }), charts);
  const pictures = { known: source.pictures ?? {}, refused: new Set<string>() };
  for (const { number, blocks } of deck.slides) checkPictures(blocks, pictures, report, `slide ${number}: `);
  return deck;
}
