import { auditPdf } from "../audit/audit-pdf.ts";
import type { Edition } from "../briefs/edition.ts";
import { chartsOfBlocks, composeTemplate, furnitureOf } from "../briefs/furniture.ts";
import { checkCited, checkObligations, printedFacts } from "../briefs/obligations.ts";
import { resolveEdition } from "../briefs/resolve.ts";
import type { Brief } from "../briefs/spec.ts";
import type { BoundChart } from "../charts/bind.ts";
import { drawChart } from "../charts/draw.ts";
import { tableOf } from "../charts/table.ts";
import type { Report } from "../diagnostic/diagnostic.ts";
import type { Furniture, Run } from "../document/block.ts";
import { numberNotes } from "../document/notes.ts";
import { readMarkdown } from "../document/read-markdown.ts";
import { runsOfBlocks } from "../document/walk.ts";
import type { Drawing } from "../pictures/drawing.ts";
import type { PageSize } from "../sheet/layout/grid.ts";
import { chartWidths, layoutSheet } from "../sheet/layout/layout.ts";
import type { SheetDocument } from "../sheet/layout/setting.ts";
import { paintSheet } from "../sheet/paint/paint.ts";
import { bindCharts, chartFiles, drawCharts, figuresOf } from "./charts.ts";
import { encode, type Form, type Made, nothing } from "./forms.ts";
import { language, type Project } from "./project.ts";

/** The fact sheet: template -> blocks -> charts -> pages -> PDF, once for each paper, and its HTML twin. */
export async function makeSheet(
  brief: Brief,
  edition: Edition,
  furniture: Furniture,
  project: Project,
  { forms, pages }: { readonly forms: ReadonlySet<Form>; readonly pages: readonly PageSize[] },
  report: Report,
): Promise<Made> {
  const sheet = composeSheet(brief, edition, furniture, project, report);
  if (!sheet) return nothing;
  const { composed, bound, runs } = sheet;
  const { theme, fonts } = project;
  // Chart files are of one width, whatever paper is asked for.
  const drawings = await drawCharts(bound, chartWidths(composed, theme, "a4"), "sheet", project, report);
  const outputs: (readonly [string, Uint8Array])[] = [];
  for (const size of forms.has("sheet.pdf") ? pages : []) {
    const sized =
      size === "a4" ? drawings : await drawCharts(bound, chartWidths(composed, theme, size), "sheet", project, report);
    const laid = layoutSheet(composed, sized, theme, fonts, size, report, project.memory);
    const pdf = await paintSheet(composed, laid, theme, fonts, new Date(`${edition.asOf}T00:00:00Z`));
    const name = sheetName(brief.id, size);
    auditPdf(pdf, `${brief.id}/${name}`, report);
    outputs.push([name, pdf]);
  }
  if (forms.has("sheet.html"))
    outputs.push([`${brief.id}-fact-sheet.html`, await makeTwin(sheet, drawings, project, report)]);
  return { outputs: [...outputs, ...chartFiles(bound, drawings, composed.charts)], facts: printedFacts(runs) };
}

/** The HTML twin of a sheet, with its charts drawn a second time for phones. */
async function makeTwin(
  { composed, bound }: ComposedSheet,
  drawings: ReadonlyMap<string, Drawing>,
  { theme, fonts, memory }: Project,
  report: Report,
): Promise<Uint8Array> {
  const { drawHtml, narrowCharts } = await import("../sheet/twin/html.ts");
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
  readonly composed: SheetDocument;
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
  const { templates, memory } = project;
  const template = templates.sheets.get(brief.id);
  const text = template && composeTemplate(template, templates.partials, edition, furniture, report, memory);
  if (!text) return undefined;
  const blocks = readMarkdown(text, edition.names, report, memory);
  const bound = bindCharts(chartsOfBlocks(blocks, new Set(project.charts.keys()), report), edition, project, report);
  const numbered = numberNotes(blocks, figuresOf(bound, report), edition);
  const runs = [...runsOfBlocks(numbered.blocks, numbered.charts)];
  checkObligations(runs, edition, { file: template.file, line: 1, column: 1 }, report);
  checkCited(runs, numbered.notes, edition, template, report);
  const { pages } = brief.spec;
  const { logo } = project;
  const composed = { ...furniture, brief: brief.id, ...(pages && { pages }), ...(logo && { logo }), ...numbered };
  return { composed, bound, runs };
}

/** The document of a brief's sheet before its charts are drawn: what benchmarks and previews set by other means. */
export function composeBrief(id: string, project: Project, report: Report): ComposedSheet | undefined {
  const brief = project.briefs.get(id);
  const edition = brief && resolveEdition(brief, language, project.library, report);
  const furniture = edition && furnitureOf(brief, edition, report);
  return furniture && composeSheet(brief, edition, furniture, project, report);
}
