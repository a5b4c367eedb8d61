import type { Block } from "../document/block.ts";
import type { Theme } from "../type/theme.ts";
import { spanWidth } from "./grid.ts";
import type { Layout } from "./layouts.ts";
import { mainSpan } from "./slide-style.ts";
import type { Deck } from "./slides.ts";

/** The width in pixels to which each chart of a deck is drawn, from the layout of its slide. */
export function deckChartWidths({ slides }: Deck, theme: Theme): ReadonlyMap<string, number> {
  return new Map(
    slides.flatMap(({ blocks, layout }) => widthsOf(blocks, spanWidth(theme, chartSpan(layout, theme)), theme)),
  );
}

// Beside a number it stands where the text does.
function chartSpan(layout: Layout, theme: Theme): number {
  const span = mainSpan(layout, theme);
  return layout === "number" ? 12 - span : span;
}

function widthsOf(blocks: readonly Block[], width: number, theme: Theme): [chart: string, width: number][] {
  const { gutter, box } = theme.slide;
  return blocks.flatMap((block): [string, number][] => {
    switch (block.type) {
      case "chart":
        return [[block.chart, Math.floor(width)]];
      case "columns":
        return block.columns.flatMap((column) =>
          widthsOf(column.blocks, ((width + gutter) * column.span) / 12 - gutter, theme),
        );
      case "box":
        return widthsOf(block.blocks, width - 2 * box.inline, theme);
      default:
        return [];
    }
  });
}
