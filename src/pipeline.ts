import { auditPdf } from "./audit/audit-pdf.ts";
import type { Composed, Figure, Furniture, Run } from "./briefs/block.ts";
import { chartsOfBlocks, composeTemplate, furnitureOf } from "./briefs/document.ts";
import type { Edition } from "./briefs/edition.ts";
import { enforceLaw } from "./briefs/law.ts";
import { numberNotes } from "./briefs/notes.ts";
import { checkObligations, printedFacts, warnUnused } from "./briefs/obligations.ts";
import { readMarkdown } from "./briefs/read-markdown.ts";
import { libraryEdition, resolveEdition } from "./briefs/resolve.ts";
import { type Brief, loadBriefs } from "./briefs/spec.ts";
import { checkStrings } from "./briefs/strings.ts";
import { loadTemplates, type Templates } from "./briefs/templates.ts";
import { runsOfBlocks } from "./briefs/walk.ts";
import { type BoundChart, bindChart } from "./charts/bind.ts";
import type { Profile } from "./charts/config.ts";
import { drawChart } from "./charts/draw.ts";
import type { Drawing } from "./charts/drawing.ts";
import { figureOf } from "./charts/figure.ts";
import { type ChartSpec, loadCharts } from "./charts/spec.ts";
import { drawSvg } from "./charts/svg.ts";
import { drawCsv, tableOf } from "./charts/table.ts";
import { citesOf } from "./deck/cites.ts";
import type { Deck, DeckSource, RenderedDeck } from "./deck/deck.ts";
import type { PrintOrder } from "./deck/deck-pdf.ts";
import { errorAt, type Report } from "./diagnostic/diagnostic.ts";
import { type Library, loadLibrary } from "./facts/load.ts";
import { verifyLibrary } from "./facts/verify.ts";
import type { Host, Memory } from "./host.ts";
import type { PageSize } from "./sheet/grid.ts";
import { chartWidths, layoutSheet } from "./sheet/layout.ts";
import { paintSheet } from "./sheet/pdf.ts";
import type { Corpus } from "./sources/corpus.ts";
import { type Fonts, loadFonts } from "./type/fonts.ts";
import { loadTheme } from "./type/load-theme.ts";
import type { Theme } from "./type/theme.ts";

/** What a brief is made as; `pdf` is the sheet without its HTML twin. */
export type Face = "sheet" | "pdf" | "deck";

/** What is to be made; paths of the result are relative to the output folder. */
export interface Order {
  /** Ids of briefs; empty for all. */
  readonly briefs: readonly string[];
  readonly faces: ReadonlySet<Face>;
  /** The paper of the sheets; A4 where it is not given. */
  readonly pages?: readonly PageSize[];
  readonly corpus: Corpus | undefined;
  /** What decks are printed with, and as what; their HTML needs none of it. */
  readonly print?: PrintOrder;
}

/** Everything a brief is made with, read once. */
export interface Project {
  readonly library: Library;
  readonly briefs: ReadonlyMap<string, Brief>;
  readonly templates: Templates;
  readonly charts: ReadonlyMap<string, ChartSpec>;
  readonly theme: Theme;
  readonly fonts: Fonts;
  /** Of the host: drawings of the same rows are not made again. */
  readonly memory?: Memory;
}

/** What the name of a deck with its presenter's notes ends in: it is served, never handed on. */
export const presenterDeck = "-deck.presenter.html";

/** The language of the editions made so far. */
const language = "en";

/**
 * The whole way, in order: sources -> facts -> briefs -> charts -> sheet | deck. Problems
 * go to `report`; what has one is left out of the result, and nothing is written.
 */
export async function runPipeline(host: Host, order: Order, report: Report): Promise<ReadonlyMap<string, Uint8Array>> {
  const project = loadProject(host, order.corpus, report);
  const outputs = new Map<string, Uint8Array>();
  if (!project) return outputs;
  const briefs = chooseBriefs(project.briefs, order.briefs);
  order.print?.browser.start(project.fonts);
  const printing: Promise<void>[] = [];
  for (const [index, brief] of briefs.entries()) {
    host.log(`${brief.id} (${index + 1} of ${briefs.length})`);
    const put = (files: Outputs): void => {
      for (const [name, bytes] of files) outputs.set(`${brief.id}/${name}`, bytes);
    };
    const { files, printed } = await makeBrief(brief, project, order, report);
    put(files);
    // The browser prints while the next brief is made; what it cannot print is thrown below.
    const late = printed?.then(put);
    late?.catch(() => undefined);
    if (late) printing.push(late);
  }
  await Promise.all(printing);
  return outputs;
}

