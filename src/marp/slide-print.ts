import type { Drawing } from "../pictures/drawing.ts";
import type { Deck, Slide } from "../slides/deck.ts";
import type { SlideSource } from "../slides/slide-facts.ts";
import type { Theme } from "../type/theme.ts";

/** The context for printing a deck's slides. */
export interface SlidePrinting {
  readonly deck: Deck;
  readonly drawings: ReadonlyMap<string, Drawing>;
  readonly theme: Theme;
  /** Adds the template line to each block's element. */
  readonly withLines?: boolean;
}

/** The context for printing one slide. */
export interface SlidePrint extends SlidePrinting {
  readonly slide: Slide;
  readonly sources: readonly SlideSource[];
  /** All facts in the deck, for its list of sources. */
  readonly facts: readonly string[];
  /** Returns an id that is unique in the deck. */
  readonly newId: (kind: string) => string;
}
