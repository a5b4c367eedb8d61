import type { Run } from "../document/block.ts";
import type { DeckEnvironment } from "../marp/environment.ts";
import type { Token } from "../marp/markdown-it.ts";
import { metaOf, type SlideSource } from "../marp/meta.ts";
import { type DeckSource, placeCites } from "./source.ts";

/** The facts that tokens show or refer to, in order, each as often as it stands there. */
export function factsOfTokens(tokens: readonly Token[], env: DeckEnvironment): string[] {
  return withChildren(tokens).flatMap((token) => factsOfToken(token, env));
}

function factsOfToken(token: Token, env: DeckEnvironment): readonly string[] {
  switch (token.type) {
    case "briefs_run":
      return factsOfRuns([metaOf(token).run ?? []].flat());
    case "image":
      return factsOfRuns(metaOf(token).picture?.alt ?? []);
    case "briefs_tiles":
      return (metaOf(token).tiles ?? []).flatMap((tile) => [...tile.facts, ...tile.cite.facts]);
    case "briefs_timeline":
      return (metaOf(token).entries ?? []).flatMap((entry) =>
        entry.today ? [] : [...entry.facts, ...entry.cite.facts],
      );
    case "briefs_chart": {
      const figure = env.source.charts[metaOf(token).chart ?? ""];
      return figure ? [...figure.facts, ...figure.cite.facts] : [];
    }
    default:
      return [];
  }
}

/** The facts that runs show or refer to. */
export function factsOfRuns(runs: readonly Run[]): readonly string[] {
  return runs.flatMap((run) => {
    if (run.type === "link") return factsOfRuns(run.runs);
    return run.type === "text" ? [] : run.facts;
  });
}

/** The sources a slide with these facts names at its foot, each with the facts it is behind. */
export function slideSources(facts: readonly string[], source: DeckSource): SlideSource[] {
  const byShort = new Map<string, string[]>();
  for (const [id, { short }] of placeCites(source, facts)) {
    byShort.set(short, [...(byShort.get(short) ?? []), id]);
  }
  return [...byShort].map(([short, ids]) => ({ short, facts: ids }));
}

export function withChildren(tokens: readonly Token[]): Token[] {
  return tokens.flatMap((token) => [token, ...(token.children ?? [])]);
}

export function commentsOf(tokens: readonly Token[]): Token[] {
  return withChildren(tokens).filter((token) => token.type === "marpit_comment");
}
