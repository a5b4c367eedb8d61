import type { Row } from "../../charts/row.ts";
import type { Drawing, PathOp } from "../../pictures/drawing.ts";
import { type ChartPoint, type ChartRows, chartText, type LineChart, seriesName, textsOf } from "./model.ts";

type Point = readonly [x: number, y: number];

/** Recognises dots connected by one line in chronological order; undefined if the drawing shows anything else. */
export function readPoints({ chart, rows }: ChartRows, drawing: Drawing): LineChart | undefined {
  const ordered = [...rows].sort((a, b) => (String(a.date) < String(b.date) ? -1 : 1));
  const paths = drawing.ops.filter((op) => op.op === "path");
  const joined = paths.find((op) => op.stroke && isLine(op) && op.commands.length === rows.length);
  const vertices = joined?.commands.flatMap((command): Point[] =>
    command[0] === "Z" ? [] : [[command[1], command[2]]],
  );
  const years = yearsOf(drawing);
  if (!joined?.stroke || !vertices || rows.length < 2 || !years || !isToScale(vertices, ordered)) return undefined;
  const stem = paths.find((op) => op !== joined && isStem(op, vertices))?.stroke;
  return {
    type: "line",
    chart,
    series: seriesName(rows),
    points: ordered.map((row, index) => pointOf(row, vertices[index] ?? [0, 0], paths, drawing)),
    line: joined.stroke,
    ...(stem && { stem }),
    years,
  };
}

function isLine({ commands }: PathOp): boolean {
  return commands.every(([name], index) => name === (index === 0 ? "M" : "L"));
}

function isStem({ commands, stroke }: PathOp, vertices: readonly Point[]): boolean {
  const [from, to] = commands;
  if (!stroke || commands.length !== 2 || from?.[0] !== "M" || to?.[0] !== "L" || from[1] !== to[1]) return false;
  return vertices.some(
    ([x, y]) => Math.abs(x - from[1]) < 1 && Math.min(Math.abs(y - from[2]), Math.abs(y - to[2])) < 1,
  );
}

// Dates must run to the right and values upwards, both on linear scales.
function isToScale(vertices: readonly Point[], rows: readonly Row[]): boolean {
  const days = rows.map((row) => Date.parse(String(row.date)) / 86_400_000);
  return (
    isEven(
      vertices.map(([x]) => x),
      days,
    ) &&
    isEven(
      vertices.map(([, y]) => -y),
      rows.map((row) => row.value ?? Number.NaN),
    )
  );
}

function isEven(drawn: readonly number[], values: readonly number[]): boolean {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const [from, to] = [drawn[values.indexOf(low)] ?? 0, drawn[values.indexOf(high)] ?? 0];
  return (
    high > low &&
    to > from &&
    values.every((value, index) => {
      const wanted = from + ((value - low) / (high - low)) * (to - from);
      return Math.abs((drawn[index] ?? Number.NaN) - wanted) <= 2;
    })
  );
}

function pointOf(row: Row, [x, y]: Point, paths: readonly PathOp[], drawing: Drawing): ChartPoint {
  const dots = paths.filter((op) => op.commands.some(([name]) => name === "C") && isAround(op, x, y));
  const fill = dots.findLast((op) => op.fill)?.fill;
  const stroke = dots.findLast((op) => op.stroke)?.stroke;
  const texts = textsOf(drawing, row);
  return {
    category: String(row.date ?? ""),
    value: row.value,
    date: String(row.date ?? ""),
    printed: row.text,
    label: texts.map(chartText),
    isBound: row.bound === true,
    ...(fill && { fill }),
    ...(stroke && { stroke }),
  };
}

function isAround({ commands }: PathOp, x: number, y: number): boolean {
  const ends = commands.flatMap((command): Point[] => {
    if (command[0] === "Z") return [];
    return [command[0] === "C" ? [command[5], command[6]] : [command[1], command[2]]];
  });
  const [xs, ys] = [ends.map(([px]) => px), ends.map(([, py]) => py)];
  const middle = (values: readonly number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  return Math.abs(middle(xs) - x) < 1 && Math.abs(middle(ys) - y) < 1;
}

/** The first and last year printed on the axis. Other time axes are not recognised. */
function yearsOf({ ops }: Drawing): LineChart["years"] | undefined {
  const ticks = ops.filter((op) => op.op === "text").filter((op) => op.role === "tick");
  const years = ticks.map(({ text }) => (/^\d{4}$/.test(text) ? Number(text) : Number.NaN));
  const [first, last] = [Math.min(...years), Math.max(...years)];
  return ticks.length > 1 && last > first ? { first, last } : undefined;
}
