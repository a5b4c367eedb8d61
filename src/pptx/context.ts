import type { ImageOp } from "../pictures/drawing.ts";
import type { Metrics } from "../slides/layout/metrics.ts";
import type { SlideSource } from "../slides/slide-facts.ts";
import type { Fonts } from "../type/fonts.ts";
import type { Theme } from "../type/theme.ts";

/** The context for writing one slide, with its counters and collected relations. */
export interface SlideContext {
  readonly theme: Theme;
  readonly fonts: Fonts;
  readonly metrics: Metrics;
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
  /** The sources listed at the foot of the slide, in the order of their numbers. */
  readonly sources: readonly SlideSource[];
  /** Returns a shape id that is unique on the slide. */
  readonly nextId: () => number;
  /** Returns the id of a relation, the same one for the same type and target. */
  readonly relate: (type: string, target: string, isExternal?: boolean) => string;
  /** Adds an image file to the package and returns its relation id. */
  readonly embed: (image: ImageOp) => string;
}

/** English Metric Units per pixel: 914400 per inch of 96 pixels. */
const emuPerPixel = 9525;

export function emu(pixels: number): number {
  return Math.round(pixels * emuPerPixel);
}

/** Converts pixels to hundredths of a point. */
export function hundredths(pixels: number): number {
  return Math.round(pixels * 75);
}
