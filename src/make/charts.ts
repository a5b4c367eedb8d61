import type { Edition } from "../briefs/edition.ts";
import { type BoundChart, bindChart } from "../charts/bind.ts";
import type { Profile } from "../charts/config.ts";
import { drawChart } from "../charts/draw.ts";
import { figureOf } from "../charts/figure.ts";
import { drawCsv } from "../charts/table.ts";
import type { Report } from "../diagnostic/diagnostic.ts";
import { type Figure, plainText } from "../document/block.ts";
import type { Drawing } from "../pictures/drawing.ts";
import { drawSvg } from "../pictures/svg.ts";
import { encode, type Outputs } from "./forms.ts";
import type { Project } from "./project.ts";

/** Charts: facts -> rows. Each is bound once, in the order of the document. */
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

/** What stands around the drawings, as document text. */
export function figuresOf(charts: ReadonlyMap<string, BoundChart>, report: Report): Record<string, Figure> {
  const figures: Record<string, Figure> = {};
  for (const [id, chart] of charts) {
    const figure = figureOf(chart, report);
    if (figure) figures[id] = figure;
  }
  return figures;
}

/** Charts: rows -> drawings at their final width. */
export async function drawCharts(
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

/** Each chart as SVG and as the rows it was drawn from. */
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
