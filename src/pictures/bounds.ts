import type { Op } from "../charts/drawing.ts";

export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The box around what is painted; the handles of curves count as points. Turned inside out where nothing is. */
export function boundsOf(ops: readonly Op[]): Bounds {
  const points = ops.flatMap(pointsOf);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  return { left: least(xs), top: least(ys), right: -least(xs.map((x) => -x)), bottom: -least(ys.map((y) => -y)) };
}

function least(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY);
}

type Point = readonly [x: number, y: number];

function pointsOf(op: Op): Point[] {
  if (op.op === "image")
    return [
      [op.x, op.y],
      [op.x + op.width, op.y + op.height],
    ];
  if (op.op !== "path") return [];
  const reach = (op.stroke?.width ?? 0) / 2;
  return op.commands.flatMap((command): Point[] => {
    if (command[0] === "Z") return [];
    const [, ...numbers] = command;
    return numbers.flatMap((x, index): Point[] => {
      const y = numbers[index + 1] ?? 0;
      return index % 2 === 0
        ? [
            [x - reach, y - reach],
            [x + reach, y + reach],
          ]
        : [];
    });
  });
}
