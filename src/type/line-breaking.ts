import UnicodeBreaker from "linebreak";
import { type Face, measureText } from "./fonts.ts";
import { type Hyphenate, isHyphenable } from "./hyphenation.ts";

/** A run of text in one face and size. `data` is passed through to its fragments. */
export interface Span<T> {
  readonly text: string;
  readonly face: Face;
  readonly size: number;
  /** OpenType features in addition to the usual ones. */
  readonly features: readonly string[];
  /** Rise above the baseline, in the units of `size`. */
  readonly rise: number;
  /** Never separated from the text before it; for note numbers. */
  readonly glued?: boolean;
  /** Set for running text, which may be hyphenated. */
  readonly hyphenate?: Hyphenate;
  readonly data: T;
}

/** A piece of a line, taken from a single span. `offset` counts from the start of the line. */
export interface Fragment<T> {
  readonly span: Span<T>;
  /**
   * Includes the space at the end of the line, so that extracted words do not run together, or the hyphen added
   * there.
   */
  readonly text: string;
  /** Ends in an added hyphen, which is not part of the word. */
  readonly hyphenated?: true;
  readonly offset: number;
  /** Excludes the space at the end of the line. */
  readonly width: number;
}

export interface Line<T> {
  readonly fragments: readonly Fragment<T>[];
  readonly width: number;
}

/**
 * `even` is for paragraphs: the fewest lines, then the least ragged, avoiding a short last word on its own line.
 * `balanced` is for titles: lines of about equal length.
 */
export type Setting = "even" | "balanced";

/**
 * Breaks text into lines of at most `width` by UAX #14, with three additional rules: a figure stays with the word
 * after it, a range stays around its dash, and a note number stays with its word.
 */
export function breakLines<T>(spans: readonly Span<T>[], width: number, setting: Setting = "even"): Line<T>[] {
  const text = spans.map((span) => span.text).join("");
  if (text.trim() === "") return [];
  const boxes = splitBoxes(spans, text, width);
  return chooseBreaks(boxes, width, setting).map(([from, to]) =>
    fillLine(spans, boxes[from]?.start ?? 0, boxes[to - 1]),
  );
}

/** The number of lines a text takes at a width, and how many cuts inside words it needs to fit. */
export type LineCount = (width: number) => { readonly lines: number; readonly cuts: number };

/** Measurements of a text, for layouts that try many widths. */
export interface Extent {
  /** Width of the whole text on one line. */
  readonly width: number;
  /** Unbreakable pieces: width with and without the following space, and whether a line must end after it. */
  readonly boxes: readonly (readonly [full: number, ink: number, required: 0 | 1])[];
}

export function measureExtent(spans: readonly Span<unknown>[], { areTied }: ExtentOptions = { areTied: true }): Extent {
  const text = spans.map((span) => span.text).join("");
  const boxes = text.trim() === "" ? [] : splitBoxes(spans, text, Number.MAX_SAFE_INTEGER, areTied);
  return { width: measureSpans(spans), boxes: boxes.map(({ full, ink, required }) => [full, ink, required ? 1 : 0]) };
}

/** Breaks and measures the text of a document. */
export interface LineBreaker {
  breakLines<T>(spans: readonly Span<T>[], width: number, setting?: Setting): Line<T>[];
  measureExtent(spans: readonly Span<unknown>[], options?: ExtentOptions): Extent;
}

/** `areTied` keeps a figure with the word after it, as `breakLines` does. Browsers do break there. */
interface ExtentOptions {
  readonly areTied: boolean;
}

export const plainLines: LineBreaker = { breakLines, measureExtent };

/** Counts lines without laying them out. */
export function countLines({ boxes }: Extent): LineCount {
  return (width) => {
    let [lines, cuts, used] = [boxes.length > 0 ? 1 : 0, 0, 0];
    for (const [full, ink, required] of boxes) {
      if (used > 0 && used + ink > width + 0.01) [lines, used] = [lines + 1, 0];
      if (ink > width) {
        const more = Math.ceil(ink / Math.max(1, width)) - 1;
        [lines, cuts] = [lines + more, cuts + more];
      }
      used = required ? Number.POSITIVE_INFINITY : used + full;
    }
    return { lines, cuts };
  };
}

