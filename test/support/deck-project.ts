import { fileURLToPath } from "node:url";
import { composeTemplate, furnitureOf } from "../../src/briefs/furniture.ts";
import { resolveEdition } from "../../src/briefs/resolve.ts";
import { type BoundChart, bindChart } from "../../src/charts/bind.ts";
import { drawChart } from "../../src/charts/draw.ts";
import { figureOf } from "../../src/charts/figure.ts";
import type { Report } from "../../src/diagnostic/diagnostic.ts";
import { loadProject, type Project } from "../../src/make/project.ts";
import { type Deck, type DeckSource, deckChartWidths, parseDeck, readDeck } from "../../src/marp/deck.ts";
import { nodeHost } from "../../src/node-host.ts";
import type { Drawing } from "../../src/pictures/drawing.ts";
import { citesOf } from "../../src/slides/cites.ts";

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
  const project = loadProject(host, undefined, ignore);
  if (!project) throw new Error("the project cannot be read");
  const decks: ProjectDeck[] = [];
  for (const id of project.briefs.keys()) {
    const deck = await projectDeck(id, project);
    if (deck) decks.push(deck);
  }
  return { project, decks };
}

async function projectDeck(id: string, project: Project): Promise<ProjectDeck | undefined> {
  const brief = project.briefs.get(id);
  const template = project.templates.decks.get(id);
  const edition = brief && resolveEdition(brief, "en", project.library, ignore);
  const furniture = edition && furnitureOf(brief, edition, ignore);
  if (!edition || !furniture || !template) return undefined;
  const text = composeTemplate(template, project.templates.partials, edition, furniture, ignore);
  if (!text) return undefined;
  const { theme, fonts } = project;
  const parsed = parseDeck({ ...furniture, brief: id, text, cites: citesOf(edition) }, theme);
  const widths = deckChartWidths(readDeck(parsed, {}, ignore), theme);
  const charts = new Map<string, BoundChart>();
  const drawings = new Map<string, Drawing>();
  const figures: Record<string, DeckSource["charts"][string]> = {};
  for (const [name, width] of widths) {
    const spec = project.charts.get(name);
    const chart = spec && bindChart(spec, edition, ignore);
    const drawing = chart && (await drawChart(chart, width, "deck", fonts, theme, ignore));
    const figure = chart && figureOf(chart, ignore);
    if (!chart || !drawing || !figure) continue;
    charts.set(name, chart);
    drawings.set(name, drawing);
    figures[name] = figure;
  }
  const deck = readDeck(parsed, figures, ignore);
  return { brief: id, deck, charts, drawings, date: new Date(`${edition.asOf}T00:00:00Z`) };
}

const ignore: Report = () => undefined;
