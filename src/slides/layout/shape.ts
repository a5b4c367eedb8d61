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
 * A laid out slide is a list of positioned shapes in reading order. The PowerPoint writer draws them and the fit check
 * measures them. HTML uses CSS instead, with numbers from the same tokens; a browser test compares the two.
 */
export type Shape = TextShape | RectShape | DotShape | GroupShape | DrawingShape | TableShape;

/** A part of a slide layout for text or a chart: a placeholder in PowerPoint. */
export interface Region {
  readonly role: "title" | "text" | "chart" | "sources" | "running" | "number";
  /** Unique in the layout. */
  readonly index: number;
}

interface Placed {
  /** Shown in PowerPoint's selection pane. */
  readonly name: string;
  readonly frame: Frame;
}

export interface TextShape extends Placed {
  readonly type: "text";
  readonly paragraphs: readonly Para[];
  /** The layout region that the text fills. */
  readonly region?: Region;
  /** Space below the text that it may grow into in a wider font, in pixels. */
  readonly room?: number;
  /** Inset at the end of the lines, in pixels. */
  readonly endInset?: number;
  /** Never wrapped or shrunk. */
  readonly isOneLine?: true;
}

/** A rule or a background: decoration. */
export interface RectShape extends Placed {
  readonly type: "rect";
  readonly fill: ColourName;
}

/** A date's mark on a timeline: decoration, because the text says the same. */
export interface DotShape extends Placed {
  readonly type: "dot";
  readonly mark: TimelineMark;
  readonly colour: ColourName;
  /** The colour inside a hollow mark. */
  readonly ground: ColourName;
}

export interface GroupShape extends Placed {
  readonly type: "group";
  readonly shapes: readonly Shape[];
}

/** A picture, a logo or a chart. With empty alternative text it is decoration. */
export interface DrawingShape extends Placed {
  readonly type: "drawing";
  readonly drawing: Drawing;
  readonly alt: string;
  /** Chart id, if this is a chart. PowerPoint may draw it natively. */
  readonly chart?: string;
  readonly region?: Region;
}

export interface TableShape extends Placed {
  readonly type: "table";
  readonly widths: readonly number[];
  readonly rowHeights: readonly number[];
  /** The first row holds the column headings. */
  readonly rows: readonly (readonly Para[])[];
  readonly hasRowHeads: boolean;
}

export interface TextLook extends TypeStyle {
  readonly colour: ColourName;
}

export interface Para {
  readonly runs: readonly ParaRun[];
  readonly look: TextLook;
  /** Space above, in pixels; ignored for the first paragraph of a text. */
  readonly before?: number;
  /** `none` is indented like its list item but has no bullet. */
  readonly bullet?: "dash" | "number" | "none";
  /** The number of the item, for lists that do not start at 1. */
  readonly startAt?: number;
  readonly bulletColour?: ColourName;
  /** `inset` is the indent of the item's text; `hang` is how far its bullet hangs before it. In pixels. */
  readonly inset?: number;
  readonly hang?: number;
  readonly align?: "start" | "center" | "end";
}

/** A run, or one of the run types that occur only on slides. */
export type ParaRun = Run | ScaledRun | FieldRun;

/** Text in a different size from its paragraph: the unit of a figure. */
interface ScaledRun {
  readonly type: "scaled";
  readonly text: string;
  readonly scale: number;
}

interface FieldRun {
  readonly type: "slide-number";
  /** Absent on a layout, which has no slide number. */
  readonly number?: number;
}

/** A block with its final frame. */
export interface BlockFrame {
  readonly block: Block;
  readonly frame: Frame;
}
