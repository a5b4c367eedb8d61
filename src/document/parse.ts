import type { Root } from "mdast";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmStrikethroughFromMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";
import { type FencePart, type FenceProblem, type Part, splitFences } from "./fences.ts";

/** A template's Markdown as syntax trees, as plain data. Values are still slot characters. */
export interface ParsedMarkdown {
  readonly parts: readonly ParsedPart[];
  readonly problems: readonly FenceProblem[];
}

export type ParsedPart = ParsedTree | ParsedFence;

export interface ParsedTree {
  readonly kind: "markdown";
  /** Offset of the tree in the text. */
  readonly start: number;
  readonly tree: Root;
}

export interface ParsedFence extends Omit<FencePart, "parts"> {
  readonly parts: readonly ParsedPart[];
}

/** Parses a text or a range of it. */
export function parseMarkdown(text: string, start = 0, end = text.length): ParsedMarkdown {
  const { parts, problems } = splitFences(text, start, end);
  return { parts: parts.map((part) => parsePart(part, text)), problems };
}

function parsePart(part: Part, text: string): ParsedPart {
  if (part.kind === "fence") return { ...part, parts: part.parts.map((inner) => parsePart(inner, text)) };
  return { kind: "markdown", start: part.start, tree: parseTree(joinRows(text.slice(part.start, part.end))) };
}

/**
 * Joins table rows that span several lines. A row that does not end with a bar continues on the indented lines below. A
 * break inside a cell becomes U+2028, a break between cells a space. Neither ends a row, and all offsets stay the same.
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
