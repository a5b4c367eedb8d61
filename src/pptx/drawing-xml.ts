import { boundsOfPoints, type Point, pointsOf } from "../pictures/bounds.ts";
import type { ImageOp, PathCommand, PathOp, Stroke, TextOp } from "../pictures/drawing.ts";
import { type Orientation, placeStored } from "../pictures/orientation.ts";
import { oneLine } from "../slides/layout/measure.ts";
import type { DrawingShape, Frame } from "../slides/layout/shape.ts";
import { noFill, noLine, paintFill } from "./colour.ts";
import { emu, hundredths, type SlideContext } from "./context.ts";
import { decorative, frameXml, groupFrameXml, leftOf, rectangle, type Turn } from "./frame-xml.ts";
import { latinXml } from "./typeface.ts";
import { element, text, type Xml } from "./xml.ts";

/**
 * A pixel image becomes a picture; any other drawing becomes a group of shapes, so that vectors can be ungrouped and
 * text stays text.
 */
export function drawingXml({ name, frame, drawing, alt }: DrawingShape, context: SlideContext): Xml {
  // In right-to-left decks only the position is mirrored, not the drawing.
  const origin: Point = [leftOf(frame, context), frame.y];
  const drawn: SlideContext = { ...context, dir: "ltr" };
  const [picture] = drawing.ops;
  if (picture?.op === "image") return imageXml(picture, { name, alt }, origin, drawn);
  const shapes = drawing.ops.flatMap((op) => {
    if (op.op === "path") return [pathXml(op, origin, drawn)];
    return op.op === "text" ? [textOpXml(op, origin, drawn)] : [];
  });
  return element(
    "p:grpSp",
    {},
    element("p:nvGrpSpPr", {}, namedXml(name, alt, context), element("p:cNvGrpSpPr"), element("p:nvPr")),
    groupFrameXml(frame, context),
    ...shapes,
  );
}

function pathXml({ commands, fill, stroke }: PathOp, origin: Point, context: SlideContext): Xml {
  const { left: x, top: y, right, bottom } = boundsOfPoints(commands.flatMap(pointsOf));
  const [width, height] = [right - x, bottom - y];
  const frame: Frame = { x: x + origin[0], y: y + origin[1], width, height };
  const path = element(
    "a:path",
    { w: Math.max(1, emu(width)), h: Math.max(1, emu(height)), fill: fill ? undefined : "none" },
    ...commands.map((command) => commandXml(command, [x, y])),
  );
  const geometry = element(
    "a:custGeom",
    {},
    ...["a:avLst", "a:gdLst", "a:ahLst", "a:cxnLst"].map((name) => element(name)),
    element("a:rect", { l: 0, t: 0, r: "r", b: "b" }),
    element("a:pathLst", {}, path),
  );
  return element(
    "p:sp",
    {},
    element(
      "p:nvSpPr",
      {},
      element("p:cNvPr", { id: context.nextId(), name: "Shape" }),
      element("p:cNvSpPr"),
      element("p:nvPr"),
    ),
    element(
      "p:spPr",
      {},
      frameXml("a:xfrm", frame, context),
      geometry,
      fill ? paintFill(fill, context.theme) : noFill,
      strokeXml(stroke, context),
    ),
  );
}

// A drawing without alternative text is marked as decorative.
function namedXml(name: string, alt: string, context: SlideContext): Xml {
  const properties = { id: context.nextId(), name: oneLine(name), descr: oneLine(alt) };
  return element("p:cNvPr", properties, alt === "" ? decorative : "");
}

/** The turn that makes the stored pixels upright, by Exif orientation. */
const turns: Readonly<Record<Orientation, Turn>> = {
  1: {},
  2: { flipH: true },
  3: { angle: 180 },
  4: { flipV: true },
  5: { angle: 90, flipV: true },
  6: { angle: 90 },
  7: { angle: 90, flipH: true },
  8: { angle: 270 },
};

