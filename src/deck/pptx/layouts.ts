import type { Theme } from "../../type/theme.ts";
import { spanWidth } from "../grid.ts";
import type { Layout } from "../layouts.ts";
import type { ColourName, Frame, Placeholder, RectShape, TextLook } from "./shape.ts";

/** A place of a layout, with what stands in it until a slide fills it. */
export interface Place {
  readonly placeholder: Placeholder;
  readonly frame: Frame;
  readonly look: TextLook;
  readonly anchor: "t" | "ctr" | "b";
  readonly prompt: string;
  readonly align?: "end";
}

export interface SlideLayout {
  readonly name: string;
  /** The type PowerPoint knows it by; undefined for one of our own. */
  readonly type?: "title" | "secHead" | "obj" | "twoObj" | "titleOnly";
  readonly ground: "paper" | "accent" | "tint";
  readonly places: readonly Place[];
  readonly rules: readonly RectShape[];
}

/** The places that every layout has. */
export const footer: Placeholder = { type: "ftr", index: 30 };
export const slideNumber: Placeholder = { type: "sldNum", index: 31 };
export const sourceLine: Placeholder = { type: "body", index: 20 };

const names: Readonly<Record<Layout, string>> = {
  title: "Title",
  section: "Section",
  statement: "Statement",
  number: "Big number",
  chart: "Chart with takeaway",
  charts: "Two charts",
  comparison: "Two columns",
  timeline: "Timeline",
  table: "Table",
  quote: "Quotation",
  gaps: "Closing: open questions",
  sources: "Sources",
  plain: "Title and content",
};

/** The order in which they are offered. */
export const layoutNames = Object.keys(names) as Layout[];

export function slideLayout(layout: Layout, theme: Theme): SlideLayout {
  const type = officeType(layout);
  const ground = layout === "title" ? "accent" : layout === "section" || layout === "gaps" ? "tint" : "paper";
  const look = titleLook(layout, theme);
  const title: Place = {
    placeholder: { type: layout === "title" ? "ctrTitle" : "title" },
    frame: titleFrame(layout, theme),
    look,
    anchor: isCentred(layout) ? "b" : "t",
    prompt: "Title: the message as a sentence",
  };
  return {
    name: names[layout],
    ...(type && { type }),
    ground,
    places: [title, ...bodyPlaces(layout, theme), ...furniture(layout, theme)],
    rules: layout === "title" ? [titleRule(theme)] : [],
  };
}

export function isCentred(layout: Layout): boolean {
  return layout === "title" || layout === "section" || layout === "statement" || layout === "quote";
}

function officeType(layout: Layout): SlideLayout["type"] {
  switch (layout) {
    case "title":
      return "title";
    case "section":
      return "secHead";
    case "plain":
      return "obj";
    case "comparison":
      return "twoObj";
    case "timeline":
    case "table":
      return "titleOnly";
    default:
      return undefined;
  }
}

export function look(theme: Theme, name: keyof Theme["slide"]["type"], colour: ColourName = "ink"): TextLook {
  return { ...theme.slide.type[name], colour };
}

function titleLook(layout: Layout, theme: Theme): TextLook {
  const title = look(theme, "title");
  if (layout === "title") return { ...title, size: 64, leading: 74, colour: "paper" };
  if (layout === "statement") return { ...title, size: 56, leading: 68 };
  return layout === "quote" ? look(theme, "heading", "accent") : title;
}

/** The middle that the title and the text of a slide with one message are hung from. */
const middle: Readonly<Record<string, number>> = { title: 341, section: 330, statement: 350, quote: 210 };

function titleFrame(layout: Layout, theme: Theme): Frame {
  const { margin, width, type } = theme.slide;
  const inner = width - margin.start - margin.end;
  const bottom = middle[layout];
  if (bottom === undefined) return { x: margin.start, y: margin.top, width: inner, height: 2 * type.title.leading };
  const height = layout === "title" ? 3 * 74 : bottom - margin.top - 44;
  return { x: margin.start, y: bottom - height, width: inner, height };
}

function titleRule(theme: Theme): RectShape {
  const frame = { x: theme.slide.margin.start, y: (middle.title ?? 0) + 36, width: 120, height: 4 };
  return { type: "rect", name: "Rule", frame, fill: "paper" };
}

/** Where the body of a slide begins below a title of so many lines. */
export function bodyTop(layout: Layout, titleLines: number, theme: Theme): number {
  const { margin, type } = theme.slide;
  switch (layout) {
    case "title":
      return (middle.title ?? 0) + 72;
    case "section":
    case "statement":
      return (middle[layout] ?? 0) + 36;
    case "quote":
      return (middle.quote ?? 0) + 30;
    default:
      return margin.top + titleLines * type.title.leading + air(layout);
  }
}

