import type { TextRun, ValueRun } from "../document/block.ts";
import { isSafeHref } from "../html/escape.ts";
import { citeNumbers } from "../marp/html-runs.ts";
import type { SlideSource } from "../marp/meta.ts";
import type { ParaRun } from "./shape.ts";
import { oneLine } from "./xml.ts";

/** A stretch of text of one look. */
export interface Piece {
  readonly text: string;
  readonly strong: boolean;
  readonly emphasis: boolean;
  /** Of the paragraph's size. */
  readonly scale: number;
  /** The number of a source at the foot of the slide. */
  readonly isCite: boolean;
  readonly href?: string;
  readonly field?: "slidenum";
}

const plain = { strong: false, emphasis: false, scale: 1, isCite: false } as const;

/** What runs print, without those that print nothing. */
export function piecesOf(runs: readonly ParaRun[], sources: readonly SlideSource[]): Piece[] {
  return runs.flatMap((run) => piecesOfRun(run, sources)).filter((piece) => piece.text !== "");
}

function piecesOfRun(run: ParaRun, sources: readonly SlideSource[]): Piece[] {
  switch (run.type) {
    case "text":
    case "value":
      return [{ ...plain, text: tied(run), strong: run.strong === true, emphasis: run.emphasis === true }];
    case "cite":
      return [{ ...plain, text: citeNumbers(run, sources).join(","), isCite: true }];
    case "link":
      return piecesOf(run.runs, sources).map((piece) => ({ ...piece, ...linkOf(run.href) }));
    case "scaled":
      return [{ ...plain, text: oneLine(run.text), scale: run.scale }];
    case "slide-number":
      return [{ ...plain, text: run.number === undefined ? "‹#›" : String(run.number), field: "slidenum" }];
  }
}

// A figure stays with its unit, a day with its month.
function tied(run: TextRun | ValueRun): string {
  const text = oneLine(run.text);
  return run.type === "value" ? text.replace(/(?<=\d) (?=\p{L})/gu, "\u00a0") : text;
}

// Links come from the data; none of them starts a program, and none leads into the file system.
// PowerPoint takes a file for broken where an address is not encoded.
function linkOf(href: string): { href?: string } {
  return isSafeHref(href) && URL.canParse(href) ? { href: new URL(href).href } : {};
}
