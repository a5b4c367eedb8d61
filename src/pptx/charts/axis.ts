import { noLine, schemeFill } from "../colour.ts";
import { emu, hundredths, type SlideContext } from "../context.ts";
import { latinXml } from "../typeface.ts";
import { element, type Xml } from "../xml.ts";
import { value } from "./element.ts";
import type { BarChart } from "./model.ts";

/**
 * The text properties of labels, or of all text in a chart. With `wrap: "none"`, lines never wrap and are
 * left-aligned.
 */
export function textProperties(size: number, colour: "ink" | "muted", { fonts }: SlideContext, wrap?: "none"): Xml {
  return element(
    "c:txPr",
    {},
    element("a:bodyPr", { wrap }),
    element("a:lstStyle"),
    element(
      "a:p",
      {},
      element(
        "a:pPr",
        { algn: wrap && "l" },
        element("a:defRPr", { sz: hundredths(size) }, schemeFill(colour), latinXml("sans", fonts)),
      ),
      element("a:endParaRPr", { lang: "en-GB" }),
    ),
  );
}

/** The inner plot area, as fractions of the chart's width and height. */
export function plotLayout(x: number, y: number, w: number, h: number): Xml {
  const part = (name: string, val: number): Xml => value(name, Math.round(val * 10000) / 10000);
  return element(
    "c:layout",
    {},
    element(
      "c:manualLayout",
      {},
      value("layoutTarget", "inner"),
      value("xMode", "edge"),
      value("yMode", "edge"),
      part("x", x),
      part("y", y),
      part("w", w),
      part("h", h),
    ),
  );
}

export const categoryAxis = 111111111;
export const valueAxis = 222222222;
export const axisIds: Xml = value("axId", categoryAxis) + value("axId", valueAxis);

/** The label and line elements that all axes share, in schema order. */
export function plainAxis(format: string, line: Xml, textXml: Xml, label = "nextTo"): Xml[] {
  return [
    element("c:numFmt", { formatCode: format, sourceLinked: 0 }),
    value("majorTickMark", "none"),
    value("minorTickMark", "none"),
    value("tickLblPos", label),
    element("c:spPr", {}, line),
    textXml,
  ];
}

interface ValueScale {
  readonly max: number;
  readonly position: "l" | "t";
  readonly axis?: NonNullable<BarChart["axis"]>;
}

/** The value axis, from 0. It is hidden if the point labels are enough. */
export function valueAxisXml({ max, position, axis }: ValueScale, context: SlideContext): Xml {
  const small = context.theme.slide.type.small.size;
  const grid = element("c:spPr", {}, element("a:ln", { w: emu(1.2) }, schemeFill("rule")));
  const format = axis?.unit ? `0"${axis.unit}"` : "General";
  return element(
    "c:valAx",
    {},
    value("axId", valueAxis),
    element("c:scaling", {}, value("orientation", "minMax"), value("max", max), value("min", 0)),
    value("delete", axis ? 0 : 1),
    value("axPos", position),
    axis ? element("c:majorGridlines", {}, grid) : "",
    ...plainAxis(format, noLine, textProperties(small, "muted", context), "high"),
    value("crossAx", categoryAxis),
    value("crosses", "autoZero"),
    value("crossBetween", "between"),
    axis ? value("majorUnit", axis.step) : "",
  );
}
