import { errorAt, type Place } from "../../diagnostic/diagnostic.ts";
import type { CiteRun, Run, TextRun, ValueRun } from "../../document/block.ts";
import { type Face, missingGlyphs } from "../../type/fonts.ts";
import type { Fragment, Setting as LineSetting, Span } from "../../type/line-breaking.ts";
import { missingGlyphHint, nameOfCharacter } from "../../type/missing-glyph.ts";
import type { Link, Owner, TextMark } from "./page.ts";
import { baselineOf, leadingOf, type Setting, type TextStyle } from "./setting.ts";
import { type Slab, slab } from "./slab.ts";

/** Width, alignment and structure element of a text. */
export interface TextFrame {
  readonly width: number;
  readonly owner: Owner;
  readonly place?: Place;
  readonly align?: "start" | "center" | "end";
  readonly lines?: LineSetting;
  /** Running text may be hyphenated. */
  readonly running?: true;
}

/** The properties that a span passes on to its marks. */
interface Ink {
  readonly colour: string;
  readonly owner: Owner;
  readonly role: TextMark["role"];
  readonly facts: readonly string[];
  readonly link?: Link;
  readonly note?: number;
  readonly struck?: true;
}

/** A line of text, with its baseline at zero. */
export interface TextLine {
  readonly marks: readonly TextMark[];
  readonly width: number;
  readonly cites: readonly number[];
  /** Ends inside a hyphenated word. */
  readonly hyphenated?: true;
}

/** Breaks runs into lines, and reports missing glyphs. */
export function setLines(runs: readonly Run[], style: TextStyle, frame: TextFrame, setting: Setting): TextLine[] {
  const spans = spansOf(runs, style, frame, setting);
  reportMissingGlyphs(spans, frame.place ?? briefPlace(setting), setting);
  return setting.lines.breakLines(spans, frame.width, frame.lines).map(({ fragments, width }) => ({
    marks: fragments.map((fragment) => markOf(fragment, alignOffset(frame, width), frame.place)),
    width,
    cites: fragments.flatMap(({ span }) => (span.data.note === undefined ? [] : [span.data.note])),
    ...(fragments.at(-1)?.hyphenated && { hyphenated: true as const }),
  }));
}

/**
 * Sets running text as slabs: ragged, with hyphenation. The first two and the last two lines of a paragraph stay
 * together, and no page ends inside a word.
 */
export function setText(runs: readonly Run[], style: TextStyle, frame: TextFrame, setting: Setting): Slab[] {
  const lines = setLines(runs, style, { ...frame, running: true }, setting);
  const leading = leadingOf(style, setting);
  return groupLines(lines).map((group) => linesSlab(group, leading, baselineOf(style, setting), frame.place));
}

/** Stacks lines into one slab. */
export function linesSlab(lines: readonly TextLine[], leading: number, baseline: number, place?: Place): Slab {
  const marks = lines.flatMap((line, index) =>
    line.marks.map((mark) => ({ ...mark, baseline: mark.baseline + index * leading + baseline })),
  );
  return slab(lines.length * leading, marks, { cites: lines.flatMap((line) => line.cites), ...(place && { place }) });
}

/** Spans for measuring only: adds no structure elements and reports nothing. */
export function trialSpans(runs: readonly Run[], style: TextStyle, setting: Setting): Span<unknown>[] {
  return spansOf(runs, style, { width: 0, owner: "layout" }, { ...setting, report: () => undefined });
}

/** Sets the program's own text on one line. `checkPages` catches text that is too long. */
export function setWord(text: string, style: TextStyle, frame: TextFrame, setting: Setting): TextLine {
  const { align: _align, ...start } = frame;
  const onOneLine = { ...start, width: Number.MAX_SAFE_INTEGER };
  const [line] = setLines([{ type: "value", role: "text", facts: [], text }], style, onOneLine, setting);
  const width = line?.width ?? 0;
  const offset = alignOffset(frame, width);
  const marks = (line?.marks ?? []).map((mark): TextMark => ({ ...mark, x: mark.x + offset, role: "furniture" }));
  return { marks, width, cites: [] };
}

/** The face a style is set in. */
function faceOf(style: TextStyle, setting: Setting, italic = false): Face {
  return setting.fonts.face(style.family, style.weight, italic);
}

// Prevents widows, orphans and page breaks inside a word.
function groupLines(lines: readonly TextLine[]): TextLine[][] {
  if (lines.length <= 3) return lines.length === 0 ? [] : [[...lines]];
  const groups: TextLine[][] = [];
  for (const [index, line] of lines.entries()) {
    const isBound = index === 1 || index === lines.length - 1 || lines[index - 1]?.hyphenated;
    if (isBound) groups.at(-1)?.push(line);
    else groups.push([line]);
  }
  return groups;
}

function spansOf(runs: readonly Run[], style: TextStyle, frame: TextFrame, setting: Setting): Span<Ink>[] {
  return runs.flatMap((run) => spansOfRun(run, style, frame, setting));
}

function spansOfRun(run: Run, style: TextStyle, frame: TextFrame, setting: Setting): Span<Ink>[] {
  switch (run.type) {
    case "text":
    case "value":
      return [textSpan(run, style, frame, setting)];
    case "cite":
      return citeSpans(run, style, frame, setting);
    case "link":
      return linkSpans(run, style, frame, setting);
    case "break":
      return [breakSpan(style, frame, setting)];
  }
}

