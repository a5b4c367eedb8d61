import type { ColourName } from "../../type/contrast.ts";
import type { Theme } from "../../type/theme.ts";
import { spanWidth } from "../grid.ts";
import type { Layout } from "../layouts.ts";
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
} from "../slide-style.ts";
import type { Frame, RectShape, Region, TextLook } from "./shape.ts";

/** A region with its place on an empty slide. */
export interface RegionPlace {
  readonly region: Region;
  readonly frame: Frame;
  readonly look: TextLook;
  readonly anchor: "t" | "ctr" | "b";
  /** Placeholder text of an empty region. */
  readonly prompt: string;
  readonly align?: "end";
}

export interface SlideLayout {
  readonly name: string;
  readonly ground: "paper" | "accent" | "tint";
  readonly places: readonly RegionPlace[];
}

export const titleRegion: Region = { role: "title", index: 0 };
export const sourcesRegion: Region = { role: "sources", index: 20 };
export const runningRegion: Region = { role: "running", index: 30 };
export const numberRegion: Region = { role: "number", index: 31 };

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

/** In the order in which PowerPoint offers them. */
export const layoutNames = Object.keys(names) as Layout[];

export function slideLayout(layout: Layout, theme: Theme): SlideLayout {
  const ground = layout === "title" ? "accent" : layout === "section" || layout === "gaps" ? "tint" : "paper";
  const title: RegionPlace = {
    region: titleRegion,
    frame: titleFrame(layout, theme),
    look: titleLook(layout, theme),
    anchor: isCentred(layout) ? "b" : "t",
    prompt: "Title: the message as a sentence",
  };
  return {
    name: names[layout],
    ground,
    places: [title, ...bodyPlaces(layout, theme), ...furniturePlaces(layout, theme)],
  };
}

export function look(theme: Theme, name: keyof Theme["slide"]["type"], colour: ColourName = "ink"): TextLook {
  return { ...theme.slide.type[name], colour };
}

export function titleLook(layout: Layout, theme: Theme): TextLook {
  const colour = layout === "title" ? "paper" : layout === "quote" ? "accent" : "ink";
  return { ...titleStyle(layout, theme), colour };
}

/** Where the title ends on an empty slide with a centred title, in pixels; undefined for other layouts. */
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

/** The rule between a cover's title and the text below it. */
export function coverRule(y: number, theme: Theme): RectShape {
  const { margin, cover } = theme.slide;
  return {
    type: "rect",
    name: "Rule",
    frame: { x: margin.start, y, width: cover.ruleWidth, height: cover.rule },
    fill: "paper",
  };
}

/** Where the body begins below a title of `titleLines` lines, including all extra space. */
function bodyTop(layout: Layout, titleLines: number, theme: Theme): number {
  const { margin, type, below } = theme.slide;
  const hang = hangOf(layout, theme);
  if (hang !== undefined) return hang + belowTitle(layout, theme);
  const top = margin.top + titleLines * type.title.leading + belowTitle(layout, theme);
  return hasAir(layout) ? top + below.air : top;
}

/** Where the body ends, above the sources. */
export function bodyBottom(theme: Theme): number {
  const { height, margin, furniture } = theme.slide;
  return height - margin.bottom - furniture.above;
}

/** A frame over part of the twelve columns, starting `below` pixels under the top of the body. */
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

/** The regions of a slide's body, in order. */
export function bodyPlaces(layout: Layout, theme: Theme): RegionPlace[] {
  const column = columnsOf(layout, theme);
  const all = column(0, 12);
  const body = look(theme, "body");
  const { type } = theme.slide;
  const width = textWidth(layout, theme);
  switch (layout) {
    case "title":
      return [textPlace(1, { ...all, width, height: 3 * type.lead.leading }, look(theme, "lead", "paper"), "Subtitle")];
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
    case "timeline":
    case "table":
      return [];
  }
}

function chartPlaces(layout: "chart" | "charts", column: Column, theme: Theme): RegionPlace[] {
  const subtitle = look(theme, "subtitle", "muted");
  const { type, chart: space } = theme.slide;
  const span = mainSpan(layout, theme);
  const body = look(theme, "body");
  const chart = (index: number, frame: Frame): RegionPlace => ({
    ...textPlace(index, frame, body, "Chart"),
    region: { role: "chart", index },
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

function textPlace(index: number, frame: Frame, of: TextLook, prompt = "Text"): RegionPlace {
  return { region: { role: "text", index }, frame, look: of, anchor: "t", prompt };
}

/** Running title with as-of date, sources, slide number: in the same place on every slide. */
function furniturePlaces(layout: Layout, theme: Theme): RegionPlace[] {
  const { width, height, margin, type, furniture: space } = theme.slide;
  const small = look(theme, "running", layout === "title" ? "paper" : "muted");
  const inner = width - margin.start - margin.end;
  // One line of text, including its descenders.
  const line = type.small.leading;
  const foot = height - space.bottom;
  const base = { look: small, anchor: "b" } as const;
  return [
    {
      ...base,
      region: sourcesRegion,
      frame: { x: margin.start, y: foot - 2 * line, width: inner - numberPlace(theme), height: 2 * line },
      prompt: "Sources",
    },
    {
      ...base,
      anchor: "t",
      region: runningRegion,
      frame: { x: margin.start, y: space.top, width: inner - space.marking - space.clearance, height: line },
      prompt: "",
    },
    {
      ...base,
      region: numberRegion,
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
