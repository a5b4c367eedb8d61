import { parse } from "yaml";
import { didYouMean } from "../diagnostic/nearest.ts";
import { splitSlots } from "../document/slots.ts";
import { allowedDirectives, reservedDirectives } from "../slides/layouts.ts";
import { type DeckEnvironment, problemAt } from "./environment.ts";
import type { Token } from "./markdown-it.ts";

/** Reports what a slide cannot show: HTML, styles, code, and Marp's directives that are not the author's to set. */
export function checkBlock(token: Token, env: DeckEnvironment): void {
  const line = token.map?.[0];
  switch (token.type) {
    case "marpit_style":
      problemAt(
        env,
        line,
        "raw-html",
        "a style cannot stand in a deck",
        "the look comes from templates/theme/tokens.yaml",
      );
      return;
    case "fence":
    case "code_block":
      problemAt(
        env,
        line,
        "unsupported-markdown",
        "a block of code cannot be set on a slide",
        "write text, or a directive",
      );
      return;
    case "front_matter":
      checkDirectives(String(token.meta ?? ""), line, env);
      return;
    case "marpit_comment":
      if (isDirective(token)) checkDirectives(token.content, line, env);
      return;
    case "inline":
      checkInline(token, line, env);
  }
}

function checkInline(token: Token, line: number | undefined, env: DeckEnvironment): void {
  if (/<\/?[a-z][^<>]*>/i.test(withoutComments(token.content)))
    problemAt(env, line, "raw-html", "HTML cannot stand in a deck", "write Markdown, or a directive");
  if (/^:{2,}/.test(token.content)) {
    const hint = "a line of ::: closes a block; the outer of two nested blocks has more colons than the inner one";
    problemAt(env, line, "stray-directive", "these colons open and close no block", hint);
  }
  for (const child of token.children ?? []) {
    if (child.type === "marpit_comment" && isDirective(child)) checkDirectives(child.content, line, env);
    if (child.type === "code_inline")
      problemAt(env, line, "unsupported-markdown", "code cannot be set on a slide", "write it as text");
  }
}

function withoutComments(text: string): string {
  return text.replace(/<!--[\s\S]*?-->/g, "");
}

/** Marp takes a comment of known keys as directives; one that starts with `_` was meant as one. */
function isDirective(comment: Token): boolean {
  return comment.meta?.marpitCommentParsed === "directive" || /^_\w+\s*:/.test(comment.content);
}

function checkDirectives(yaml: string, line: number | undefined, env: DeckEnvironment): void {
  if (splitSlots(yaml, env.source.text.slots).some((part) => typeof part !== "string")) {
    problemAt(
      env,
      line,
      "slide-directive",
      "a value cannot stand in a directive of Marp",
      "write what is meant itself",
    );
  }
  for (const key of keysOf(yaml)) {
    const name = key.replace(/^_/, "");
    if (allowedDirectives.some((allowed) => allowed === name)) continue;
    const isReserved = reservedDirectives.includes(name);
    const hints = isReserved
      ? ["marking, source line, numbers and look come from the brief and the theme"]
      : didYouMean(key, [...allowedDirectives, ...allowedDirectives.map((allowed) => `_${allowed}`)]);
    const message = isReserved ? `\`${key}\` is not set in a deck's template` : `unknown directive \`${key}\``;
    problemAt(env, line, isReserved ? "slide-directive" : "unknown-directive", message, ...hints);
  }
}

function keysOf(yaml: string): string[] {
  try {
    const value: unknown = parse(yaml);
    if (typeof value === "object" && value !== null) return Object.keys(value);
  } catch {
    // Marp reads it leniently; so do the keys here.
  }
  return [...yaml.matchAll(/^(\w+)\s*:/gm)].map((found) => found[1] ?? "");
}
