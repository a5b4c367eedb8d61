import { type Fonts, measureText } from "../../type/fonts.ts";
import { noLine, value } from "./chart-element.ts";
import { labelWidth } from "./chart-labels.ts";
import type { BarChart, ChartPoint, LineChart, NativeChart } from "./chart-model.ts";
import { dotMarker, seriesXml, stemXml } from "./chart-series.ts";
import { schemeFill } from "./colour.ts";
import { emu, hundredths, type SlideContext } from "./context.ts";
import type { Frame } from "./shape.ts";
import { latinXml } from "./typeface.ts";
import { serialDay } from "./workbook.ts";
import { element, type Xml } from "./xml.ts";

/** A chart part (ECMA-376 part 1, § 21.2); its elements stand in the order of the schema. */
export function chartXml(chart: NativeChart, frame: Frame, workbookId: string, context: SlideContext): Xml {
  const small = context.theme.slide.type.small.size;
  return element(
    "c:chartSpace",
    {
      "xmlns:c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
      "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
      "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    },
    value("date1904", 0),
    value("lang", context.lang),
    value("roundedCorners", 0),
    element(
      "c:chart",
      {},
      value("autoTitleDeleted", 1),
      chart.type === "bars" ? barsXml(chart, frame, context) : lineXml(chart, context),
      value("plotVisOnly", 1),
      value("dispBlanksAs", "gap"),
    ),
    element("c:spPr", {}, element("a:noFill"), noLine),
    textProperties(small, "muted", context),
    element("c:externalData", { "r:id": workbookId }, value("autoUpdate", 0)),
  );
}

function textProperties(size: number, colour: "ink" | "muted", { fonts }: SlideContext): Xml {
  return element(
    "c:txPr",
    {},
    element("a:bodyPr"),
    element("a:lstStyle"),
    element(
      "a:p",
      {},
      element("a:pPr", {}, element("a:defRPr", { sz: hundredths(size) }, schemeFill(colour), latinXml("sans", fonts))),
      element("a:endParaRPr", { lang: "en-GB" }),
    ),
  );
}

/** The plot inside of a chart, in parts of its width and height. */
function plotLayout(x: number, y: number, w: number, h: number): Xml {
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

const categoryAxis = 111111111;
const valueAxis = 222222222;
const axisIds: Xml = value("axId", categoryAxis) + value("axId", valueAxis);

function barsXml(chart: BarChart, frame: Frame, context: SlideContext): Xml {
  const { theme, fonts } = context;
  const small = theme.slide.type.small.size;
  const names = chart.points.flatMap(({ category }) => category.split("\n"));
  const widest = Math.max(0, ...names.map((name) => measureText(fonts.face("sans", 400), name, small)));
  const start = Math.min(widest, frame.width * widestNames) + (widest > 0 ? nameGap : 0);
  const plot = frame.width - start;
  const ticks = chart.axis ? (small * 2) / frame.height : 0;
  const max = chart.axis ? chart.axis.max : maxFor(chart.points, plot, fonts);
  const right = chart.axis ? small * 1.5 : 0;
  return element(
    "c:plotArea",
    {},
    plotLayout(start / frame.width, 0, (plot - right) / frame.width, 1 - ticks),
    element(
      "c:barChart",
      {},
      value("barDir", "bar"),
      value("grouping", "clustered"),
      value("varyColors", 0),
      seriesXml(chart, "outEnd", context, element("c:invertIfNegative", { val: 0 })),
      value("gapWidth", 60),
      axisIds,
    ),
    element(
      "c:catAx",
      {},
      value("axId", categoryAxis),
      element("c:scaling", {}, value("orientation", "maxMin")),
      value("delete", 0),
      value("axPos", "l"),
      ...plainAxis("General", noLine, textProperties(small, "ink", context)),
      value("crossAx", valueAxis),
      value("crosses", "autoZero"),
      value("auto", 0),
      value("lblAlgn", "ctr"),
      value("lblOffset", 60),
      value("noMultiLvlLbl", 1),
    ),
    valueAxisXml({ max, position: "t", ...(chart.axis && { axis: chart.axis }) }, context),
    element("c:spPr", {}, element("a:noFill"), noLine),
  );
}

/** Names of bars take at most this part of the width, and stand this far from them. */
const widestNames = 0.39;
const nameGap = 16;

// The longest bar leaves room for its label.
function maxFor(points: readonly ChartPoint[], plot: number, fonts: Fonts): number {
  const needs = points.map((point) => {
    const label = labelWidth(point, fonts) * 1.06 + 16;
    return ((point.value ?? 0) * plot) / Math.max(plot * 0.2, plot - label);
  });
  return Number(Math.max(...needs, 1e-9).toPrecision(3));
}

function plainAxis(format: string, line: Xml, textXml: Xml, label = "nextTo"): Xml[] {
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

function valueAxisXml({ max, position, axis }: ValueScale, context: SlideContext): Xml {
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

function lineXml(chart: LineChart, context: SlideContext): Xml {
  const small = context.theme.slide.type.small.size;
  const { first, last } = chart.years;
  const max = Math.max(...chart.points.map((point) => point.value ?? 0)) * 1.4;
  const day = (year: number): number => serialDay(`${year}-01-01`);
  const axisLine = element("a:ln", { w: emu(1.8) }, schemeFill("muted"));
  return element(
    "c:plotArea",
    {},
    plotLayout(0.06, 0, 0.84, 0.9),
    element(
      "c:lineChart",
      {},
      value("grouping", "standard"),
      value("varyColors", 0),
      seriesXml(chart, "t", context, dotMarker),
      chart.stem ? stemXml(chart.stem, context) : "",
      value("marker", 1),
      axisIds,
    ),
    element(
      "c:dateAx",
      {},
      value("axId", categoryAxis),
      element("c:scaling", {}, value("orientation", "minMax"), value("max", day(last)), value("min", day(first))),
      value("delete", 0),
      value("axPos", "b"),
      ...plainAxis("yyyy", axisLine, textProperties(small, "muted", context)),
      value("crossAx", valueAxis),
      value("crosses", "autoZero"),
      value("auto", 0),
      value("lblOffset", 100),
      value("baseTimeUnit", "days"),
      value("majorUnit", 1),
      value("majorTimeUnit", "years"),
    ),
    valueAxisXml({ max, position: "l" }, context),
    element("c:spPr", {}, element("a:noFill"), noLine),
  );
}
