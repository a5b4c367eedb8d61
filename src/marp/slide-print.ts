import type { Drawing } from "../pictures/drawing.ts";
import type { Deck, Slide } from "../slides/deck.ts";
import type { SlideSource } from "../slides/slide-facts.ts";
import type { Theme } from "../type/theme.ts";

/** What the slides of a deck are printed with. */
export interface SlidePrinting {
  readonly deck: Deck;
  readonly drawings: ReadonlyMap<string, Drawing>;
  readonly theme: Theme;
  /** Marks each block's element with the line of its template. */
  readonly withLines?: boolean;
}

/** What one slide is printed with. */
export interface SlidePrint extends SlidePrinting {
  readonly slide: Slide;
  readonly sources: readonly SlideSource[];
  /** All facts of the deck, for its list of sources. */
  readonly facts: readonly string[];
  /** A name that no other picture of the deck has. */
  readonly newId: (kind: string) => string;
}
