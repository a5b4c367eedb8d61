import type { Orientation } from "./orientation.ts";

/**
 * A chart or a picture as a plain list of operations. Charts are recorded from Vega once, so painting does not load
 * Vega. Units: 1 = 1 pt on a sheet, 1 px on a slide. The origin is at the top left, y grows downwards.
 */
export interface Drawing {
  /** The chart's id or the picture's file name. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly ops: readonly Op[];
}

export type Op = PathOp | TextOp | ImageOp | ClipOp | EndClipOp;

export interface PathOp {
  readonly op: "path";
  readonly commands: readonly PathCommand[];
  readonly fill?: Paint;
  readonly stroke?: Stroke;
  /** The fill rule; nonzero if absent. */
  readonly rule?: "evenodd";
}

/** In absolute coordinates. Arcs are already converted to curves. */
export type PathCommand =
  | readonly ["M", number, number]
  | readonly ["L", number, number]
  | readonly ["C", number, number, number, number, number, number]
  | readonly ["Z"];

export interface Paint {
  /** "#rrggbb". */
  readonly colour: string;
  /** 0 to 1. */
  readonly opacity: number;
}

export interface Stroke extends Paint {
  readonly width: number;
  readonly dash?: readonly number[];
  readonly cap: "butt" | "round" | "square";
  readonly join: "miter" | "round" | "bevel";
}

export interface TextOp {
  readonly op: "text";
  readonly text: string;
  /** Start of the baseline, with alignment already resolved using the embedded fonts' metrics. */
  readonly x: number;
  readonly y: number;
  /** Clockwise, in degrees. */
  readonly angle: number;
  readonly font: TextFont;
  readonly fill: Paint;
  /** Advance width. */
  readonly width: number;
  /** The point that stays fixed if another font makes the text wider or narrower; the start if absent. */
  readonly anchor?: "middle" | "end";
  /** `value` comes from facts, `tick` is a generated axis label, `text` is typed by the author. */
  readonly role: "value" | "tick" | "text";
  readonly facts: readonly string[];
}

export interface TextFont {
  readonly family: "sans" | "serif";
  readonly weight: 400 | 600 | 700;
  readonly italic: boolean;
  readonly size: number;
}

/** A pixel image. Charts have none; logos and pictures may. */
export interface ImageOp {
  readonly op: "image";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Exif orientation of the stored pixels; 1 (upright) if absent. The box is that of the upright picture. */
  readonly orientation?: Orientation;
  readonly type: "image/png" | "image/jpeg";
  /** The image file in base64. */
  readonly data: string;
}

/** Clips everything up to the matching `end-clip` to a rectangle. */
export interface ClipOp {
  readonly op: "clip";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface EndClipOp {
  readonly op: "end-clip";
}
