import { plainText, type Run } from "../document/block.ts";
import { readNativeChart } from "./charts/native-chart.ts";
import { look } from "./layouts.ts";
import { heightOf } from "./measure.ts";
import type { Flow, SlidePlan } from "./plan.ts";
import type { DrawingShape, Frame, Para, Shape, TextShape } from "./shape.ts";

/** The places of the layout that a chart fills, by their numbers. */
export interface ChartPlaces {
  readonly text?: number;
  readonly chart?: number;
  /** Beside a title that states the finding the headline is not said again, and the remark stands at the side. */
  readonly isTitled?: boolean;
}

/** A chart with what stands around it: headline, subtitle, the chart itself, remark. */
export function chartShapes(chart: string, area: Frame, plan: SlidePlan, places: ChartPlaces): Flow {
  const { theme, fonts, sources } = plan;
  const figure = plan.deck.source.charts[chart];
  const drawing = plan.drawings.get(chart);
  if (!figure || !drawing) return { shapes: [], bottom: area.y };
  const subtitle = look(theme, "subtitle", "muted");
  const { chart: space } = theme.slide;
  const head: Para[] = [
    ...(places.isTitled ? [] : [{ runs: figure.headline, look: look(theme, "heading") }]),
    { runs: [...figure.subtitle, figure.cite], look: subtitle, before: space.headline },
  ];
  const height = heightOf(head, area.width, fonts, sources);
  const frame = { x: area.x, y: area.y + height + space.subtitle, width: drawing.width, height: drawing.height };
  const taken = places.text === undefined ? undefined : plan.take(places.text);
  const text: TextShape = {
    type: "text",
    name: "Chart text",
    frame: { ...area, height },
    paragraphs: head,
    ...(taken && { placeholder: taken.placeholder, isMoved: true }),
  };
  const name = `Chart: ${plainText(figure.headline)}`;
  const drawn: DrawingShape = { type: "drawing", name, frame, drawing, alt: plainText(figure.alt) };
  const remark = places.isTitled || !figure.remark ? [] : [remarkShape(figure.remark, frame, area.width, plan)];
  const bottom = Math.max(frame.y + frame.height, ...remark.map((one) => one.frame.y + one.frame.height));
  return { shapes: [text, nativeShape(drawn, chart, plan, places.chart), ...remark], bottom };
}

/** The chart that PowerPoint draws itself in place of a drawing, where there is one. */
function nativeShape(drawn: DrawingShape, chart: string, plan: SlidePlan, index: number | undefined): Shape {
  const { name, frame, drawing, alt } = drawn;
  const bound = plan.charts.get(chart);
  const native = bound && readNativeChart(bound, drawing);
  if (!native) return drawn;
  const taken = index === undefined ? undefined : plan.take(index);
  return { type: "chart", name, frame, chart: native, alt, ...(taken && { placeholder: taken.placeholder }) };
}

function remarkShape(runs: readonly Run[], above: Frame, width: number, plan: SlidePlan): TextShape {
  const paragraphs: Para[] = [{ runs, look: look(plan.theme, "small", "muted") }];
  const height = heightOf(paragraphs, width, plan.fonts, plan.sources);
  const frame = { x: above.x, y: above.y + above.height + plan.theme.slide.chart.remark, width, height };
  return { type: "text", name: "Remark", frame, paragraphs };
}
