import { type ChartBlock, plainText } from "../../document/block.ts";
import { heightOf } from "./measure.ts";
import { look } from "./regions.ts";
import { type Laid, nothing, type SlideSetting } from "./setting.ts";
import type { DrawingShape, Frame, Para, Region, Shape, TextShape } from "./shape.ts";

/** The regions for a chart and its text. */
interface ChartRegions {
  readonly text?: Region | undefined;
  readonly chart?: Region | undefined;
}

/**
 * A chart with its headline, subtitle and remark. On a chart slide the title is the headline, and the remark goes to
 * the side.
 */
export function layChart(block: ChartBlock, area: Frame, setting: SlideSetting, regions: ChartRegions = {}): Laid {
  const { theme, drawings, slide } = setting;
  const { figure, chart } = block;
  const drawing = drawings.get(chart);
  if (!figure || !drawing) return nothing;
  const { chart: space } = theme.slide;
  const isTitled = slide.layout === "chart";
  const head: Para[] = [
    ...(isTitled ? [] : [{ runs: figure.headline, look: look(theme, "heading") }]),
    { runs: [...figure.subtitle, figure.cite], look: look(theme, "subtitle", "muted"), before: space.headline },
  ];
  const textHeight = heightOf(head, area.width, setting);
  const text: TextShape = {
    type: "text",
    name: "Chart text",
    frame: { ...area, height: textHeight },
    paragraphs: head,
    ...(regions.text && { region: regions.text }),
  };
  const share = Math.min(1, area.width / drawing.width);
  const top = area.y + textHeight + space.subtitle;
  const drawn: DrawingShape = {
    type: "drawing",
    name: `Chart: ${plainText(figure.headline)}`,
    frame: { x: area.x, y: top, width: drawing.width * share, height: drawing.height * share },
    drawing,
    alt: plainText(figure.alt),
    chart,
    ...(regions.chart && { region: regions.chart }),
  };
  const shapes: Shape[] = [text, drawn];
  let bottom = top + drawn.frame.height;
  if (!isTitled && figure.remark) {
    const paragraphs: Para[] = [{ runs: figure.remark, look: look(theme, "small", "muted") }];
    const frame = { ...area, y: bottom + space.remark, height: heightOf(paragraphs, area.width, setting) };
    shapes.push({ type: "text", name: "Remark", frame, paragraphs });
    bottom = frame.y + frame.height;
  }
  return { ...nothing, shapes, height: bottom - area.y };
}
