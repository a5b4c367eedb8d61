import type { Block } from "../../document/block.ts";
import type { Drawing } from "../../pictures/drawing.ts";
import type { Fonts } from "../../type/fonts.ts";
import { type LineBreaker, plainLines } from "../../type/line-breaking.ts";
import type { Theme } from "../../type/theme.ts";
import type { Deck, Slide } from "../deck.ts";
import { factsOfDeck, type SlideSource, slideSources } from "../slide-facts.ts";
import type { Metrics } from "./metrics.ts";
import type { BlockFrame, Shape, TextLook } from "./shape.ts";

/** The context for laying out a deck. */
export interface DeckSetting {
  readonly deck: Deck;
  /** By chart id, drawn at the widths from `deckChartWidths`. */
  readonly drawings: ReadonlyMap<string, Drawing>;
  readonly theme: Theme;
  readonly fonts: Fonts;
  readonly metrics: Metrics;
  /** Measures text. Callers with cached measurements pass their own breaker. */
  readonly lines?: LineBreaker;
}

/** The context for laying out one slide. */
export interface SlideSetting extends DeckSetting {
  readonly lines: LineBreaker;
  readonly slide: Slide;
  /** The sources listed at the foot, in the order of their numbers. */
  readonly sources: readonly SlideSource[];
  /** All facts in the deck, for the list of sources. */
  readonly facts: readonly string[];
}

export function slideSetting(slide: Slide, setting: DeckSetting): SlideSetting {
  const { deck } = setting;
  const sources = slideSources(slide.facts, deck.source.cites);
  return { ...setting, lines: setting.lines ?? plainLines, slide, sources, facts: factsOfDeck(deck.slides) };
}

/** How running text is set at the position of a block. */
export interface Flow {
  readonly base: TextLook;
  /** Space between list items, in pixels. */
  readonly itemGap: number;
}

/** The shapes of blocks, with the measurements that decide whether they fit. */
export interface Laid {
  readonly shapes: readonly Shape[];
  readonly height: number;
  /** The frame of every block, outer blocks first. */
  readonly frames: readonly BlockFrame[];
  readonly wide: readonly WideBlock[];
}

/** A block laid out by the function of its kind. `excess` is how far its content is too wide, in pixels. */
export interface LaidBlock extends Laid {
  readonly excess?: number;
}

/** A block with content that is `excess` pixels too wide. */
export interface WideBlock {
  readonly block: Block;
  readonly excess: number;
}

export const nothing: Laid = { shapes: [], height: 0, frames: [], wide: [] };

/** Joins laid out parts into one with the given total height. */
export function joined(parts: readonly Laid[], height: number): Laid {
  return {
    shapes: parts.flatMap(({ shapes }) => shapes),
    frames: parts.flatMap(({ frames }) => frames),
    wide: parts.flatMap(({ wide }) => wide),
    height,
  };
}
