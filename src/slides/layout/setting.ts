import type { Block } from "../../document/block.ts";
import type { Drawing } from "../../pictures/drawing.ts";
import type { Fonts } from "../../type/fonts.ts";
import { type LineBreaker, plainLines } from "../../type/line-breaking.ts";
import type { Theme } from "../../type/theme.ts";
import type { Deck, Slide } from "../deck.ts";
import { factsOfDeck, type SlideSource, slideSources } from "../slide-facts.ts";
import type { Metrics } from "./metrics.ts";
import type { BlockFrame, Shape, TextLook } from "./shape.ts";

/** What a deck is laid out with. */
export interface DeckSetting {
  readonly deck: Deck;
  /** By the chart's id, drawn to the widths of `deckChartWidths`. */
  readonly drawings: ReadonlyMap<string, Drawing>;
  readonly theme: Theme;
  readonly fonts: Fonts;
  readonly metrics: Metrics;
  /** Measures the text; whoever knows the measures of an earlier build hands in a breaker of its own. */
  readonly lines?: LineBreaker;
}

/** The same for one slide. */
export interface SlideSetting extends DeckSetting {
  readonly lines: LineBreaker;
  readonly slide: Slide;
  /** Named at the foot, in the order of their numbers. */
  readonly sources: readonly SlideSource[];
  /** All facts of the deck: the list of sources is made of them. */
  readonly facts: readonly string[];
}

export function slideSetting(slide: Slide, setting: DeckSetting): SlideSetting {
  const { deck } = setting;
  const sources = slideSources(slide.facts, deck.source.cites);
  return { ...setting, lines: setting.lines ?? plainLines, slide, sources, facts: factsOfDeck(deck.slides) };
}

/** How running text is set where a block stands. */
export interface Flow {
  readonly base: TextLook;
  /** Between the items of a list. */
  readonly itemGap: number;
}

/** Shapes of blocks, and what decides whether they fit. */
export interface Laid {
  readonly shapes: readonly Shape[];
  readonly height: number;
  /** Every block in it, outer ones first. */
  readonly frames: readonly BlockFrame[];
  readonly wide: readonly WideBlock[];
}

/** A block laid out by the function of its kind; `excess` says by how much something in it is too wide. */
export interface LaidBlock extends Laid {
  readonly excess?: number;
}

/** A block in which something is wider than its place, by so many pixels. */
export interface WideBlock {
  readonly block: Block;
  readonly excess: number;
}

export const nothing: Laid = { shapes: [], height: 0, frames: [], wide: [] };

/** Laid out parts as one, so high in all. */
export function joined(parts: readonly Laid[], height: number): Laid {
  return {
    shapes: parts.flatMap(({ shapes }) => shapes),
    frames: parts.flatMap(({ frames }) => frames),
    wide: parts.flatMap(({ wide }) => wide),
    height,
  };
}
