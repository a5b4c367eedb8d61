import type { Block, CiteRun, Run } from "../document/block.ts";
import { contentsOf } from "../document/kinds.ts";
import { type Cites, placeCites } from "./cite.ts";
import type { Slide } from "./deck.ts";

/** The facts that blocks show or refer to, in reading order. */
export function factsOfBlocks(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    if (block.type === "chart") return block.figure ? [...block.figure.facts, ...block.figure.cite.facts] : [];
    const { runs, nested } = contentsOf(block);
    return [...runs.flatMap(factsOfRuns), ...nested.flatMap((inner) => factsOfBlocks(inner.blocks))];
  });
}

/** The facts that runs show or refer to. The brief's own date is no fact that a slide shows. */
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

/** All facts a deck rests on: those its slides show, then those only its notes name. The list of sources is made of them. */
export function factsOfDeck(slides: readonly Slide[]): readonly string[] {
  return [...slides.flatMap(({ facts }) => facts), ...slides.flatMap(({ notes }) => factsOfBlocks(notes))];
}

/** A source named at the foot of a slide, with the facts of the slide that come from it. */
export interface SlideSource {
  readonly short: string;
  readonly facts: readonly string[];
}

/** The sources a slide with these facts names at its foot. */
export function slideSources(facts: readonly string[], cites: Cites): SlideSource[] {
  const byShort = new Map<string, string[]>();
  for (const [id, { short }] of placeCites(cites, facts)) {
    byShort.set(short, [...(byShort.get(short) ?? []), id]);
  }
  return [...byShort].map(([short, ids]) => ({ short, facts: ids }));
}

/** The numbers under which a slide names the sources of a reference; none where it names only one source. */
export function citeNumbers(cite: CiteRun, sources: readonly SlideSource[]): number[] {
  if (sources.length < 2) return [];
  return sources.flatMap((source, index) => (source.facts.some((id) => cite.facts.includes(id)) ? [index + 1] : []));
}
