import { hash } from "node:crypto";
import { type Memory, remember } from "../host.ts";
import type { DeckText } from "../slides/source.ts";
import type { Theme } from "../type/theme.ts";
import { parseMarkdown } from "./engine.ts";
import type { Token } from "./markdown-it.ts";
import { sizeCss } from "./theme-css.ts";

/** A deck's Markdown as Marp reads it: its slots are still characters of the text. */
export interface ParsedDeck {
  readonly source: DeckText;
  readonly tokens: readonly Token[];
}

/** Reads the Markdown of a deck, once for all that is made of it; other values in its slots are the same Markdown. */
export function parseDeck(source: DeckText, theme: Theme, memory?: Memory): ParsedDeck {
  const markdown = [source.text.markdown, source.lang, sizeCss(theme)] as const;
  const key = `deck-tokens ${hash("sha256", JSON.stringify(markdown))}`;
  return { source, tokens: remember(memory, key, () => parseMarkdown(...markdown)) };
}