/** 1. Reads and verifies everything a project holds. */
export function loadProject(host: Host, corpus: Corpus | undefined, report: Report): Project | undefined {
  const library = loadLibrary(host, report);
  verifyLibrary(library, corpus, report, host.memory);
  const wording = library.wordings.get(language);
  if (wording) checkStrings(library, libraryEdition(library, wording), report);
  const briefs = loadBriefs(host, report);
  const templates = loadTemplates(host);
  const charts = loadCharts(host, report);
  const loaded = loadTheme(host, report);
  if (!loaded) return undefined;
  const fonts = loadFonts(loaded.theme, host, loaded.folder);
  return {
    library,
    briefs,
    templates,
    charts,
    theme: loaded.theme,
    fonts,
    ...(host.memory && { memory: host.memory }),
  };
}

function chooseBriefs(briefs: ReadonlyMap<string, Brief>, wanted: readonly string[]): Brief[] {
  return [...briefs.values()].filter((brief) => wanted.length === 0 || wanted.includes(brief.id));
}

/** 2. One brief: its facts by alias, then each of its faces. Output names are relative to its folder. */
async function makeBrief(
  brief: Brief,
  project: Project,
  { faces, pages = ["a4"], print }: Order,
  report: Report,
): Promise<{ files: Outputs; printed?: Promise<Outputs> }> {
  const edition = resolveEdition(brief, language, project.library, report);
  const furniture = edition && furnitureOf(brief, edition, report);
  if (!edition || !furniture) return { files: [] };
  const hasTwin = faces.has("sheet");
  const sheet =
    hasTwin || faces.has("pdf")
      ? await makeSheet(brief, edition, furniture, project, { pages, hasTwin }, report)
      : nothing;
  const deck = faces.has("deck") ? await makeDeck(brief, edition, furniture, project, print, report) : nothing;
  if (hasTwin && faces.has("deck")) warnUnused(brief, edition, new Set([...sheet.facts, ...deck.facts]), report);
  if (!project.templates.sheets.has(brief.id) && !project.templates.decks.has(brief.id)) {
    const hint = `write templates/sheets/${brief.id}.md.hbs or templates/decks/${brief.id}.md.hbs`;
    report(errorAt(brief.placeOf([]), "missing-template", `\`${brief.id}\` has no template`, hint));
  }
  // A chart that stands in both is handed on as the sheet draws it.
  return { files: [...deck.outputs, ...sheet.outputs], ...(deck.printed && { printed: deck.printed }) };
}

type Outputs = readonly (readonly [name: string, bytes: Uint8Array])[];

/** One face of a brief: its files, and the facts it prints. */
interface Made {
  readonly outputs: Outputs;
  readonly facts: ReadonlySet<string>;
  /** What a browser is still at work on. */
  readonly printed?: Promise<Outputs>;
}

const nothing: Made = { outputs: [], facts: new Set() };

/** 3. The printed fact sheet: template -> blocks -> charts -> pages -> PDF, once for each paper. */
async function makeSheet(
  brief: Brief,
  edition: Edition,
  furniture: Furniture,
  project: Project,
  { pages, hasTwin }: { pages: readonly PageSize[]; hasTwin: boolean },
  report: Report,
): Promise<Made> {
  const sheet = composeSheet(brief, edition, furniture, project, report);
  if (!sheet) return nothing;
  const { composed, bound, runs } = sheet;
  const { theme, fonts } = project;
  // Chart files are of one width, whatever paper is asked for.
  const drawings = await drawCharts(bound, chartWidths(composed, theme, "a4"), "sheet", project, report);
  const outputs: (readonly [string, Uint8Array])[] = [];
  for (const size of pages) {
    const sized =
      size === "a4" ? drawings : await drawCharts(bound, chartWidths(composed, theme, size), "sheet", project, report);
    const laid = layoutSheet(composed, sized, theme, fonts, size, report);
    const pdf = await paintSheet(composed, laid, theme, fonts, new Date(`${edition.asOf}T00:00:00Z`));
    const name = sheetName(brief.id, size);
    auditPdf(pdf, `${brief.id}/${name}`, report);
    outputs.push([name, pdf]);
  }
  if (hasTwin) outputs.push([`${brief.id}-fact-sheet.html`, await makeTwin(sheet, drawings, project, report)]);
  return { outputs: [...outputs, ...chartFiles(bound, drawings, composed.charts)], facts: printedFacts(runs) };
}

