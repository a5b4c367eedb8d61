import { type Figure, plainText, type Tile, type TimelineEntry } from "../document/block.ts";
import { escapeHtml } from "../html/escape.ts";
import { drawSvg } from "../pictures/svg.ts";
import type { Layout } from "../slides/layouts.ts";
import { figureParts, logoPlace, pictureWidth, timelineColumns } from "../slides/slide-style.ts";
import { type DeckSource, placeCites } from "../slides/source.ts";
import { markOf, marksOf, markWords, type Station } from "../slides/timeline-marks.ts";
import { word } from "../slides/words.ts";
import type { DeckEnvironment } from "./environment.ts";
import { citeHtml, runsHtml } from "./html-runs.ts";
import type { NamedPicture, SlideFurniture, SlideSource } from "./meta.ts";

/** Key figures with their clothes: qualifier, figure, label, as-of. */
export function tilesHtml(tiles: readonly Tile[], sources: readonly SlideSource[]): string {
  const bare = tiles.every((tile) => tile.qualifier === "") ? " bare" : "";
  return `<div class="tiles n${tiles.length}${bare}">${tiles.map((tile) => tileHtml(tile, sources)).join("")}</div>\n`;
}

function tileHtml(tile: Tile, sources: readonly SlideSource[]): string {
  const facts = escapeHtml(tile.facts.join(" "));
  const { number, unit } = figureParts(tile.figure);
  const rest = unit === "" ? "" : `<wbr><span class="unit">${escapeHtml(unit)}</span>`;
  const figure = escapeHtml(number) + rest;
  return [
    `<div class="tile">`,
    `<p class="qualifier"><span class="value" data-role="fact" data-fact="${facts}">${escapeHtml(tile.qualifier)}</span></p>`,
    `<p class="figure"><span class="value" data-role="fact" data-fact="${facts}">${figure}</span></p>`,
    `<p class="label">${runsHtml(tile.label, sources)}${citeHtml(tile.cite, sources)}</p>`,
    tile.asOf.length > 0 ? `<p class="as-of">${runsHtml(tile.asOf, sources)}</p>` : "",
    `</div>`,
  ].join("");
}

/** The entries in order of time, and the key to their marks. */
export function timelineHtml(
  entries: readonly TimelineEntry[],
  sources: readonly SlideSource[],
  source: DeckSource,
): string {
  const key = marksOf(entries).map(
    (mark) => `<span class="${mark}">${escapeHtml(word(source, markWords[mark]))}</span>`,
  );
  return `<p class="key" aria-hidden="true">${key.join("")}</p>\n${entriesHtml(entries, "timeline", sources)}`;
}

/** The entries of a section below the deck's whole timeline, on which they are lit. */
export function sectionTimelineHtml(
  entries: readonly TimelineEntry[],
  stations: readonly Station[],
  sources: readonly SlideSource[],
): string {
  const marks = stations.map(({ mark, isLit, leadsOn }) => {
    const classes = [mark, ...(isLit ? ["lit"] : []), ...(leadsOn ? ["on"] : [])];
    return `<span class="${classes.join(" ")}"></span>`;
  });
  return `<div class="strip" aria-hidden="true">${marks.join("")}</div>\n${entriesHtml(entries, "section", sources)}`;
}

function entriesHtml(entries: readonly TimelineEntry[], layout: Layout, sources: readonly SlideSource[]): string {
  const items = entries.map((entry) => entryHtml(entry, sources)).join("");
  return `<ol class="timeline columns-${timelineColumns(entries.length, layout)}">${items}</ol>\n`;
}

function entryHtml(entry: TimelineEntry, sources: readonly SlideSource[]): string {
  const says =
    entry.says.length > 0 ? `<p class="what">${runsHtml(entry.says, sources)}${citeHtml(entry.cite, sources)}</p>` : "";
  return `<li class="${markOf(entry)}"><p class="when">${runsHtml(entry.date, sources)}</p>${says}</li>`;
}

