import { type Block, type ChartBlock, type PictureBlock, plainText, type Run } from "../document/block.ts";
import { type Medium, type Printers, printBlock, sharedPrinters, tableRowsHtml } from "../html/blocks.ts";
import { escapeHtml } from "../html/escape.ts";
import { pictureHtml } from "../html/picture.ts";
import { drawSvg } from "../pictures/svg.ts";
import { partsOf } from "../slides/deck.ts";
import type { Layout } from "../slides/layouts.ts";
import { factsOfDeck, slideSources } from "../slides/slide-facts.ts";
import { pictureWidth } from "../slides/slide-style.ts";
import { fontFamilies } from "../type/embed-fonts.ts";
import { furnitureHtml } from "./furniture-html.ts";
import { citeHtml, runsHtml } from "./runs-html.ts";
import type { SlidePrint, SlidePrinting } from "./slide-print.ts";
import { sourceListHtml } from "./source-list-html.ts";
import { tilesHtml } from "./tiles-html.ts";
import { timelineHtml } from "./timeline-html.ts";

/** A deck's slides as HTML, each in the SVG frame that Marp's scripts and styles expect. */
export function slidesHtml(printing: SlidePrinting): string[] {
  const { deck, theme } = printing;
  const facts = factsOfDeck(deck.slides);
  let ids = 0;
  const newId = (kind: string): string => {
    ids += 1;
    return `${kind}-${ids}`;
  };
  const { width, height } = theme.slide;
  return deck.slides.map((slide) => {
    const sources = slideSources(slide.facts, deck.source.cites);
    const section = sectionHtml({ ...printing, slide, sources, facts, newId });
    return [
      `<svg data-marpit-svg="" viewBox="0 0 ${width} ${height}"><foreignObject width="${width}" height="${height}">`,
      section,
      "</foreignObject></svg>",
    ].join("");
  });
}

function sectionHtml(print: SlidePrint): string {
  const { slide, deck } = print;
  const { title, body } = partsOf(slide);
  const printers = printersOf(print);
  const parts = [
    `<section id="${slide.number}" lang="${escapeHtml(deck.source.lang)}" class="${slide.layout}">`,
    ...(title ? [blockHtml(title, print, printers)] : []),
    `<div class="body">`,
    arranged(body, print, printers),
    "</div>",
    furnitureHtml(print),
    "</section>\n",
  ];
  return parts.filter((part) => part !== "").join("\n");
}

/** A layout's main block with its text beside or below it. */
function arranged(blocks: readonly Block[], print: SlidePrint, printers: Printers): string {
  const kind = mainKind(print.slide.layout);
  if (kind === undefined) return blocksHtml(blocks, print, printers);
  const main = blocks.filter((block) => block.type === kind);
  const side = blocks.filter((block) => block.type !== kind);
  // On a chart slide the chart needs the height, so its remark goes to the side.
  const remarks = print.slide.layout === "chart" ? main.map((block) => remarkHtml(block, print)) : [];
  const beside = [blocksHtml(side, print, printers), ...remarks].filter((part) => part !== "");
  const parts = [`<div class="main">`, blocksHtml(main, print, printers), "</div>"];
  return (beside.length > 0 ? [...parts, `<div class="side">`, ...beside, "</div>"] : parts).join("\n");
}

function mainKind(layout: Layout): Block["type"] | undefined {
  if (layout === "chart" || layout === "charts") return "chart";
  return layout === "number" ? "tiles" : undefined;
}

function blocksHtml(blocks: readonly Block[], print: SlidePrint, printers: Printers): string {
  return blocks
    .map((block) => blockHtml(block, print, printers))
    .filter((part) => part !== "")
    .join("\n");
}

function blockHtml(block: Block, { withLines }: SlidePrint, printers: Printers): string {
  const html = printBlock(block, printers);
  return withLines ? html.replace(/^<[\w-]+/, (tag) => `${tag} data-line="${block.place.line}"`) : html;
}

function printersOf(print: SlidePrint): Printers {
  const medium: Medium = {
    runs: (runs) => runsHtml(runs, print.sources),
    blocks: (blocks) => blocksHtml(blocks, print, printers),
  };
  const printers: Printers = {
    ...sharedPrinters(medium),
    table: (block) => `<table>\n${tableRowsHtml(block, medium)}\n</table>`,
    tiles: (block) => tilesHtml(block.tiles, print.sources),
    chart: (block) => chartHtml(block, print),
    picture: (block) => pictureOf(block, print),
    timeline: (block) => timelineHtml(block.entries, print),
    box: ({ kind, blocks }) => `<div class="box ${kind}">\n${medium.blocks(blocks)}\n</div>`,
    sources: () => sourceListHtml(print),
    // The reader rejects page breaks in decks.
    page: () => "",
  };
  return printers;
}

/** A chart with its text. The headline is left out if the slide's title already states the finding. */
function chartHtml({ chart, figure }: ChartBlock, { drawings, slide, sources }: SlidePrint): string {
  const drawing = drawings.get(chart);
  const id = escapeHtml(chart);
  if (!figure || !drawing) return `<figure class="chart" data-chart="${id}"></figure>`;
  const isTitled = slide.layout === "chart";
  const runs = (some: readonly Run[]): string => runsHtml(some, sources);
  const headline = isTitled ? "" : `<p class="headline">${runs(figure.headline)}</p>`;
  const remark = isTitled || !figure.remark ? "" : `<p class="remark">${runs(figure.remark)}</p>`;
  return [
    `<figure class="chart" data-chart="${id}" aria-label="${escapeHtml(plainText(figure.headline))}">`,
    `<figcaption>${headline}<p class="subtitle">${runs(figure.subtitle)}${citeHtml(figure.cite, sources)}</p></figcaption>`,
    drawSvg(drawing, { idPrefix: `chart-${chart}`, label: plainText(figure.alt), fontFamilies }),
    `${remark}</figure>`,
  ].join("");
}

function remarkHtml(block: Block, { sources }: SlidePrint): string {
  const remark = block.type === "chart" ? block.figure?.remark : undefined;
  return remark ? `<p class="remark">${runsHtml(remark, sources)}</p>` : "";
}

function pictureOf(block: PictureBlock, { deck, theme, newId }: SlidePrint): string {
  const picture = deck.source.pictures?.[block.path];
  if (!picture) return "";
  const width = Math.round(pictureWidth(picture, theme) * 100) / 100;
  return pictureHtml(block, picture, newId("picture"), `${width}px`);
}
