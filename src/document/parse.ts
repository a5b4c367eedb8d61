import type { Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmStrikethroughFromMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";
import { type FencePart, type FenceProblem, type Part, splitFences } from "./fences.ts";

/** A template's Markdown as syntax trees, its values still characters of the text: plain data. */
export interface ParsedMarkdown {
  readonly parts: readonly ParsedPart[];
  readonly problems: readonly FenceProblem[];
}

export type ParsedPart = ParsedTree | ParsedFence;

export interface ParsedTree {
  readonly kind: "markdown";
  /** What offsets in the tree count from. */
  readonly start: number;
  readonly tree: Root;
}

export interface ParsedFence extends Omit<FencePart, "parts"> {
  readonly parts: readonly ParsedPart[];
}

/** Parses a text, or a range of it. */
export function parseMarkdown(text: string, start = 0, end = text.length): ParsedMarkdown {
  const { parts, problems } = splitFences(text, start, end);
  return { parts: parts.map((part) => parsePart(part, text)), problems };
}

function parsePart(part: Part, text: string): ParsedPart {
  if (part.kind === "fence") return { ...part, parts: part.parts.map((inner) => parsePart(inner, text)) };
  return { kind: "markdown", start: part.start, tree: parseTree(joinRows(text.slice(part.start, part.end))) };
}

/**
 * A row of a table may go on over lines: one that no bar ends goes on with the indented lines below it. A break within a
 * cell becomes a separator of lines (U+2028), one between two cells a space: neither ends a row, and every offset stays.
 */
function joinRows(markdown: string): string {
  if (!markdown.includes("|")) return markdown;
  let isOpen = false;
  return markdown.replace(/^.*$(\n(?=[ \t]+(\S)))?/gm, (line: string, isFollowed?: string, next?: string) => {
    const text = line.trimEnd();
    const isEnded = isFollowed === undefined || /(^|[^\\])\|$/.test(text);
    isOpen = (isOpen || /^ {0,3}\|/.test(text)) && !isEnded;
    return isOpen ? `${line.slice(0, -1)}${next === "|" ? " " : "\u2028"}` : line;
  });
}

function parseTree(markdown: string): Root {
  return fromMarkdown(markdown, {
    extensions: [gfmTable(), gfmStrikethrough({ singleTilde: false })],
    mdastExtensions: [gfmTableFromMarkdown(), gfmStrikethroughFromMarkdown()],
  });
}
