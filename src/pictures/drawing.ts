import type { Orientation } from "./orientation.ts";

/**
 * A chart or a picture as a plain list of operations: a chart's is recorded once from Vega, which painting never
 * loads. Units: 1 = 1 pt on a sheet, 1 px on a slide. Origin at the top left, y grows downwards.
 */
export interface Drawing {
  /** The chart's id, or the picture's file. */
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
  /** How what is inside is told; by winding where it is not given. */
  readonly rule?: "evenodd";
}

/** Absolute coordinates; arcs are already curves. */
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
  /** Of the start of the baseline, after alignment was resolved with the embedded fonts' metrics. */
  readonly x: number;
  readonly y: number;
  /** Clockwise, in degrees. */
  readonly angle: number;
  readonly font: TextFont;
  readonly fill: Paint;
  /** Advance width. */
  readonly width: number;
  /** Which end of the text stays in place where another font sets it wider or narrower; the start where absent. */
  readonly anchor?: "middle" | "end";
  /** What the text is: made from facts, an axis tick of the program, or the author's own words. */
  readonly role: "value" | "tick" | "text";
  readonly facts: readonly string[];
}

export interface TextFont {
  readonly family: "sans" | "serif";
  readonly weight: 400 | 600 | 700;
  readonly italic: boolean;
  readonly size: number;
}

/** A picture of pixels. Charts have none; logos and pictures of slides may. */
export interface ImageOp {
  readonly op: "image";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** How the pixels of the file lie; upright where absent. The box is that of the upright picture. */
  readonly orientation?: Orientation;
  readonly type: "image/png" | "image/jpeg";
  /** Its file in base64. */
  readonly data: string;
}

/** Everything up to the matching end is cut to a rectangle. */
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
