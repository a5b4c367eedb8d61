import { type AuthorText, joinTexts } from "../document/law.ts";
import type { ComposedText } from "../document/slots.ts";
import { isNote } from "../slides/slides.ts";
import { lineStartsOf } from "./environment.ts";
import type { Token } from "./markdown-it.ts";
import { directiveOf } from "./meta.ts";
import type { ParsedDeck } from "./parse.ts";

/** What of a deck is needed before its slides are read. */
export interface DeckScan {
  /**
   * Every text that the author typed, for the law: headings, paragraphs, cells, alternative texts and notes, with
   * their slots as characters. Directives, their attributes and front matter are not text.
   */
  readonly texts: readonly AuthorText[];
  /** The charts it names, in order, whether there are such charts or not. */
  readonly charts: readonly string[];
}

/** Looks through a deck whose slots are still characters of its text. */
export function scanDeck({ source: { text }, tokens }: ParsedDeck): DeckScan {
  const reader = { text, lineStarts: lineStartsOf(text.markdown), cursor: 0 };
  return { texts: tokens.flatMap((token) => textsOf(token, reader)), charts: tokens.flatMap(chartsOf) };
}

function chartsOf(token: Token): string[] {
  const { name, attributes } = directiveOf(token);
  return name === "chart" && attributes.id !== undefined ? [attributes.id] : [];
}

interface TextReader {
  readonly text: ComposedText;
  readonly lineStarts: readonly number[];
  /** How far in the Markdown the texts so far reach. */
  cursor: number;
}

interface Piece {
  readonly text: string;
  readonly offset: number;
}

function textsOf(token: Token, reader: TextReader): AuthorText[] {
  if (token.map) reader.cursor = Math.max(reader.cursor, reader.lineStarts[token.map[0]] ?? 0);
  if (token.type === "marpit_comment")
    return isNote(token) ? [joinTexts([pieceOf(token.content, reader)], reader.text)] : [];
  if (token.type === "fence" || token.type === "code_block")
    return [joinTexts([pieceOf(token.content, reader)], reader.text)];
  if (token.type !== "inline") return [];
  const apart = (token.children ?? []).flatMap((child) =>
    child.type === "marpit_comment" ? textsOf(child, reader) : [],
  );
  const pieces = (token.children ?? []).flatMap((child) => piecesOf(child, reader));
  return pieces.length > 0 ? [joinTexts(pieces, reader.text), ...apart] : apart;
}

function piecesOf(token: Token, reader: TextReader): Piece[] {
  switch (token.type) {
    case "text":
    case "code_inline":
    case "html_inline":
      return token.content === "" ? [] : [pieceOf(token.content, reader)];
    case "softbreak":
    case "hardbreak":
      return [{ text: "\n", offset: reader.cursor }];
    case "image":
      return (token.children ?? []).flatMap((child) => piecesOf(child, reader));
    default:
      return [];
  }
}

// Escapes and entities are gone from a parsed text; then it stands where the last one ended.
function pieceOf(text: string, reader: TextReader): Piece {
  const found = reader.text.markdown.indexOf(text, reader.cursor);
  const offset = found < 0 ? reader.cursor : found;
  if (found >= 0) reader.cursor = found + text.length;
  return { text, offset };
}
