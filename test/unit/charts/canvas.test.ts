import * as fc from "fast-check";
import { expect, test } from "vitest";
import { paintOf, recordingContext } from "../../../src/charts/canvas.ts";
import type { PathCommand } from "../../../src/pictures/drawing.ts";
import { angleOf, apply } from "../../../src/pictures/matrix.ts";

// What Vega calls on a canvas, as far as these tests call it.
interface Canvas {
  fillStyle: unknown;
  strokeStyle: unknown;
  save(): void;
  restore(): void;
  translate(x: number, y: number): void;
  rotate(angle: number): void;
  beginPath(): void;
  closePath(): void;
  moveTo(x: number, y: number): void;
  lineTo(x: number, y: number): void;
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void;
  rect(x: number, y: number, width: number, height: number): void;
  arc(x: number, y: number, radius: number, from: number, till: number, anticlockwise?: boolean): void;
  fill(): void;
  stroke(): void;
  clip(): void;
}

function canvas() {
  const refused: string[] = [];
  const recording = recordingContext([1, 0, 0, 1, 0, 0], (what) => void refused.push(what));
  return { recording, refused, context: recording as unknown as Canvas };
}

test("fill and stroke of one path are one operation", () => {
  const { recording, context } = canvas();
  context.rect(0, 0, 10, 5);
  context.fill();
  context.stroke();
  expect(recording.ops).toHaveLength(1);
  expect(recording.ops[0]).toMatchObject({ fill: { colour: "#000000", opacity: 1 }, stroke: { width: 1 } });
});

test("a path is recorded where it stands, with translation and rotation", () => {
  const { recording, context } = canvas();
  context.translate(10, 20);
  context.rotate(Math.PI / 2);
  context.moveTo(1, 0);
  context.lineTo(0, 1);
  context.stroke();
  const [first] = recording.ops;
  const commands = first?.op === "path" ? first.commands.map(([name, ...at]) => [name, ...at.map(Math.round)]) : [];
  expect(commands).toEqual([
    ["M", 10, 21],
    ["L", 9, 20],
  ]);
  expect(angleOf(recording.matrix())).toBeCloseTo(90);
});

test("a clip ends with the state it was set in", () => {
  const { recording, context } = canvas();
  context.save();
  context.rect(1, 2, 3, 4);
  context.clip();
  context.restore();
  expect(recording.ops).toEqual([{ op: "clip", x: 1, y: 2, width: 3, height: 4 }, { op: "end-clip" }]);
});

test("every point of an arc stands at its radius", () => {
  const angle = fc.double({ min: -10, max: 10, noNaN: true });
  fc.assert(
    fc.property(angle, angle, fc.boolean(), (from, till, anticlockwise) => {
      const { recording, context } = canvas();
      context.arc(5, 7, 100, from, till, anticlockwise);
      context.stroke();
      const [path] = recording.ops;
      for (const [x, y] of pointsOf(path?.op === "path" ? path.commands : [])) {
        expect(Math.hypot(x - 5, y - 7)).toBeCloseTo(100, 0);
      }
    }),
  );
});

test("a quadratic curve goes through the same middle as its cubic", () => {
  const { recording, context } = canvas();
  context.moveTo(0, 0);
  context.quadraticCurveTo(10, 20, 20, 0);
  context.stroke();
  const [path] = recording.ops;
  expect(pointsOf(path?.op === "path" ? path.commands : []).at(-2)).toEqual([10, 10]);
});

test.each([
  ["#12436D", "#12436d"],
  ["rgb(18, 67, 109)", "#12436d"],
  ["transparent", undefined],
])("the colour %s", (colour, expected) => {
  expect(paintOf(colour, 1, () => undefined)?.colour).toBe(expected);
});

test("gradients and colours without a number are refused", () => {
  const { refused, context } = canvas();
  context.rect(0, 0, 1, 1);
  context.fillStyle = { gradient: "linear" };
  context.fill();
  context.strokeStyle = "peru";
  context.stroke();
  expect(refused).toEqual(["a gradient", "the colour peru"]);
});

test("a matrix maps a point as a canvas does", () => {
  expect(apply([2, 0, 0, 3, 5, 7], 1, 1)).toEqual([7, 10]);
});

// Ends and middles of the segments.
function pointsOf(commands: readonly PathCommand[]): (readonly [number, number])[] {
  let [px, py] = [0, 0];
  return commands.flatMap((command): (readonly [number, number])[] => {
    if (command[0] === "Z") return [];
    const [x, y] = command[0] === "C" ? [command[5], command[6]] : [command[1], command[2]];
    const middle: (readonly [number, number])[] =
      command[0] === "C"
        ? [[(px + 3 * command[1] + 3 * command[3] + x) / 8, (py + 3 * command[2] + 3 * command[4] + y) / 8]]
        : [];
    [px, py] = [x, y];
    return [...middle, [x, y]];
  });
}
