import type { Block, CiteRun, Run } from "../document/block.ts";
import { contentsOf } from "../document/kinds.ts";
import { type Cites, placeCites } from "./cite.ts";
import type { Slide } from "./deck.ts";

/** The ids of facts that blocks show or reference, in reading order. */
export function factsOfBlocks(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.type === "chart") return block.figure ? [...block.figure.facts, ...block.figure.cite.facts] : [];
    const { runs, nested } = contentsOf(block);
    return [...runs.flatMap(factsOfRuns), ...nested.flatMap((inner) => factsOfBlocks(inner.blocks))];
  });
}

/** The ids of facts that runs show or reference. The brief's own date does not count. */
function factsOfRuns(runs: readonly Run[]): readonly string[] {
  return runs.flatMap(factsOfRun);
}

function factsOfRun(run: Run): readonly string[] {
  switch (run.type) {
    case "link":
      return factsOfRuns(run.runs);
    case "value":
      return run.role === "asOf" ? [] : run.facts;
    case "cite":
      return run.facts;
    case "text":
    case "break":
      return [];
  }
}

/** All facts in a deck, for the list of sources: first those on slides, then those only in notes. */
export function factsOfDeck(slides: readonly Slide[]): readonly string[] {
  return [...slides.flatMap(({ facts }) => facts), ...slides.flatMap(({ notes }) => factsOfBlocks(notes))];
}

/** A source at the foot of a slide, with the slide's facts that come from it. */
export interface SlideSource {
  readonly short: string;
  readonly facts: readonly string[];
}

/** The sources listed at the foot of a slide with these facts. */
export function slideSources(facts: readonly string[], cites: Cites): SlideSource[] {
  const byShort = new Map<string, string[]>();
  for (const [id, { short }] of placeCites(cites, facts)) {
    byShort.set(short, [...(byShort.get(short) ?? []), id]);
  }
  return [...byShort].map(([short, ids]) => ({ short, facts: ids }));
}

/** The source numbers of a reference on a slide; empty if the slide has only one source. */
export function citeNumbers(cite: CiteRun, sources: readonly SlideSource[]): number[] {
  if (sources.length < 2) return [];
  return sources.flatMap((source, index) => (source.facts.some((id) => cite.facts.includes(id)) ? [index + 1] : []));
}
