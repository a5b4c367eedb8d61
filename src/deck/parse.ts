import type { Theme } from "../type/theme.ts";
import { createEngine } from "./engine.ts";
import type { MarkdownIt, Token } from "./markdown-it.ts";
import type { DeckText } from "./source.ts";
import { sizeCss } from "./theme-css.ts";

/** A deck's Markdown as Marp reads it: its slots are still characters of the text. */
export interface ParsedDeck {
  readonly source: DeckText;
  readonly tokens: readonly Token[];
  /** What it was read with, and is printed with. */
  readonly markdown: MarkdownIt;
}

/** Reads the Markdown of a deck, once for all that is made of it. */
export function parseDeck(source: DeckText, theme: Theme): ParsedDeck {
  const { markdown } = createEngine(source.lang, sizeCss(theme));
  return { source, tokens: markdown.parse(source.text.markdown, {}), markdown };
}
