import { errorAt, isQuiet, type Report } from "../diagnostic/diagnostic.ts";
import type { ProjectFiles } from "../diagnostic/project-files.ts";
import { lintSpec } from "./lint.ts";
import { type ChartFile, type ChartSpec, chartSchema, chartsFolder, extension, resolveChart } from "./spec.ts";

/** Reads every chart of the project. One with a fault is reported and left out. */
export function loadCharts(
  files: ProjectFiles,
  report: Report,
  check: typeof checkChart = checkChart,
): ReadonlyMap<string, ChartSpec> {
  const charts = new Map<string, ChartSpec>();
  for (const name of files.list(chartsFolder).filter((file) => file.endsWith(extension))) {
    const read = files.parse(`${chartsFolder}/${name}`, chartSchema, report);
    if (read && check(read, report)) {
      const chart = resolveChart(read);
      charts.set(chart.id, chart);
    }
  }
  return charts;
}

/** Whether all of a chart that keeps to its schema can be drawn faithfully. */
export function checkChart(read: ChartFile, report: Report): boolean {
  return isQuiet((note) => {
    checkPreview(read, note);
    lintSpec(resolveChart(read), note);
  }, report);
}

// Without preview rows the file opens empty in an editor, and nobody can work on it.
function checkPreview(read: ChartFile, report: Report): void {
  for (const name of Object.keys(read.value.usermeta.briefs.facts)) {
    if ((read.value.datasets[name]?.length ?? 0) > 0) continue;
    const place = read.placeOf(["datasets", name]);
    report(errorAt(place, "chart-no-rows", `the dataset \`${name}\` has no preview rows`, "add one row to `datasets`"));
  }
}