/** A chart with what stands around it. Beside a title that states the finding the headline is not said again. */
export function chartHtml(
  chart: string,
  env: DeckEnvironment,
  layout: Layout,
  sources: readonly SlideSource[],
): string {
  const figure = env.source.charts[chart];
  const drawing = env.print?.drawings.get(chart);
  if (!figure || !drawing || !env.print) return `<figure class="chart" data-chart="${escapeHtml(chart)}"></figure>\n`;
  const headline = layout === "chart" ? "" : `<p class="headline">${runsHtml(figure.headline, sources)}</p>`;
  const svg = drawSvg(drawing, {
    idPrefix: `chart-${chart}`,
    label: plainText(figure.alt),
    fontFamilies: env.print.fontFamilies,
  });
  return [
    `<figure class="chart" data-chart="${escapeHtml(chart)}" aria-label="${escapeHtml(plainText(figure.headline))}">`,
    `<figcaption>${headline}<p class="subtitle">${runsHtml(figure.subtitle, sources)}${citeHtml(figure.cite, sources)}</p></figcaption>`,
    // A blank line would end the block for whoever reads this as Markdown again.
    svg.replace(/\n\s*\n/g, "\n"),
    layout === "chart" ? "" : remarkHtml(figure, sources),
    `</figure>\n`,
  ].join("");
}

/** What must be said beside a chart: bounds, definitions. */
export function remarkHtml(figure: Figure, sources: readonly SlideSource[]): string {
  return figure.remark ? `<p class="remark">${runsHtml(figure.remark, sources)}</p>` : "";
}

/** A picture of the project, as wide as it is or as its place allows. */
export function pictureHtml({ path, alt, id }: NamedPicture, { source, print }: DeckEnvironment): string {
  const picture = source.pictures?.get(path);
  if (!picture || !print) return "";
  const { drawing } = picture;
  const { fontFamilies, theme } = print;
  const svg = drawSvg(drawing, { idPrefix: id, label: plainText(alt), fontFamilies });
  const width = Math.round(pictureWidth(picture, theme) * 100) / 100;
  return svg.replace("<svg ", `<svg class="picture" style="width:min(100%,${width}px);height:auto" `);
}

/** All sources the deck cites, on its slides and in its notes, in full and in the order of their first use. */
export function sourcesHtml(env: DeckEnvironment): string {
  const long = new Map<string, string[]>();
  for (const [id, cite] of placeCites(env.source, env.print?.facts ?? []))
    long.set(cite.long, [...(long.get(cite.long) ?? []), id]);
  const items = [...long].map(
    ([text, ids]) =>
      `<li><span class="value" data-role="title" data-fact="${escapeHtml(ids.join(" "))}">${escapeHtml(text)}</span></li>`,
  );
  return `<ol class="source-list">${items.join("")}</ol>\n`;
}

/** Marking, brief, as-of date, sources and number: on every slide at the same place. */
export function furnitureHtml(slide: SlideFurniture, env: DeckEnvironment): string {
  const { number, total, layout, sources } = slide;
  const { source } = env;
  return [
    `<div class="furniture">`,
    `<div class="running"><p class="short-title">${escapeHtml(layout === "title" ? source.kicker : source.shortTitle)}</p>`,
    `<p class="as-of">${runsHtml(source.asOf, [])}</p></div>`,
    `<p class="marking">${escapeHtml(source.marking)}</p>`,
    sources.length > 0 && layout !== "sources" ? sourceLine(sources, source) : "",
    `<p class="page" data-role="page"><span dir="ltr">${number} / ${total}</span></p>`,
    logoHtml(slide, env),
    `</div>\n`,
  ].join("");
}

function logoHtml(slide: SlideFurniture, { source: { logo }, print }: DeckEnvironment): string {
  const place = print && logoPlace(slide, print.theme);
  if (!logo || !place) return "";
  const drawing = place === "cover" ? logo.slide.dark : logo.slide.light;
  const idPrefix = `logo-${slide.number}`;
  const svg = drawSvg(drawing, { idPrefix, label: logo.alt ?? "", fontFamilies: print.fontFamilies });
  return `<p class="logo ${place}">${svg}</p>`;
}

function sourceLine(sources: readonly SlideSource[], source: DeckSource): string {
  const items = sources.map(({ short, facts }, index) => {
    const number = sources.length > 1 ? `<span class="number" data-role="note">${index + 1}</span>\u00a0` : "";
    const text = `<span class="value" data-role="title" data-fact="${escapeHtml(facts.join(" "))}">${escapeHtml(short)}</span>`;
    return `<span class="source">${number}${text}</span>`;
  });
  const label = word(source, sources.length > 1 ? "sources" : "source");
  return `<p class="source-line"><span class="label">${escapeHtml(label)}</span> ${items.join(" ")}</p>`;
}