/** The HTML twin of a sheet, with its charts drawn a second time for phones. */
async function makeTwin(
  { composed, bound }: ComposedSheet,
  drawings: ReadonlyMap<string, Drawing>,
  { theme, fonts, memory }: Project,
  report: Report,
): Promise<Uint8Array> {
  const { drawHtml, narrowCharts } = await import("./sheet/html.ts");
  const narrow = new Map<string, Drawing>();
  for (const [id, width] of narrowCharts(composed, theme)) {
    const chart = bound.get(id);
    let fits = true;
    const note: Report = ({ severity }) => {
      fits &&= severity !== "error";
    };
    // A chart that cannot be drawn so narrow keeps its one form, which can be moved sideways.
    const drawing = chart && (await drawChart(chart, width, "sheet", fonts, theme, note, memory));
    if (drawing && fits) narrow.set(id, drawing);
  }
  const tables = Object.fromEntries([...bound].map(([id, chart]) => [id, tableOf(chart, report)]));
  return encode(await drawHtml(composed, { drawings, narrow, tables }, theme, fonts, report));
}

// A4 is what is meant where nothing is said.
function sheetName(brief: string, size: PageSize): string {
  return `${brief}-fact-sheet${size === "a4" ? "" : `.${size}`}.pdf`;
}

/** What the pages of a sheet are laid out from: its document, and its charts with their rows. */
interface ComposedSheet {
  readonly composed: Composed;
  readonly bound: ReadonlyMap<string, BoundChart>;
  readonly runs: readonly Run[];
}

function composeSheet(
  brief: Brief,
  edition: Edition,
  furniture: Furniture,
  project: Project,
  report: Report,
): ComposedSheet | undefined {
  const template = project.templates.sheets.get(brief.id);
  const text = template && composeTemplate(template, project.templates.partials, edition, furniture, report);
  if (!text) return undefined;
  const blocks = readMarkdown(text, edition.names, report, project.memory);
  const bound = bindCharts(chartsOfBlocks(blocks, new Set(project.charts.keys()), report), edition, project, report);
  const numbered = numberNotes(blocks, figuresOf(bound, report), edition);
  const runs = [...runsOfBlocks(numbered.blocks, numbered.charts)];
  checkObligations(runs, edition, { file: template.file, line: 1, column: 1 }, report);
  const { pages } = brief.spec;
  return { composed: { ...furniture, brief: brief.id, ...(pages && { pages }), ...numbered }, bound, runs };
}

/** The document of a brief's sheet before its charts are drawn: what benchmarks and previews set by other means. */
export function composeBrief(id: string, project: Project, report: Report): ComposedSheet | undefined {
  const brief = project.briefs.get(id);
  const edition = brief && resolveEdition(brief, language, project.library, report);
  const furniture = edition && furnitureOf(brief, edition, report);
  return furniture && composeSheet(brief, edition, furniture, project, report);
}

