import type { Place } from "../../diagnostic/diagnostic.ts";
import type { Drawing } from "../../pictures/drawing.ts";

/**
 * A finished page as data: positioned marks and the structure they belong to. `paint.ts` only paints it. Units are
 * points, and the origin is the top left corner. During layout, `x` counts from the start edge; the last step mirrors
 * it for right-to-left editions, so earlier steps need not know the direction.
 */
export interface Page {
  /** Counted from 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** In painting order, which is also reading order. */
  readonly marks: readonly Mark[];
  /** The structure elements that start on this page. */
  readonly nodes: readonly StructureNode[];
  readonly fill: PageFill;
}

/** How full a page is, in points. A test uses it to reject half-empty pages. */
interface PageFill {
  /** Height available to blocks and notes. */
  readonly available: number;
  /** Bottom of the lowest block. */
  readonly blocks: number;
  /** Height of the notes at the foot. */
  readonly notes: number;
  /** Used share of the available height, 0 to 1. */
  readonly ratio: number;
}

export type Mark = TextMark | RuleMark | RectMark | DotMark | DrawingMark;

/** The number of a structure node, or the kind of artifact (ISO 32000-1, 14.8.2.2). */
export type Owner = number | "layout" | "pagination";

interface Owned {
  readonly owner: Owner;
}

export interface TextMark extends Owned {
  readonly mark: "text";
  readonly text: string;
  /** Ends in a hyphen added by line breaking, which is not part of the text. */
  readonly hyphenated?: true;
  readonly x: number;
  readonly baseline: number;
  /** Advance width without trailing space. */
  readonly width: number;
  /** Name of a face, for example "sans-400". */
  readonly face: string;
  readonly size: number;
  readonly colour: string;
  readonly features: readonly string[];
  /** Struck through. */
  readonly struck?: true;
  /** Only the first four roles may contain numerals. */
  readonly role: "value" | "cite" | "number" | "furniture" | "text";
  readonly facts: readonly string[];
  readonly link?: Link;
  /** Name of a link destination at this mark. */
  readonly anchor?: string;
  /** Source position in the template, for diagnostics. */
  readonly place?: Place;
}

export interface Link {
  readonly to: { readonly href: string } | { readonly anchor: string };
  /** Read aloud instead of the number, for example "Note 3". */
  readonly label: string;
}

interface RuleMark extends Owned {
  readonly mark: "rule";
  readonly x: number;
  readonly y: number;
  readonly x2: number;
  readonly y2: number;
  readonly width: number;
  readonly colour: string;
  readonly dash?: readonly number[];
}

export interface RectMark extends Owned {
  readonly mark: "rect";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
}

/** A filled dot, or a hollow one if there is only a stroke. */
export interface DotMark extends Owned {
  readonly mark: "dot";
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly fill?: string;
  readonly stroke?: { readonly colour: string; readonly width: number; readonly dash?: readonly number[] };
}

export interface DrawingMark extends Owned {
  readonly mark: "drawing";
  readonly x: number;
  readonly y: number;
  readonly drawing: Drawing;
}

/** Standard structure types (ISO 32000-1, 14.8.4). */
export type StructureTag =
  | "Document"
  | "Sect"
  | "Div"
  | "BlockQuote"
  | "H1"
  | "H2"
  | "H3"
  | "P"
  | "L"
  | "LI"
  | "Lbl"
  | "LBody"
  | "Table"
  | "THead"
  | "TBody"
  | "TR"
  | "TH"
  | "TD"
  | "Figure"
  | "Caption"
  | "Reference"
  | "Link"
  | "Note";

export interface StructureNode {
  /** Numbered in reading order, so a parent's is smaller than its children's. The root is 0. */
  readonly id: number;
  readonly parent?: number;
  readonly tag: StructureTag;
  readonly alt?: string;
  /** Position on the page in points: left, top, right, bottom. */
  readonly bbox?: readonly [number, number, number, number];
  /** Header cells only. */
  readonly scope?: "Column" | "Row";
  /** Lists only: "Decimal" if ordered, "Disc" if not, "None" without markers. */
  readonly numbering?: "Decimal" | "Disc" | "None";
  /** Notes only: a unique name. */
  readonly name?: string;
  /** Headings only: the text of the bookmark. */
  readonly bookmark?: string;
}

/** Moves a mark by an offset. */
export function moveMark<M extends Mark>(mark: M, dx: number, dy: number): M {
  if (dx === 0 && dy === 0) return mark;
  switch (mark.mark) {
    case "text":
      return { ...mark, x: mark.x + dx, baseline: mark.baseline + dy };
    case "rule":
      return { ...mark, x: mark.x + dx, x2: mark.x2 + dx, y: mark.y + dy, y2: mark.y2 + dy };
    case "rect":
    case "dot":
    case "drawing":
      return { ...mark, x: mark.x + dx, y: mark.y + dy };
  }
}
