import type { Printing } from "../../src/browser/print-deck.ts";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { deckCss, renderSlides } from "../../src/marp/deck-html.ts";
import type { Drawing } from "../../src/pictures/drawing.ts";
import type { Deck } from "../../src/slides/deck.ts";
import { deckChartWidths } from "../../src/slides/widths.ts";
import { charactersIn, embedFonts } from "../../src/type/embed-fonts.ts";
import { exampleDrawings } from "./deck-example.ts";
import { composedText, deckSource, type TestDeck } from "./deck-fixture.ts";
import { readSource } from "./read-source.ts";
import { loadProjectTheme } from "./theme.ts";

/** A deck with all that it is printed with, and what was wrong with it when it was read. */
export interface ReadyDeck {
  readonly deck: Deck;
  readonly drawings: ReadonlyMap<string, Drawing>;
  readonly printing: Printing;
  readonly problems: Diagnostic[];
}

export function readyDeck(source: TestDeck): ReadyDeck {
  const { theme, fonts } = loadProjectTheme();
  const problems: Diagnostic[] = [];
  const report = (problem: Diagnostic): void => void problems.push(problem);
  const deck = readSource(source, report);
  const drawings = exampleDrawings(deckChartWidths(deck, theme));
  const parts = renderSlides(deck, drawings, { theme, fonts, report });
  const date = new Date("2024-09-28T00:00:00Z");
  const embed = (text: string): Promise<string> => embedFonts(fonts, charactersIn(fonts, text), "truetype");
  const printing = { source: deck.source, parts, theme, fonts, css: deckCss(theme), embed, date };
  return { deck, drawings, problems, printing };
}

export function deckOf(markdown: string): ReadyDeck {
  return readyDeck(deckSource(composedText(markdown, [])));
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
