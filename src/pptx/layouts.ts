import { spanWidth } from "../slides/grid.ts";
import type { Layout } from "../slides/layouts.ts";
import {
  belowTitle,
  hasAir,
  isCentred,
  mainSpan,
  numberPlace,
  quoteStyle,
  sourceStyle,
  textWidth,
  titleStyle,
  underSideRule,
} from "../slides/slide-style.ts";
import type { ColourName } from "../type/contrast.ts";
import type { Theme } from "../type/theme.ts";
import type { Frame, Placeholder, RectShape, TextLook } from "./shape.ts";

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
  const colour = layout === "title" ? "paper" : layout === "quote" ? "accent" : "ink";
  return { ...titleStyle(layout, theme), colour };
}

/** Where the title of a slide with one message ends, and its text is hung from; undefined on others. */
function hangOf(layout: Layout, { slide: { hang } }: Theme): number | undefined {
  if (layout === "title") return hang.cover;
  return layout === "section" || layout === "statement" || layout === "quote" ? hang[layout] : undefined;
}

function titleFrame(layout: Layout, theme: Theme): Frame {
  const { margin, width, type } = theme.slide;
  const inner = width - margin.start - margin.end;
  const bottom = hangOf(layout, theme);
  if (bottom === undefined) return { x: margin.start, y: margin.top, width: inner, height: 2 * type.title.leading };
  const height = layout === "title" ? 3 * type.cover.leading : bottom - margin.top - type.title.size;
  return { x: margin.start, y: bottom - height, width: inner, height };
}

function titleRule(theme: Theme): RectShape {
  const { margin, hang, below, cover } = theme.slide;
  const frame = { x: margin.start, y: hang.cover + below.centred, width: cover.ruleWidth, height: cover.rule };
  return { type: "rect", name: "Rule", frame, fill: "paper" };
}

/** Where the body of a slide begins below a title of so many lines. */
export function bodyTop(layout: Layout, titleLines: number, theme: Theme): number {
  const { margin, type, below, hang, key } = theme.slide;
  switch (layout) {
    case "title":
    case "statement":
      return (hangOf(layout, theme) ?? 0) + belowTitle(layout, theme);
    case "section":
      return hang.section + below.centred;
    case "quote":
      // The last line of a title that is set small ends higher in its place.
      return hang.quote + below.title * 1.25;
    default: {
      const top = margin.top + titleLines * type.title.leading + below.title;
      if (layout === "timeline") return top - key.lift;
      return hasAir(layout) || layout === "number" ? top + airAbove(theme) : top;
    }
  }
}

/** Air below a title: three quarters of what HTML has, for PowerPoint sets first lines lower in their places. */
export function airAbove(theme: Theme): number {
  return theme.slide.below.air * 0.75;
}

/** Above the source line. */
export function bodyBottom(theme: Theme): number {
  const { height, margin, furniture } = theme.slide;
  return height - margin.bottom - furniture.above;
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

/** The places that the body of a slide fills, in order or by their numbers. */
export function bodyPlaces(layout: Layout, theme: Theme): Place[] {
  const column = columnsOf(layout, theme);
  const all = column(0, 12);
  const body = look(theme, "body");
  const { type } = theme.slide;
  const width = textWidth(layout, theme);
  switch (layout) {
    case "title": {
      const text = textPlace(
        1,
        { ...all, width, height: 3 * type.lead.leading },
        look(theme, "lead", "paper"),
        "Subtitle",
      );
      return [{ ...text, placeholder: { type: "subTitle", index: 1 } }];
    }
    case "section":
    case "statement":
      return [textPlace(1, { ...all, width }, body)];
    case "quote":
      return [textPlace(1, all, { ...quoteStyle(layout, theme), colour: "ink" }, "Quotation and claimant")];
    case "plain":
      return [textPlace(1, all, look(theme, "lead"))];
    case "comparison":
      return [textPlace(1, column(0, 6), body), textPlace(2, column(6, 6), body)];
    case "number": {
      const span = mainSpan(layout, theme);
      return [textPlace(13, column(span, 12 - span, underSideRule(theme)), body)];
    }
    case "chart":
    case "charts":
      return chartPlaces(layout, column, theme);
    case "gaps": {
      const sources = textPlace(3, column(0, 12, 6 * type.body.leading), look(theme, "small"), "Sources");
      return [textPlace(1, column(0, 6), body), textPlace(2, column(6, 6), body), sources];
    }
    case "sources":
      return [textPlace(1, all, { ...sourceStyle(layout, theme).style, colour: "ink" }, "Sources")];
    default:
      return [];
  }
}

function chartPlaces(layout: "chart" | "charts", column: Column, theme: Theme): Place[] {
  const subtitle = look(theme, "subtitle", "muted");
  const { type, chart: space } = theme.slide;
  const span = mainSpan(layout, theme);
  const body = look(theme, "body");
  const chart = (index: number, frame: Frame): Place => ({
    ...textPlace(index, frame, body, "Chart"),
    placeholder: { type: "chart", index },
  });
  if (layout === "charts") {
    const height = 2 * type.heading.leading + subtitle.leading;
    return [0, span].flatMap((from, index) => [
      textPlace(11 + 2 * index, { ...column(from, span), height }, look(theme, "heading"), "Finding"),
      chart(12 + 2 * index, column(from, span, height + space.subtitle)),
    ]);
  }
  return [
    textPlace(11, { ...column(0, span), height: subtitle.leading }, subtitle, "Measure, area and period"),
    chart(12, column(0, span, subtitle.leading + space.subtitle)),
    textPlace(13, column(span, 12 - span, underSideRule(theme)), body, "What is to be taken from it"),
  ];
}

function textPlace(index: number, frame: Frame, of: TextLook, prompt = "Text"): Place {
  return { placeholder: { type: "body", index }, frame, look: of, anchor: "t", prompt };
}

/** Running title and as-of date, sources, number: at the same place on every slide. */
function furniture(layout: Layout, theme: Theme): Place[] {
  const { width, height, margin, type, furniture: space } = theme.slide;
  const small = look(theme, "running", layout === "title" ? "paper" : "muted");
  const inner = width - margin.start - margin.end;
  // A line of text, with room for its descenders.
  const line = type.small.leading;
  const foot = height - space.bottom;
  const base = { look: small, anchor: "b" } as const;
  return [
    {
      ...base,
      placeholder: sourceLine,
      frame: { x: margin.start, y: foot - 2 * line, width: inner - numberPlace(theme), height: 2 * line },
      prompt: "Sources",
    },
    {
      ...base,
      anchor: "t",
      placeholder: footer,
      frame: { x: margin.start, y: space.top, width: inner - space.marking - space.clearance, height: line },
      prompt: "",
    },
    {
      ...base,
      placeholder: slideNumber,
      frame: { x: width - margin.end - space.number, y: foot - line, width: space.number, height: line },
      prompt: "",
      align: "end",
    },
  ];
}

export function markingFrame(theme: Theme): Frame {
  const { width, margin, type, furniture } = theme.slide;
  const x = width - margin.end - furniture.marking;
  return { x, y: furniture.top, width: furniture.marking, height: type.small.leading };
}
