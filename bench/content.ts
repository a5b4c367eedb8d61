import { readyChart, rowsOf } from "../src/charts/draw.ts";
import type { JsonObject } from "../src/charts/json.ts";
import type { Diagnostic } from "../src/diagnostic/diagnostic.ts";
import type { Composed } from "../src/document/block.ts";
import type { Host } from "../src/host.ts";
import { openCache } from "../src/make/cache.ts";
import { makingOf } from "../src/make/pipeline.ts";
import { loadProject } from "../src/make/project.ts";
import { composeSheet } from "../src/make/sheet.ts";
import { nodeHost } from "../src/node-host.ts";
import { sheetChartWidths } from "../src/sheet/layout/grid.ts";
import type { Theme } from "../src/type/theme.ts";

/** What every peer sets: the document our own sheet is laid out from, and its charts for Vega. */
export interface Content {
  readonly document: Composed;
  /** The last note that is cited before the first page break: notes stand on the page that cites them. */
  readonly lastNoteOfPageOne: number;
  readonly charts: readonly ReadyChart[];
  readonly theme: Theme;
  /** Paths of the theme's fonts by face: "sans-400". */
  readonly fonts: Readonly<Record<string, string>>;
}

export interface ReadyChart {
  readonly id: string;
  readonly spec: JsonObject;
  readonly config: JsonObject;
  readonly width: number;
  readonly height: number;
}

const brief = "transition";

/** The fact that changes from sheet to sheet: it stands in tiles, text, headline and rows of a chart. */
export const changed = { file: "data/facts/uk2024.yaml", from: "87" };
const quoted = `${changed.from} partners`;

/** Stands in the content for the changed fact; a number that nothing else in it holds. */
export const stand = 187;

/** A host whose project says another count than ours of how many members the Coalition has. */
export interface ChangingHost extends Host {
  change(count: number): void;
}

export function changedHost(root: string): ChangingHost {
  const host = nodeHost(root, () => undefined);
  const text = new TextDecoder().decode(host.read(changed.file));
  let bytes = host.read(changed.file);
  return {
    ...host,
    read: (path) => (path === changed.file ? bytes : host.read(path)),
    change: (count) => {
      bytes = new TextEncoder().encode(withCount(text, count));
    },
  };
}

/** The text of the file that holds the changed fact, with another count. */
export function withCount(text: string, count: number): string {
  const edited = text
    .replace(`value: ${changed.from}\n`, `value: ${count}\n`)
    // As long as it was: the quotation has its place in the document.
    .replace(quoted, `${count} partners`.slice(0, quoted.length));
  if (edited === text) throw new Error(`${changed.file} no longer says \`value: ${changed.from}\``);
  return edited;
}

/** The content of the transition brief with the fact standing at `stand`. */
export async function readContent(root: string): Promise<Content> {
  const diagnostics: Diagnostic[] = [];
  const report = (diagnostic: Diagnostic): void => void diagnostics.push(diagnostic);
  const host = changedHost(root);
  host.change(stand);
  const project = loadProject({ host, corpus: undefined, cache: openCache() }, report);
  const spec = project?.briefs.get(brief);
  const making = project && spec && makingOf(spec, project, { forms: new Set() }, report);
  const sheet = making && (await composeSheet(making));
  if (!project || !sheet) throw new Error(`the brief ${brief} does not compose: ${diagnostics[0]?.message}`);
  const widths = sheetChartWidths(sheet.document.blocks, project.theme, "a4");
  const charts = [...sheet.bound].map(([id, chart]) => {
    const width = widths.get(id) ?? 240;
    const ready = readyChart(chart, { width, profile: "sheet" }, project.theme);
    const spec = { ...ready.spec, datasets: rowsOf(chart) };
    return { id, width, height: chart.spec.words.height.sheet, spec: nameFonts(spec), config: nameFonts(ready.config) };
  });
  const fonts = Object.fromEntries(
    (["serif", "sans"] as const).flatMap((family) =>
      Object.entries(project.theme.fonts[family]).map(([key, file]) => [
        `${family}-${key}`,
        host.packageFile(file) ?? file,
      ]),
    ),
  );
  const { blocks } = sheet.document;
  const pageOne = blocks.slice(
    0,
    blocks.findIndex(({ type }) => type === "page"),
  );
  const cited = JSON.stringify(pageOne);
  const notes = [...cited.matchAll(/"notes":\[([\d,]*)\]/g)].flatMap(([, list]) => (list ?? "").split(",").map(Number));
  const { theme } = project;
  return { document: sheet.document, theme, lastNoteOfPageOne: Math.max(0, ...notes), charts, fonts };
}

// Our charts name their font by its part; a peer finds it by the name in the file.
function nameFonts(spec: JsonObject): JsonObject {
  const names: Record<string, string> = { sans: "Source Sans 3", serif: "Source Serif 4" };
  return JSON.parse(JSON.stringify(spec), (key, value) =>
    /font$/i.test(key) && typeof value === "string" ? (names[value] ?? value) : value,
  );
}
