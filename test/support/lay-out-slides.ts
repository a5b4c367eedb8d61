import type { Drawing } from "../../src/pictures/drawing.ts";
import type { Deck } from "../../src/slides/deck.ts";
import { type Metrics, officeMetrics } from "../../src/slides/layout/metrics.ts";
import type { Shape } from "../../src/slides/layout/shape.ts";
import { type LaidSlide, layoutSlide } from "../../src/slides/layout/slide.ts";
import type { Look } from "../../src/type/look.ts";

/** The layout of every slide; as PowerPoint sets text, unless it is said otherwise. */
export function layOutSlides(
  deck: Deck,
  look: Look,
  drawings: ReadonlyMap<string, Drawing> = new Map(),
  metrics: Metrics = officeMetrics,
): LaidSlide[] {
  return deck.slides.map((slide) => layoutSlide(slide, { deck, drawings, metrics, ...look }));
}

/** Shapes with those within groups behind their group. */
export function flat(shapes: readonly Shape[]): Shape[] {
  return shapes.flatMap((shape) => [shape, ...(shape.type === "group" ? flat(shape.shapes) : [])]);
}
