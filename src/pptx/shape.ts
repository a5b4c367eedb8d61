import type { Run } from "../document/block.ts";
import type { Drawing } from "../pictures/drawing.ts";
import type { TimelineMark } from "../slides/timeline-marks.ts";
import type { ColourName } from "../type/contrast.ts";
import type { TypeStyle } from "../type/theme.ts";
import type { NativeChart } from "./charts/model.ts";

/** A place on a slide, in pixels of 1280 x 720 from its top left. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What PowerPoint is to draw on one slide: positioned, in reading order. */
export type Shape = TextShape | RectShape | DotShape | GroupShape | DrawingShape | ChartShape | TableShape;

interface Placed {
  /** For the selection pane. */
  readonly name: string;
  readonly frame: Frame;
}

/** The place of a layout that a shape fills. */
export interface Placeholder {
  readonly type: "title" | "ctrTitle" | "subTitle" | "body" | "chart" | "ftr" | "sldNum";
  readonly index?: number;
}

export interface TextShape extends Placed {
  readonly type: "text";
  readonly paragraphs: readonly Para[];
  readonly placeholder?: Placeholder;
  /** Undefined takes the placeholder's own place. */
  readonly isMoved?: boolean;
  /** Kept free at the end of its lines, in pixels. */
  readonly endInset?: number;
  /** Never broken nor made smaller, however wide the font that takes the place of the theme's. */
  readonly isOneLine?: boolean;
}

/** A rule or a ground: decoration. */
export interface RectShape extends Placed {
  readonly type: "rect";
  readonly fill: ColourName;
}

/** The mark of a date on a timeline: decoration, for its text says the same. */
export interface DotShape extends Placed {
  readonly type: "dot";
  readonly mark: TimelineMark;
  readonly colour: ColourName;
  /** What shows through it where it is hollow. */
  readonly ground: ColourName;
}

export interface GroupShape extends Placed {
  readonly type: "group";
  readonly shapes: readonly Shape[];
}

/** A picture, a logo or a chart that has no native form, with its alternative text; without one it is decoration. */
export interface DrawingShape extends Placed {
  readonly type: "drawing";
  readonly drawing: Drawing;
  readonly alt: string;
}

export interface ChartShape extends Placed {
  readonly type: "chart";
  readonly chart: NativeChart;
  readonly alt: string;
  readonly placeholder?: Placeholder;
}

export interface TableShape extends Placed {
  readonly type: "table";
  readonly widths: readonly number[];
  readonly rowHeights: readonly number[];
  /** The first row heads the columns. */
  readonly rows: readonly (readonly Para[])[];
}

export interface TextLook extends TypeStyle {
  readonly colour: ColourName;
}

export interface Para {
  readonly runs: readonly ParaRun[];
  readonly look: TextLook;
  /** Space above it, in pixels. */
  readonly before?: number;
  /** `none` stands in as far as the item it belongs to. */
  readonly bullet?: "dash" | "number" | "none";
  /** The colour of its dash. */
  readonly bulletColour?: ColourName;
  /** How far the text of an item stands in, and how far before it its dash or number, in pixels. */
  readonly inset?: number;
  readonly hang?: number;
  readonly align?: "start" | "center" | "end";
}

/** A run, and the few things that only slides set. */
export type ParaRun = Run | ScaledRun | FieldRun;

/** A piece in another size than its paragraph: the unit of a figure. */
export interface ScaledRun {
  readonly type: "scaled";
  readonly text: string;
  readonly scale: number;
}

export interface FieldRun {
  readonly type: "slide-number";
  /** What it is now; a layout has none. */
  readonly number?: number;
}
