import { noFill, noLine, paintFill, schemeFill } from "../colour.ts";
import { emu, type SlideContext } from "../context.ts";
import { element, text, type Xml } from "../xml.ts";
import { textProperties } from "./axis.ts";
import { unpainted, value } from "./element.ts";
import { labelsXml, shown } from "./labels.ts";
import type { BarChart, ChartPoint, LineChart, NativeChart } from "./model.ts";
import { serialDay, sheetName } from "./workbook.ts";

/** One series: its style, the style of each point, the labels as printed, and the data. */
export function seriesXml(chart: NativeChart, context: SlideContext): Xml {
  const { points, series } = chart;
  const end = points.length + 1;
  const values = points.map((point) => point.value);
  const isLine = chart.type === "line";
  return element(
    "c:ser",
    {},
    value("idx", 0),
    value("order", isLine ? 0 : Number(chart.areNamesAbove)),
    series === "" ? "" : element("c:tx", {}, textReference("B$1", [series])),
    element("c:spPr", {}, isLine ? lineProperties(chart.line, context) : schemeFill("accent")),
    isLine ? dotMarker : value("invertIfNegative", 0),
    ...points.map((point, index) => (isLine ? dotXml : barXml)(point, index, context)),
    labelsXml(points, isLine ? "t" : "outEnd", context),
    element("c:cat", {}, isLine ? datesXml(points, end) : textReference(`A$2:$A$${end}`, namesOf(points))),
    element("c:val", {}, numbers(`B$2:$B$${end}`, "General", values)),
    isLine ? value("smooth", 0) : "",
  );
}

/** Names above the bars: a series of zero-length bars before the real one, each labelled with its category. */
export function namesSeriesXml({ points }: BarChart, context: SlideContext): Xml {
  const end = points.length + 1;
  const values = points.map(() => 0);
  const { size } = context.theme.slide.type.small;
  const labels = [
    unpainted,
    textProperties(size, "ink", context, "none"),
    value("dLblPos", "outEnd"),
    ...shown({ name: true }),
  ];
  return element(
    "c:ser",
    {},
    value("idx", 1),
    value("order", 0),
    unpainted,
    value("invertIfNegative", 0),
    element("c:dLbls", {}, ...labels),
    element("c:cat", {}, textReference(`A$2:$A$${end}`, namesOf(points))),
    element("c:val", {}, numbers(`D$2:$D$${end}`, "General", values)),
  );
}

function namesOf(points: readonly ChartPoint[]): string[] {
  return points.map((point) => point.category || " ");
}

function datesXml(points: readonly ChartPoint[], end: number): Xml {
  const days = points.map((point) => serialDay(point.date));
  return numbers(`A$2:$A$${end}`, "yyyy\\-mm\\-dd", days);
}

function textReference(cells: string, texts: readonly string[]): Xml {
  const points = texts.map((name, idx) => element("c:pt", { idx }, element("c:v", {}, text(name))));
  const cache = element("c:strCache", {}, value("ptCount", texts.length), ...points);
  return element("c:strRef", {}, element("c:f", {}, `${sheetName}!$${cells}`), cache);
}

function numbers(cells: string, format: string, values: readonly (number | null)[]): Xml {
  const points = values.map((number, idx) =>
    number === null ? "" : element("c:pt", { idx }, element("c:v", {}, String(number))),
  );
  const cache = element(
    "c:numCache",
    {},
    element("c:formatCode", {}, text(format)),
    value("ptCount", values.length),
    ...points,
  );
  return element("c:numRef", {}, element("c:f", {}, `${sheetName}!$${cells}`), cache);
}

function lineProperties(stroke: ChartPoint["stroke"], { theme }: SlideContext): Xml {
  if (!stroke) return noLine;
  const dash = stroke.dash ? element("a:prstDash", { val: "sysDash" }) : "";
  return element("a:ln", { w: emu(stroke.width), cap: "flat" }, paintFill(stroke, theme), dash);
}

function barXml({ fill, stroke }: ChartPoint, idx: number, context: SlideContext): Xml {
  const look = [fill ? paintFill(fill, context.theme) : noFill, lineProperties(stroke, context)];
  return element(
    "c:dPt",
    {},
    value("idx", idx),
    value("invertIfNegative", 0),
    value("bubble3D", 0),
    element("c:spPr", {}, ...look),
  );
}

function dotXml({ fill, stroke }: ChartPoint, idx: number, context: SlideContext): Xml {
  const isHollow = stroke !== undefined;
  const look = element(
    "c:spPr",
    {},
    fill && !isHollow ? paintFill(fill, context.theme) : schemeFill("paper"),
    isHollow ? lineProperties(stroke, context) : noLine,
  );
  const marker = element("c:marker", {}, value("symbol", "circle"), value("size", isHollow ? 11 : 12), look);
  return element("c:dPt", {}, value("idx", idx), marker, value("bubble3D", 0));
}

/** Lines from the points down to the axis. */
export function stemXml(stem: NonNullable<LineChart["stem"]>, context: SlideContext): Xml {
  return element("c:dropLines", {}, element("c:spPr", {}, lineProperties(stem, context)));
}

/** The default mark of a point. */
const dotMarker: Xml = element(
  "c:marker",
  {},
  value("symbol", "circle"),
  value("size", 12),
  element("c:spPr", {}, schemeFill("accent"), noLine),
);
