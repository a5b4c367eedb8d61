import { type Block, type Box, plainText, type Table, type Tile, type Tiles } from "../../document/block.ts";
import { type Medium, type Printers, printBlock, sharedPrinters, tableRowsHtml } from "../../html/blocks.ts";
import { escapeHtml } from "../../html/escape.ts";
import { pictureHtml } from "../../html/picture.ts";
import { pictureWidth } from "../layout/picture.ts";
import { splitFigure, tilesPerRow } from "../layout/tiles.ts";
import { chartHtml } from "./chart.ts";
import { rem } from "./css-values.ts";
import { factHtml, runsHtml } from "./runs.ts";
import { timelineHtml } from "./timeline.ts";
import { noteLink, type Twin } from "./twin.ts";

/** Prints blocks as HTML. Each level 2 heading starts a section. */
export function blocksHtml(blocks: readonly Block[], twin: Twin, under = ""): string {
  const sections: { heading: string; isOwn: boolean; parts: string[] }[] = [];
  for (const block of blocks) {
    const begins = block.type === "heading" && block.depth === 2;
    if (begins || sections.length === 0) sections.push({ heading: under, isOwn: begins, parts: [] });
    const section = sections.at(-1);
    if (!section) continue;
    if (block.type === "heading") section.heading = plainText(block.runs);
    section.parts.push(blockHtml(block, twin, section.heading));
  }
  return sections
    .map(({ isOwn, parts }) => {
      const content = parts.filter((part) => part !== "").join("\n");
      return isOwn ? `<section>\n${content}\n</section>` : content;
    })
    .join("\n");
}

function blockHtml(block: Block, twin: Twin, heading: string): string {
  return printBlock(block, printersOf(twin, heading));
}

/** `heading` is the section's, used to name its tables. */
function printersOf(twin: Twin, heading: string): Printers {
  const medium: Medium = {
    runs: (runs) => runsHtml(runs, twin),
    blocks: (blocks) => blocksHtml(blocks, twin, heading),
  };
  return {
    ...sharedPrinters(medium),
    table: (block) => tableHtml(block, medium, escapeHtml(heading || twin.document.title)),
    tiles: (block) => tilesHtml(block, twin),
    chart: (block) => chartHtml(block, twin),
    picture: (block) => {
      const picture = twin.document.pictures?.[block.path];
      if (!picture) return "";
      return pictureHtml(block, picture, twin.newId("picture"), rem(pictureWidth(picture, twin.theme), twin.theme));
    },
    timeline: (block) => timelineHtml(block, twin),
    box: (block) => boxHtml(block, medium),
    // Printed at the end by `sourcesHtml`.
    sources: () => "",
    page: () => "",
  };
}

// The hidden caption repeats the section heading, because tables on the printed sheet have no caption.
function tableHtml(table: Table, medium: Medium, name: string): string {
  return [
    `<div class="scroll" tabindex="0" role="group" aria-label="${name}"><table style="--columns:${table.header.length}">`,
    `<caption class="unseen">${name}</caption>`,
    `${tableRowsHtml(table, medium)}</table></div>`,
  ].join("\n");
}

function tilesHtml({ tiles }: Tiles, twin: Twin): string {
  const items = tiles.map((tile) => tileHtml(tile, twin));
  return `<ul class="tiles" role="list" style="--tiles:${tilesPerRow(tiles.length)}">\n${items.join("\n")}\n</ul>`;
}

function tileHtml(tile: Tile, twin: Twin): string {
  const [digits, words] = splitFigure(tile.figure);
  const qualifier = tile.qualifier === "" ? "" : `<span class="qualifier">${escapeHtml(tile.qualifier)} </span>`;
  const unit = words === "" ? "" : `<span class="unit"> ${escapeHtml(words)}</span>`;
  const figure = `${qualifier}<span class="number">${escapeHtml(digits)}</span>${unit}`;
  const note = tile.cite.notes.find((number) => twin.hasNote(number));
  const link = note === undefined ? twin.linkOf(tile.facts) : noteLink(note);
  return [
    `<li class="tile"><p class="figure">${factHtml(figure, { role: "fact", facts: tile.facts, link })}</p>`,
    `<p class="label">${runsHtml(tile.label, twin)}</p>`,
    `<p class="as-of">${runsHtml([...tile.asOf, tile.cite], twin, "beside")}</p></li>`,
  ].join("\n");
}

function boxHtml({ kind, blocks }: Box, medium: Medium): string {
  return `<aside class="box ${kind}" role="note">\n${medium.blocks(blocks)}\n</aside>`;
}
