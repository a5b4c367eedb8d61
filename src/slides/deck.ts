import type { Place } from "../diagnostic/diagnostic.ts";
import type { Block, Furniture, Run } from "../document/block.ts";
import type { Logo } from "../pictures/logo.ts";
import type { Picture } from "../pictures/picture.ts";
import type { Cite } from "./cite.ts";
import type { Layout } from "./layouts.ts";

/** A deck as plain data: what HTML, PDF, PowerPoint and notes are made from. */
export interface Deck {
  readonly source: DeckSource;
  readonly slides: readonly Slide[];
}

/** Everything a deck prints that no template writes. */
export interface DeckSource extends Furniture {
  readonly brief: string;
  /** The theme's logo: on title slides and on the last one. */
  readonly logo?: Logo;
  /** Where each fact comes from. */
  readonly cites: Readonly<Record<string, Cite>>;
  /** The project's pictures, by the path a template writes. */
  readonly pictures?: Readonly<Record<string, Picture>>;
}

export interface Slide {
  /** From one. */
  readonly number: number;
  readonly layout: Layout;
  readonly title: readonly Run[];
  /** The first heading is the title. */
  readonly blocks: readonly Block[];
  /** What the speaker says. */
  readonly notes: readonly Block[];
  /** Ids of all facts the slide shows or refers to, in order. */
  readonly facts: readonly string[];
  readonly place: Place;
}

/** The title of a slide and the blocks below it. */
export function partsOf({ blocks }: Slide): { readonly title: Block | undefined; readonly body: readonly Block[] } {
  const title = blocks.find((block) => block.type === "heading");
  return { title, body: blocks.filter((block) => block !== title) };
}
