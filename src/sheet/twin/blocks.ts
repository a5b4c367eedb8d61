import {
  type Block,
  type Box,
  type Columns,
  type List,
  plainText,
  type Table,
  type Tile,
  type Tiles,
} from "../../document/block.ts";
import { escapeHtml } from "../../html/escape.ts";
import { splitFigure, tilesPerRow } from "../layout/tiles.ts";
import { chartHtml } from "./chart.ts";
import { factHtml, runsHtml } from "./runs.ts";
import { timelineHtml } from "./timeline.ts";
import { noteLink, type Twin } from "./twin.ts";

/** Blocks as HTML. Each heading of the second rank begins a section, with all that follows it. */
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
  switch (block.type) {
    case "heading":
      return `<h${block.depth}>${runsHtml(block.runs, twin)}</h${block.depth}>`;
    case "paragraph":
      return `<p${block.role === "body" ? "" : ` class="${block.role}"`}>${runsHtml(block.runs, twin)}</p>`;
    case "list":
      return listHtml(block, twin, heading);
    case "quote":
      return `<blockquote>\n${blocksHtml(block.blocks, twin, heading)}\n</blockquote>`;
    case "table":
      return tableHtml(block, twin, heading);
    case "tiles":
      return tilesHtml(block, twin);
    case "columns":
      return columnsHtml(block, twin, heading);
    case "chart":
      return chartHtml(block, twin);
    case "timeline":
      return timelineHtml(block, twin);
    case "box":
      return boxHtml(block, twin, heading);
    case "sources":
    case "page":
    case "picture":
      return "";
  }
}

function listHtml({ ordered, items }: List, twin: Twin, heading: string): string {
  const name = ordered ? "ol" : "ul";
  const entries = items.map((blocks) => {
    const [only, ...rest] = blocks;
    const isPlain = only?.type === "paragraph" && only.role === "body" && rest.length === 0;
    return `<li>${isPlain ? runsHtml(only.runs, twin) : blocksHtml(blocks, twin, heading)}</li>`;
  });
  return `<${name}>\n${entries.join("\n")}\n</${name}>`;
}

// The caption is what the section is called: the printed sheet has none of its own.
function tableHtml({ header, rows, align }: Table, twin: Twin, heading: string): string {
  const place = (index: number): string => {
    const at = align[index] ?? "start";
    return at === "start" ? "" : ` class="to-${at}"`;
  };
  const head = header.map((runs, index) => `<th scope="col"${place(index)}>${runsHtml(runs, twin)}</th>`);
  const body = rows.map(
    (cells) => `<tr>${cells.map((runs, index) => `<td${place(index)}>${runsHtml(runs, twin)}</td>`).join("")}</tr>`,
  );
  const name = escapeHtml(heading || twin.document.title);
  return [
    `<div class="scroll" tabindex="0" role="group" aria-label="${name}"><table style="--columns:${header.length}">`,
    `<caption class="unseen">${name}</caption>`,
    `<thead><tr>${head.join("")}</tr></thead>`,
    `<tbody>\n${body.join("\n")}\n</tbody></table></div>`,
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

function columnsHtml({ columns }: Columns, twin: Twin, heading: string): string {
  const parts = columns.map(
    ({ span, blocks }) => `<div class="column" style="--span:${span}">\n${blocksHtml(blocks, twin, heading)}\n</div>`,
  );
  return `<div class="columns">\n${parts.join("\n")}\n</div>`;
}

function boxHtml(box: Box, twin: Twin, heading: string): string {
  return `<aside class="box ${box.kind}" role="note">\n${blocksHtml(box.blocks, twin, heading)}\n</aside>`;
}
