import type { BoundChart } from "../../charts/bind.ts";
import type { Drawing, PathOp, TextOp } from "../../charts/drawing.ts";
import type { Row } from "../../charts/row.ts";
import { type BarChart, type ChartPoint, type ChartText, chartText, seriesName, textsOf } from "./chart-model.ts";

interface Bar {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly op: PathOp;
}

/** Reads bars from one zero line, each as long as its value; undefined where anything else was drawn. */
export function readBars({ chart, rows }: BoundChart, drawing: Drawing): BarChart | undefined {
  const bars = drawing.ops.flatMap((op) => (op.op === "path" ? (barOf(op) ?? []) : []));
  const points = rows.map((row) => pointOf(row, bars, drawing));
  const found = points.flatMap((point) => point?.bars ?? []);
  if (points.some((point) => point === undefined) || found.length !== bars.length || found.length === 0) {
    return undefined;
  }
  const known = points.filter((point) => point !== undefined);
  if (!known.every((point) => isToScale(point, known))) return undefined;
  const ordered = known.sort((a, b) => a.y - b.y).map(({ point }) => point);
  const axis = axisOf(drawing);
  return { type: "bars", chart, series: seriesName(rows), points: ordered, ...(axis && { axis }) };
}

// The line of an open bar stands inside of it by half its width.
const inset = 3;

function barOf(op: PathOp): Bar | undefined {
  const corners = op.commands.flatMap((command) =>
    command[0] === "M" || command[0] === "L" ? [[command[1], command[2]] as const] : [],
  );
  const shape = op.commands.map(([name]) => name).join("");
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  if (!/^ML{3}L?Z$/.test(shape) || new Set(xs).size !== 2 || new Set(ys).size !== 2) return undefined;
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys), op };
}

interface Found {
  readonly point: ChartPoint;
  readonly bars: readonly Bar[];
  readonly y: number;
}

/** A row with the bar before its label; the other texts of its fact say what it is. */
function pointOf(row: Row, bars: readonly Bar[], drawing: Drawing): Found | undefined {
  const texts = textsOf(drawing, row);
  const label = texts.find((op) => op.text.includes(row.text) && barsBefore(op, bars).length > 0);
  if (texts.length === 0 || (row.value !== null && !label)) return undefined;
  const own = label ? barsBefore(label, bars) : [];
  const fill = own.findLast(({ op }) => op.fill)?.op.fill;
  const stroke = own.findLast(({ op }) => op.stroke)?.op.stroke;
  return {
    bars: own,
    y: label?.y ?? texts[0]?.y ?? 0,
    point: {
      category: categoryOf(texts.filter((op) => op !== label)),
      value: row.value,
      date: String(row.date ?? ""),
      printed: row.text,
      label: label ? [besideNames(label)] : [],
      isBound: row.bound === true,
      ...(fill && { fill }),
      ...(stroke && { stroke }),
    },
  };
}

// The names stand before the bars here and not above them, so the labels have less room.
function besideNames(label: TextOp): ChartText {
  const set = chartText(label);
  return { ...set, font: { ...set.font, size: Math.min(set.font.size, widestLabel) } };
}

const widestLabel = 22;

function categoryOf(texts: readonly TextOp[]): string {
  return texts.map(({ text }) => text).join("\n");
}

/** The bars at the height of a text that end before it: those that are its nearest. */
function barsBefore(text: TextOp, bars: readonly Bar[]): Bar[] {
  const middle = text.y - 0.33 * text.font.size;
  return bars.filter((bar) => bar.top <= middle && middle <= bar.bottom && bar.right <= text.x + inset);
}

function isToScale({ bars, point }: Found, all: readonly Found[]): boolean {
  const longest = all.reduce((a, b) => ((a.point.value ?? 0) >= (b.point.value ?? 0) ? a : b));
  const scale = lengthOf(longest) / (longest.point.value || 1);
  const zero = Math.min(...all.flatMap((found) => found.bars.map(({ left }) => left)));
  if (point.value === null) return bars.length === 0;
  const isAtZero = bars.every(({ left }) => Math.abs(left - zero) <= inset);
  return isAtZero && point.value >= 0 && Math.abs(lengthOf({ bars }) - point.value * scale) <= 2 * inset;
}

function lengthOf({ bars }: Pick<Found, "bars">): number {
  const right = Math.max(...bars.map((bar) => bar.right));
  return right - Math.min(...bars.map((bar) => bar.left));
}

/** An axis that was drawn has ticks: "0%", "25%", … */
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
