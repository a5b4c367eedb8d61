import type { Row } from "../../charts/row.ts";
import { type Bounds, boundsOfPoints, pointsOf } from "../../pictures/bounds.ts";
import type { Drawing, PathOp, TextOp } from "../../pictures/drawing.ts";
import { officeMetrics } from "../../slides/layout/metrics.ts";
import { type BarChart, type ChartPoint, type ChartRows, chartText, seriesName, textsOf } from "./model.ts";

interface Bar extends Bounds {
  readonly op: PathOp;
}

/** Recognises bars on one zero line with lengths to scale; undefined if the drawing shows anything else. */
export function readBars({ chart, rows }: ChartRows, drawing: Drawing): BarChart | undefined {
  const bars = drawing.ops.flatMap((op) => (op.op === "path" ? (barOf(op) ?? []) : []));
  const points = rows.map((row) => pointOf(row, bars, drawing));
  const found = points.flatMap((point) => point?.bars ?? []);
  if (points.some((point) => point === undefined) || found.length !== bars.length || found.length === 0) {
    return undefined;
  }
  const known = points.filter((point) => point !== undefined);
  const drawn = scaleOf(known);
  if (!known.every((point) => isToScale(point, drawn))) return undefined;
  const areNamesAbove = known.some(({ names }) => names.some((op) => op.x + op.width > drawn.zero));
  const between =
    areNamesAbove && known.every(({ names }) => fitsOneLine(names, drawing.width - drawn.zero)) ? dot : "\n";
  const ordered = known
    .sort((a, b) => a.y - b.y)
    .map(({ point, names }) => ({ ...point, category: names.map(({ text }) => text).join(between) }));
  const axis = axisOf(drawing);
  return {
    type: "bars",
    chart,
    series: seriesName(rows),
    points: ordered,
    drawn,
    areNamesAbove,
    ...(axis && { axis }),
  };
}

const dot = " · ";

// Some programs do not left-align the two lines of a name, so use one line if it also fits in a wider font.
function fitsOneLine(names: readonly TextOp[], width: number): boolean {
  const apart = (names.length - 1) * (names[0]?.font.size ?? 0);
  return names.reduce((sum, op) => sum + op.width, apart) * officeMetrics.slack.likely <= width;
}

// In pixels. The outline of an open bar is inset by half its stroke width.
const inset = 3;

function barOf(op: PathOp): Bar | undefined {
  const corners = op.commands.flatMap(pointsOf);
  const shape = op.commands.map(([name]) => name).join("");
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  if (!/^ML{3}L?Z$/.test(shape) || new Set(xs).size !== 2 || new Set(ys).size !== 2) return undefined;
  return { ...boundsOfPoints(corners), op };
}

interface Found {
  readonly point: ChartPoint;
  readonly bars: readonly Bar[];
  readonly names: readonly TextOp[];
  readonly y: number;
}

/** A row with the bar in front of its label. The fact's other texts are its name. */
function pointOf(row: Row, bars: readonly Bar[], drawing: Drawing): Found | undefined {
  const texts = textsOf(drawing, row);
  const label = texts.find((op) => op.text.includes(row.text) && barsBefore(op, bars).length > 0);
  if (texts.length === 0 || (row.value !== null && !label)) return undefined;
  const own = label ? barsBefore(label, bars) : [];
  const fill = own.findLast(({ op }) => op.fill)?.op.fill;
  const stroke = own.findLast(({ op }) => op.stroke)?.op.stroke;
  const names = texts.filter((op) => op !== label);
  return {
    bars: own,
    names,
    y: label?.y ?? texts[0]?.y ?? 0,
    point: {
      category: "",
      value: row.value,
      date: String(row.date ?? ""),
      printed: row.text,
      label: label ? [chartText(label)] : [],
      isBound: row.bound === true,
      ...(fill && { fill }),
      ...(stroke && { stroke }),
    },
  };
}

/** The bars at the height of a text that end in front of it. */
function barsBefore(text: TextOp, bars: readonly Bar[]): Bar[] {
  const middle = text.y - 0.33 * text.font.size;
  return bars.filter((bar) => bar.top <= middle && middle <= bar.bottom && bar.right <= text.x + inset);
}

function scaleOf(all: readonly Found[]): BarChart["drawn"] {
  const longest = all.reduce((a, b) => ((a.point.value ?? 0) >= (b.point.value ?? 0) ? a : b));
  const bars = all.flatMap((found) => found.bars);
  return {
    zero: Math.min(...bars.map(({ left }) => left)),
    unit: lengthOf(longest) / (longest.point.value || 1),
    bar: Math.max(...bars.map(({ top, bottom }) => bottom - top)),
  };
}

function isToScale({ bars, point }: Found, { zero, unit }: BarChart["drawn"]): boolean {
  if (point.value === null) return bars.length === 0;
  const isAtZero = bars.every(({ left }) => Math.abs(left - zero) <= inset);
  return isAtZero && point.value >= 0 && Math.abs(lengthOf({ bars }) - point.value * unit) <= 2 * inset;
}

function lengthOf({ bars }: Pick<Found, "bars">): number {
  const right = Math.max(...bars.map((bar) => bar.right));
  return right - Math.min(...bars.map((bar) => bar.left));
}

/** Reads the axis from its ticks ("0%", "25%", …); undefined if none was drawn. */
function axisOf({ ops }: Drawing): BarChart["axis"] {
  const ticks = ops
    .filter((op) => op.op === "text")
    .filter((op) => op.role === "tick")
    .map((op) => /^(\d+(?:\.\d+)?)(\D*)$/u.exec(op.text));
  const values = ticks.map((tick) => Number(tick?.[1])).sort((a, b) => a - b);
  const [first = 0, second = 0] = values;
  const max = values.at(-1) ?? Number.NaN;
  if (ticks.length < 2 || Number.isNaN(max) || first !== 0) return undefined;
  return { max, step: second - first, unit: ticks[0]?.[2] ?? "" };
}
