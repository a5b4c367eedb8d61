import type { Picture } from "../pictures/picture.ts";
import type { Theme, TypeStyle } from "../type/theme.ts";
import { spanWidth } from "./grid.ts";
import type { Layout } from "./layouts.ts";

/*
 * How each layout sets what stands on it, from the theme's tokens: the one derivation that the
 * style sheet, the reckoning of what fits and the PowerPoint writer have in common.
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

/** The width of what stands below a title and is not parted into columns. */
export function textWidth(layout: Layout, theme: Theme): number {
  const { cover, statement } = theme.slide;
  if (layout === "title") return cover.textWidth;
  return layout === "statement" ? statement.textWidth : spanWidth(theme, 12);
}

/** Its title stands in the middle of the slide, with what belongs to it. */
export function isCentred(layout: Layout): boolean {
  return layout === "title" || layout === "section" || layout === "statement" || layout === "quote";
}

/** The air that a title has below it and gives up where a slide is full. */
export function hasAir(layout: Layout): boolean {
  return layout === "plain" || layout === "comparison" || layout === "table";
}

/** From the title to the text, without the air that gives way. */
export function belowTitle(layout: Layout, { slide: { below, cover } }: Theme): number {
  if (layout === "title") return below.centred + cover.rule + cover.rulePadding;
  if (layout === "statement") return below.centred;
  return layout === "number" ? below.title + below.air : below.title;
}

/** How many of the twelve columns the chart or the big number of a slide takes. */
export function mainSpan(layout: Layout, { slide: { span } }: Theme): number {
  if (layout === "chart") return span.chart;
  if (layout === "number") return span.number;
  return layout === "charts" ? 6 : 12;
}

/** Running text; text that is all there is on a slide is larger. */
export function bodyStyle(layout: Layout, hasSources: boolean, { slide: { type } }: Theme): TypeStyle {
  return layout === "plain" || (layout === "gaps" && !hasSources) ? type.lead : type.body;
}

/** One number that is the slide, or numbers side by side. */
export function figureStyle(tiles: number, layout: Layout, { slide: { type } }: Theme): TypeStyle {
  if (layout === "number" && tiles === 1) return type.figure;
  return tiles >= manyTiles ? type.narrowTile : type.tile;
}

/** The number of a figure and its unit, which is smaller, and only all of it may go to a line of its own. */
export function figureParts(figure: string): { number: string; unit: string } {
  const [, number = figure, unit = ""] = /^(\S+)(.*)$/su.exec(figure) ?? [];
  return { number, unit };
}

/** From how many on tiles are narrow. */
export const manyTiles = 4;

export function quoteStyle(layout: Layout, { slide: { type } }: Theme): TypeStyle {
  return layout === "quote" ? type.quotation : type.quote;
}

/** The list of all sources, on a slide of its own or below something. */
export function sourceStyle(layout: Layout, { slide: { type, source } }: Theme): { style: TypeStyle; row: number } {
  return layout === "sources" ? { style: type.source, row: source.wideRow } : { style: type.small, row: source.row };
}

/** Items of a list that is all there is on a slide stand wider apart. */
export function itemGap(isLoose: boolean, { slide: { text } }: Theme): number {
  return isLoose ? text.looseItem : text.item;
}

/** The entries of a section stand side by side, below the whole timeline. */
export function timelineColumns(entries: number, layout: Layout): number {
  if (layout === "section") return Math.min(3, entries);
  return entries > 8 ? 3 : entries > 4 ? 2 : 1;
}

/** Between a block's rule and what stands below it. */
export function underRule({ slide: { rule, tile } }: Theme): number {
  return rule.strong + tile.padding;
}

/** The same beside a chart or a big number. */
export function underSideRule({ slide: { rule, side } }: Theme): number {
  return rule.strong + side.padding;
}

/** What number and marking at the end of a line keep from what stands before them. */
export function numberPlace({ slide: { furniture } }: Theme): number {
  return furniture.number + furniture.clearance;
}

/** Where a slide carries the theme's logo: title slides below, the last one beside its title. */
export function logoPlace(
  { number, total, layout }: { readonly number: number; readonly total: number; readonly layout: Layout },
  { logo }: Theme,
): "cover" | "closing" | undefined {
  if (!logo) return undefined;
  if (layout === "title") return "cover";
  return number === total ? "closing" : undefined;
}

/** What a title leaves to the logo beside it. */
export function logoRoom(place: ReturnType<typeof logoPlace>, layout: Layout, { logo, slide }: Theme): number {
  return logo && place === "closing" && !isCentred(layout) ? logo.slide.width + slide.gutter : 0;
}

/**
 * The width of a picture where there is room: as much as a title of two lines leaves in height,
 * and of pixels no more than there are.
 */
export function pictureWidth({ drawing: { width, height }, pixels }: Picture, { slide }: Theme): number {
  const { margin, type, below } = slide;
  const room = slide.height - margin.top - margin.bottom - 2 * type.title.leading - below.title;
  return Math.min(pixels?.width ?? Number.POSITIVE_INFINITY, (width / height) * room);
}
