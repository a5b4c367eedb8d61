import { oneLine } from "../slides/layout/measure.ts";
import type { RegionPlace } from "../slides/layout/regions.ts";
import type { DotShape, DrawingShape, Frame, GroupShape, RectShape, Shape, TextShape } from "../slides/layout/shape.ts";
import type { Layout } from "../slides/layouts.ts";
import type { NativeChart } from "./charts/model.ts";
import { noLine, schemeFill } from "./colour.ts";
import { emu, type SlideContext } from "./context.ts";
import { drawingXml } from "./drawing-xml.ts";
import { decorative, frameXml, groupFrameXml, rectangle } from "./frame-xml.ts";
import { namespaces } from "./namespaces.ts";
import { placeholderOf, placeholderXml } from "./placeholder.ts";
import { tableXml } from "./table-xml.ts";
import { paragraphsXml } from "./text-xml.ts";
import { element, type Xml } from "./xml.ts";

export interface ShapeWriter {
  readonly context: SlideContext;
  readonly layout: Layout;
  /** The regions of the slide's layout. */
  readonly places: readonly RegionPlace[];
  /** The native form of a chart, if it has one. */
  readonly nativeChart: (shape: DrawingShape) => NativeChart | undefined;
  /** Writes the parts of a chart and returns its relation id. */
  readonly writeChart: (chart: NativeChart, frame: Frame) => string;
}

/** Shapes as XML for a shape tree, in reading order. */
export function shapesXml(shapes: readonly Shape[], writer: ShapeWriter): Xml {
  return shapes.map((shape) => shapeXml(shape, writer)).join("");
}

function shapeXml(shape: Shape, writer: ShapeWriter): Xml {
  const { context } = writer;
  switch (shape.type) {
    case "text":
      return textXml(shape, writer);
    case "rect":
      return rectXml(shape, context);
    case "dot":
      return dotXml(shape, context);
    case "group":
      return groupXml(shape, writer);
    case "drawing":
      return drawnXml(shape, writer);
    case "table":
      return tableXml(shape, context);
  }
}

function textXml(shape: TextShape, { context, layout, places }: ShapeWriter): Xml {
  const { region, endInset, room = 0 } = shape;
  const place = region && places.find((one) => one.region.index === region.index);
  const grown = { ...shape.frame, height: shape.frame.height + room };
  const own = place && isInherited(shape.frame, grown, place.frame) ? "" : frameXml("a:xfrm", grown, context);
  const geometry = region ? "" : rectangle;
  const end = endInset === undefined ? {} : { [context.dir === "rtl" ? "lIns" : "rIns"]: emu(endInset) };
  const margins = region ? {} : plainBody(shape.isOneLine === true ? "none" : "square");
  const isFixed = shape.isOneLine === true || region?.role === "running" || region?.role === "number";
  const body = element("a:bodyPr", { ...margins, ...end }, autofitXml(isFixed));
  return element(
    "p:sp",
    {},
    element(
      "p:nvSpPr",
      {},
      element("p:cNvPr", { id: context.nextId(), name: oneLine(shape.name) }),
      region ? element("p:cNvSpPr", {}, element("a:spLocks", { noGrp: 1 })) : element("p:cNvSpPr", { txBox: 1 }),
      region ? element("p:nvPr", {}, placeholderXml(placeholderOf(region, layout))) : element("p:nvPr"),
    ),
    element("p:spPr", {}, own, geometry),
    element("p:txBody", {}, body, element("a:lstStyle"), paragraphsXml(shape.paragraphs, context, place?.look)),
  );
}

/**
 * Whether a text can inherit its region's frame: the frame is large enough, and does not reach past the text's room.
 */
function isInherited(frame: Frame, grown: Frame, place: Frame): boolean {
  const isSame = (["x", "y", "width"] as const).every((key) => Math.abs(place[key] - frame[key]) < 0.5);
  return isSame && place.height > frame.height - 0.5 && place.height < grown.height + 0.5;
}

function plainBody(wrap: "none" | "square") {
  return { wrap, lIns: 0, tIns: 0, rIns: 0, bIns: 0, anchor: "t" };
}

/**
 * Lets text shrink if a wider font replaces the theme's; with the theme's fonts it always fits. Programs require this
 * on every shape, not only on the layout.
 */
export function autofitXml(isFixed: boolean): Xml {
  return element(isFixed ? "a:noAutofit" : "a:normAutofit");
}

function decorationXml(name: string, context: SlideContext, ...properties: readonly Xml[]): Xml {
  return element(
    "p:sp",
    {},
    element(
      "p:nvSpPr",
      {},
      element("p:cNvPr", { id: context.nextId(), name, descr: "" }, decorative),
      element("p:cNvSpPr"),
      element("p:nvPr"),
    ),
    element("p:spPr", {}, ...properties),
  );
}

function rectXml({ name, frame, fill }: RectShape, context: SlideContext): Xml {
  return decorationXml(name, context, frameXml("a:xfrm", frame, context), rectangle, schemeFill(fill), noLine);
}

function dotXml({ name, frame, mark, ground, colour }: DotShape, context: SlideContext): Xml {
  const isToday = mark === "today";
  const isFilled = mark === "stated" || isToday;
  const dash = mark === "planned" ? element("a:prstDash", { val: "sysDash" }) : "";
  return decorationXml(
    name,
    context,
    frameXml("a:xfrm", frame, context),
    isToday ? rectangle : element("a:prstGeom", { prst: "ellipse" }, element("a:avLst")),
    schemeFill(isFilled ? colour : ground),
    isToday ? noLine : element("a:ln", { w: emu(context.theme.slide.rule.strong) }, schemeFill(colour), dash),
  );
}

function groupXml({ name, frame, shapes }: GroupShape, writer: ShapeWriter): Xml {
  const { context } = writer;
  return element(
    "p:grpSp",
    {},
    element(
      "p:nvGrpSpPr",
      {},
      element("p:cNvPr", { id: context.nextId(), name: oneLine(name) }),
      element("p:cNvGrpSpPr"),
      element("p:nvPr"),
    ),
    groupFrameXml(frame, context),
    shapesXml(shapes, writer),
  );
}

function drawnXml(shape: DrawingShape, writer: ShapeWriter): Xml {
  const native = writer.nativeChart(shape);
  return native ? chartFrameXml(shape, native, writer) : drawingXml(shape, writer.context);
}

function chartFrameXml(shape: DrawingShape, chart: NativeChart, { context, layout, writeChart }: ShapeWriter): Xml {
  const uri = namespaces.c;
  const { region } = shape;
  return element(
    "p:graphicFrame",
    {},
    element(
      "p:nvGraphicFramePr",
      {},
      element("p:cNvPr", { id: context.nextId(), name: oneLine(shape.name), descr: oneLine(shape.alt) }),
      element("p:cNvGraphicFramePr", {}, element("a:graphicFrameLocks", { noGrp: 1 })),
      region ? element("p:nvPr", {}, placeholderXml(placeholderOf(region, layout))) : element("p:nvPr"),
    ),
    frameXml("p:xfrm", shape.frame, context),
    element(
      "a:graphic",
      {},
      element("a:graphicData", { uri }, element("c:chart", { "xmlns:c": uri, "r:id": writeChart(chart, shape.frame) })),
    ),
  );
}
