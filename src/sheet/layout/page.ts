import type { Place } from "../../diagnostic/diagnostic.ts";
import type { Drawing } from "../../pictures/drawing.ts";

/**
 * A finished page as data: positioned marks and the structure they belong to. Everything is
 * decided here; `pdf.ts` only paints. Units are points, the origin is the top left corner.
 * During layout `x` counts from the start edge; the last step turns it round for a
 * right-to-left edition, so nothing before it knows where left is.
 */
export interface Page {
  /** From one. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** In painting order, which is also the order of reading. */
  readonly marks: readonly Mark[];
  /** The structure elements that begin on this page. */
  readonly nodes: readonly StructureNode[];
  readonly fill: PageFill;
}

/** How full a page is: what a test asks to keep half-empty pages out. */
interface PageFill {
  /** Height between the margins that blocks and notes may use. */
  readonly available: number;
  /** Down to the lowest block. */
  readonly blocks: number;
  /** Height of the notes at the foot. */
  readonly notes: number;
  /** Used share of the available height, 0 to 1. */
  readonly ratio: number;
}

export type Mark = TextMark | RuleMark | RectMark | DotMark | DrawingMark;

/** A node's number, or what kind of artifact it is: read aloud, or mere furniture. */
export type Owner = number | "layout" | "pagination";

interface Owned {
  readonly owner: Owner;
}

export interface TextMark extends Owned {
  readonly mark: "text";
  readonly text: string;
  /** Its last character is a hyphen that parts a word, and no part of the text. */
  readonly hyphenated?: true;
  readonly x: number;
  readonly baseline: number;
  /** Advance width without a space at the end. */
  readonly width: number;
  /** Name of a face: "sans-400". */
  readonly face: string;
  readonly size: number;
  readonly colour: string;
  readonly features: readonly string[];
  /** Struck out. */
  readonly struck?: true;
  /** Role of the text; only the first four may contain numerals. */
  readonly role: "value" | "cite" | "number" | "furniture" | "text";
  readonly facts: readonly string[];
  readonly link?: Link;
  /** A named place that links go to. */
  readonly anchor?: string;
  /** Place of the block in the template, for diagnostics about the text. */
  readonly place?: Place;
}

export interface Link {
  readonly to: { readonly href: string } | { readonly anchor: string };
  /** Read aloud instead of the number: "Note 3". */
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

/** Filled, or hollow where only a stroke is given. */
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
  /** In order of reading; a parent has a smaller one than its children. The root is zero. */
  readonly id: number;
  readonly parent?: number;
  readonly tag: StructureTag;
  readonly alt?: string;
  /** On the page: left, top, right, bottom. */
  readonly bbox?: readonly [number, number, number, number];
  /** Of a header cell: what it heads. */
  readonly scope?: "Column" | "Row";
  /** Of an ordered list "Decimal", of an unordered one "Disc". */
  readonly numbering?: "Decimal" | "Disc" | "None";
  /** Unique name of a note. */
  readonly name?: string;
  /** Of a heading: its bookmark. */
  readonly bookmark?: string;
}

/** A mark moved by an offset. */
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
