import type { Run, Tile, TimelineEntry } from "../document/block.ts";
import { readAttributes } from "../document/directives.ts";
import { type SlotValue, splitSlots } from "../document/slots.ts";
import { commentsOf } from "../slides/slide-facts.ts";
import { type DeckEnvironment, placeOfLine, problemAt } from "./environment.ts";
import { createToken, type Token } from "./markdown-it.ts";
import { directiveOf, metaOf, setMeta } from "./meta.ts";
import { resolveImage, resolveLink } from "./references.ts";
import { runsOfSlot } from "./slot-text.ts";
import { checkBlock } from "./unsupported.ts";

/**
 * Slots become typed values and the directives typed
 * blocks, so that nothing a fact says is ever read as Markdown, as a directive or as HTML:
 *
 * - `briefs_run` { run }: a value within running text
 * - `briefs_tiles` { tiles }, `briefs_timeline` { entries }, `briefs_chart` { chart }, `briefs_sources`
 * - `directive_open` and `directive_close` { directive }: columns, col, box, lead, small
 */
export function resolveSlots(tokens: readonly Token[], env: DeckEnvironment): Token[] {
  return resolveTokens(tokens, undefined, { env, slide: 0, pictures: 0 });
}

interface Resolver {
  readonly env: DeckEnvironment;
  /** The number of the slide that is read. */
  slide: number;
  /** How many pictures were read. */
  pictures: number;
}

function resolveTokens(tokens: readonly Token[], parent: string | undefined, resolver: Resolver): Token[] {
  const out: Token[] = [];
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index];
    if (!token) continue;
    if (token.type === "marpit_slide_open") resolver.slide++;
    if (token.type === "directive") out.push(...resolveLeaf(token, parent, resolver));
    else if (token.type === "directive_open") {
      const close = closingIndex(tokens, index);
      out.push(...resolveContainer(token, tokens.slice(index + 1, close), tokens[close], parent, resolver));
      index = close;
    } else out.push(resolveToken(token, parent, resolver));
  }
  return out;
}

function resolveToken(token: Token, parent: string | undefined, resolver: Resolver): Token {
  const { env } = resolver;
  checkBlock(token, env);
  if (parent === "columns" && token.type === "paragraph_open") misplacedInColumns(token, env);
  // Marpit hides a line that holds a background alone.
  if ((token.type === "inline" || token.type === "marpit_hidden_inline") && token.children) {
    token.children = token.children.flatMap((child) => resolveInline(child, token.map?.[0], resolver));
  }
  return token;
}

/** Text is cut at its slots; what a slot stands for is a token of its own that no rule reads as text. */
function resolveInline(token: Token, line: number | undefined, resolver: Resolver): Token[] {
  const { env, slide } = resolver;
  switch (token.type) {
    case "text":
    case "code_inline":
      return splitSlots(token.content, env.source.text.slots).flatMap((part) => inlineTokens(part, token, resolver));
    case "image":
      resolver.pictures++;
      return [resolveImage(token, { line, slide, id: `picture-${resolver.pictures}` }, env)];
    case "link_open":
      return [resolveLink(token, env)];
    default:
      return [token];
  }
}

function inlineTokens(part: string | SlotValue, token: Token, { env }: Resolver): Token[] {
  if (typeof part === "string") {
    const text = createToken("text");
    text.content = part;
    text.level = token.level;
    return [text];
  }
  return runsOfSlot(part, env).map(runToken);
}

function runToken(run: Run): Token {
  const token = createToken("briefs_run");
  setMeta(token, { run });
  return token;
}

function resolveLeaf(token: Token, parent: string | undefined, { env }: Resolver): Token[] {
  const attributes = attributesOf(token, true, env);
  if (!attributes) return [];
  const { name } = directiveOf(token);
  if (parent === "columns") misplacedInColumns(token, env);
  if (name === "page") {
    const hint = "slides are parted by a line of three hyphens";
    problemAt(env, token.map?.[0], "stray-directive", "`page` has no meaning in a deck", hint);
    return [];
  }
  const resolved = createToken(`briefs_${name}`);
  resolved.map = token.map;
  resolved.block = true;
  setMeta(resolved, { chart: attributes.id ?? "" });
  return [resolved];
}

