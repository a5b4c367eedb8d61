import type { BrowserProvider } from "../../src/browser/browser.ts";
import { printSlides } from "../../src/browser/print-deck.ts";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { reportOverflows } from "../../src/slides/overflow.ts";
import type { ReadyDeck } from "./deck-print.ts";

export interface PrintedDeck {
  readonly slides: Uint8Array;
  /** Empty where it was not asked for. */
  readonly handout: Uint8Array;
  readonly problems: readonly Diagnostic[];
}

/** Prints a deck and reports what does not fit, as the pipeline does. */
export async function printReady(
  { deck, printing }: ReadyDeck,
  browser: BrowserProvider,
  handout = false,
): Promise<PrintedDeck> {
  const problems: Diagnostic[] = [];
  const printed = await printSlides(printing, browser, { slides: true, handout });
  reportOverflows(printed.overflows, deck, (problem) => problems.push(problem));
  const none = new Uint8Array();
  return { slides: printed.slides ?? none, handout: printed.handout ?? none, problems };
}
