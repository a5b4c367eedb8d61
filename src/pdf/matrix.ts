import type { PdfValue } from "./value.ts";

// Unrolled by hand: every piece of text multiplies matrices, mostly before the JIT has compiled a loop.

/** A PDF transformation: x' = a x + c y + e, y' = b x + d y + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number];

export type Point = readonly [x: number, y: number];

export const identity: Matrix = [1, 0, 0, 1, 0, 0];

/** Applies `inner` first, then `outer`. */
export function multiply(inner: Matrix, outer: Matrix): Matrix {
  return [
    inner[0] * outer[0] + inner[1] * outer[2],
    inner[0] * outer[1] + inner[1] * outer[3],
    inner[2] * outer[0] + inner[3] * outer[2],
    inner[2] * outer[1] + inner[3] * outer[3],
    inner[4] * outer[0] + inner[5] * outer[2] + outer[4],
    inner[4] * outer[1] + inner[5] * outer[3] + outer[5],
  ];
}

/** Moves the origin by `x` and `y`, in the matrix's own units. */
export function translate(x: number, y: number, matrix: Matrix): Matrix {
  const [e, f] = transform(x, y, matrix);
  return [matrix[0], matrix[1], matrix[2], matrix[3], e, f];
}

export function transform(x: number, y: number, matrix: Matrix): Point {
  return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]];
}

/** Makes a matrix of six operands; anything but a number counts as zero. */
export function matrixOf(values: readonly (PdfValue | undefined)[]): Matrix {
  return [
    numberOf(values[0]),
    numberOf(values[1]),
    numberOf(values[2]),
    numberOf(values[3]),
    numberOf(values[4]),
    numberOf(values[5]),
  ];
}

/** The operand, or zero if it is not a number. */
export function numberOf(value: PdfValue | undefined): number {
  return typeof value === "number" ? value : 0;
}
