import type { BoundChart } from "../../src/charts/bind.ts";
import { type ChartFrame, drawChart, readyChart } from "../../src/charts/draw.ts";
import { compileChart } from "../../src/charts/scene.ts";
import type { Report } from "../../src/diagnostic/diagnostic.ts";
import type { Drawing } from "../../src/pictures/drawing.ts";
import type { Look } from "../../src/type/look.ts";

/** Compiles and draws a chart, without a cache between the two. */
export async function drawAt(
  chart: BoundChart,
  frame: ChartFrame,
  look: Look,
  report: Report,
): Promise<Drawing | undefined> {
  const { spec, config } = readyChart(chart, frame, look.theme);
  return drawChart({ chart, program: await compileChart(spec, config), frame }, look, report);
}