function imageXml(
  op: ImageOp,
  { name, alt }: Pick<DrawingShape, "name" | "alt">,
  [left, top]: Point,
  context: SlideContext,
): Xml {
  const { width, height } = placeStored(op, op.orientation ?? 1);
  // PowerPoint rotates a picture about its centre, so the frame has the stored size around the same centre.
  const [x, y] = [op.x + left + (op.width - width) / 2, op.y + top + (op.height - height) / 2];
  const frame: Frame = { x, y, width, height };
  return element(
    "p:pic",
    {},
    element(
      "p:nvPicPr",
      {},
      namedXml(name, alt, context),
      element("p:cNvPicPr", {}, element("a:picLocks", { noChangeAspect: 1 })),
      element("p:nvPr"),
    ),
    element(
      "p:blipFill",
      {},
      element("a:blip", { "r:embed": context.embed(op) }),
      element("a:stretch", {}, element("a:fillRect")),
    ),
    element("p:spPr", {}, frameXml("a:xfrm", frame, context, turns[op.orientation ?? 1]), rectangle),
  );
}

const commandNames = { M: "a:moveTo", L: "a:lnTo", C: "a:cubicBezTo", Z: "a:close" } as const;

function commandXml(command: PathCommand, [left, top]: Point): Xml {
  const points = pointsOf(command).map(([x, y]) => element("a:pt", { x: emu(x - left), y: emu(y - top) }));
  return element(commandNames[command[0]], {}, ...points);
}

const caps = { butt: "flat", round: "rnd", square: "sq" } as const;

function strokeXml(stroke: Stroke | undefined, { theme }: SlideContext): Xml {
  if (!stroke) return noLine;
  const [dash = 0, gap = dash] = stroke.dash ?? [];
  // In thousandths of a percent of the line width.
  const part = (length: number): number => Math.round((length / stroke.width) * 100000);
  const dashes = stroke.dash
    ? element("a:custDash", {}, element("a:ds", { d: part(dash), sp: part(gap) }))
    : element("a:prstDash", { val: "solid" });
  const join = stroke.join === "miter" ? element("a:miter", { lim: 800000 }) : element(`a:${stroke.join}`);
  return element("a:ln", { w: emu(stroke.width), cap: caps[stroke.cap] }, paintFill(stroke, theme), dashes, join);
}

function textOpXml(op: TextOp, origin: Point, context: SlideContext): Xml {
  const { family, weight, italic, size } = op.font;
  const { font } = context.fonts.face(family, weight, italic);
  const rise = (font.ascent / font.unitsPerEm) * size;
  const height = ((font.ascent - font.descent) / font.unitsPerEm) * size;
  const turn = (op.angle * Math.PI) / 180;
  // A shape rotates about its centre. This is the centre of the text, relative to the start of its baseline.
  const [across, down] = [op.width / 2, height / 2 - rise];
  const middle: Point = [
    op.x + across * Math.cos(turn) - down * Math.sin(turn),
    op.y + across * Math.sin(turn) + down * Math.cos(turn),
  ];
  const frame: Frame = {
    x: origin[0] + middle[0] - op.width / 2,
    y: origin[1] + middle[1] - height / 2,
    width: op.width,
    height,
  };
  const properties = element(
    "a:rPr",
    { lang: context.lang, sz: hundredths(size), b: weight >= 600 ? 1 : undefined, i: italic ? 1 : undefined },
    paintFill(op.fill, context.theme),
    latinXml(family, context.fonts),
  );
  return element(
    "p:sp",
    {},
    element(
      "p:nvSpPr",
      {},
      element("p:cNvPr", { id: context.nextId(), name: "Label" }),
      element("p:cNvSpPr", { txBox: 1 }),
      element("p:nvPr"),
    ),
    element("p:spPr", {}, frameXml("a:xfrm", frame, context, { angle: op.angle }), rectangle, noFill),
    element(
      "p:txBody",
      {},
      element("a:bodyPr", { wrap: "none", lIns: 0, tIns: 0, rIns: 0, bIns: 0 }, element("a:noAutofit")),
      element("a:lstStyle"),
      element(
        "a:p",
        {},
        element("a:pPr", { algn: op.anchor && (op.anchor === "middle" ? "ctr" : "r") }),
        element("a:r", {}, properties, element("a:t", {}, text(oneLine(op.text)))),
      ),
    ),
  );
}