function textSpan(run: TextRun | ValueRun, style: TextStyle, frame: TextFrame, setting: Setting): Span<Ink> {
  const weight = run.strong ? 600 : style.weight;
  const isValue = run.type === "value";
  // Never hyphenate facts or document titles (in emphasis).
  const isParted = frame.running && setting.hyphenate && !run.emphasis && !(isValue && run.facts.length > 0);
  return {
    ...plainSpan(run.text, { ...style, weight }, setting, run.emphasis),
    ...(isParted && { hyphenate: setting.hyphenate }),
    data: {
      colour: style.colour,
      owner: frame.owner,
      role: isValue ? "value" : "text",
      facts: isValue ? run.facts : [],
      ...(run.struck && { struck: true as const }),
    },
  };
}

// A forced line break.
function breakSpan(style: TextStyle, { owner }: TextFrame, setting: Setting): Span<Ink> {
  const data: Ink = { colour: style.colour, owner, role: "text", facts: [] };
  return { ...plainSpan("", style, setting), text: "\n", data };
}

function plainSpan(text: string, style: TextStyle, setting: Setting, italic = false): Omit<Span<Ink>, "data"> {
  const { size, features } = style;
  // Some fonts draw a soft hyphen even in mid-line, so drop them before breaking lines.
  const plain = (text.includes("\n") ? text.replace(/\s*\n\s*/g, " ") : text).replaceAll("\u00ad", "");
  return { text: plain, face: faceOf(style, setting, italic), size, features, rise: 0 };
}

function linkSpans(
  run: Extract<Run, { type: "link" }>,
  style: TextStyle,
  frame: TextFrame,
  setting: Setting,
): Span<Ink>[] {
  const owner = typeof frame.owner === "number" ? setting.tree.add(frame.owner, "Link") : frame.owner;
  const { running: _running, ...still } = frame;
  const inside = spansOf(run.runs, { ...style, colour: setting.theme.colour.accent }, { ...still, owner }, setting);
  const label = inside.map((span) => span.text).join("");
  return inside.map((span) => ({ ...span, data: { ...span.data, link: { to: { href: run.href }, label } } }));
}

// Uses the font's own superior figures, which are drawn for that size. Each number is a link.
function citeSpans(run: CiteRun, style: TextStyle, frame: TextFrame, setting: Setting): Span<Ink>[] {
  const colour = setting.theme.colour.accent;
  const marker: TextStyle = {
    ...style,
    family: "sans",
    weight: 600,
    size: Math.max(style.size, 8),
    colour,
    features: ["sups"],
  };
  reportMissingNotes(run, frame.place, setting);
  return run.notes.flatMap((note, index): Span<Ink>[] => {
    const owner =
      typeof frame.owner === "number"
        ? setting.tree.add(setting.tree.add(frame.owner, "Reference"), "Link")
        : frame.owner;
    const link: Link = { to: { anchor: `note-${note}` }, label: `${setting.document.words.note} ${note}` };
    const data: Ink = { colour, owner, role: "cite", facts: [], link, note };
    const number: Span<Ink> = { ...plainSpan(String(note), marker, setting), glued: true, data };
    const furniture: Ink = { colour, owner: frame.owner, role: "furniture", facts: [] };
    const small: TextStyle = { ...marker, size: marker.size * 0.65, features: [] };
    // A very narrow space, so that "2024" with note 1 is not copied or read aloud as 20241.
    if (index === 0)
      return [{ ...plainSpan(" ", { ...small, size: 2 }, setting), glued: true, data: furniture }, number];
    const comma = plainSpan(",", small, setting);
    return [{ ...comma, rise: marker.size * 0.36, glued: true, data: furniture }, number];
  });
}

function reportMissingNotes(run: CiteRun, place: Place | undefined, setting: Setting): void {
  for (const note of run.notes) {
    if (setting.document.notes.some(({ number }) => number === note)) continue;
    const message = `note ${note} is missing`;
    setting.report(errorAt(place, "missing-note", message, "number the notes after all references are known"));
  }
}

function alignOffset(frame: TextFrame, width: number): number {
  if (frame.align === "end") return frame.width - width;
  return frame.align === "center" ? (frame.width - width) / 2 : 0;
}

function markOf({ span, text, offset, width, hyphenated }: Fragment<Ink>, start: number, place?: Place): TextMark {
  const { colour, owner, role, facts, link, struck } = span.data;
  return {
    mark: "text",
    text,
    x: start + offset,
    baseline: -span.rise,
    width,
    face: span.face.name,
    size: span.size,
    colour,
    features: span.features,
    owner,
    role,
    facts,
    ...(hyphenated && { hyphenated }),
    ...(struck && { struck }),
    ...(link && { link }),
    ...(place && { place }),
  };
}

/** For text that comes from the brief rather than a template, such as title and marking. */
function briefPlace({ document }: Setting): Place {
  return { file: `data/briefs/${document.brief}.yaml`, line: 1, column: 1 };
}

function reportMissingGlyphs(spans: readonly Span<Ink>[], place: Place, setting: Setting): void {
  for (const { face, text } of spans) {
    const chars = missingGlyphs(face, text);
    const [first] = chars;
    if (first === undefined) continue;
    const named = chars.slice(0, 3).map(nameOfCharacter);
    const more = chars.length > named.length ? ` and ${chars.length - named.length} more` : "";
    const message = `the font ${face.name} has no glyph for ${named.join(", ")}${more} in "${excerpt(text, first)}"`;
    setting.report(errorAt(place, "missing-glyph", message, missingGlyphHint(first)));
  }
}

function excerpt(text: string, char: string): string {
  const at = text.indexOf(char);
  return text.slice(Math.max(0, at - 15), at + 15).trim();
}
