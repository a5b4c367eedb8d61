import { auditPdf } from "../audit/audit-pdf.ts";
import { citationsOf } from "../briefs/citations.ts";
import { checkCited, checkObligations, printedFacts } from "../briefs/obligations.ts";
import { tableOf } from "../charts/table.ts";
import type { Report } from "../diagnostic/diagnostic.ts";
import type { Run } from "../document/block.ts";
import { checkHeadings } from "../document/check-headings.ts";
import { checkPictures } from "../document/check-pictures.ts";
import { numberNotes } from "../document/notes.ts";
import { parseMarkdown } from "../document/parse.ts";
import { readParsed } from "../document/read-markdown.ts";
import { everyRun, withFigures } from "../document/walk.ts";
import type { Drawing } from "../pictures/drawing.ts";
import { type PageSize, sheetChartWidths } from "../sheet/layout/grid.ts";
import { layoutSheet } from "../sheet/layout/layout.ts";
import type { SheetDocument } from "../sheet/layout/setting.ts";
import { paintSheet } from "../sheet/paint/paint.ts";
import { chartFiles, drawCharts, drawOne, framesOf } from "./charts.ts";
import { composeCharts, composeText, type FaceCharts } from "./face.ts";
import { embedOnce } from "./fonts.ts";
import { encode, type FormOf, fileOf, forms, formsOf, type Outputs } from "./forms.ts";
import { knownLines } from "./known-lines.ts";
import { type Made, type Making, nothing } from "./making.ts";

/** A sheet before layout. */
export interface ComposedSheet extends FaceCharts {
  readonly document: SheetDocument;
  readonly runs: readonly Run[];
}

interface DrawnSheet extends ComposedSheet {
  /** Drawn at A4 widths. */
  readonly drawings: ReadonlyMap<string, Drawing>;
}

type SheetMaker = (sheet: DrawnSheet, making: Making) => Promise<Outputs>;

/** Renders each form of a sheet. */
const makers: Readonly<Record<FormOf<"sheet">, SheetMaker>> = { "sheet.pdf": makePdfs, "sheet.html": makeTwin };

/** The fact sheet: template -> blocks -> charts -> pages -> PDF, once for each paper, and its HTML twin. */
export async function makeSheet(making: Making): Promise<Made> {
  const sheet = await composeSheet(making);
  if (!sheet) return nothing;
  const drawn = { ...sheet, drawings: await drawFor("a4", sheet, making) };
  const wanted = formsOf("sheet", making.forms);
  const made: Outputs[] = [];
  for (const form of wanted) made.push(await makers[form](drawn, making));
  // Chart files have the same width for every paper size.
  if (wanted.some((form) => forms[form].withCharts)) made.push(chartFiles(sheet.bound, drawn.drawings, sheet.figures));
  return { outputs: made.flat(), facts: printedFacts(sheet.runs) };
}

/** Template -> document, checked for unsourced numerals and the brief's obligations. */
export async function composeSheet(making: Making): Promise<ComposedSheet | undefined> {
  const { brief, edition, furniture, project, cache, report } = making;
  const template = project.templates.sheets.get(brief.id);
  const text = template && (await composeText(template, making));
  if (!text) return undefined;
  const parsed = cache.stepNow("markdown", text.markdown, () => parseMarkdown(text.markdown), report);
  const { blocks } = readParsed(parsed, text, { medium: "sheet", names: edition.names, report });
  const charts = composeCharts(blocks, making);
  const numbered = numberNotes(withFigures(blocks, charts.figures), citationsOf(edition));
  const runs = [...everyRun(numbered.blocks)];
  checkObligations(runs, edition, { file: template.file, line: 1, column: 1 }, report);
  checkCited({ runs, notes: numbered.notes }, edition, template, report);
  const { logo, pictures } = project;
  checkPictures(blocks, pictures, report);
  checkHeadings(blocks, report);
  const { pages } = brief.spec;
  const document = {
    ...furniture,
    brief: brief.id,
    ...(pages && { pages }),
    ...(logo && { logo }),
    pictures: pictures.known,
    ...numbered,
  };
  return { document, runs, ...charts };
}

export function drawFor(size: PageSize, { document, bound }: ComposedSheet, making: Making) {
  const widths = sheetChartWidths(document.blocks, making.project.theme, size);
  return drawCharts(bound, framesOf(widths, "sheet"), making);
}

/** A PDF for each paper, read back and audited. */
async function makePdfs(sheet: DrawnSheet, making: Making): Promise<Outputs> {
  const { brief, edition, project, cache, report, papers } = making;
  const { document } = sheet;
  const date = new Date(`${edition.asOf}T00:00:00Z`);
  const names = forms["sheet.pdf"].files(brief.id, papers);
  const outputs: (readonly [string, Uint8Array])[] = [];
  for (const [index, size] of papers.entries()) {
    const name = names[index] ?? "";
    const drawings = size === "a4" ? sheet.drawings : await drawFor(size, sheet, making);
    const inputs = { document, drawings: [...drawings], size, date, look: project.lookSum };
    const make = async (note: Report): Promise<string> => {
      const known = [brief.id, size, document.lang, project.lookSum];
      const lines = knownLines(cache.memo("lines", known), cache.memo("extents", known));
      const pages = layoutSheet(document, drawings, { ...project, size, lines }, note);
      const pdf = await paintSheet(document, pages, { ...project, date });
      auditPdf(pdf, `${brief.id}/${name}`, note);
      return Buffer.from(pdf).toString("base64");
    };
    outputs.push([name, Buffer.from(await cache.step("sheet.pdf", inputs, make, report), "base64")]);
  }
  return outputs;
}

/** The sheet's HTML twin, with a second, narrow drawing of each chart for phones. */
async function makeTwin(sheet: DrawnSheet, making: Making): Promise<Outputs> {
  const { brief, project } = making;
  const { document, bound, drawings } = sheet;
  const { narrowCharts, twinHtml, twinParts } = await import("../sheet/twin/html.ts");
  const narrow = new Map<string, Drawing>();
  for (const [id, width] of narrowCharts(document, project.theme)) {
    const chart = bound.get(id);
    let fits = true;
    const note: Report = ({ severity }) => {
      fits &&= severity !== "error";
    };
    // A chart that cannot be drawn that narrow keeps its wide form, which scrolls sideways.
    const drawing = chart && (await drawOne(chart, { width, profile: "sheet" }, { ...making, report: note }));
    if (drawing && fits) narrow.set(id, drawing);
  }
  const tables = Object.fromEntries([...bound].map(([id, chart]) => [id, tableOf(chart)]));
  const parts = twinParts(document, { drawings, narrow, tables }, project);
  const fonts = await embedOnce(parts.characters, "woff2", making);
  return [[fileOf("sheet.html", brief.id), encode(twinHtml(document, parts, fonts))]];
}