/** 4. The deck: template -> slides -> charts -> HTML and notes. */
async function makeDeck(
  brief: Brief,
  edition: Edition,
  furniture: Furniture,
  project: Project,
  print: PrintOrder | undefined,
  tell: Report,
): Promise<Made> {
  let isSound = true;
  const report: Report = (diagnostic) => {
    isSound &&= diagnostic.severity !== "error";
    tell(diagnostic);
  };
  const template = project.templates.decks.get(brief.id);
  const text = template && composeTemplate(template, project.templates.partials, edition, furniture, report);
  if (!text) return nothing;
  // Marp is large: who makes sheets alone does not wait for it.
  const { deckChartWidths, deckTexts, readDeck, renderDeck, renderSlides } = await import("./deck/deck.ts");
  const source: DeckSource = { ...furniture, brief: brief.id, text, charts: {}, cites: citesOf(edition) };
  enforceLaw(deckTexts(source), edition.names, report);
  const blocks = readDeck(source, report).slides.flatMap((slide) => slide.blocks);
  const bound = bindCharts(chartsOfBlocks(blocks, new Set(project.charts.keys()), report), edition, project, report);
  // Its problems are reported; this time the slides know what their charts say.
  const deck = readDeck({ ...source, charts: figuresOf(bound, report) }, () => undefined);
  const runs = deckRuns(deck);
  checkObligations(runs, edition, { file: template.file, line: 1, column: 1 }, report);
  const { theme, fonts } = project;
  const drawings = await drawCharts(bound, deckChartWidths(deck, theme), "deck", project, report);
  const rendered = print?.isAlone ? undefined : await renderDeck(deck, drawings, theme, fonts, report);
  const parts = rendered?.parts ?? renderSlides(deck, drawings, theme, fonts, report);
  const outputs = rendered
    ? [...deckFiles(brief.id, rendered), ...chartFiles(bound, drawings, deck.source.charts)]
    : [];
  const made = { outputs, facts: printedFacts(runs) };
  // What is wrong in it may be what makes it too long.
  if (!isSound) return made;
  const { fitDeck } = await import("./deck/deck-pdf.ts");
  const printing = { parts, drawings, theme, fonts, date: new Date(`${edition.asOf}T00:00:00Z`) };
  return { ...made, printed: fitDeck(deck, printing, print, report) };
}

function deckFiles(brief: string, { html, presenterHtml, notes }: RenderedDeck): Outputs {
  return [
    [`${brief}-deck.html`, encode(html)],
    [`${brief}${presenterDeck}`, encode(presenterHtml)],
    [`${brief}-deck-notes.txt`, encode(notes)],
  ];
}

function deckRuns({ slides, source }: Deck): Run[] {
  return slides.flatMap((slide) => [...runsOfBlocks(slide.blocks, source.charts), ...slide.notes.flat()]);
}

/** 5. Charts: facts -> rows -> drawings at their final width. */
function bindCharts(
  ids: readonly string[],
  edition: Edition,
  project: Project,
  report: Report,
): ReadonlyMap<string, BoundChart> {
  const bound = new Map<string, BoundChart>();
  for (const id of new Set(ids)) {
    const spec = project.charts.get(id);
    const chart = spec && bindChart(spec, edition, report);
    if (chart) bound.set(id, chart);
  }
  return bound;
}

function figuresOf(charts: ReadonlyMap<string, BoundChart>, report: Report): Record<string, Figure> {
  const figures: Record<string, Figure> = {};
  for (const [id, chart] of charts) {
    const figure = figureOf(chart, report);
    if (figure) figures[id] = figure;
  }
  return figures;
}

async function drawCharts(
  charts: ReadonlyMap<string, BoundChart>,
  widths: ReadonlyMap<string, number>,
  profile: Profile,
  { fonts, theme, memory }: Project,
  report: Report,
): Promise<ReadonlyMap<string, Drawing>> {
  const drawings = new Map<string, Drawing>();
  for (const [id, chart] of charts) {
    const width = widths.get(id);
    const drawing = width && (await drawChart(chart, width, profile, fonts, theme, report, memory));
    if (drawing) drawings.set(id, drawing);
  }
  return drawings;
}

function chartFiles(
  charts: ReadonlyMap<string, BoundChart>,
  drawings: ReadonlyMap<string, Drawing>,
  figures: Readonly<Record<string, Figure>>,
): Outputs {
  return [...drawings].flatMap(([id, drawing]) => {
    const chart = charts.get(id);
    const figure = figures[id];
    if (!chart || !figure) return [];
    const label = figure.alt.map((run) => ("text" in run ? run.text : "")).join("");
    const fontFamilies = { sans: "'Source Sans 3', sans-serif", serif: "'Source Serif 4', serif" };
    return [
      [`charts/${id}.svg`, encode(drawSvg(drawing, { idPrefix: id, label, fontFamilies }))] as const,
      [`charts/${id}.csv`, encode(drawCsv(chart))] as const,
    ];
  });
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