/** Width of a text on one line. */
export function measureSpans<T>(spans: readonly Span<T>[]): number {
  return spans.reduce(
    (sum, { face, text, size, features }) => sum + measureText(face, text.trimEnd(), size, features),
    0,
  );
}

/** An unbreakable piece of text. `full` is its width with the space after it, `ink` without it but with any hyphen. */
interface Box {
  readonly start: number;
  readonly end: number;
  readonly full: number;
  readonly ink: number;
  readonly required: boolean;
  /** A hyphen is added if a line ends after it. */
  readonly hyphenated?: true;
}

function splitBoxes<T>(spans: readonly Span<T>[], text: string, width: number, areTied = true): Box[] {
  const glued = gluedOffsets(spans);
  const breaker = new UnicodeBreaker(text);
  const boxes: Box[] = [];
  let start = 0;
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) {
    const last = next.position >= text.length;
    const isGlued = glued.has(next.position) || (areTied && isTied(text, next.position));
    if (!last && !next.required && isGlued) continue;
    boxes.push(...fitBox(spans, text, { start, end: next.position, required: next.required && !last }, width));
    start = next.position;
  }
  return boxes;
}

function gluedOffsets<T>(spans: readonly Span<T>[]): Set<number> {
  const offsets = new Set<number>();
  let offset = 0;
  for (const span of spans) {
    if (span.glued) offsets.add(offset);
    offset += span.text.length;
  }
  return offsets;
}

// "111,000 |members", "April–|June", "12 |months": readers need both sides together. Years are not tied.
function isTied(text: string, position: number): boolean {
  const before = text.slice(0, position);
  return (
    /(?<!\b(?:19|20)\d\d)(?<=\d%?)\s$/u.test(before) ||
    (/\p{L}[–]$|\d[–]$/u.test(before) && /^[\p{L}\d]/u.test(text.slice(position)))
  );
}

// Splits a hyphenable word into several boxes. Cuts a box that is wider than the line between characters, so that a
// web address cannot run off the page.
function fitBox<T>(
  spans: readonly Span<T>[],
  text: string,
  range: { start: number; end: number; required: boolean },
  width: number,
): Box[] {
  const parts = hyphenateBox(spans, text, range);
  if (parts.every((part) => part.ink <= width)) return parts;
  const box = measureBox(spans, text, range);
  if (box.ink <= width) return [box];
  const pieces: Box[] = [];
  let start = range.start;
  let end = start;
  for (const char of text.slice(range.start, range.end)) {
    const longer = measureBox(spans, text, { start, end: end + char.length, required: false });
    if (longer.ink > width && end > start) {
      pieces.push(measureBox(spans, text, { start, end, required: false }));
      start = end;
    }
    end += char.length;
  }
  pieces.push(measureBox(spans, text, { start, end: range.end, required: range.required }));
  return pieces;
}

// Hyphenates a word that lies in one span, with the punctuation around it. The pieces add up to the whole width.
function hyphenateBox<T>(
  spans: readonly Span<T>[],
  text: string,
  range: { start: number; end: number; required: boolean },
): Box[] {
  const whole = measureBox(spans, text, range);
  const [, before = "", word = ""] = /^(\P{L}*)(\p{L}+)\P{L}*$/u.exec(text.slice(range.start, range.end)) ?? [];
  const [piece, other] = isHyphenable(word) ? cut(spans, range.start, range.end) : [];
  if (!piece?.span.hyphenate || other) return [whole];
  const { face, size, features } = piece.span;
  const until = (offset: number, hyphen = ""): number =>
    measureText(face, text.slice(range.start, offset) + hyphen, size, features);
  const breaks = piece.span.hyphenate(word).map((offset) => range.start + before.length + offset);
  const parts = breaks.map((end, index): Box => {
    const start = breaks[index - 1] ?? range.start;
    const from = start === range.start ? 0 : until(start);
    return { start, end, full: until(end) - from, ink: until(end, "-") - from, required: false, hyphenated: true };
  });
  const last = breaks.at(-1);
  if (last === undefined) return [whole];
  return [...parts, { ...whole, start: last, full: whole.full - until(last), ink: whole.ink - until(last) }];
}

function measureBox<T>(
  spans: readonly Span<T>[],
  text: string,
  range: { start: number; end: number; required: boolean },
): Box {
  const inkEnd = range.start + text.slice(range.start, range.end).trimEnd().length;
  const ink = measureRange(spans, range.start, inkEnd);
  return { ...range, ink, full: ink + measureRange(spans, inkEnd, range.end) };
}

