import type { Tile } from "../../briefs/block.ts";
import { figureStyle, underRule } from "../slide-style.ts";
import { look } from "./layouts.ts";
import { heightOf } from "./measure.ts";
import { type Flow, ruleAt, type SlidePlan } from "./plan.ts";
import type { Frame, Para, Shape, TextLook } from "./shape.ts";

/** Key figures side by side, each a group of its rule and its text. */
export function tileShapes(tiles: readonly Tile[], area: Frame, plan: SlidePlan): Flow {
  const perRow = tiles.length <= 4 ? tiles.length : Math.ceil(tiles.length / 2);
  const { gutter, below } = plan.theme.slide;
  const lead = underRule(plan.theme);
  const width = (area.width - (perRow - 1) * gutter) / perRow;
  const isBare = tiles.every((tile) => tile.qualifier === "");
  const shapes: Shape[] = [];
  let top = area.y;
  for (let start = 0; start < tiles.length; start += perRow) {
    const row = tiles.slice(start, start + perRow);
    const texts = row.map((tile) => tileParagraphs(tile, tiles.length, isBare, plan));
    const heights = texts.map((paragraphs) => heightOf(paragraphs, width, plan.fonts, plan.sources));
    const height = Math.max(...heights) + lead;
    for (const [index, tile] of row.entries()) {
      const frame = { x: area.x + index * (width + gutter), y: top, width, height };
      shapes.push(tileShape(tile, texts[index] ?? [], frame, plan));
    }
    top += height + below.block;
  }
  return { shapes, bottom: top - below.block };
}

function tileShape(tile: Tile, paragraphs: readonly Para[], frame: Frame, { theme }: SlidePlan): Shape {
  const name = `${tile.qualifier} ${tile.figure}`.trim();
  const lead = underRule(theme);
  const text = { ...frame, y: frame.y + lead, height: frame.height - lead };
  return {
    type: "group",
    name: `Key figure: ${name}`,
    frame,
    shapes: [ruleAt(frame, theme), { type: "text", name, frame: text, paragraphs }],
  };
}

function tileParagraphs(tile: Tile, count: number, isBare: boolean, plan: SlidePlan): Para[] {
  const { theme, layout } = plan;
  const space = theme.slide.tile;
  const isBig = layout === "number" && count === 1;
  const words: TextLook = look(theme, isBig ? "lead" : "body");
  // The unit is smaller than the number, and only all of it may go to a line of its own.
  const [, number = tile.figure, unit = ""] = /^(\S+)(.*)$/su.exec(tile.figure) ?? [];
  const whole = unit.replace(/(?<=\S) /g, "\u00a0");
  const qualifier: Para = {
    runs: [{ type: "text", text: tile.qualifier === "" ? "\u00a0" : tile.qualifier }],
    look: { ...words, colour: "muted" },
  };
  const figure: Para = {
    runs: [
      { type: "text", text: number },
      ...(unit === "" ? [] : [{ type: "scaled" as const, text: whole, scale: space.unit }]),
    ],
    look: { ...figureStyle(count, layout, theme), colour: "accent" },
  };
  const asOf: Para = { runs: tile.asOf, look: look(theme, "small", "muted"), before: space.asOf };
  return [
    ...(isBare ? [] : [qualifier]),
    figure,
    { runs: [...tile.label, tile.cite], look: words, before: isBig ? space.wideLabel : space.label },
    ...(tile.asOf.length > 0 ? [asOf] : []),
  ];
}
