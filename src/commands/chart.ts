import { resolveEdition } from "../briefs/resolve.ts";
import { type Brief, loadBriefs } from "../briefs/spec.ts";
import { type BoundChart, bindChart } from "../charts/bind.ts";
import { readyChart, rowsOf } from "../charts/draw.ts";
import { loadCharts } from "../charts/load.ts";
import { type ChartSpec, chartsFolder } from "../charts/spec.ts";
import type { Diagnostic } from "../diagnostic/diagnostic.ts";
import { didYouMean } from "../diagnostic/nearest.ts";
import { type ProjectFiles, projectFiles } from "../diagnostic/project-files.ts";
import { loadLibrary } from "../facts/load.ts";
import { loadTheme } from "../type/load-theme.ts";
import type { Theme } from "../type/theme.ts";
import { exitCodes, type Request, RequestError, type Terminal, textOption } from "./command.ts";
import { checkBriefs, conclude, hasErrors, openProject } from "./surroundings.ts";

/** Prints a self-contained chart for Vega-Lite editors, with its rows from a brief and the theme's styles. */
export async function run(request: Request, terminal: Terminal): Promise<number> {
  const project = openProject(request, terminal);
  const { host, report, diagnostics } = project;
  const [id = ""] = request.positionals;
  const wanted = textOption(request, "brief");
  if (wanted !== undefined) checkBriefs([wanted], host);
  const files = projectFiles(host);
  const charts = loadCharts(files, report);
  const spec = charts.get(id);
  if (!spec && !hasErrors(diagnostics)) {
    const hint = didYouMean(id, charts.keys())[0] ?? `the charts are in ${chartsFolder}`;
    throw new RequestError(`there is no chart \`${id}\``, hint);
  }
  const loaded = loadTheme(files, report);
  const briefs = [...loadBriefs(files, report).values()].filter((brief) => wanted === undefined || brief.id === wanted);
  if (!spec || !loaded) return conclude(project, terminal);
  const bound = bindSomewhere(spec, briefs, files);
  if ("chart" in bound) terminal.out(`${JSON.stringify(completeSpec(bound.chart, loaded.theme), null, 2)}\n`);
  else diagnostics.push(...bound.problems);
  return hasErrors(diagnostics) ? conclude(project, terminal) : exitCodes.good;
}

/** Binds the chart to the first brief that has all its rows, or returns the problems with the last brief. */
function bindSomewhere(
  spec: ChartSpec,
  briefs: readonly Brief[],
  files: ProjectFiles,
): { readonly chart: BoundChart } | { readonly problems: readonly Diagnostic[] } {
  let problems: Diagnostic[] = [];
  const library = loadLibrary(files, (problem) => problems.push(problem));
  for (const brief of briefs) {
    problems = [];
    const note = (problem: Diagnostic): void => void problems.push(problem);
    const edition = resolveEdition(brief, "en", library, note);
    const chart = edition && bindChart(spec, edition, note);
    if (chart) return { chart };
  }
  return { problems };
}

function completeSpec(chart: BoundChart, theme: Theme): unknown {
  const { width } = chart.spec.vegaLite;
  const frame = { width: typeof width === "number" ? width : 400, profile: "sheet" as const };
  const { spec, config } = readyChart(chart, frame, theme);
  return { ...spec, config, datasets: rowsOf(chart) };
}
