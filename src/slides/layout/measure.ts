import { countLines, type Span } from "../../type/line-breaking.ts";
import { citeNumbers } from "../slide-facts.ts";
import type { SlideSetting } from "./setting.ts";
import type { Para, ParaRun } from "./shape.ts";

/** The size of a superscript source number, relative to its text. */
const citeScale = 0.62;

/** Consecutive text with one look. */
export interface Piece {
  readonly text: string;
  readonly strong: boolean;
  readonly emphasis: boolean;
  readonly struck: boolean;
  /** Relative to the paragraph's type size. */
  readonly scale: number;
  /** The superscript number of a source at the foot of the slide. */
  readonly isCite: boolean;
  readonly isBreak: boolean;
  readonly href?: string;
  readonly field?: "slidenum";
}

const plain = { strong: false, emphasis: false, struck: false, scale: 1, isCite: false, isBreak: false } as const;

type PieceSetting = Pick<SlideSetting, "sources" | "metrics">;

/** The printed pieces of runs, without empty ones. */
export function piecesOf(runs: readonly ParaRun[], setting: PieceSetting): Piece[] {
  return runs.flatMap((run) => piecesOfRun(run, setting)).filter((piece) => piece.text !== "");
}

function piecesOfRun(run: ParaRun, setting: PieceSetting): Piece[] {
  switch (run.type) {
    case "text":
    case "value": {
      const { strong = false, emphasis = false, struck = false } = run;
      const text = oneLine(run.text);
      const isTied = run.type === "value" && setting.metrics.isTied;
      return [{ ...plain, text: isTied ? tied(text) : text, strong, emphasis, struck }];
    }
    case "cite":
      return [{ ...plain, text: citeNumbers(run, setting.sources).join(","), isCite: true }];
    case "link":
      return piecesOf(run.runs, setting).map((piece) => ({ ...piece, href: run.href }));
    case "break":
      return [{ ...plain, text: "\n", isBreak: true }];
    case "scaled":
      return [{ ...plain, text: oneLine(run.text), scale: run.scale }];
    case "slide-number":
      return [{ ...plain, text: run.number === undefined ? "‹#›" : String(run.number), field: "slidenum" }];
  }
}

function tied(text: string): string {
  return text.replace(/(?<=\d) (?=\p{L})/gu, "\u00a0");
}

/** Replaces line breaks and other whitespace with single spaces. */
export function oneLine(text: string): string {
  return text.replace(/[ \t-\r\u0085\u2028\u2029]+/g, " ");
}

/** The result of setting a paragraph in a given width. */
interface SetPara {
  readonly lines: number;
  readonly height: number;
  /** How far its widest word exceeds the width, in pixels. */
  readonly excess: number;
}

export function setPara(para: Para, width: number, setting: SlideSetting): SetPara {
  const room = (width - (para.inset ?? 0)) * setting.metrics.share(para.look.weight);
  const extent = setting.lines.measureExtent(spansOf(para, setting), { areTied: false });
  const { lines } = countLines({
    ...extent,
    boxes: extent.boxes.map(([full, ink, end]) => [full, Math.min(ink, room), end]),
  })(room);
  const widest = Math.max(0, ...extent.boxes.map(([, ink]) => ink));
  return { lines, height: lines * para.look.leading, excess: Math.max(0, widest - room) };
}

/** The height of stacked paragraphs, including the space between them. */
export function heightOf(paragraphs: readonly Para[], width: number, setting: SlideSetting): number {
  return paragraphs.reduce(
    (height, para, index) => height + (index === 0 ? 0 : (para.before ?? 0)) + setPara(para, width, setting).height,
    0,
  );
}

export function excessOf(paragraphs: readonly Para[], width: number, setting: SlideSetting): number {
  return Math.max(0, ...paragraphs.map((para) => setPara(para, width, setting).excess));
}

/** The widths of a paragraph: `most` on one line, `least` with every word on its own line. */
export function widthsOf(para: Para, setting: SlideSetting): { readonly most: number; readonly least: number } {
  const { width, boxes } = setting.lines.measureExtent(spansOf(para, setting), { areTied: false });
  return { most: width, least: Math.max(0, ...boxes.map(([, ink]) => ink)) };
}

function spansOf(para: Para, setting: SlideSetting): Span<undefined>[] {
  const { family, weight, size } = para.look;
  return piecesOf(para.runs, setting).map(({ text, strong, emphasis, scale, isCite }) => ({
    text,
    face: setting.fonts.face(family, strong ? Math.max(600, weight) : weight, emphasis),
    size: size * (isCite ? citeScale : scale),
    features: [],
    rise: 0,
    ...(isCite && { glued: true }),
    data: undefined,
  }));
}

/** The inset that makes a title's lines about equally long, as `text-wrap: balance` does in the browser. */
export function balanceInset(para: Para, width: number, setting: SlideSetting): number {
  const lines = setting.lines.breakLines(
    spansOf(para, setting),
    width * setting.metrics.share(para.look.weight),
    "balanced",
  );
  const widest = Math.max(0, ...lines.map((line) => line.width));
  return lines.length < 2 ? 0 : Math.max(0, Math.floor(width - widest * setting.metrics.slack.likely));
}
