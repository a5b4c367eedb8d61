import { errorAt, warningAt } from "../../diagnostic/diagnostic.ts";
import { plainText, type Tile, type Tiles } from "../../document/block.ts";
import type { Mark } from "./page.ts";
import { baselineOf, leadingOf, type Setting, snapUp, type TextStyle } from "./setting.ts";
import { type Slab, slab } from "./slab.ts";
import { setLines, type TextFrame, type TextLine } from "./text.ts";

/**
 * Rows of key figures. From top to bottom: qualifier, figure, label, then as-of date and reference. Each part has the
 * same height in all tiles of a row.
 */
export function setTiles(block: Tiles, width: number, parent: number, setting: Setting): Slab[] {
  const list = setting.tree.add(parent, "L", { numbering: "None" });
  const perRow = tilesPerRow(block.tiles.length);
  const tileWidth = (width - setting.theme.page.gutter * (perRow - 1)) / perRow;
  const rows: Slab[] = [];
  for (let from = 0; from < block.tiles.length; from += perRow) {
    const row = block.tiles.slice(from, from + perRow);
    rows.push(setRow(row, { block, width: tileWidth, list, setting }));
  }
  return rows;
}

/** Up to four tiles share one row; more are set in rows of three. */
export function tilesPerRow(count: number): number {
  return count <= 4 ? count : 3;
}

/** Settings shared by all tiles of a block. */
interface TileSetting {
  readonly block: Tiles;
  /** Width of one tile, in points. */
  readonly width: number;
  /** Number of the block's structure element. */
  readonly list: number;
  readonly setting: Setting;
}

function setRow(tiles: readonly Tile[], shared: TileSetting): Slab {
  const { block, width, setting } = shared;
  const parts = tiles.map((tile) => setTile(tile, shared));
  const heights = partStyles(setting).map(({ style }, part) => {
    const lines = Math.max(...parts.map((tile) => tile[part]?.length ?? 0));
    return lines * leadingOf(style, setting);
  });
  const { gutter } = setting.theme.page;
  const marks = parts.flatMap((tile, index) => tileMarks(tile, index * (width + gutter), heights, shared));
  const height = snapUp(topSpace(setting) + setting.unit + heights.reduce((sum, part) => sum + part, 0), setting.beat);
  const cites = parts.flatMap((tile) => tile.flatMap((lines) => lines.flatMap((line) => line.cites)));
  return slab(height, marks, { gap: setting.beat, gapKept: setting.beat, cites, place: block.place });
}

// From top to bottom: qualifier, figure, label, as-of line.
function partStyles({ styles }: Setting): { style: TextStyle }[] {
  return [{ style: styles.smallMuted }, { style: styles.figure }, { style: styles.body }, { style: styles.smallMuted }];
}

type TileParts = readonly (readonly TextLine[])[];

function setTile(tile: Tile, shared: TileSetting): TileParts {
  const { block, width, list, setting } = shared;
  const { tree, styles } = setting;
  const body = tree.add(tree.add(list, "LI"), "LBody");
  const frame: TextFrame = { width: width - setting.unit, owner: tree.add(body, "P"), place: block.place };
  const value = (text: string) => ({ type: "value" as const, role: "fact" as const, facts: tile.facts, text });
  const qualifier =
    tile.qualifier === "" ? [] : setLines([value(`${tile.qualifier} `)], styles.smallMuted, frame, setting);
  const figure = setFigure(tile, frame, setting);
  const label = setLines(tile.label, styles.body, { ...frame, lines: "balanced" }, setting);
  const dated = { ...frame, owner: tree.add(body, "P") };
  const asOf = setLines([...tile.asOf, tile.cite], styles.smallMuted, dated, setting);
  reportTile(tile, { figure: figure.width, labelLines: label.length }, shared);
  return [qualifier, [figure], label, asOf];
}

// Digits are set large, and magnitude or unit small, in every tile alike. So no figure has to shrink.
function setFigure(tile: Tile, frame: TextFrame, setting: Setting): TextLine {
  const { styles, unit } = setting;
  const [digits, words] = splitFigure(tile.figure);
  const onOneLine = { ...frame, width: Number.MAX_SAFE_INTEGER };
  const set = (text: string, style: TextStyle): TextLine | undefined =>
    setLines([{ type: "value", role: "fact", facts: tile.facts, text: `${text} ` }], style, onOneLine, setting)[0];
  const large = set(digits, styles.figure);
  const small = words === "" ? undefined : set(words, { ...styles.heading, colour: styles.figure.colour });
  const start = (large?.width ?? 0) + 1.25 * unit;
  const marks = [...(large?.marks ?? []), ...(small?.marks ?? []).map((mark) => ({ ...mark, x: mark.x + start }))];
  return { marks, width: small ? start + small.width : (large?.width ?? 0), cites: [] };
}

/** Splits a figure into its digits and its magnitude or unit: "$4.13" and "billion". */
export function splitFigure(figure: string): [digits: string, words: string] {
  const [, digits = figure, words = ""] = /^(\S*\d\S*)\s+(.*)$/su.exec(figure) ?? [];
  return [digits, words];
}

function reportTile(
  tile: Tile,
  { figure, labelLines: lines }: { readonly figure: number; readonly labelLines: number },
  { block, width, setting }: TileSetting,
): void {
  if (figure > width) {
    const over = `the figure ${tile.figure} is ${Math.ceil(figure - width)} pt wider than its tile`;
    setting.report(
      errorAt(block.place, "text-overflow", over, "put fewer tiles in the row; figures never shrink to fit"),
    );
  }
  if (lines > labelLines.wanted) {
    const message = `the label "${shortened(plainText(tile.label))}" takes ${lines} lines; the limit is ${labelLines.wanted}`;
    const diagnosticAt = lines > labelLines.most ? errorAt : warningAt;
    const hints = ["shorten the label of the measure or the tile", "put fewer tiles in the row"];
    setting.report(diagnosticAt(block.place, "label-too-long", message, ...hints));
  }
}

// A row is as tall as its longest label: more than `wanted` lines is a warning, more than `most` an error.
const labelLines = { wanted: 2, most: 3 };

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60).trimEnd()}…` : text;
}

function tileMarks(tile: TileParts, x: number, heights: readonly number[], { width, setting }: TileSetting): Mark[] {
  const { accent } = setting.theme.colour;
  const marks: Mark[] = [
    { mark: "rule", x, y: 0.75, x2: x + width, y2: 0.75, width: 1.5, colour: accent, owner: "layout" },
  ];
  let y = topSpace(setting);
  for (const [part, { style }] of partStyles(setting).entries()) {
    for (const [index, line] of (tile[part] ?? []).entries()) {
      const baseline = y + index * leadingOf(style, setting) + baselineOf(style, setting);
      marks.push(...line.marks.map((mark) => ({ ...mark, x: mark.x + x, baseline: mark.baseline + baseline })));
    }
    // A little space between label and as-of line.
    y += (heights[part] ?? 0) + (part === 2 ? setting.unit : 0);
  }
  return marks;
}

function topSpace({ unit }: Setting): number {
  return 2 * unit;
}
