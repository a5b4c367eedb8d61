import type { Block } from "../briefs/block.ts";
import type { Theme } from "../type/theme.ts";
import { spanWidth } from "./grid.ts";
import type { Layout } from "./layouts.ts";
import type { Deck } from "./slides.ts";

/** The width in pixels to which each chart of a deck is drawn, from the layout of its slide. */
export function deckChartWidths({ slides }: Deck, theme: Theme): ReadonlyMap<string, number> {
  return new Map(
    slides.flatMap(({ blocks, layout }) =>
      widthsOf(blocks, spanWidth(theme, spanOfLayout(layout)), theme.slide.gutter),
    ),
  );
}

function spanOfLayout(layout: Layout): number {
  if (layout === "chart") return 8;
  return layout === "charts" ? 6 : 12;
}

function widthsOf(blocks: readonly Block[], width: number, gutter: number): [chart: string, width: number][] {
  return blocks.flatMap((block): [string, number][] => {
    switch (block.type) {
      case "chart":
        return [[block.chart, Math.floor(width)]];
      case "columns":
        return block.columns.flatMap((column) =>
          widthsOf(column.blocks, ((width + gutter) * column.span) / 12 - gutter, gutter),
        );
      case "box":
        return widthsOf(block.blocks, width - boxPadding, gutter);
      default:
        return [];
    }
  });
}

const boxPadding = 56;
