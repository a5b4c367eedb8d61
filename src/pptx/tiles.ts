import type { Tile } from "../document/block.ts";
import { figureParts, figureStyle, underRule } from "../slides/slide-style.ts";
import type { Theme } from "../type/theme.ts";
import { look } from "./layouts.ts";
import { commonSubstitute, heightOf } from "./measure.ts";
import { type Flow, ruleAt, type SlidePlan } from "./plan.ts";
import type { Frame, Para, Shape } from "./shape.ts";

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
    const set = row.map((tile) => setTile(tile, tiles.length, isBare, width, plan));
    const height = Math.max(...set.map(({ upper, lower }) => upper.height + lower.height)) + lead;
    for (const [index, tile] of set.entries()) {
      const frame = { x: area.x + index * (width + gutter), y: top, width, height };
      shapes.push(tileShape(tile, frame, plan));
    }
    top += height + below.block;
  }
  return { shapes, bottom: top - below.block };
}

interface SetText {
  readonly paragraphs: readonly Para[];
  readonly height: number;
}

/** The figure, and in a box of its own what it counts: however the latter is broken, a number never is. */
interface SetTile {
  readonly name: string;
  readonly upper: SetText;
  readonly lower: SetText;
}

function tileShape({ name, upper, lower }: SetTile, frame: Frame, { theme }: SlidePlan): Shape {
  const lead = underRule(theme);
  const [y, below] = [frame.y + lead, frame.y + lead + upper.height];
  const { paragraphs, height } = upper;
  const label = { ...frame, y: below, height: frame.y + frame.height - below };
  return {
    type: "group",
    name: `Key figure: ${name}`,
    frame,
    shapes: [
      ruleAt(frame, theme),
      { type: "text", name, frame: { ...frame, y, width: figureWidth(frame.width, theme), height }, paragraphs },
      { type: "text", name: "Label", frame: label, paragraphs: lower.paragraphs },
    ],
  };
}

/** Into the gutter, clear of the next one: room for a wider font, in which a number would break within itself. */
function figureWidth(width: number, { slide: { gutter, tile } }: Theme): number {
  return width + gutter - tile.padding;
}

function setTile(tile: Tile, count: number, isBare: boolean, width: number, plan: SlidePlan): SetTile {
  const { fonts, sources, theme } = plan;
  const [figure, label] = [figureParagraphs(tile, count, isBare, plan), labelParagraphs(tile, count, plan)];
  // The air between the two is the end of the upper box.
  const air = label[0]?.before ?? 0;
  return {
    name: `${tile.qualifier} ${tile.figure}`.trim(),
    upper: { paragraphs: figure, height: heightOf(figure, figureWidth(width, theme), fonts, sources) + air },
    lower: { paragraphs: label, height: heightOf(label, width / commonSubstitute, fonts, sources) },
  };
}

function isBig(count: number, { layout }: SlidePlan): boolean {
  return layout === "number" && count === 1;
}

function figureParagraphs(tile: Tile, count: number, isBare: boolean, plan: SlidePlan): Para[] {
  const { theme, layout } = plan;
  const { number, unit } = figureParts(tile.figure);
  const whole = unit.replace(/(?<=\S) /g, "\u00a0");
  const qualifier: Para = {
    runs: [{ type: "text", text: tile.qualifier === "" ? "\u00a0" : tile.qualifier }],
    look: look(theme, isBig(count, plan) ? "lead" : "body", "muted"),
  };
  const figure: Para = {
    runs: [
      { type: "text", text: number },
      ...(unit === "" ? [] : [{ type: "scaled" as const, text: whole, scale: theme.slide.tile.unit }]),
    ],
    look: { ...figureStyle(count, layout, theme), colour: "accent" },
  };
  return [...(isBare ? [] : [qualifier]), figure];
}

function labelParagraphs(tile: Tile, count: number, plan: SlidePlan): Para[] {
  const { theme } = plan;
  const space = theme.slide.tile;
  const [words, before] = isBig(count, plan) ? (["lead", space.wideLabel] as const) : (["body", space.label] as const);
  const asOf: Para = { runs: tile.asOf, look: look(theme, "small", "muted"), before: space.asOf };
  return [
    { runs: [...tile.label, tile.cite], look: look(theme, words), before },
    ...(tile.asOf.length > 0 ? [asOf] : []),
  ];
}
