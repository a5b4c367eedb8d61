import type { BrowserProvider } from "../../src/browser/browser.ts";
import type { Printing, PrintOrder } from "../../src/browser/print-deck.ts";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { type Deck, deckChartWidths, renderSlides } from "../../src/marp/deck.ts";
import type { DeckSource } from "../../src/slides/source.ts";
import { exampleDrawings } from "./deck-example.ts";
import { composedText, deckSource } from "./deck-fixture.ts";
import { projectTheme, readSource } from "./deck-theme.ts";

/** A deck with all that it is printed with, and what was wrong with it when it was read. */
export interface ReadyDeck {
  readonly deck: Deck;
  readonly printing: Printing;
  readonly problems: Diagnostic[];
}

export async function readyDeck(source: DeckSource): Promise<ReadyDeck> {
  const { theme, fonts } = projectTheme();
  const problems: Diagnostic[] = [];
  const deck = readSource(source, (problem) => problems.push(problem));
  const drawings = exampleDrawings(deckChartWidths(deck, theme));
  const parts = renderSlides(deck, drawings, theme, fonts, (problem) => problems.push(problem));
  return { deck, problems, printing: { parts, drawings, theme, fonts, date: new Date("2024-09-28T00:00:00Z") } };
}

export function deckOf(markdown: string): Promise<ReadyDeck> {
  return readyDeck(deckSource(composedText(markdown, [])));
}

export function orderFor(browser: BrowserProvider, more: Partial<PrintOrder> = {}): PrintOrder {
  return { browser, pdf: true, handout: false, isRequired: true, leaveOut: () => undefined, ...more };
}

/** Slides that hold more than they can: each with the words its error has to name. */
export const overfull: readonly (readonly [what: string, markdown: string, slide: number, line: number])[] = [
  ["sixty lines", `${Array.from({ length: 60 }, () => "- A line of a long list").join("\n")}`, 2, 7],
  ["a long word", "Un".padEnd(120, "breakable"), 2, 7],
  ["a wide table", table(30), 2, 7],
  ["many paragraphs", Array.from({ length: 14 }, () => "A paragraph that says something.").join("\n\n"), 2, 27],
];

function table(columns: number): string {
  const cells = Array.from({ length: columns }, () => " heading ").join("|");
  return `|${cells}|\n|${cells.replace(/ heading /g, "---")}|\n|${cells}|`;
}

/** Three slides, of which the second is the one to look at; its content begins at line 7. */
export function amongOthers(markdown: string): string {
  return `# It fits\n\nA word\n\n---\n# Slide in question\n${markdown}\n\n---\n\n# It fits again\n\nA word\n`;
}