function resolveContainer(
  open: Token,
  inside: readonly Token[],
  close: Token | undefined,
  parent: string | undefined,
  resolver: Resolver,
): Token[] {
  const { env } = resolver;
  const { name, colons } = directiveOf(open);
  if (metaOf(open).isClosed === false) {
    const hint = `close it with ${":".repeat(colons)} on a line of its own`;
    problemAt(env, open.map?.[0], "stray-directive", `\`${name}\` is left open`, hint);
  }
  const attributes = attributesOf(open, false, env);
  if (!attributes) return resolveTokens(inside, parent, resolver);
  if (inside.length === 0) {
    const hint = "write something into it, or leave it out";
    problemAt(env, open.map?.[0], "empty-block", `\`${name}\` holds nothing`, hint);
  }
  if (name === "tiles" || name === "timeline") return [partsToken(open, inside, name, resolver), ...commentsOf(inside)];
  if (name === "col" && parent !== "columns") {
    const hint = "write ::::columns around the :::col blocks";
    problemAt(env, open.map?.[0], "stray-directive", "a column stands outside `columns`", hint);
  }
  if (parent === "columns" && name !== "col") misplacedInColumns(open, env);
  return [open, ...resolveTokens(inside, name, resolver), ...(close ? [close] : [])];
}

function misplacedInColumns(token: Token, env: DeckEnvironment): void {
  const hint = "move it into a :::col{span=6}";
  problemAt(env, token.map?.[0], "misplaced-text", "`columns` holds nothing but `col` blocks", hint);
}

function attributesOf(
  token: Token,
  isLeaf: boolean,
  env: DeckEnvironment,
): Readonly<Record<string, string>> | undefined {
  const { name, attributes, label } = directiveOf(token);
  const place = placeOfLine(env, token.map?.[0]);
  return readAttributes(name, isLeaf, { ...attributes, ...(label !== "" && { label }) }, place, env.report);
}

/** The tiles or entries of a block that holds nothing else. */
function partsToken(open: Token, inside: readonly Token[], name: "tiles" | "timeline", { env }: Resolver): Token {
  const token = createToken(`briefs_${name}`);
  token.map = open.map;
  token.block = true;
  const parts = inside.filter((inner) => inner.type === "inline").flatMap((inner) => partsOf(inner, env));
  const isStray = inside.some((inner) => !/^(inline|paragraph_open|paragraph_close|marpit_comment)$/.test(inner.type));
  const tiles: Tile[] = parts.flatMap((part) => (typeof part !== "string" && part.kind === "tile" ? [part.tile] : []));
  const entries: TimelineEntry[] = parts.flatMap((part) =>
    typeof part !== "string" && part.kind === "entry" ? [part.entry] : [],
  );
  const wanted = name === "tiles" ? tiles.length : entries.length;
  if (isStray || wanted < parts.length) {
    const helper = name === "tiles" ? "tile" : "event";
    const hint = `write {{${helper} "…"}} lines alone`;
    problemAt(env, open.map?.[0], "misplaced-text", `\`${name}\` holds nothing but its parts`, hint);
  }
  setMeta(token, name === "tiles" ? { tiles } : { entries });
  return token;
}

function partsOf(inline: Token, env: DeckEnvironment): (string | SlotValue)[] {
  return (inline.children ?? []).flatMap((child) => {
    if (child.type === "softbreak" || child.type === "marpit_comment") return [];
    if (child.type !== "text") return [child.type];
    return splitSlots(child.content, env.source.text.slots).filter(
      (part) => typeof part !== "string" || part.trim() !== "",
    );
  });
}

function closingIndex(tokens: readonly Token[], open: number): number {
  const level = tokens[open]?.level;
  const found = tokens.findIndex(
    (token, index) => index > open && token.type === "directive_close" && token.level === level,
  );
  return found < 0 ? tokens.length : found;
}
