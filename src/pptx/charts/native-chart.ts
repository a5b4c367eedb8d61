import type { Drawing } from "../../pictures/drawing.ts";
import { readBars } from "./bars.ts";
import type { ChartRows, NativeChart } from "./model.ts";
import { readPoints } from "./points.ts";

/**
 * The native form of a chart, or undefined if it has none. It is recognised from the drawing, not from the
 * specification: bars to scale on one zero line, or dots on one line over time.
 */
export function readNativeChart(bound: ChartRows, drawing: Drawing): NativeChart | undefined {
  const isCut = drawing.ops.some((op) => op.op === "clip" || (op.op === "text" && op.angle !== 0));
  return isCut || bound.rows.length === 0 ? undefined : (readBars(bound, drawing) ?? readPoints(bound, drawing));
}
