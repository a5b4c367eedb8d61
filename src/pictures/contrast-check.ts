import { contrastRatio } from "../type/contrast.ts";
import { type Bounds, boundsOf } from "./bounds.ts";
import type { Drawing, PathOp } from "./drawing.ts";
import type { Picture } from "./picture.ts";

/** A colour with too little contrast to its background. */
interface Faint {
  readonly colour: string;
  readonly ratio: number;
}

/**
 * The first part of a drawing with a contrast below 3:1 to its background (WCAG 2.2, 1.4.11). Parts on top of another
 * part are ignored as that part's pattern. A part as large as the drawing becomes the background of the rest. In a
 * pixel image, at least half of the opaque pixels must reach 3:1.
 */
export function faintPart({ drawing, pixels }: Picture, paper: string): Faint | undefined {
  return pixels ? faintPixels(pixels.colours?.() ?? new Map(), paper) : faintShape(drawing, paper);
}

function faintPixels(colours: ReadonlyMap<string, number>, paper: string): Faint | undefined {
  const faint = [...colours].filter(([colour]) => contrastRatio(colour, paper) < 3).sort(([, a], [, b]) => b - a);
  const [most] = faint;
  const share = faint.reduce((sum, [, part]) => sum + part, 0);
  return most && share > 0.5 ? { colour: most[0], ratio: contrastRatio(most[0], paper) } : undefined;
}

function faintShape({ ops, width, height }: Drawing, paper: string): Faint | undefined {
  const painted: Bounds[] = [];
  let ground = paper;
  for (const op of ops) {
    if (op.op !== "path") continue;
    const box = boundsOf([op]);
    const colours = coloursOf(op);
    if (op.fill && holds(box, { left: 0, top: 0, right: width, bottom: height })) {
      ground = op.fill.colour;
      continue;
    }
    const best = colours.reduce<Faint | undefined>((most, colour) => {
      const ratio = contrastRatio(colour, ground);
      return most && most.ratio >= ratio ? most : { colour, ratio };
    }, undefined);
    if (best && best.ratio < 3 && !painted.some((other) => holds(other, box))) return best;
    if (op.fill) painted.push(box);
  }
  return undefined;
}

function coloursOf({ fill, stroke }: PathOp): string[] {
  return [fill?.colour, stroke?.colour].filter((colour) => colour !== undefined);
}

function holds(outer: Bounds, inner: Bounds): boolean {
  const slack = 0.01 * (outer.right - outer.left);
  return (
    outer.left <= inner.left + slack &&
    outer.top <= inner.top + slack &&
    outer.right >= inner.right - slack &&
    outer.bottom >= inner.bottom - slack
  );
}
