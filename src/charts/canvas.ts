import type { ClipOp, Op, Paint, PathCommand, PathOp, Stroke } from "../pictures/drawing.ts";
import { apply, type Matrix, multiply } from "../pictures/matrix.ts";

/**
 * A canvas 2D context that records instead of painting. Vega's own drawing code runs on it, so every mark becomes
 * paths. `record.ts` records text separately, because it knows which row a text came from.
 */
interface RecordingContext {
  readonly ops: Op[];
  matrix(): Matrix;
}

/** `refuse` is called for features a drawing does not support: gradients, patterns, pictures. */
export function recordingContext(start: Matrix, refuse: (what: string) => void): RecordingContext {
  const ops: Op[] = [];
  const stack: { matrix: Matrix; clips: number }[] = [];
  let matrix = start;
  let clips = 0;
  let path: PathCommand[] = [];
  let pen: readonly [number, number] = [0, 0];

  const to = (x: number, y: number): readonly [number, number] => apply(matrix, x, y);
  const add = (command: PathCommand, x: number, y: number): void => {
    path.push(command);
    pen = [x, y];
  };
  const curve = (x1: number, y1: number, x2: number, y2: number, x: number, y: number): void =>
    add(["C", ...to(x1, y1), ...to(x2, y2), ...to(x, y)], x, y);
  const line = (x: number, y: number): void => add([path.length === 0 ? "M" : "L", ...to(x, y)], x, y);
  const emit = (part: { fill: Paint } | { stroke: Stroke }): void => {
    const last = ops.at(-1);
    const same = last?.op === "path" && last.commands === path && !("stroke" in last) && "stroke" in part;
    if (same) ops[ops.length - 1] = { ...last, ...part } satisfies PathOp;
    else if (path.length > 0) ops.push({ op: "path", commands: path, ...part });
  };

  const context = {
    ops,
    matrix: () => matrix,
    pixelRatio: 1,
    fillStyle: "#000000" as unknown,
    strokeStyle: "#000000" as unknown,
    globalAlpha: 1,
    lineWidth: 1,
    lineCap: "butt" as Stroke["cap"],
    lineJoin: "miter" as Stroke["join"],
    dash: [] as readonly number[],

    save: () => void stack.push({ matrix, clips }),
    restore: () => {
      const before = stack.pop();
      if (!before) return;
      for (; clips > before.clips; clips--) ops.push({ op: "end-clip" });
      matrix = before.matrix;
    },
    translate: (x: number, y: number) => {
      matrix = multiply(matrix, [1, 0, 0, 1, x, y]);
    },
    rotate: (angle: number) => {
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
      matrix = multiply(matrix, [cos, sin, -sin, cos, 0, 0]);
    },
    scale: (x: number, y: number) => {
      matrix = multiply(matrix, [x, 0, 0, y, 0, 0]);
    },
    setLineDash: (dash: readonly number[]) => {
      context.dash = dash;
    },

    beginPath: () => {
      path = [];
    },
    closePath: () => void path.push(["Z"]),
    moveTo: (x: number, y: number) => add(["M", ...to(x, y)], x, y),
    lineTo: line,
    bezierCurveTo: curve,
    quadraticCurveTo: (cx: number, cy: number, x: number, y: number) => {
      const third = (from: number, control: number): number => from + (2 / 3) * (control - from);
      curve(third(pen[0], cx), third(pen[1], cy), third(x, cx), third(y, cy), x, y);
    },
    rect: (x: number, y: number, width: number, height: number) => {
      add(["M", ...to(x, y)], x, y);
      for (const [px, py] of [
        [x + width, y],
        [x + width, y + height],
        [x, y + height],
      ] as const)
        line(px, py);
      path.push(["Z"]);
    },
    arc: (cx: number, cy: number, radius: number, from: number, till: number, anticlockwise = false) => {
      line(cx + radius * Math.cos(from), cy + radius * Math.sin(from));
      for (const c of arcCurves(cx, cy, radius, from, till, anticlockwise)) curve(...c);
    },

    fill: () => {
      const paint = paintOf(context.fillStyle, context.globalAlpha, refuse);
      if (paint) emit({ fill: paint });
    },
    stroke: () => {
      const paint = paintOf(context.strokeStyle, context.globalAlpha, refuse);
      if (!paint) return;
      const { lineWidth: width, lineCap: cap, lineJoin: join, dash } = context;
      emit({ stroke: { ...paint, width, cap, join, ...(dash.length > 0 && { dash: [...dash] }) } });
    },
    clip: () => {
      ops.push(clipTo(path));
      clips++;
    },
    createLinearGradient: () => refuse("a gradient"),
    createRadialGradient: () => refuse("a gradient"),
    createPattern: () => refuse("a pattern"),
    drawImage: () => refuse("a picture"),
  };
  return context;
}

type Curve = [number, number, number, number, number, number];

// Splits an arc into quarter circles or less, where a cubic curve is accurate to a few ten-thousandths of the radius.
function arcCurves(cx: number, cy: number, r: number, from: number, till: number, anticlockwise: boolean): Curve[] {
  const turn = 2 * Math.PI;
  let sweep = till - from;
  if (Math.abs(sweep) >= turn - 1e-9) sweep = anticlockwise ? -turn : turn;
  else if (anticlockwise && sweep > 0) sweep -= turn;
  else if (!anticlockwise && sweep < 0) sweep += turn;
  const count = Math.max(1, Math.ceil(Math.abs(sweep) / (Math.PI / 2) - 1e-9));
  const step = sweep / count;
  const reach = (4 / 3) * Math.tan(step / 4) * r;
  return Array.from({ length: count }, (_, index): Curve => {
    const [a, b] = [from + index * step, from + (index + 1) * step];
    const [ax, ay, bx, by] = [Math.cos(a), Math.sin(a), Math.cos(b), Math.sin(b)];
    const [x, y] = [cx + r * bx, cy + r * by];
    return [cx + r * ax - reach * ay, cy + r * ay + reach * ax, x + reach * by, y - reach * bx, x, y];
  });
}

// Vega clips to rectangles; rounded corners are ignored.
function clipTo(path: readonly PathCommand[]): ClipOp {
  const points = path.flatMap((command): (readonly [number, number])[] => {
    if (command[0] === "Z") return [];
    return command[0] === "C" ? [[command[5], command[6]]] : [[command[1], command[2]]];
  });
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { op: "clip", x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}

/** Converts a Vega colour to a paint; undefined if it is invisible. */
export function paintOf(colour: unknown, opacity: number, refuse: (what: string) => void): Paint | undefined {
  if (colour === undefined || colour === null || colour === "transparent" || opacity === 0) return undefined;
  const hex = typeof colour === "string" ? hexOf(colour) : undefined;
  if (hex === undefined) refuse(typeof colour === "string" ? `the colour ${colour}` : "a gradient");
  return hex === undefined ? undefined : { colour: hex, opacity };
}

function hexOf(colour: string): string | undefined {
  if (/^#[0-9a-f]{6}$/i.test(colour)) return colour.toLowerCase();
  const channels = /^rgb\((\d+), ?(\d+), ?(\d+)\)$/.exec(colour)?.slice(1);
  if (!channels) return undefined;
  return `#${channels.map((channel) => Number(channel).toString(16).padStart(2, "0")).join("")}`;
}
