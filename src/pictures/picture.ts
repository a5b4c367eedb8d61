import { errorAt, type Place, placeOfOffset, type Report } from "../diagnostic/diagnostic.ts";
import type { Host } from "../host.ts";
import type { Drawing, Op, PathOp } from "./drawing.ts";
import { isOnSide, takeOrientation } from "./orientation.ts";
import { type PixelFile, readPixels } from "./pixels.ts";
import { readSvg } from "./svg-read.ts";
import { moveOutline } from "./svg-shapes.ts";

/** A project picture as a drawing, which every output format can paint. */
export interface Picture {
  readonly drawing: Drawing;
  /** Set for pixel images; absent for vectors. */
  readonly pixels?: PixelFile;
}

/** Reads an SVG, a PNG or a JPEG. Reports problems at their place in the file and returns undefined. */
export function readPicture(file: string, bytes: Uint8Array, report: Report): Picture | undefined {
  const pixels = readPixels(bytes);
  const place: Place = { file, line: 1, column: 1 };
  if (typeof pixels === "string") {
    report(errorAt(place, "picture-unreadable", `the picture cannot be read: ${pixels}`, "export the picture again"));
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

/** The pictures in `templates/images`, by the path used in templates: "images/map.png". */
export interface Pictures {
  readonly known: Readonly<Record<string, Picture>>;
  /** Pictures whose problems were already reported. */
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

/** The drawing scaled by `factor`. */
export function scaleDrawing(drawing: Drawing, factor: number): Drawing {
  if (factor === 1) return drawing;
  const ops = drawing.ops.map((op) => scaleOp(op, factor));
  return { ...drawing, width: drawing.width * factor, height: drawing.height * factor, ops };
}

/** The factor that scales a drawing to fit inside a box. */
export function factorFor(
  { width, height }: Drawing,
  most: { readonly width: number; readonly height: number },
): number {
  return Math.min(most.width / width, most.height / height);
}

// Logos and pictures contain only paths and images. Texts and clips occur in charts, which are drawn at their final
// size.
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
