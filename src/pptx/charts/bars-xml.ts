import type { Frame } from "../../slides/layout/shape.ts";
import { noLine } from "../colour.ts";
import type { SlideContext } from "../context.ts";
import { element, type Xml } from "../xml.ts";
import { axisIds, categoryAxis, plainAxis, plotLayout, textProperties, valueAxis, valueAxisXml } from "./axis.ts";
import { unpainted, value } from "./element.ts";
import type { BarChart } from "./model.ts";
import { namesSeriesXml, seriesXml } from "./series.ts";

/** A bar chart with the same zero line and scale as the drawing. Names are beside or above the bars. */
export function barsXml(chart: BarChart, frame: Frame, context: SlideContext): Xml {
  const { type } = context.theme.slide;
  const { zero, unit } = chart.drawn;
  const ticks = chart.axis ? type.small.size * 2 : 0;
  // Half of the last axis label extends past the plot.
  const plot = frame.width - zero - (chart.axis ? type.small.size * 1.5 : 0);
  const max = chart.axis ? chart.axis.max : Number((plot / unit).toPrecision(4));
  const height = frame.height - ticks;
  return element(
    "c:plotArea",
    {},
    plotLayout(zero / frame.width, 0, plot / frame.width, height / frame.height),
    element(
      "c:barChart",
      {},
      value("barDir", "bar"),
      value("grouping", "clustered"),
      value("varyColors", 0),
      chart.areNamesAbove ? namesSeriesXml(chart, context) : "",
      seriesXml(chart, context),
      value("gapWidth", gapWidth(chart, height, context)),
      value("overlap", 0),
      axisIds,
    ),
    categoryAxisXml(chart, context),
    valueAxisXml({ max, position: "t", ...(chart.axis && { axis: chart.axis }) }, context),
    unpainted,
  );
}

/** The gap between categories in percent of a bar. Names above the bars are a separate series of the same height. */
function gapWidth({ drawn, points, areNamesAbove }: BarChart, height: number, { theme }: SlideContext): number {
  const row = height / points.length;
  if (!areNamesAbove) return Math.round(Math.max(0, row / drawn.bar - 1) * 100);
  const lines = Math.max(...points.map(({ category }) => category.split("\n").length));
  const bar = Math.max(drawn.bar, lines * theme.slide.type.small.leading);
  return Math.round(Math.max(0, row / bar - 2) * 100);
}

function categoryAxisXml({ areNamesAbove }: BarChart, context: SlideContext): Xml {
  const { size } = context.theme.slide.type.small;
  return element(
    "c:catAx",
    {},
    value("axId", categoryAxis),
    element("c:scaling", {}, value("orientation", "maxMin")),
    value("delete", Number(areNamesAbove)),
    value("axPos", "l"),
    ...plainAxis("General", noLine, textProperties(size, "ink", context)),
    value("crossAx", valueAxis),
    value("crosses", "autoZero"),
    value("auto", 0),
    value("lblAlgn", "ctr"),
    value("lblOffset", 60),
    value("noMultiLvlLbl", 1),
  );
}
