import { type Block, plainText, type Run, type Table, type Tile, type Timeline } from "../document/block.ts";
import type { Drawing } from "../pictures/drawing.ts";
import type { Fonts } from "../type/fonts.ts";
import type { Theme, TypeStyle } from "../type/theme.ts";
import { setRuns, setText, widthsOf } from "./fit-text.ts";
import type { Layout } from "./layouts.ts";
import {
  figureParts,
  figureStyle,
  itemGap,
  pictureWidth,
  quoteStyle,
  sourceStyle,
  timelineColumns,
  underRule,
} from "./slide-style.ts";
import { type DeckSource, placeCites } from "./source.ts";

/** What the height of a block depends on beside its text. */
export interface Fitting {
  readonly source: DeckSource;
  readonly drawings: ReadonlyMap<string, Drawing>;
  readonly theme: Theme;
  readonly fonts: Fonts;
  readonly layout: Layout;
  /** Where it carries the logo. */
  readonly logo?: "cover" | "closing" | undefined;
  /** Of running text. */
  readonly body: TypeStyle;
  /** All facts of the deck: what the list of sources is made from. */
  readonly facts: readonly string[];
}

/** A block as it is set in a column of some width. */
export interface Extent {
  readonly height: number;
  /** By how much something in it is too wide. */
  readonly excess: number;
}

/** Blocks below one another, with the air between them. */
export function stack(blocks: readonly Block[], width: number, fitting: Fitting): Extent {
  let [height, excess] = [0, 0];
  for (const [index, block] of blocks.entries()) {
    const extent = extentOf(block, width, fitting);
    height += extent.height + gapBetween(blocks[index - 1], block, fitting);
    excess = Math.max(excess, extent.excess);
  }
  return { height, excess };
}

/** The air above a block. */
export function gapBetween(before: Block | undefined, block: Block, { layout, theme }: Fitting): number {
  const { below, text, chart } = theme.slide;
  if (!before) return 0;
  if (before.type === "tiles") return below.tiles;
  if (block.type === "heading") return layout === "gaps" ? text.heading : 0;
  if (before.type === "heading" && layout === "gaps") return chart.headline;
  // A picture is set as a paragraph is.
  const isText = block.type === "paragraph" || block.type === "picture" || block.type === "list";
  const isBelowText = ["paragraph", "picture", "list", "heading"].includes(before.type);
  return isText && isBelowText ? text.paragraph : 0;
}

export function extentOf(block: Block, width: number, fitting: Fitting): Extent {
  const { theme, fonts, layout, body } = fitting;
  const { type, gutter, quote } = theme.slide;
  switch (block.type) {
    case "heading":
      return headingExtent(block.runs, width, fitting);
    case "paragraph":
      return setRuns(block.runs, block.role === "body" ? body : type[block.role], width, fonts);
    case "list":
      return listExtent(block.items, block.ordered, width, fitting);
    case "quote": {
      const [first, ...rest] = block.blocks;
      const quoted = { ...fitting, body: quoteStyle(layout, theme) };
      const parts = [
        ...(first ? [extentOf(first, width, quoted)] : []),
        ...rest.map((part) => extentOf(part, width, fitting)),
      ];
      return { height: sum(parts.map(({ height }) => height)) + rest.length * quote.claimant, excess: most(parts) };
    }
    case "columns": {
      const parts = block.columns.map(({ span, blocks }) =>
        stack(blocks, ((width + gutter) * span) / 12 - gutter, fitting),
      );
      return { height: Math.max(0, ...parts.map(({ height }) => height)), excess: most(parts) };
    }
    case "box": {
      const { block: above, inline: beside } = layout === "gaps" ? { block: 0, inline: 0 } : theme.slide.box;
      const inside = stack(block.blocks, width - 2 * beside, fitting);
      return { ...inside, height: inside.height + 2 * above };
    }
    case "table":
      return tableExtent(block, width, fitting);
    case "tiles":
      return tilesExtent(block.tiles, width, fitting);
    case "timeline":
      return timelineExtent(block, width, fitting);
    case "picture":
      return pictureExtent(block.path, width, fitting);
    case "chart":
      return chartExtent(block.chart, width, fitting);
    case "sources":
      return sourcesExtent(width, fitting);
    default:
      return { height: 0, excess: 0 };
  }
}

function headingExtent(runs: readonly Run[], width: number, { theme, fonts, layout }: Fitting): Extent {
  const { type } = theme.slide;
  if (layout === "gaps") return setRuns(runs, { ...type.small, weight: 600 }, width, fonts);
  const set = setRuns(runs, type.heading, width, fonts);
  return layout === "comparison" ? { ...set, height: set.height + underRule(theme) } : set;
}

function listExtent(items: readonly (readonly Block[])[], ordered: boolean, width: number, fitting: Fitting): Extent {
  const { layout, theme } = fitting;
  const { text } = theme.slide;
  const isParted = layout === "gaps" && fitting.body.size === theme.slide.type.body.size;
  const column = isParted ? (width - theme.slide.gutter) / 2 : width;
  const gap = itemGap(layout === "plain" || (layout === "gaps" && !isParted), theme);
  const parts = items.map((item) => stack(item, column - (ordered ? text.numberInset : text.dashInset), fitting));
  const heights = parts.map(({ height }, index) => height + (index === 0 ? 0 : gap));
  return { height: isParted ? balance(heights, 2) : sum(heights), excess: most(parts) };
}

