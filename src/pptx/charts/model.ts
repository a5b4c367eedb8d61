import type { Row } from "../../charts/row.ts";
import type { Drawing, Paint, Stroke, TextFont, TextOp } from "../../pictures/drawing.ts";

/** What is read of a chart beside its drawing. */
export interface ChartRows {
  readonly chart: string;
  readonly rows: readonly Row[];
}

/** A chart that PowerPoint draws itself, from a workbook it carries. */
export type NativeChart = BarChart | LineChart;

interface Charted {
  readonly chart: string;
  /** What is counted: the name of the series. */
  readonly series: string;
  readonly points: readonly ChartPoint[];
}

export interface BarChart extends Charted {
  readonly type: "bars";
  /** Where the bars begin, how long a unit is and how high the highest bar, in pixels of the drawing. */
  readonly drawn: { readonly zero: number; readonly unit: number; readonly bar: number };
  /** Names that do not stand before the bars. */
  readonly areNamesAbove: boolean;
  /** Undefined where the labels say it all. */
  readonly axis?: { readonly max: number; readonly step: number; readonly unit: string };
}

export interface LineChart extends Charted {
  readonly type: "line";
  /** The joining line. */
  readonly line: Stroke;
  readonly stem?: Stroke;
  /** Years, from the first of January of one to that of the other. */
  readonly years: { readonly first: number; readonly last: number };
}

export interface ChartPoint {
  readonly category: string;
  /** Null for a fact that is known in words only. */
  readonly value: number | null;
  /** ISO day, on an axis of time. */
  readonly date: string;
  /** The value as it is printed, with its qualifier. */
  readonly printed: string;
  readonly label: readonly ChartText[];
  /** An open arrow after a lower bound. */
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

/** What the series is called in the workbook. */
export function seriesName(rows: readonly Row[]): string {
  const labels = [...new Set(rows.map((row) => String(row.label ?? "")).filter((label) => label !== ""))];
  return labels.length === 1 ? (labels[0] ?? "") : "";
}
