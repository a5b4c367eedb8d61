import type { Nest } from "../document/kinds.ts";
import { chartWidths } from "../document/walk.ts";
import type { Theme } from "../type/theme.ts";
import type { Deck } from "./deck.ts";
import { spanIn, spanWidth } from "./grid.ts";
import type { Layout } from "./layouts.ts";
import { mainSpan } from "./slide-style.ts";

/** The width in pixels at which each chart of a deck is drawn. It follows from the slide's layout. */
export function deckChartWidths({ slides }: Deck, theme: Theme): ReadonlyMap<string, number> {
  const widths = new Map<string, number>();
  for (const { blocks, layout } of slides) {
    const width = spanWidth(theme, chartSpan(layout, theme));
    const own = chartWidths(blocks, width, (room, nest) => widthInside(room, nest, theme));
    for (const [chart, room] of own) widths.set(chart, Math.floor(room));
  }
  return widths;
}

// Beside a big number, a chart takes the place of the text.
function chartSpan(layout: Layout, theme: Theme): number {
  const span = mainSpan(layout, theme);
  return layout === "number" ? 12 - span : span;
}

function widthInside(width: number, nest: Nest, { slide }: Theme): number {
  switch (nest.as) {
    case "column":
      return spanIn(width, nest.span, slide.gutter);
    case "box":
      return width - 2 * slide.box.inline;
    case "item":
      return width - (nest.isOrdered ? slide.text.numberInset : slide.text.dashInset);
    case "quote":
      return width;
  }
}
