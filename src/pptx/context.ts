import type { ImageOp } from "../pictures/drawing.ts";
import type { Metrics } from "../slides/layout/metrics.ts";
import type { SlideSource } from "../slides/slide-facts.ts";
import type { Fonts } from "../type/fonts.ts";
import type { Theme } from "../type/theme.ts";

/** What writing one slide needs, and what it counts and gathers on the way. */
export interface SlideContext {
  readonly theme: Theme;
  readonly fonts: Fonts;
  readonly metrics: Metrics;
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
  /** Named at the foot of the slide, in the order of their numbers. */
  readonly sources: readonly SlideSource[];
  /** A number for a shape that no other on the slide has. */
  readonly nextId: () => number;
  /** The id of a relation. The same target always has the same one. */
  readonly relate: (type: string, target: string, isExternal?: boolean) => string;
  /** Puts a picture of pixels into the package and gives the id of its relation. */
  readonly embed: (image: ImageOp) => string;
}

/** English Metric Units in a pixel: 96 pixels are 914400 of them. */
const emuPerPixel = 9525;

export function emu(pixels: number): number {
  return Math.round(pixels * emuPerPixel);
}

/** Hundredths of a point, from pixels. */
export function hundredths(pixels: number): number {
  return Math.round(pixels * 75);
}
