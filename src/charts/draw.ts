import { hash } from "node:crypto";
import { errorAt, type Report } from "../diagnostic/diagnostic.ts";
import type { Memory } from "../host.ts";
import type { Drawing, Op } from "../pictures/drawing.ts";
import type { Fonts } from "../type/fonts.ts";
import { leastSize } from "../type/least-size.ts";
import type { Theme } from "../type/theme.ts";
import type { BoundChart } from "./bind.ts";
import { chartConfig, type Profile, scaleOf } from "./config.ts";
import { lintDrawing } from "./layout-lint.ts";
import { recordScene } from "./record.ts";
import { runScene } from "./scene.ts";
import type { Json, JsonObject } from "./spec.ts";
import { isArray } from "./view.ts";

/**
 * Draws a chart at its final width (points on a sheet, pixels on a slide).
 * 1. the rows and the theme go into the specification, 2. Vega runs it, 3. the scene is recorded,
 * 4. the recording is looked through. Undefined where a fault was reported. What was drawn before of the same is
 * taken from memory.
 */
export async function drawChart(
  chart: BoundChart,
  width: number,
  profile: Profile,
  fonts: Fonts,
  theme: Theme,
  report: Report,
  memory?: Memory,
): Promise<Drawing | undefined> {
  const ready = readyChart(chart, width, profile, theme);
  const limit = profile === "deck" ? { least: leastSize(theme) } : {};
  const key = memory && drawingKey(chart, ready, limit, fonts);
  const known = key && memory.recall<Drawing>(key);
  if (known) return known;
  let sound = true;
  const note: Report = (diagnostic) => {
    sound = false;
    report(diagnostic);
  };
  const size = { width, height: chart.spec.height[profile] };
  const scene = await runScene(ready.spec, ready.config, fonts, memory);
  for (const warning of new Set(scene.warnings)) {
    note(errorAt(chart.spec.placeOf([]), "chart-warning", `Vega: ${warning}`, "correct the specification"));
  }
  if (!sound) return undefined;
  const recording = recordScene(scene, Object.values(chart.datasets).flat(), fonts);
  lintDrawing(chart, recording, { ...size, ...limit }, fonts, note);
  if (!sound) return undefined;
  const drawing = { name: chart.chart, ...size, ops: recording.ops.map(roundOp) };
  if (key) memory.keep(key, drawing);
  return drawing;
}

// All that a drawing and its problems depend on, but for where those are reported.
function drawingKey({ chart, edition }: BoundChart, ready: ReadyChart, limit: object, fonts: Fonts): string {
  const faces = fonts.faces.map(({ name, sha256 }) => [name, sha256]);
  return `drawing ${chart} ${hashOf([ready, limit, edition.names, faces])}`;
}

function hashOf(value: unknown): string {
  return hash("sha256", JSON.stringify(value));
}

/** What Vega-Lite is handed. */
export interface ReadyChart {
  readonly spec: JsonObject;
  readonly config: JsonObject;
}

/** A specification with its rows, size and theme. */
export function readyChart(chart: BoundChart, width: number, profile: Profile, theme: Theme): ReadyChart {
  const size = { width, height: chart.spec.height[profile] };
  return {
    spec: sizedSpec(chart, size, scaleOf(profile, theme)),
    config: chartConfig(profile, theme, chart.edition.wording),
  };
}

// `k` is a parameter, so that the file opens in an editor with a value of its own.
function sizedSpec(chart: BoundChart, size: { width: number; height: number }, k: number): JsonObject {
  const { vegaLite } = chart.spec;
  const params: Json = isArray(vegaLite.params) ? vegaLite.params : [];
  const others = params.filter(
    (param) => !(typeof param === "object" && param !== null && "name" in param && param.name === "k"),
  );
  return {
    ...vegaLite,
    ...size,
    datasets: chart.datasets as unknown as JsonObject,
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
