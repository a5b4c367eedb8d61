import { errorAt, type Report } from "../diagnostic/diagnostic.ts";
import type { Drawing, Op } from "../pictures/drawing.ts";
import { leastSize } from "../type/least-size.ts";
import type { Look } from "../type/look.ts";
import type { Theme } from "../type/theme.ts";
import type { BoundChart } from "./bind.ts";
import { chartConfig, type Profile, scaleOf } from "./config.ts";
import type { Json, JsonObject } from "./json.ts";
import { lintDrawing } from "./layout-lint.ts";
import { recordScene } from "./record.ts";
import { type ChartProgram, runScene } from "./scene.ts";
import { isArray } from "./view.ts";

/** The place a chart is drawn for: its width in points on a sheet, in pixels on a slide. */
export interface ChartFrame {
  readonly width: number;
  readonly profile: Profile;
}

/** What Vega-Lite is handed: a specification without rows, which are the same for every size and theme. */
interface ReadyChart {
  readonly spec: JsonObject;
  readonly config: JsonObject;
}

/** The specification of a chart with its size and the theme. */
export function readyChart({ spec, datasets, edition }: BoundChart, frame: ChartFrame, theme: Theme): ReadyChart {
  const { width, profile } = frame;
  const empty = Object.fromEntries(Object.keys(datasets).map((name) => [name, []]));
  const sized = { ...sizedSpec(spec.vegaLite, scaleOf(profile, theme)), width, height: spec.words.height[profile] };
  return { spec: { ...sized, datasets: empty }, config: chartConfig(profile, theme, edition.wording) };
}

/** The rows of a chart, for Vega. */
export function rowsOf({ datasets }: BoundChart): JsonObject {
  return datasets as unknown as JsonObject;
}

/**
 * Draws a chart: Vega runs its program with the rows, the scene is recorded, and the recording is looked through.
 * Undefined where a fault was reported.
 */
export async function drawChart(
  { chart, program, frame }: { readonly chart: BoundChart; readonly program: ChartProgram; readonly frame: ChartFrame },
  { fonts, theme }: Look,
  report: Report,
): Promise<Drawing | undefined> {
  let sound = true;
  const note: Report = (diagnostic) => {
    sound = false;
    report(diagnostic);
  };
  const { width, profile } = frame;
  const size = { width, height: chart.spec.words.height[profile] };
  const scene = await runScene(program, rowsOf(chart), fonts);
  for (const warning of new Set(scene.warnings)) {
    note(errorAt(chart.spec.placeOf([]), "chart-warning", `Vega: ${warning}`, "correct the specification"));
  }
  if (!sound) return undefined;
  const recording = recordScene(scene, Object.values(chart.datasets).flat(), fonts);
  const limit = profile === "deck" ? { least: leastSize(theme) } : {};
  lintDrawing(chart, recording, { ...size, ...limit }, fonts, note);
  if (!sound) return undefined;
  return { name: chart.chart, ...size, ops: recording.ops.map(roundOp) };
}

// `k` is a parameter, so that the file opens in an editor with a value of its own.
function sizedSpec(vegaLite: JsonObject, k: number): JsonObject {
  const params: Json = isArray(vegaLite.params) ? vegaLite.params : [];
  const others = params.filter(
    (param) => !(typeof param === "object" && param !== null && "name" in param && param.name === "k"),
  );
  return {
    ...vegaLite,
    params: [{ name: "k", value: k }, ...others],
    autosize: { type: "fit", contains: "padding" },
    padding: 0,
  };
}

// Three decimals are far below what paper or screen can show, and keep a drawing the same on every machine.
function roundOp(op: Op): Op {
  return JSON.parse(JSON.stringify(op, (_, value) => (typeof value === "number" ? round(value) : value)));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000 || 0;
}
