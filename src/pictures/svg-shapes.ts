import { SVGPathData } from "svg-pathdata";
import type { XmlTag } from "../diagnostic/xml.ts";
import type { PathCommand } from "./drawing.ts";
import { apply, type Matrix, multiply } from "./matrix.ts";

/** A shape's outline in absolute lines and curves; undefined if its numbers cannot be read. */
export function outlineOf(tag: XmlTag): PathCommand[] | undefined {
  const data = pathDataOf(tag);
  if (data === undefined) return undefined;
  try {
    const { commands } = new SVGPathData(data).toAbs().normalizeHVZ(false).normalizeST().qtToC().aToC();
    return commands.map((command): PathCommand => {
      if (command.type === SVGPathData.CLOSE_PATH) return ["Z"];
      if (command.type === SVGPathData.CURVE_TO)
        return ["C", command.x1, command.y1, command.x2, command.y2, command.x, command.y];
      if (command.type === SVGPathData.MOVE_TO || command.type === SVGPathData.LINE_TO)
        return [command.type === SVGPathData.MOVE_TO ? "M" : "L", command.x, command.y];
      throw new SyntaxError("path command was not normalised");
    });
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** A shape as path data (a `d` attribute). */
function pathDataOf(tag: XmlTag): string | undefined {
  switch (tag.name) {
    case "path":
      return tag.attributes.get("d") ?? "";
    case "line": {
      const [x1, y1, x2, y2] = numbersOf(tag, "x1", "y1", "x2", "y2");
      return `M${x1} ${y1}L${x2} ${y2}`;
    }
    case "polyline":
    case "polygon": {
      const points = (tag.attributes.get("points") ?? "").trim();
      return points === "" ? "" : `M${points}${tag.name === "polygon" ? "Z" : ""}`;
    }
    case "circle": {
      const [cx = 0, cy = 0, r = 0] = numbersOf(tag, "cx", "cy", "r");
      return ellipse(cx, cy, r, r);
    }
    case "ellipse": {
      const [cx = 0, cy = 0, rx = 0, ry = 0] = numbersOf(tag, "cx", "cy", "rx", "ry");
      return ellipse(cx, cy, rx, ry);
    }
    case "rect":
      return rectangle(tag);
    default:
      return undefined;
  }
}

function numbersOf({ attributes }: XmlTag, ...names: readonly string[]): number[] {
  return names.map((name) => Number(attributes.get(name) ?? 0));
}

function ellipse(cx: number, cy: number, rx: number, ry: number): string {
  const half = `A${rx} ${ry} 0 0 1`;
  return `M${cx - rx} ${cy}${half} ${cx + rx} ${cy}${half} ${cx - rx} ${cy}Z`;
}

function rectangle(tag: XmlTag): string {
  const { attributes } = tag;
  const [x = 0, y = 0, width = 0, height = 0] = numbersOf(tag, "x", "y", "width", "height");
  const rx = Math.min(Number(attributes.get("rx") ?? attributes.get("ry") ?? 0), width / 2);
  const ry = Math.min(Number(attributes.get("ry") ?? attributes.get("rx") ?? 0), height / 2);
  const [right, bottom] = [x + width, y + height];
  if (rx === 0 || ry === 0) return `M${x} ${y}L${right} ${y}L${right} ${bottom}L${x} ${bottom}Z`;
  const corner = `A${rx} ${ry} 0 0 1`;
  return [
    `M${x + rx} ${y}L${right - rx} ${y}${corner} ${right} ${y + ry}`,
    `L${right} ${bottom - ry}${corner} ${right - rx} ${bottom}`,
    `L${x + rx} ${bottom}${corner} ${x} ${bottom - ry}`,
    `L${x} ${y + ry}${corner} ${x + rx} ${y}Z`,
  ].join("");
}

/** An outline with all points transformed by a matrix. */
export function moveOutline(commands: readonly PathCommand[], matrix: Matrix): PathCommand[] {
  return commands.map((command): PathCommand => {
    if (command[0] === "Z") return command;
    if (command[0] !== "C") return [command[0], ...apply(matrix, command[1], command[2])];
    const [, x1, y1, x2, y2, x, y] = command;
    return ["C", ...apply(matrix, x1, y1), ...apply(matrix, x2, y2), ...apply(matrix, x, y)];
  });
}

/** The matrix of a `transform` attribute; undefined if it cannot be read. */
export function matrixOf(transform: string): Matrix | undefined {
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  const rest = transform.replace(/([a-zA-Z]+)\s*\(([^)]*)\)[\s,]*/g, (whole, name: string, list: string) => {
    const next = stepOf(name, parseNumbers(list));
    if (next) matrix = multiply(matrix, next);
    return next ? "" : whole;
  });
  return rest.trim() === "" && matrix.every(Number.isFinite) ? matrix : undefined;
}

/** Parses numbers separated by spaces or commas; NaN for anything else. */
export function parseNumbers(list: string): number[] {
  return list
    .trim()
    .split(/[\s,]+/)
    .map(Number);
}

function stepOf(name: string, numbers: readonly number[]): Matrix | undefined {
  const [a = 0, b, c = 0, d = 0, e = 0, f = 0] = numbers;
  switch (name) {
    case "matrix":
      return [a, b ?? 0, c, d, e, f];
    case "translate":
      return [1, 0, 0, 1, a, b ?? 0];
    case "scale":
      return [a, 0, 0, b ?? a, 0, 0];
    case "rotate": {
      const [cos, sin] = [Math.cos((a * Math.PI) / 180), Math.sin((a * Math.PI) / 180)];
      const [x, y] = [b ?? 0, c];
      return [cos, sin, -sin, cos, x - cos * x + sin * y, y - sin * x - cos * y];
    }
    default:
      return undefined;
  }
}
