import type { BoundChart } from "../charts/bind.ts";
import type { SlideSource } from "../marp/meta.ts";
import type { Drawing } from "../pictures/drawing.ts";
import type { Layout } from "../slides/layouts.ts";
import type { Deck, Slide } from "../slides/slides.ts";
import type { Fonts } from "../type/fonts.ts";
import type { Theme } from "../type/theme.ts";
import type { Frame, Para, Placeholder, Shape, TextShape } from "./shape.ts";

/** What is read of a chart beside its drawing. */
export type ChartRows = Pick<BoundChart, "chart" | "rows">;

/** What a deck's slides are arranged from. */
export interface DeckPlan {
  readonly deck: Deck;
  readonly charts: ReadonlyMap<string, ChartRows>;
  /** Those of the HTML, by the chart's id: drawn to the widths of `deckChartWidths`. */
  readonly drawings: ReadonlyMap<string, Drawing>;
  readonly theme: Theme;
  readonly fonts: Fonts;
}

/** The same for one slide, with the places of its layout that are still free. */
export interface SlidePlan extends DeckPlan {
  readonly slide: Slide;
  readonly layout: Layout;
  readonly sources: readonly SlideSource[];
  /** Fills the next free place for text, or one by its number; undefined where there is none. */
  readonly take: (index?: number) => { readonly placeholder: Placeholder; readonly frame: Frame } | undefined;
}

/** Shapes one below the other, and where the last one ends. */
export interface Flow {
  readonly shapes: readonly Shape[];
  readonly bottom: number;
}

/** Text in the next free place of the layout, or in a box of its own where there is none. */
export function placedText(
  paragraphs: readonly Para[],
  frame: Frame,
  plan: SlidePlan,
  name: string,
  index?: number,
): TextShape {
  const taken = plan.take(index);
  if (!taken) return { type: "text", name, frame, paragraphs };
  const isSame =
    (["x", "y", "width"] as const).every((key) => Math.abs(taken.frame[key] - frame[key]) < 0.5) &&
    frame.height <= taken.frame.height + 0.5;
  return { type: "text", name, frame, paragraphs, placeholder: taken.placeholder, isMoved: !isSame };
}

/** The rule above what it heads. */
export function ruleAt(area: Frame, { slide }: Theme): Shape {
  return { type: "rect", name: "Rule", frame: { ...area, height: slide.rule.strong }, fill: "accent" };
}
