import type { Nodes } from "mdast";
import { type ParsedMarkdown, type ParsedPart, parseMarkdown } from "../document/parse.ts";
import { type Comment, commentOf, offsetOf } from "../document/read-inline.ts";
import type { SplitDeck, SplitSlide } from "../slides/read-deck.ts";
import { type DirectiveProblem, directiveProblems } from "./directives.ts";
import { parseWithMarp } from "./engine.ts";
import type { Token } from "./markdown-it.ts";

/** A deck split into slides, with its directive problems, as plain data. */
export interface MarpDeck extends SplitDeck {
  readonly problems: readonly (DirectiveProblem & { readonly offset: number })[];
}

/**
 * Lets Marp split a deck into slides and read its directives. The Markdown of each slide is then parsed by the same
 * reader as sheets.
 */
export function splitDeck(markdown: string): MarpDeck {
  const tokens = parseWithMarp(markdown);
  const lines = lineStarts(markdown);
  const offsetOf = (line: number): number => lines[line] ?? markdown.length;
  const opens = tokens.filter(({ type }) => type === "marpit_slide_open");
  const frontMatter = tokens.find(({ type }) => type === "front_matter")?.map?.[1] ?? 0;
  const starts = opens.map(({ map }, index) => {
    const line = map?.[0] ?? 0;
    if (index === 0) return { from: frontMatter, until: frontMatter };
    return { from: isRule(markdown, offsetOf(line), offsetOf(line + 1)) ? line + 1 : line, until: line };
  });
  const comments = tokens.flatMap(commentsOf).filter(({ token }) => isDirective(token));
  const slides = opens.map((open, index): SplitSlide => {
    const [start, end] = [offsetOf(starts[index]?.from ?? 0), offsetOf(starts[index + 1]?.until ?? lines.length)];
    const directive = comments.find(({ token, line }) => {
      const at = offsetOf(line);
      return at >= start && at < end && /^_?class\s*:/m.test(token.content);
    });
    const parsed = parseMarkdown(markdown, start, end);
    return {
      parsed,
      comments: parseComments(parsed, markdown),
      classes: classesOf(open),
      classOffset: directive ? offsetOf(directive.line) : start,
      start,
    };
  });
  const heads = tokens.filter(({ type }) => type === "front_matter");
  const problems = [
    ...heads.flatMap(({ meta }) => directiveProblems(String(meta ?? "")).map((problem) => ({ ...problem, offset: 0 }))),
    ...comments.flatMap(({ token, line }) =>
      directiveProblems(token.content).map((problem) => ({ ...problem, offset: offsetOf(line) })),
    ),
  ];
  return { slides, directives: comments.map(({ token }) => token.content), problems };
}

/** Parses each comment as speaker notes, except those that Marp reads as directives. */
function parseComments(parsed: ParsedMarkdown, markdown: string): Record<number, ParsedMarkdown> {
  const comments = parsed.parts.flatMap(commentsInPart);
  return Object.fromEntries(comments.map(({ start, end }) => [start, parseMarkdown(markdown, start, end)]));
}

function commentsInPart(part: ParsedPart): Comment[] {
  if (part.kind === "fence") return part.parts.flatMap(commentsInPart);
  return commentsInNode(part.tree, part.start);
}

function commentsInNode(node: Nodes, base: number): Comment[] {
  if (node.type !== "html") return "children" in node ? node.children.flatMap((one) => commentsInNode(one, base)) : [];
  const comment = commentOf(node.value, offsetOf({ node, base }));
  return comment ? [comment] : [];
}

function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n?|\n/g)].map((found) => found.index + found[0].length)];
}

// A dividing heading belongs to the slide it starts; a rule belongs to no slide.
function isRule(markdown: string, start: number, end: number): boolean {
  return /^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/.test(markdown.slice(start, end).trimEnd());
}

interface PlacedComment {
  readonly token: Token;
  readonly line: number;
}

function commentsOf(token: Token): PlacedComment[] {
  const line = token.map?.[0] ?? 0;
  const own = token.type === "marpit_comment" ? [{ token, line }] : [];
  const inside = (token.children ?? []).filter(({ type }) => type === "marpit_comment");
  return [...own, ...inside.map((child) => ({ token: child, line }))];
}

/** Marp reads comments with known keys as directives. A comment that begins with `_` was meant as one, too. */
function isDirective({ meta, content }: Token): boolean {
  return (typeof meta === "object" && meta?.marpitCommentParsed !== undefined) || /^_\w+\s*:/.test(content);
}

function classesOf({ meta }: Token): string[] {
  const directives = typeof meta === "object" ? meta?.marpitDirectives : undefined;
  const { class: named = [] } = (directives ?? {}) as { class?: string | string[] };
  return [named]
    .flat()
    .flatMap((name) => name.split(/\s+/))
    .filter((name) => name !== "");
}
