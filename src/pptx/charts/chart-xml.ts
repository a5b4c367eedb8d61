import type { Frame } from "../../slides/layout/shape.ts";
import { schemeFill } from "../colour.ts";
import { emu, type SlideContext } from "../context.ts";
import { namespaces } from "../namespaces.ts";
import { element, type Xml } from "../xml.ts";
import { axisIds, categoryAxis, plainAxis, plotLayout, textProperties, valueAxis, valueAxisXml } from "./axis.ts";
import { barsXml } from "./bars-xml.ts";
import { unpainted, value } from "./element.ts";
import type { LineChart, NativeChart } from "./model.ts";
import { seriesXml, stemXml } from "./series.ts";
import { serialDay } from "./workbook.ts";

/** A chart part (ECMA-376 part 1, § 21.2). The schema fixes the order of the elements. */
export function chartXml(chart: NativeChart, frame: Frame, workbookId: string, context: SlideContext): Xml {
  const small = context.theme.slide.type.small.size;
  return element(
    "c:chartSpace",
    { "xmlns:c": namespaces.c, "xmlns:a": namespaces.a, "xmlns:r": namespaces.r },
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
    unpainted,
    textProperties(small, "muted", context),
    element("c:externalData", { "r:id": workbookId }, value("autoUpdate", 0)),
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
      seriesXml(chart, context),
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
    unpainted,
  );
}
