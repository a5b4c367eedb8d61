import type { Tile } from "../document/block.ts";
import { factAttribute } from "../html/blocks.ts";
import { escapeHtml } from "../html/escape.ts";
import type { SlideSource } from "../slides/slide-facts.ts";
import { figureParts } from "../slides/slide-style.ts";
import { citeHtml, runsHtml } from "./runs-html.ts";

/** Key figures: qualifier, figure, label, as-of date. */
export function tilesHtml(tiles: readonly Tile[], sources: readonly SlideSource[]): string {
  const bare = tiles.every((tile) => tile.qualifier === "") ? " bare" : "";
  return `<div class="tiles n${tiles.length}${bare}">${tiles.map((tile) => tileHtml(tile, sources)).join("")}</div>`;
}

function tileHtml(tile: Tile, sources: readonly SlideSource[]): string {
  const { number, unit } = figureParts(tile.figure);
  const rest = unit === "" ? "" : `<wbr><span class="unit">${escapeHtml(unit)}</span>`;
  const value = (html: string): string =>
    `<span class="value" data-role="fact"${factAttribute(tile.facts)}>${html}</span>`;
  return [
    `<div class="tile">`,
    `<p class="qualifier">${value(escapeHtml(tile.qualifier))}</p>`,
    `<p class="figure">${value(escapeHtml(number) + rest)}</p>`,
    `<p class="label">${runsHtml(tile.label, sources)}${citeHtml(tile.cite, sources)}</p>`,
    tile.asOf.length > 0 ? `<p class="as-of">${runsHtml(tile.asOf, sources)}</p>` : "",
    "</div>",
  ].join("");
}