// What a layout leaves below its title.
function air(layout: Layout): number {
  if (layout === "plain" || layout === "comparison" || layout === "table" || layout === "number") return 60;
  return layout === "timeline" ? 16 : 24;
}

/** Above the source line. */
export function bodyBottom(theme: Theme): number {
  return theme.slide.height - theme.slide.margin.bottom - 4;
}

/** Part of the twelve columns, from the top of the body or so much below it. */
type Column = (from: number, span: number, below?: number) => Frame;

function columnsOf(layout: Layout, theme: Theme): Column {
  const { margin, gutter } = theme.slide;
  const top = bodyTop(layout, 2, theme);
  return (from, span, below = 0) => ({
    x: margin.start + (from === 0 ? 0 : spanWidth(theme, from) + gutter),
    y: top + below,
    width: spanWidth(theme, span),
    height: bodyBottom(theme) - top - below,
  });
}

function bodyPlaces(layout: Layout, theme: Theme): Place[] {
  const column = columnsOf(layout, theme);
  const all = column(0, 12);
  const body = look(theme, "body");
  switch (layout) {
    case "title": {
      const text = textPlace(1, { ...all, width: 900, height: 120 }, look(theme, "lead", "paper"), "Subtitle");
      return [{ ...text, placeholder: { type: "subTitle", index: 1 } }];
    }
    case "section":
    case "statement":
      return [textPlace(1, { ...all, width: 960 }, body)];
    case "quote":
      return [textPlace(1, all, { ...look(theme, "heading"), size: 48, leading: 62 }, "Quotation and claimant")];
    case "plain":
      return [textPlace(1, all, look(theme, "lead"))];
    case "comparison":
      return [textPlace(1, column(0, 6), body), textPlace(2, column(6, 6), body)];
    case "number":
      return [textPlace(13, column(7, 5, 19), body)];
    case "chart":
    case "charts":
      return chartPlaces(layout, column, theme);
    case "gaps": {
      const sources = textPlace(3, column(0, 12, 220), look(theme, "small"), "Sources");
      return [textPlace(1, column(0, 6), body), textPlace(2, column(6, 6), body), sources];
    }
    case "sources":
      return [textPlace(1, all, { ...look(theme, "small"), size: 20, leading: 28 }, "Sources")];
    default:
      return [];
  }
}

function chartPlaces(layout: "chart" | "charts", column: Column, theme: Theme): Place[] {
  const subtitle = { ...look(theme, "small", "muted"), size: 20, leading: 26 };
  const body = look(theme, "body");
  const chart = (index: number, frame: Frame): Place => ({
    ...textPlace(index, frame, body, "Chart"),
    placeholder: { type: "chart", index },
  });
  if (layout === "charts") {
    return [0, 6].flatMap((from, index) => [
      textPlace(11 + 2 * index, { ...column(from, 6), height: 102 }, look(theme, "heading"), "Finding"),
      chart(12 + 2 * index, column(from, 6, 114)),
    ]);
  }
  return [
    textPlace(11, { ...column(0, 8), height: subtitle.leading }, subtitle, "Measure, area and period"),
    chart(12, column(0, 8, 38)),
    textPlace(13, column(8, 4, 19), body, "What is to be taken from it"),
  ];
}

function textPlace(index: number, frame: Frame, of: TextLook, prompt = "Text"): Place {
  return { placeholder: { type: "body", index }, frame, look: of, anchor: "t", prompt };
}

/** Running title and as-of date, sources, number: at the same place on every slide. */
function furniture(layout: Layout, theme: Theme): Place[] {
  const { width, height, margin } = theme.slide;
  const small = { ...look(theme, "small", layout === "title" ? "paper" : "muted"), leading: 22 };
  const inner = width - margin.start - margin.end;
  const base = { look: small, anchor: "b" } as const;
  return [
    {
      ...base,
      placeholder: sourceLine,
      frame: { x: margin.start, y: height - 62, width: inner - 120, height: 48 },
      prompt: "Sources",
    },
    {
      ...base,
      anchor: "t",
      placeholder: footer,
      frame: { x: margin.start, y: 18, width: inner - 240, height: 24 },
      prompt: "",
    },
    {
      ...base,
      placeholder: slideNumber,
      frame: { x: width - margin.end - 100, y: height - 38, width: 100, height: 24 },
      prompt: "",
      align: "end",
    },
  ];
}

export function markingFrame(theme: Theme): Frame {
  const { width, margin } = theme.slide;
  return { x: width - margin.end - 220, y: 18, width: 220, height: 24 };
}
