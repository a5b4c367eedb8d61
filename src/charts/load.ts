import { errorAt, isQuiet, type Report } from "../diagnostic/diagnostic.ts";
import type { ProjectFiles } from "../diagnostic/project-files.ts";
import { lintSpec } from "./lint.ts";
import { wordsOfOneFile } from "./one-file.ts";
import { type ChartSpec, chartsFolder, drawingExtension, drawingSchema, resolveChart, wordsExtension } from "./spec.ts";
import { chartSchema } from "./words.ts";

/** Reads every chart in the project. Charts with errors are reported and left out. */
export function loadCharts(
  files: ProjectFiles,
  report: Report,
  check: typeof checkChart = checkChart,
): ReadonlyMap<string, ChartSpec> {
  const names = files.list(chartsFolder);
  for (const name of names) reportAlone(name, names, report);
  const charts = new Map<string, ChartSpec>();
  for (const name of names.filter((file) => file.endsWith(drawingExtension))) {
    const chart = readChart(`${chartsFolder}/${name}`, files, report);
    if (chart && check(chart, report)) charts.set(chart.id, chart);
  }
  return charts;
}

/** Lints a chart that already matches its schema; true if it has no errors. */
export function checkChart(chart: ChartSpec, report: Report): boolean {
  return isQuiet((note) => lintSpec(chart, note), report);
}

/** Reads a chart from its drawing file and its words file. Returns undefined after reporting an error. */
function readChart(file: string, files: ProjectFiles, report: Report): ChartSpec | undefined {
  const drawing = files.parse(file, drawingSchema, report);
  const wordsFile = file.replace(drawingExtension, wordsExtension);
  const beside = files.parse(wordsFile, chartSchema, report);
  const own = drawing?.value.usermeta?.briefs;
  if (!drawing) return undefined;
  if (own && files.read(wordsFile)) {
    const place = drawing.placeOf(["usermeta", "briefs"]);
    const message = `the words of this chart are both here and in ${wordsFile}`;
    report(errorAt(place, "chart-files", message, `remove \`usermeta.briefs\` and keep ${wordsFile}`));
    return undefined;
  }
  if (own) return resolveChart(drawing, wordsOfOneFile(own, drawing));
  if (drawing.value.datasets !== undefined) {
    const place = drawing.placeOf(["datasets"]);
    const hint = "delete `datasets`; `briefs chart` prints the chart with its rows from a brief";
    report(errorAt(place, "chart-forbidden", "rows typed into a chart are never drawn", hint));
    return undefined;
  }
  if (beside) return resolveChart(drawing, beside);
  if (!files.read(wordsFile)) {
    const place = { file, line: 1, column: 1 };
    const hint = `create ${wordsFile} with its headline, subtitle, alt text, height and facts`;
    report(errorAt(place, "chart-files", "the chart has no words file", hint));
  }
  return undefined;
}

function reportAlone(name: string, names: readonly string[], report: Report): void {
  const drawing = name.replace(wordsExtension, drawingExtension);
  if (!name.endsWith(wordsExtension) || names.includes(drawing)) return;
  const place = { file: `${chartsFolder}/${name}`, line: 1, column: 1 };
  report(errorAt(place, "chart-files", "the chart has no drawing", `create the Vega-Lite specification ${drawing}`));
}
