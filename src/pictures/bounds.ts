import type { Op, PathCommand } from "./drawing.ts";

export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export type Point = readonly [x: number, y: number];

/**
 * The bounding box of all paths and images. Curve handles count as points, so it can be too large. With nothing painted
 * it is inverted: `left` is Infinity and `right` -Infinity.
 */
export function boundsOf(ops: readonly Op[]): Bounds {
  return boundsOfPoints(ops.flatMap(paintedPoints));
}

export function boundsOfPoints(points: readonly Point[]): Bounds {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return { left: least(xs), top: least(ys), right: -least(xs.map((x) => -x)), bottom: -least(ys.map((y) => -y)) };
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}

function paintedPoints(op: Op): Point[] {
  if (op.op === "image")
    return [
      [op.x, op.y],
      [op.x + op.width, op.y + op.height],
    ];
  if (op.op !== "path") return [];
  const reach = (op.stroke?.width ?? 0) / 2;
  return op.commands.flatMap(pointsOf).flatMap(([x, y]): Point[] => [
    [x - reach, y - reach],
    [x + reach, y + reach],
  ]);
}

/** The points of a command; for a curve, its handles and then its end. */
export function pointsOf(command: PathCommand): Point[] {
  switch (command[0]) {
    case "M":
    case "L":
      return [[command[1], command[2]]];
    case "C":
      return [
        [command[1], command[2]],
        [command[3], command[4]],
        [command[5], command[6]],
      ];
    case "Z":
      return [];
  }
}
