import type { Picture } from "../pictures/picture.ts";
import type { Theme, TypeStyle } from "../type/theme.ts";
import { spanWidth } from "./grid.ts";
import type { Layout } from "./layouts.ts";

/*
 * Styles and sizes per layout, derived from the theme's tokens. Shared by the style sheet, the fit check and the
 * PowerPoint writer.
 */

export function titleStyle(layout: Layout, { slide: { type } }: Theme): TypeStyle {
  if (layout === "title") return type.cover;
  if (layout === "statement") return type.statement;
  return layout === "quote" ? type.heading : type.title;
}

export function titleWidth(layout: Layout, theme: Theme): number {
  const whole = spanWidth(theme, 12);
  return layout === "title" ? Math.min(theme.slide.cover.titleWidth, whole) : whole;
}

/** The width of the text below a title, outside columns. */
export function textWidth(layout: Layout, theme: Theme): number {
  const { cover, statement } = theme.slide;
  if (layout === "title") return cover.textWidth;
  return layout === "statement" ? statement.textWidth : spanWidth(theme, 12);
}

/** Whether the title and its text are centred vertically on the slide. */
export function isCentred(layout: Layout): boolean {
  return layout === "title" || layout === "section" || layout === "statement" || layout === "quote";
}

/** Whether a title has extra space below it that shrinks on a full slide. */
export function hasAir(layout: Layout): boolean {
  return layout === "plain" || layout === "comparison" || layout === "table";
}

/** The space from the title to the text, without the extra space that can shrink. */
export function belowTitle(layout: Layout, { slide: { below, cover } }: Theme): number {
  if (layout === "title") return below.centred + cover.rule + cover.rulePadding;
  if (layout === "statement") return below.centred;
  return layout === "number" ? below.title + below.air : below.title;
}

/** The number of grid columns, out of twelve, for a slide's chart or big number. */
export function mainSpan(layout: Layout, { slide: { span } }: Theme): number {
  if (layout === "chart") return span.chart;
  if (layout === "number") return span.number;
  return layout === "charts" ? 6 : 12;
}

/** The style of running text; larger if the slide has nothing but text. */
export function bodyStyle(layout: Layout, hasSources: boolean, { slide: { type } }: Theme): TypeStyle {
  return layout === "plain" || (layout === "gaps" && !hasSources) ? type.lead : type.body;
}

/** The style of a single big number, or of numbers side by side. */
export function figureStyle(tiles: number, layout: Layout, { slide: { type } }: Theme): TypeStyle {
  if (layout === "number" && tiles === 1) return type.figure;
  return tiles >= manyTiles ? type.narrowTile : type.tile;
}

/** Splits a figure into number and unit. The unit is smaller and may wrap to a second line only as a whole. */
export function figureParts(figure: string): { number: string; unit: string } {
  const [, number = figure, unit = ""] = /^(\S+)(.*)$/su.exec(figure) ?? [];
  return { number, unit };
}

/** From this number on, tiles are narrow. */
export const manyTiles = 4;

export function quoteStyle(layout: Layout, { slide: { type } }: Theme): TypeStyle {
  return layout === "quote" ? type.quotation : type.quote;
}

/** The style of the list of sources, on its own slide or below other content. */
export function sourceStyle(layout: Layout, { slide: { type, source } }: Theme): { style: TypeStyle; row: number } {
  return layout === "sources" ? { style: type.source, row: source.wideRow } : { style: type.small, row: source.row };
}

/** The space between list items; larger on slides with nothing but text. */
export function itemGap(isLoose: boolean, { slide: { text } }: Theme): number {
  return isLoose ? text.looseItem : text.item;
}

/** The number of timeline columns. On a section slide the entries sit side by side, below the whole timeline. */
export function timelineColumns(entries: number, layout: Layout): number {
  if (layout === "section") return Math.min(3, entries);
  return entries > 8 ? 3 : entries > 4 ? 2 : 1;
}

/** The space from the top of a block's rule to the content below it. */
export function underRule({ slide: { rule, tile } }: Theme): number {
  return rule.strong + tile.padding;
}

/** Like `underRule`, for the text beside a chart or a big number. */
export function underSideRule({ slide: { rule, side } }: Theme): number {
  return rule.strong + side.padding;
}

/** The width reserved at the end of a line for the number or the marking, with clearance. */
export function numberPlace({ slide: { furniture } }: Theme): number {
  return furniture.number + furniture.clearance;
}

/** Where a slide shows the theme's logo: `cover` is at the bottom of a title slide, `closing` beside the last title. */
export function logoPlace(
  { number, total, layout }: { readonly number: number; readonly total: number; readonly layout: Layout },
  { logo }: Theme,
): "cover" | "closing" | undefined {
  if (!logo) return undefined;
  if (layout === "title") return "cover";
  return number === total ? "closing" : undefined;
}

/** The width that a title leaves free for a logo beside it. */
export function logoRoom(place: ReturnType<typeof logoPlace>, layout: Layout, { logo, slide }: Theme): number {
  return logo && place === "closing" && !isCentred(layout) ? logo.slide.width + slide.gutter : 0;
}

/**
 * The preferred width of a picture: what fits in height below a two-line title, but at most its number of pixels.
 */
export function pictureWidth({ drawing: { width, height }, pixels }: Picture, { slide }: Theme): number {
  const { margin, type, below } = slide;
  const room = slide.height - margin.top - margin.bottom - 2 * type.title.leading - below.title;
  return Math.min(pixels?.width ?? Number.POSITIVE_INFINITY, (width / height) * room);
}
