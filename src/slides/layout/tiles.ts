import type { Tile } from "../../document/block.ts";
import { figureParts, figureStyle, underRule } from "../slide-style.ts";
import { excessOf, heightOf, widthsOf } from "./measure.ts";
import { look } from "./regions.ts";
import { type LaidBlock, nothing, type SlideSetting } from "./setting.ts";
import type { Frame, Para, Shape } from "./shape.ts";

/** Key figures in one row, each a group of a rule and its text. */
export function layTiles(tiles: readonly Tile[], area: Frame, setting: SlideSetting): LaidBlock {
  if (tiles.length === 0) return nothing;
  const { gutter } = setting.theme.slide;
  const lead = underRule(setting.theme);
  const width = (area.width - (tiles.length - 1) * gutter) / tiles.length;
  const isBare = tiles.every((tile) => tile.qualifier === "");
  const set = tiles.map((tile) => setTile(tile, { count: tiles.length, isBare, width }, setting));
  const height = lead + Math.max(...set.map(({ upper, lower }) => upper.height + lower.height));
  const shapes = set.map((tile, index) => {
    const frame = { x: area.x + index * (width + gutter), y: area.y, width, height };
    return tileShape(tile, frame, setting);
  });
  return { ...nothing, shapes, height, excess: Math.max(0, ...set.map(({ excess }) => excess)) };
}

interface SetText {
  readonly paragraphs: readonly Para[];
  readonly height: number;
}

/** A tile as two text boxes, figure above and label below, so that a wrapped label can never break the number. */
interface SetTile {
  readonly name: string;
  readonly upper: SetText;
  readonly lower: SetText;
  readonly excess: number;
}

interface TileSpot {
  readonly count: number;
  /** No tile in the row has a qualifier. */
  readonly isBare: boolean;
  readonly width: number;
}

function setTile(tile: Tile, spot: TileSpot, setting: SlideSetting): SetTile {
  const { theme, slide } = setting;
  const space = theme.slide.tile;
  const isBig = slide.layout === "number" && spot.count === 1;
  const figure = figurePara(tile, spot, setting);
  const qualifier: Para = {
    runs: [{ type: "text", text: tile.qualifier === "" ? "\u00a0" : tile.qualifier }],
    look: look(theme, isBig ? "lead" : "body", "muted"),
  };
  const label: Para = { runs: [...tile.label, tile.cite], look: look(theme, isBig ? "lead" : "body") };
  const asOf: Para = { runs: tile.asOf, look: look(theme, "small", "muted"), before: space.asOf };
  const upper = spot.isBare ? [figure] : [qualifier, figure];
  const lower = tile.asOf.length > 0 ? [label, asOf] : [label];
  const air = isBig ? space.wideLabel : space.label;
  return {
    name: `${tile.qualifier} ${tile.figure}`.trim(),
    // The space between the two belongs to the upper box.
    upper: { paragraphs: upper, height: heightOf(upper, spot.width, setting) + air },
    lower: { paragraphs: lower, height: heightOf(lower, spot.width / setting.metrics.slack.likely, setting) },
    excess: Math.max(
      excessOf([label], spot.width, setting),
      ...figureWidths(tile, spot, setting).map((own) => own - spot.width),
    ),
  };
}

// Neither a number nor its unit may wrap.
function figureWidths(tile: Tile, spot: TileSpot, setting: SlideSetting): number[] {
  return figurePara(tile, { ...spot, width: 0 }, setting)
    .runs.filter((run) => run.type !== "break")
    .map((run) => widthsOf({ runs: [run], look: figureLook(spot, setting) }, setting).most);
}

function figureLook({ count }: TileSpot, { theme, slide }: SlideSetting): Para["look"] {
  return { ...figureStyle(count, slide.layout, theme), colour: "accent" };
}

// The whole unit wraps to a second line, or stays on the first.
function figurePara(tile: Tile, spot: TileSpot, setting: SlideSetting): Para {
  const { theme } = setting;
  const { number, unit } = figureParts(tile.figure);
  const look = figureLook(spot, setting);
  const digits = { type: "text", text: number } as const;
  if (unit === "") return { runs: [digits], look };
  const unitRun = (text: string) => ({ type: "scaled", text, scale: theme.slide.tile.unit }) as const;
  const words = unit.replaceAll(" ", "\u00a0");
  const whole: Para = { runs: [digits, unitRun(words)], look };
  if (widthsOf(whole, setting).most <= spot.width) return whole;
  return { runs: [digits, { type: "break" }, unitRun(words.trimStart())], look };
}

function tileShape({ name, upper, lower }: SetTile, frame: Frame, { theme }: SlideSetting): Shape {
  const { gutter, tile, rule } = theme.slide;
  const y = frame.y + underRule(theme);
  const below = y + upper.height;
  // The box extends into the gutter, clear of the next tile, so that a wider font does not break the figure.
  const width = frame.width + gutter - tile.padding;
  const label = { ...frame, y: below, height: frame.y + frame.height - below };
  return {
    type: "group",
    name: `Key figure: ${name}`,
    frame,
    shapes: [
      { type: "rect", name: "Rule", frame: { ...frame, height: rule.strong }, fill: "accent" },
      { type: "text", name, frame: { ...frame, y, width, height: upper.height }, paragraphs: upper.paragraphs },
      { type: "text", name: "Label", frame: label, paragraphs: lower.paragraphs },
    ],
  };
}
