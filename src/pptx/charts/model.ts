import type { Row } from "../../charts/row.ts";
import type { Drawing, Paint, Stroke, TextFont, TextOp } from "../../pictures/drawing.ts";

/** The chart data that is read together with the drawing. */
export interface ChartRows {
  readonly chart: string;
  readonly rows: readonly Row[];
}

/** A chart that PowerPoint draws natively from an embedded workbook. */
export type NativeChart = BarChart | LineChart;

interface Charted {
  readonly chart: string;
  /** Name of the series: what is counted. */
  readonly series: string;
  readonly points: readonly ChartPoint[];
}

export interface BarChart extends Charted {
  readonly type: "bars";
  /** In pixels of the drawing: the x of the zero line, the length of one unit, the height of the tallest bar. */
  readonly drawn: { readonly zero: number; readonly unit: number; readonly bar: number };
  /** Whether names are above the bars instead of in front of them. */
  readonly areNamesAbove: boolean;
  /** Undefined if the labels are enough. */
  readonly axis?: { readonly max: number; readonly step: number; readonly unit: string };
}

export interface LineChart extends Charted {
  readonly type: "line";
  /** The line that connects the points. */
  readonly line: Stroke;
  readonly stem?: Stroke;
  /** The axis runs from 1 January of `first` to 1 January of `last`. */
  readonly years: { readonly first: number; readonly last: number };
}

export interface ChartPoint {
  readonly category: string;
  /** Null for a fact known only in words. */
  readonly value: number | null;
  /** ISO date, used on a time axis. */
  readonly date: string;
  /** The value as printed, with its qualifier. */
  readonly printed: string;
  readonly label: readonly ChartText[];
  /** A lower bound, drawn with an open arrow. */
  readonly isBound: boolean;
  readonly fill?: Paint;
  readonly stroke?: Stroke;
}

export interface ChartText {
  readonly text: string;
  readonly font: TextFont;
  readonly colour: Paint;
}

export function textsOf({ ops }: Drawing, row: Row): TextOp[] {
  return ops
    .filter((op) => op.op === "text")
    .filter((op) => op.facts.includes(row.fact))
    .sort((a, b) => a.y - b.y);
}

export function chartText({ text, font, fill }: TextOp): ChartText {
  return { text, font, colour: fill };
}

/** The name of the series in the workbook. */
export function seriesName(rows: readonly Row[]): string {
  const labels = [...new Set(rows.map((row) => String(row.label ?? "")).filter((label) => label !== ""))];
  return labels.length === 1 ? (labels[0] ?? "") : "";
}