function measureRange<T>(spans: readonly Span<T>[], start: number, end: number): number {
  let width = 0;
  for (const { span, text } of cut(spans, start, end)) width += measureText(span.face, text, span.size, span.features);
  return width;
}

function cut<T>(spans: readonly Span<T>[], start: number, end: number): { span: Span<T>; text: string }[] {
  const pieces: { span: Span<T>; text: string }[] = [];
  let offset = 0;
  for (const span of spans) {
    const text = span.text.slice(Math.max(0, start - offset), Math.max(0, end - offset));
    if (text !== "") pieces.push({ span, text });
    offset += span.text.length;
  }
  return pieces;
}

function fillLine<T>(spans: readonly Span<T>[], start: number, last: Box | undefined): Line<T> {
  const fragments: Fragment<T>[] = [];
  let offset = 0;
  const pieces = cut(spans, start, last?.end ?? 0);
  for (const [index, { span, text }] of pieces.entries()) {
    const isLast = index === pieces.length - 1;
    const inked = isLast ? text.trimEnd() + (last?.hyphenated ? "-" : "") : text;
    const width = measureText(span.face, inked, span.size, span.features);
    const hyphen = isLast && last?.hyphenated ? { text: inked, hyphenated: true as const } : {};
    fragments.push({ span, text: text.replace(/\n$/, " "), offset, width, ...hyphen });
    offset += width;
  }
  return { fragments, width: offset };
}

/** Lines as ranges of boxes; `to` is exclusive. */
type Breaks = [from: number, to: number][];

function chooseBreaks(boxes: readonly Box[], width: number, setting: Setting): Breaks {
  const lines: Breaks = [];
  let from = 0;
  for (let index = 0; index < boxes.length; index++) {
    if (!boxes[index]?.required && index < boxes.length - 1) continue;
    lines.push(
      ...evenBreaks(boxes.slice(from, index + 1), width, setting).map(([a, b]): Breaks[0] => [a + from, b + from]),
    );
    from = index + 1;
  }
  return lines;
}

// Total-fit line breaking (after Knuth and Plass) without stretch: the fewest lines, then the least ragged.
function evenBreaks(boxes: readonly Box[], width: number, setting: Setting): Breaks {
  const count = boxes.length;
  const best: { lines: number; cost: number; from: number }[] = [{ lines: 0, cost: 0, from: 0 }];
  for (let to = 1; to <= count; to++) {
    let choice = { lines: Number.POSITIVE_INFINITY, cost: Number.POSITIVE_INFINITY, from: to - 1 };
    for (let from = to - 1; from >= 0; from--) {
      const ink = lineWidth(boxes, from, to);
      if (ink > width + 0.01 && from < to - 1) break;
      const before = best[from];
      // Never two hyphens in a row.
      if (!before || (boxes[to - 1]?.hyphenated && boxes[from - 1]?.hyphenated)) continue;
      const lines = before.lines + 1;
      const cost =
        before.cost +
        raggedness(width - ink, width, to === count && setting === "even", from > 0, to - from) +
        (boxes[to - 1]?.hyphenated ? hyphenCost : 0);
      if (lines < choice.lines || (lines === choice.lines && cost < choice.cost)) choice = { lines, cost, from };
    }
    best.push(choice);
  }
  const breaks: Breaks = [];
  for (let to = count; to > 0; to = best[to]?.from ?? 0) breaks.unshift([best[to]?.from ?? 0, to]);
  return breaks;
}

// About the cost of a line that is a quarter short: a hyphen is better than a gap, but worse than a ragged edge.
const hyphenCost = 0.06;

function lineWidth(boxes: readonly Box[], from: number, to: number): number {
  let width = 0;
  for (let index = from; index < to - 1; index++) width += boxes[index]?.full ?? 0;
  return width + (boxes[to - 1]?.ink ?? 0);
}

// The last line of a paragraph may be short, but should not be a single short word.
function raggedness(slack: number, width: number, isLast: boolean, isContinued: boolean, words: number): number {
  const share = Math.max(0, slack) / width;
  if (!isLast) return share * share;
  return isContinued && share > (words === 1 ? 0.6 : 0.8) ? 0.15 : 0;
}
