import { errorAt, type Place, placeOfOffset, type Report } from "../diagnostic/diagnostic.ts";
import type { Host } from "../host.ts";
import type { Drawing, Op, PathOp } from "./drawing.ts";
import { isOnSide, takeOrientation } from "./orientation.ts";
import { type PixelFile, readPixels } from "./pixels.ts";
import { readSvg } from "./svg-read.ts";
import { moveOutline } from "./svg-shapes.ts";

/** A picture of the project as a drawing, which every form of the program can paint. */
export interface Picture {
  readonly drawing: Drawing;
  /** Of a picture of pixels; vectors have as many as they need. */
  readonly pixels?: PixelFile;
}

/** Reads an SVG of shapes, a PNG or a JPEG. What is wrong with it is reported at its place in the file. */
export function readPicture(file: string, bytes: Uint8Array, report: Report): Picture | undefined {
  const pixels = readPixels(bytes);
  const place: Place = { file, line: 1, column: 1 };
  if (typeof pixels === "string") {
    report(errorAt(place, "picture-unreadable", `the picture cannot be read: ${pixels}`, "save it again"));
    return undefined;
  }
  if (pixels) {
    const { type } = pixels;
    const stored = takeOrientation(bytes);
    const { orientation } = stored;
    const [width, height] = isOnSide(orientation) ? [pixels.height, pixels.width] : [pixels.width, pixels.height];
    const data = Buffer.from(stored.bytes).toString("base64");
    const op: Op = { op: "image", x: 0, y: 0, width, height, type, data, ...(orientation !== 1 && { orientation }) };
    return { drawing: { name: file, width, height, ops: [op] }, pixels: { ...pixels, width, height } };
  }
  const text = new TextDecoder("utf-8").decode(bytes);
  const drawing = readSvg(file, text, ({ code, message, offset, hint }) =>
    report(errorAt(placeOfOffset(file, text, offset), code, `the picture cannot be used: ${message}`, hint)),
  );
  return drawing && { drawing };
}

/** The pictures of `templates/images`, by the path a template writes: "images/map.png". */
export interface Pictures {
  readonly known: Readonly<Record<string, Picture>>;
  /** Those with a problem, which was reported. */
  readonly refused: ReadonlySet<string>;
}

export function loadPictures(host: Host, report: Report): Pictures {
  const known: Record<string, Picture> = {};
  const refused = new Set<string>();
  for (const name of host.list("templates/images").filter((file) => /\.(svg|png|jpe?g)$/i.test(file))) {
    const bytes = host.read(`templates/images/${name}`);
    const picture = bytes && readPicture(`templates/images/${name}`, bytes, report);
    if (picture) known[`images/${name}`] = picture;
    else refused.add(`images/${name}`);
  }
  return { known, refused };
}

/** The same drawing, so much larger or smaller. */
export function scaleDrawing(drawing: Drawing, factor: number): Drawing {
  if (factor === 1) return drawing;
  const ops = drawing.ops.map((op) => scaleOp(op, factor));
  return { ...drawing, width: drawing.width * factor, height: drawing.height * factor, ops };
}

/** How much larger a drawing may be for what it may take. */
export function factorFor(
  { width, height }: Drawing,
  most: { readonly width: number; readonly height: number },
): number {
  return Math.min(most.width / width, most.height / height);
}

// Logos and pictures hold paths and pixels; texts and clips are those of charts, which are drawn at their size.
function scaleOp(op: Op, factor: number): Op {
  if (op.op === "path") return scalePath(op, factor);
  if (op.op !== "image") return op;
  const { x, y, width, height } = op;
  return { ...op, x: x * factor, y: y * factor, width: width * factor, height: height * factor };
}

function scalePath(op: PathOp, factor: number): PathOp {
  const commands = moveOutline(op.commands, [factor, 0, 0, factor, 0, 0]);
  if (!op.stroke) return { ...op, commands };
  const { width, dash } = op.stroke;
  const stroke = { ...op.stroke, width: width * factor, ...(dash && { dash: dash.map((length) => length * factor) }) };
  return { ...op, commands, stroke };
}
