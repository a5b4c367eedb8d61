import type { Block, Run } from "../../document/block.ts";
import type { TimelineMark } from "../../document/timeline-marks.ts";
import type { Drawing } from "../../pictures/drawing.ts";
import type { ColourName } from "../../type/contrast.ts";
import type { TypeStyle } from "../../type/theme.ts";

/** A rectangle on a slide, in pixels from its top start corner. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * A laid out slide as data: positioned shapes in reading order. PowerPoint draws them and the fit check measures them.
 * The HTML has CSS instead, whose numbers come from the same tokens; a browser test compares the two.
 */
export type Shape = TextShape | RectShape | DotShape | GroupShape | DrawingShape | TableShape;

/** A part of a slide's layout that text or a chart fills: a placeholder in PowerPoint. */
export interface Region {
  readonly role: "title" | "text" | "chart" | "sources" | "running" | "number";
  /** No other region of the layout has it. */
  readonly index: number;
}

interface Placed {
  /** What the shape is, for the selection pane of PowerPoint. */
  readonly name: string;
  readonly frame: Frame;
}

export interface TextShape extends Placed {
  readonly type: "text";
  readonly paragraphs: readonly Para[];
  /** The region of the slide's layout that the text fills. */
  readonly region?: Region;
  /** Room for a wider font below the text, where there is some: to where the text may grow. */
  readonly room?: number;
  /** Kept free at the end of its lines, in pixels. */
  readonly endInset?: number;
  /** Never broken and never made smaller. */
  readonly isOneLine?: true;
}

/** A rule or a ground: decoration. */
export interface RectShape extends Placed {
  readonly type: "rect";
  readonly fill: ColourName;
}

/** The mark of a date on a timeline: decoration, because its text says the same. */
export interface DotShape extends Placed {
  readonly type: "dot";
  readonly mark: TimelineMark;
  readonly colour: ColourName;
  /** What shows through a hollow mark. */
  readonly ground: ColourName;
}

export interface GroupShape extends Placed {
  readonly type: "group";
  readonly shapes: readonly Shape[];
}

/** A picture, a logo or a chart; without a description it is decoration. */
export interface DrawingShape extends Placed {
  readonly type: "drawing";
  readonly drawing: Drawing;
  readonly alt: string;
  /** The id of a chart, which PowerPoint may draw itself. */
  readonly chart?: string;
  readonly region?: Region;
}

export interface TableShape extends Placed {
  readonly type: "table";
  readonly widths: readonly number[];
  readonly rowHeights: readonly number[];
  /** The first row heads the columns. */
  readonly rows: readonly (readonly Para[])[];
  readonly hasRowHeads: boolean;
}

export interface TextLook extends TypeStyle {
  readonly colour: ColourName;
}

export interface Para {
  readonly runs: readonly ParaRun[];
  readonly look: TextLook;
  /** Space above it, in pixels; none above the first of a text. */
  readonly before?: number;
  /** `none` is set in as far as the item it belongs to. */
  readonly bullet?: "dash" | "number" | "none";
  /** The number of an item where a list does not begin with one. */
  readonly startAt?: number;
  readonly bulletColour?: ColourName;
  /** How far an item is set in, and how far before it its dash or number is, in pixels. */
  readonly inset?: number;
  readonly hang?: number;
  readonly align?: "start" | "center" | "end";
}

/** A run, and the few things that only slides set. */
export type ParaRun = Run | ScaledRun | FieldRun;

/** A piece in another size than its paragraph: the unit of a figure. */
interface ScaledRun {
  readonly type: "scaled";
  readonly text: string;
  readonly scale: number;
}

interface FieldRun {
  readonly type: "slide-number";
  /** Absent on a layout, which is no slide yet. */
  readonly number?: number;
}

/** Where a block ended up. */
export interface BlockFrame {
  readonly block: Block;
  readonly frame: Frame;
}
