import type { Run, Style } from "../document/block.ts";
import { attributeOf, type Token } from "./markdown-it.ts";
import { metaOf } from "./meta.ts";

/** The runs of resolved inline tokens: what a slide says, without Markdown. */
export function runsOfInline(tokens: readonly Token[]): Run[] {
  return joinTexts(readRuns(tokens, 0, {}).runs);
}

// A line break parts a text into tokens, not into runs.
function joinTexts(runs: readonly Run[]): Run[] {
  const joined: Run[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    if (run.type === "text" && last?.type === "text" && run.strong === last.strong && run.emphasis === last.emphasis) {
      joined[joined.length - 1] = { ...last, text: last.text + run.text };
    } else joined.push(run.type === "link" ? { ...run, runs: joinTexts(run.runs) } : run);
  }
  return joined;
}

function readRuns(tokens: readonly Token[], from: number, outer: Style): { runs: Run[]; next: number } {
  const runs: Run[] = [];
  let style = outer;
  let index = from;
  while (index < tokens.length) {
    const token = tokens[index];
    index += 1;
    if (!token) continue;
    if (token.type === "link_close") break;
    if (token.type === "link_open") {
      const inner = readRuns(tokens, index, style);
      runs.push({ type: "link", href: attributeOf(token, "href"), runs: inner.runs });
      index = inner.next;
    } else if (token.nesting !== 0) style = styleAfter(token, style);
    else runs.push(...runOf(token, style));
  }
  return { runs, next: index };
}

function runOf(token: Token, style: Style): Run[] {
  switch (token.type) {
    case "text":
      return [{ type: "text", text: token.content, ...style }];
    case "softbreak":
    case "hardbreak":
      return [{ type: "text", text: " ", ...style }];
    case "briefs_run": {
      const { run } = metaOf(token);
      if (!run) return [];
      return [run.type === "text" || run.type === "value" ? { ...run, ...style } : run];
    }
    default:
      return [];
  }
}

function styleAfter(token: Token, style: Style): Style {
  const opens = token.nesting === 1;
  if (token.tag === "strong") return opens ? { ...style, strong: true } : without(style, "strong");
  if (token.tag === "em") return opens ? { ...style, emphasis: true } : without(style, "emphasis");
  return style;
}

function without(style: Style, key: keyof Style): Style {
  const { [key]: _, ...rest } = style;
  return rest;
}