/** Columns as wide as their words ask for, within the width there is (CSS 2.1, 17.5.2.2). */
function tableExtent({ header, rows }: Table, width: number, { theme, fonts }: Fitting): Extent {
  const { type, table, rule } = theme.slide;
  const style = type.table;
  const [padding, above] = [table.column, 2 * table.row + rule.hair];
  const all = [header, ...rows];
  const columns = header.map((_, index) => {
    const cells = all.map((row, place) =>
      widthsOf(plainText(row[index] ?? []), place === 0 ? { ...style, weight: 600 } : style, fonts),
    );
    return {
      least: Math.max(...cells.map(({ least }) => least)) + padding,
      most: Math.max(...cells.map((cell) => cell.most)) + padding,
    };
  });
  const [least, wished] = [sum(columns.map((column) => column.least)), sum(columns.map((column) => column.most))];
  const share = wished > least ? Math.min(1, Math.max(0, (width - least) / (wished - least))) : 0;
  const widths = columns.map((column) => column.least + (column.most - column.least) * share - padding);
  const heights = all.map(
    (row) =>
      above +
      Math.max(
        style.leading,
        ...row.map((cell, index) => setRuns(cell, style, (widths[index] ?? 0) + 1, fonts).height),
      ),
  );
  return { height: sum(heights), excess: Math.max(0, least - width) };
}

function tilesExtent(tiles: readonly Tile[], width: number, { theme, fonts, layout, body }: Fitting): Extent {
  const { type, gutter, tile: space } = theme.slide;
  const column = (width - gutter * (tiles.length - 1)) / tiles.length;
  const isLarge = layout === "number" && tiles.length === 1;
  const isBare = tiles.every(({ qualifier }) => qualifier === "");
  const text = isLarge ? type.lead : body;
  const figure = figureStyle(tiles.length, layout, theme);
  const parts = tiles.map((tile) => {
    const { number, unit } = figureParts(tile.figure);
    const both = setText(number, figure, column, fonts);
    const unitWidth = widthsOf(unit, { ...figure, size: figure.size * space.unit }, fonts).most;
    const isBroken = unit !== "" && widthsOf(number, figure, fonts).most + unitWidth > column;
    const label = setRuns(tile.label, text, column, fonts);
    const asOf = setRuns(tile.asOf, type.small, column, fonts);
    const height =
      underRule(theme) +
      (isBare ? 0 : Math.max(type.body.leading, setText(tile.qualifier, text, column, fonts).height)) +
      figure.leading * (isBroken ? 2 : 1) +
      (isLarge ? space.wideLabel : space.label) +
      label.height +
      (asOf.lines > 0 ? asOf.height + space.asOf : 0);
    return { height, excess: Math.max(both.excess, label.excess) };
  });
  return { height: Math.max(0, ...parts.map(({ height }) => height)), excess: most(parts) };
}

function timelineExtent({ entries }: Timeline, width: number, { theme, fonts, layout }: Fitting): Extent {
  const { type, timeline, below } = theme.slide;
  const columns = timelineColumns(entries.length, layout);
  const column = (width - timeline.column * (columns - 1)) / columns - timeline.inset;
  const parts = entries.map((entry) => {
    const when = setRuns(entry.date, type.date, column, fonts);
    const what = setRuns(entry.says, type.event, column, fonts);
    return { height: when.height + what.height + timeline.entry, excess: Math.max(when.excess, what.excess) };
  });
  const above = layout === "section" ? timeline.dot + below.tiles : type.small.leading;
  return {
    height:
      above +
      balance(
        parts.map(({ height }) => height),
        columns,
      ),
    excess: most(parts),
  };
}

function chartExtent(chart: string, width: number, { source, drawings, theme, fonts, layout }: Fitting): Extent {
  const { type, chart: space } = theme.slide;
  const [figure, drawing] = [source.charts[chart], drawings.get(chart)];
  if (!figure || !drawing) return { height: 0, excess: 0 };
  const subtitle = setRuns(figure.subtitle, type.subtitle, width, fonts).height + space.subtitle;
  const height = subtitle + drawing.height * Math.min(1, width / drawing.width);
  if (layout === "chart") return { height, excess: 0 };
  const remark = figure.remark ? setRuns(figure.remark, type.small, width, fonts).height + space.remark : 0;
  return {
    height: height + setRuns(figure.headline, type.heading, width, fonts).height + space.headline + remark,
    excess: 0,
  };
}

function pictureExtent(path: string, width: number, { source, theme }: Fitting): Extent {
  const picture = source.pictures?.get(path);
  if (!picture) return { height: 0, excess: 0 };
  const { drawing } = picture;
  return { height: (drawing.height / drawing.width) * Math.min(width, pictureWidth(picture, theme)), excess: 0 };
}

function sourcesExtent(width: number, { source, facts, theme, fonts, layout }: Fitting): Extent {
  const { style, row } = sourceStyle(layout, theme);
  const air = 2 * row + theme.slide.rule.hair;
  const texts = new Set(placeCites(source, facts).map(([, { long }]) => long));
  return { height: sum([...texts].map((text) => setText(text, style, width, fonts).height + air)), excess: 0 };
}

/** The height of parts that are set in columns, in order, none of them parted. */
function balance(heights: readonly number[], columns: number): number {
  const fits = (limit: number): boolean => {
    let [column, used] = [1, 0];
    for (const height of heights) {
      if (used + height > limit) [column, used] = [column + 1, 0];
      used += height;
    }
    return column <= columns;
  };
  let [low, high] = [Math.max(0, ...heights), sum(heights)];
  while (high - low > 0.5) {
    const middle = (low + high) / 2;
    if (fits(middle)) high = middle;
    else low = middle;
  }
  return high;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function most(parts: readonly Extent[]): number {
  return Math.max(0, ...parts.map(({ excess }) => excess));
}
