import { setImmediate } from "node:timers/promises";
import type { Edition } from "../briefs/edition.ts";
import { chartsOfBlocks, composeTemplate } from "../briefs/furniture.ts";
import { checkObligations, printedFacts } from "../briefs/obligations.ts";
import type { Brief } from "../briefs/spec.ts";
import type { PrintOrder } from "../browser/print-deck.ts";
import type { BoundChart } from "../charts/bind.ts";
import type { Report } from "../diagnostic/diagnostic.ts";
import type { Furniture, Run } from "../document/block.ts";
import { enforceLaw } from "../document/law.ts";
import { runsOfBlocks } from "../document/walk.ts";
import type { Deck, RenderedDeck } from "../marp/deck.ts";
import { citesOf } from "../slides/cites.ts";
import { bindCharts, chartFiles, drawCharts, figuresOf } from "./charts.ts";
import { encode, type Form, type Made, nothing, type Outputs } from "./forms.ts";
import type { Project } from "./project.ts";

/** The deck: template -> slides -> charts -> HTML, notes, PowerPoint; what a browser prints comes later. */
export async function makeDeck(
  brief: Brief,
  edition: Edition,
  furniture: Furniture,
  project: Project,
  { forms, print }: { readonly forms: ReadonlySet<Form>; readonly print?: PrintOrder },
  tell: Report,
): Promise<Made> {
  let isSound = true;
  const report: Report = (diagnostic) => {
    isSound &&= diagnostic.severity !== "error";
    tell(diagnostic);
  };
  // The browser that prints the deck before is answered in between.
  const answer = async (): Promise<void> => (print ? setImmediate() : undefined);
  const composed = await composeDeck(brief, edition, furniture, project, answer, report);
  if (!composed) return nothing;
  const { deck, bound, runs } = composed;
  const { deckChartWidths, renderDeck, renderSlides } = await import("../marp/deck.ts");
  const { theme, fonts, memory } = project;
  const drawings = await drawCharts(bound, deckChartWidths(deck, theme), "deck", project, report);
  const isHtml = forms.has("deck.html") || forms.has("deck.presenter");
  await answer();
  // Who wants PowerPoint alone needs no HTML.
  const parts = isHtml || print ? renderSlides(deck, drawings, theme, fonts, report, memory) : undefined;
  const rendered = isHtml && parts ? await renderDeck(deck, parts, fonts, memory) : undefined;
  const date = new Date(`${edition.asOf}T00:00:00Z`);
  const outputs = [...(rendered ? textFiles(brief.id, rendered, forms) : [])];
  if (forms.has("deck.html")) outputs.push(...chartFiles(bound, drawings, deck.source.charts));
  if (forms.has("deck.pptx")) {
    const { drawPptx } = await import("../pptx/pptx.ts");
    const plan = { deck, charts: bound, drawings, theme, fonts };
    outputs.push([`${brief.id}-deck.pptx`, drawPptx(plan, date, report, memory)]);
  }
  const made = { outputs, facts: printedFacts(runs) };
  // What is wrong in it may be what makes it too long.
  if (!isSound) return made;
  if (print && parts) {
    const { printDeck } = await import("../browser/print-deck.ts");
    const printing = { parts, drawings, theme, fonts, date, ...(memory && { memory }) };
    return { ...made, printed: printDeck(deck, printing, print, report) };
  }
  const { checkFit } = await import("../slides/fit-estimate.ts");
  checkFit(deck, drawings, theme, fonts, report, memory);
  return made;
}

interface ComposedDeck {
  readonly deck: Deck;
  readonly bound: ReadonlyMap<string, BoundChart>;
  readonly runs: readonly Run[];
}

/** Template -> slides, with their charts bound to facts; held against the law and what a brief has to print. */
async function composeDeck(
  brief: Brief,
  edition: Edition,
  furniture: Furniture,
  project: Project,
  answer: () => Promise<void>,
  report: Report,
): Promise<ComposedDeck | undefined> {
  const template = project.templates.decks.get(brief.id);
  const text =
    template && composeTemplate(template, project.templates.partials, edition, furniture, report, project.memory);
  if (!text) return undefined;
  await answer();
  // Who makes sheets alone does not wait for it.
  const { parseDeck, readDeck, scanDeck } = await import("../marp/deck.ts");
  const { theme, logo, pictures } = project;
  const cites = citesOf(edition);
  const parsed = parseDeck(
    { ...furniture, brief: brief.id, text, cites, pictures, ...(logo && { logo }) },
    theme,
    project.memory,
  );
  const { texts, charts } = scanDeck(parsed);
  enforceLaw(texts, edition.names, report);
  await answer();
  const bound = bindCharts(charts, edition, project, report);
  const deck = readDeck(parsed, figuresOf(bound, report), report);
  const blocks = deck.slides.flatMap((slide) => slide.blocks);
  chartsOfBlocks(blocks, new Set(project.charts.keys()), report);
  await answer();
  const runs = deckRuns(deck);
  checkObligations(runs, edition, { file: template.file, line: 1, column: 1 }, report);
  return { deck, bound, runs };
}

function textFiles(brief: string, { html, presenterHtml, notes }: RenderedDeck, forms: ReadonlySet<Form>): Outputs {
  const handedOn = [
    [`${brief}-deck.html`, encode(html)],
    [`${brief}-deck-notes.txt`, encode(notes)],
  ] as const;
  const presenter = [[`${brief}-deck.presenter.html`, encode(presenterHtml)]] as const;
  return [...(forms.has("deck.html") ? handedOn : []), ...(forms.has("deck.presenter") ? presenter : [])];
}

function deckRuns({ slides, source }: Deck): Run[] {
  return slides.flatMap((slide) => [...runsOfBlocks(slide.blocks, source.charts), ...slide.notes.flat()]);
}
