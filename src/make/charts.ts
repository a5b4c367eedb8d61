import type { Edition } from "../briefs/edition.ts";
import { type BoundChart, bindChart } from "../charts/bind.ts";
import { type ChartFrame, drawChart, readyChart, rowsOf } from "../charts/draw.ts";
import { figureOf } from "../charts/figure.ts";
import { compileChart } from "../charts/scene.ts";
import { drawCsv } from "../charts/table.ts";
import type { Report } from "../diagnostic/diagnostic.ts";
import { type Figure, plainText } from "../document/block.ts";
import type { Drawing } from "../pictures/drawing.ts";
import { drawSvg } from "../pictures/svg.ts";
import { encode, type Outputs } from "./forms.ts";
import type { Making } from "./making.ts";
import type { Project } from "./project.ts";

/** Charts: facts -> rows. Binds each chart once, in document order. */
export function bindCharts(
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

/** The texts around the drawings. */
export function figuresOf(charts: ReadonlyMap<string, BoundChart>, report: Report): Record<string, Figure> {
  const figures: Record<string, Figure> = {};
  for (const [id, chart] of charts) {
    const figure = figureOf(chart, report);
    if (figure) figures[id] = figure;
  }
  return figures;
}

/** Charts: rows -> drawings at their final widths. */
export async function drawCharts(
  charts: ReadonlyMap<string, BoundChart>,
  frames: ReadonlyMap<string, ChartFrame>,
  making: Making,
): Promise<ReadonlyMap<string, Drawing>> {
  const drawings = new Map<string, Drawing>();
  for (const [id, chart] of charts) {
    const frame = frames.get(id);
    const drawing = frame && (await drawOne(chart, frame, making));
    if (drawing) drawings.set(id, drawing);
  }
  return drawings;
}

/** Runs Vega-Lite only for changed specifications, and Vega only for changed rows. */
export async function drawOne(
  chart: BoundChart,
  frame: ChartFrame,
  { project, cache, report }: Making,
): Promise<Drawing | undefined> {
  const ready = readyChart(chart, frame, project.theme);
  const { names } = chart.edition;
  const inputs = { id: chart.chart, ready, rows: rowsOf(chart), frame, names, look: project.lookSum };
  const draw = async (note: Report): Promise<Drawing | undefined> => {
    const program = await cache.step("chart program", ready, () => compileChart(ready.spec, ready.config), note);
    return drawChart({ chart, program, frame }, project, note);
  };
  return cache.step("drawing", inputs, draw, report);
}

/** Each chart as SVG, and its rows as CSV. */
export function chartFiles(
  charts: ReadonlyMap<string, BoundChart>,
  drawings: ReadonlyMap<string, Drawing>,
  figures: Readonly<Record<string, Figure>>,
): Outputs {
  return [...drawings].flatMap(([id, drawing]) => {
    const chart = charts.get(id);
    const figure = figures[id];
    if (!chart || !figure) return [];
    const label = plainText(figure.alt);
    const fontFamilies = { sans: "'Source Sans 3', sans-serif", serif: "'Source Serif 4', serif" };
    return [
      [`charts/${id}.svg`, encode(drawSvg(drawing, { idPrefix: id, label, fontFamilies }))] as const,
      [`charts/${id}.csv`, encode(drawCsv(chart))] as const,
    ];
  });
}

/** The frames of charts of one profile. */
export function framesOf(
  widths: ReadonlyMap<string, number>,
  profile: ChartFrame["profile"],
): ReadonlyMap<string, ChartFrame> {
  return new Map([...widths].map(([id, width]) => [id, { width, profile }]));
}
