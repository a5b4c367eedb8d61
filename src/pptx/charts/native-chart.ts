import type { Drawing } from "../../pictures/drawing.ts";
import { readBars } from "./bars.ts";
import type { ChartRows, NativeChart } from "./model.ts";
import { readPoints } from "./points.ts";

/**
 * The native form of a chart, or undefined where it has none. It is read from what was
 * drawn, not from the specification: whatever came out as bars from one zero line, as long
 * as their values, or as dots on one line of time, is such a chart.
 */
export function readNativeChart(bound: ChartRows, drawing: Drawing): NativeChart | undefined {
  const isCut = drawing.ops.some((op) => op.op === "clip" || (op.op === "text" && op.angle !== 0));
  return isCut || bound.rows.length === 0 ? undefined : (readBars(bound, drawing) ?? readPoints(bound, drawing));
}
