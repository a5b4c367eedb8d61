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

/** The target of a chart drawing. `width` is in points on a sheet, in pixels on a slide. */
export interface ChartFrame {
  readonly width: number;
  readonly profile: Profile;
}

/** The input of Vega-Lite. It has no rows, because they do not depend on size or theme. */
interface ReadyChart {
  readonly spec: JsonObject;
  readonly config: JsonObject;
}

/** A chart's specification at the given size, with the theme's configuration. */
export function readyChart({ spec, datasets, edition }: BoundChart, frame: ChartFrame, theme: Theme): ReadyChart {
  const { width, profile } = frame;
  const empty = Object.fromEntries(Object.keys(datasets).map((name) => [name, []]));
  const sized = { ...sizedSpec(spec.vegaLite, scaleOf(profile, theme)), width, height: spec.words.height[profile] };
  return { spec: { ...sized, datasets: empty }, config: chartConfig(profile, theme, edition.wording) };
}

/** A chart's rows in the form Vega takes. */
export function rowsOf({ datasets }: BoundChart): JsonObject {
  return datasets as unknown as JsonObject;
}

/**
 * Draws a chart: runs its Vega program with the rows, records the scene, and lints the recording. Returns undefined
 * after reporting an error.
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
    note(errorAt(chart.spec.placeOf([]), "chart-warning", `Vega: ${warning}`, "fix the Vega-Lite specification"));
  }
  if (!sound) return undefined;
  const recording = recordScene(scene, Object.values(chart.datasets).flat(), fonts);
  const limit = profile === "deck" ? { least: leastSize(theme) } : {};
  lintDrawing(chart, recording, { ...size, ...limit }, fonts, note);
  if (!sound) return undefined;
  return { name: chart.chart, ...size, ops: recording.ops.map(roundOp) };
}

// Replaces the file's own value of `k`, which is there so that the file also opens in a Vega editor.
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

// Three decimals are finer than paper or screen can show, and make drawings identical on every machine.
function roundOp(op: Op): Op {
  return JSON.parse(JSON.stringify(op, (_, value) => (typeof value === "number" ? round(value) : value)));
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000 || 0;
}
