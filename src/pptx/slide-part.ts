import type { Drawing } from "../pictures/drawing.ts";
import type { Deck, Slide } from "../slides/deck.ts";
import { officeMetrics } from "../slides/layout/metrics.ts";
import { layoutNames, slideLayout } from "../slides/layout/regions.ts";
import type { Frame } from "../slides/layout/shape.ts";
import { layoutSlide } from "../slides/layout/slide.ts";
import { slideSources } from "../slides/slide-facts.ts";
import type { LineBreaker } from "../type/line-breaking.ts";
import type { Look } from "../type/look.ts";
import { chartXml } from "./charts/chart-xml.ts";
import type { ChartRows, NativeChart } from "./charts/model.ts";
import { readNativeChart } from "./charts/native-chart.ts";
import { chartWorkbook } from "./charts/workbook.ts";
import type { SlideContext } from "./context.ts";
import { masterColours, slideData } from "./master.ts";
import { presentationNames } from "./namespaces.ts";
import { notesSlideXml } from "./notes-xml.ts";
import { openPart } from "./open-part.ts";
import { officeFormat, type Part, presentationml } from "./package.ts";
import { type ShapeWriter, shapesXml } from "./shape-xml.ts";
import { element } from "./xml.ts";

/** The input of a presentation. */
export interface DeckPlan extends Look {
  readonly deck: Deck;
  readonly charts: ReadonlyMap<string, ChartRows>;
  /** By chart id, drawn at the widths from `deckChartWidths`. */
  readonly drawings: ReadonlyMap<string, Drawing>;
  /** The brief's as-of date, used as the date of all files in the package. */
  readonly date: Date;
  /** Measures text. */
  readonly lines?: LineBreaker;
}

/** The parts of a slide: its charts with their workbooks, and its notes. Charts are numbered from `firstChart`. */
export function slideParts(slide: Slide, plan: DeckPlan, firstChart: number): Part[] {
  const { deck, theme } = plan;
  const { source } = deck;
  const path = `ppt/slides/slide${slide.number}.xml`;
  const notesPath = `ppt/notesSlides/notesSlide${slide.number}.xml`;
  const { context, relations, media } = openPart(source, plan, slideSources(slide.facts, source.cites));
  context.relate("slideLayout", `ppt/slideLayouts/slideLayout${layoutNames.indexOf(slide.layout) + 1}.xml`);
  context.relate("notesSlide", notesPath);
  const charts: Part[] = [];
  const writer: ShapeWriter = {
    context,
    layout: slide.layout,
    places: slideLayout(slide.layout, theme).places,
    nativeChart: ({ chart, drawing }) => {
      const rows = chart === undefined ? undefined : plan.charts.get(chart);
      return rows && readNativeChart(rows, drawing);
    },
    writeChart: (chart, frame) => {
      const number = firstChart + charts.length / 2;
      charts.push(...chartParts(number, { chart, frame, date: plan.date }, context));
      return context.relate("chart", `ppt/charts/chart${number}.xml`);
    },
  };
  const shapes = shapesXml(layoutSlide(slide, { ...plan, metrics: officeMetrics }).shapes, writer);
  const content = element("p:sld", presentationNames, slideData(shapes), masterColours);
  return [
    { path, type: `${presentationml}.slide+xml`, content, relations },
    ...charts,
    ...media,
    notesPart(slide, { path, notesPath }, plan),
  ];
}

function notesPart(slide: Slide, { path, notesPath }: { path: string; notesPath: string }, plan: DeckPlan): Part {
  const { source } = plan.deck;
  const { context, relations } = openPart(source, plan);
  context.relate("notesMaster", "ppt/notesMasters/notesMaster1.xml");
  context.relate("slide", path);
  const content = notesSlideXml(slide, source, context);
  return { path: notesPath, type: `${presentationml}.notesSlide+xml`, content, relations };
}

interface ChartPlan {
  readonly chart: NativeChart;
  readonly frame: Frame;
  readonly date: Date;
}

function chartParts(number: number, { chart, frame, date }: ChartPlan, context: SlideContext): Part[] {
  const workbook = `ppt/embeddings/Microsoft_Excel_Sheet${number}.xlsx`;
  return [
    {
      path: `ppt/charts/chart${number}.xml`,
      type: `${officeFormat}.drawingml.chart+xml`,
      content: chartXml(chart, frame, "rId1", context),
      relations: [{ id: "rId1", type: "package", target: workbook }],
    },
    { path: workbook, content: chartWorkbook(chart, date) },
  ];
}
