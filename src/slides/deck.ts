import type { Place } from "../diagnostic/diagnostic.ts";
import type { Block, Furniture, Run } from "../document/block.ts";
import type { Logo } from "../pictures/logo.ts";
import type { Picture } from "../pictures/picture.ts";
import type { Cite } from "./cite.ts";
import type { Layout } from "./layouts.ts";

/** A deck as plain data: the input of HTML, PDF, PowerPoint and notes. */
export interface Deck {
  readonly source: DeckSource;
  readonly slides: readonly Slide[];
}

/** Everything a deck prints that does not come from its template. */
export interface DeckSource extends Furniture {
  readonly brief: string;
  /** The theme's logo, for title slides and the last slide. */
  readonly logo?: Logo;
  /** The origin of each fact, by id. */
  readonly cites: Readonly<Record<string, Cite>>;
  /** The project's pictures, by the path used in templates. */
  readonly pictures?: Readonly<Record<string, Picture>>;
}

export interface Slide {
  /** 1-based. */
  readonly number: number;
  readonly layout: Layout;
  readonly title: readonly Run[];
  /** Includes the title, which is the first heading. */
  readonly blocks: readonly Block[];
  /** The speaker notes. */
  readonly notes: readonly Block[];
  /** Ids of all facts the slide shows or refers to, in order. */
  readonly facts: readonly string[];
  readonly place: Place;
}

/** Splits a slide into its title and the other blocks. */
export function partsOf({ blocks }: Slide): { readonly title: Block | undefined; readonly body: readonly Block[] } {
  const title = blocks.find((block) => block.type === "heading");
  return { title, body: blocks.filter((block) => block !== title) };
}
