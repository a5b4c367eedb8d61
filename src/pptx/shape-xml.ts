import { noLine, schemeFill } from "./colour.ts";
import { emu, type SlideContext } from "./context.ts";
import { drawingXml } from "./drawing-xml.ts";
import { decorative, frameXml, groupFrameXml, placeholderXml, rectangle } from "./frame-xml.ts";
import { namespaces } from "./namespaces.ts";
import type { DotShape, GroupShape, Placeholder, RectShape, Shape, TextLook, TextShape } from "./shape.ts";
import { tableXml } from "./table-xml.ts";
import { paragraphsXml } from "./text-xml.ts";
import { element, oneLine, type Xml } from "./xml.ts";

/** Writes the parts of charts apart, for they are files of their own. */
export type WriteChart = (shape: Extract<Shape, { type: "chart" }>) => string;

/** How a layout sets the text of one of its places. */
export type LookOf = (placeholder: Placeholder) => TextLook | undefined;

export interface ShapeWriter {
  readonly context: SlideContext;
  readonly lookOf: LookOf;
  readonly writeChart: WriteChart;
}

/** Shapes as the content of a shape tree, in reading order. */
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
      return drawingXml(shape, context);
    case "table":
      return tableXml(shape, context);
    case "chart":
      return chartFrameXml(shape, writer);
  }
}

function textXml(shape: TextShape, { context, lookOf }: ShapeWriter): Xml {
  const { placeholder, endInset } = shape;
  const inherited = placeholder && lookOf(placeholder);
  const own = placeholder && !shape.isMoved ? "" : frameXml("a:xfrm", shape.frame, context);
  const geometry = placeholder ? "" : rectangle;
  const end = endInset === undefined ? {} : { [context.dir === "rtl" ? "lIns" : "rIns"]: emu(endInset) };
  const wrap = shape.isOneLine ? "none" : "square";
  const margins = placeholder ? {} : { wrap, lIns: 0, tIns: 0, rIns: 0, bIns: 0, anchor: "t" };
  const body = element("a:bodyPr", { ...margins, ...end }, autofitXml(shape));
  return element(
    "p:sp",
    {},
    element(
      "p:nvSpPr",
      {},
      element("p:cNvPr", { id: context.nextId(), name: oneLine(shape.name) }),
      placeholder ? element("p:cNvSpPr", {}, element("a:spLocks", { noGrp: 1 })) : element("p:cNvSpPr", { txBox: 1 }),
      placeholder ? element("p:nvPr", {}, placeholderXml(placeholder)) : element("p:nvPr"),
    ),
    element("p:spPr", {}, own, geometry),
    element("p:txBody", {}, body, element("a:lstStyle"), paragraphsXml(shape.paragraphs, context, inherited)),
  );
}

/**
 * A box holds its text in the theme's fonts; where a wider one takes their place the text shrinks.
 * Programs ask for it on every shape, not on its layout alone.
 */
export function autofitXml({ placeholder, isOneLine }: Pick<TextShape, "placeholder" | "isOneLine">): Xml {
  const isFixed = isOneLine || placeholder?.type === "ftr" || placeholder?.type === "sldNum";
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

function chartFrameXml(shape: Extract<Shape, { type: "chart" }>, { context, writeChart }: ShapeWriter): Xml {
  const uri = namespaces.c;
  const { placeholder } = shape;
  return element(
    "p:graphicFrame",
    {},
    element(
      "p:nvGraphicFramePr",
      {},
      element("p:cNvPr", { id: context.nextId(), name: oneLine(shape.name), descr: oneLine(shape.alt) }),
      element("p:cNvGraphicFramePr", {}, element("a:graphicFrameLocks", { noGrp: 1 })),
      placeholder ? element("p:nvPr", {}, placeholderXml(placeholder)) : element("p:nvPr"),
    ),
    frameXml("p:xfrm", shape.frame, context),
    element(
      "a:graphic",
      {},
      element("a:graphicData", { uri }, element("c:chart", { "xmlns:c": uri, "r:id": writeChart(shape) })),
    ),
  );
}
