import { fileURLToPath } from "node:url";
import type { BoundChart } from "../../src/charts/bind.ts";
import type { Report } from "../../src/diagnostic/diagnostic.ts";
import { openCache } from "../../src/make/cache.ts";
import { composeDeck } from "../../src/make/deck.ts";
import { makingOf } from "../../src/make/pipeline.ts";
import { loadProject, type Project } from "../../src/make/project.ts";
import { nodeHost } from "../../src/node-host.ts";
import type { Drawing } from "../../src/pictures/drawing.ts";
import type { Deck } from "../../src/slides/deck.ts";

export interface ProjectDeck {
  readonly brief: string;
  readonly deck: Deck;
  readonly charts: ReadonlyMap<string, BoundChart>;
  readonly drawings: ReadonlyMap<string, Drawing>;
  readonly date: Date;
}

/** Every deck of the project that can be made, with its charts bound and drawn. */
export async function projectDecks(): Promise<{ project: Project; decks: ProjectDeck[] }> {
  const host = nodeHost(fileURLToPath(new URL("../..", import.meta.url)), () => undefined);
  const cache = openCache();
  const project = loadProject({ host, corpus: undefined, cache }, ignore);
  if (!project) throw new Error("the project cannot be read");
  const decks: ProjectDeck[] = [];
  for (const [id, brief] of project.briefs) {
    const making = makingOf(brief, project, { forms: new Set(), cache }, ignore);
    const composed = making && (await composeDeck(making));
    if (!composed) continue;
    const { deck, bound: charts, drawings } = composed;
    decks.push({ brief: id, deck, charts, drawings, date: new Date(`${making.edition.asOf}T00:00:00Z`) });
  }
  return { project, decks };
}

const ignore: Report = () => undefined;
