import type { Run, Tile, TimelineEntry } from "../document/block.ts";
import type { Layout } from "../slides/layouts.ts";
import type { Station } from "../slides/timeline-marks.ts";
import type { Directive } from "./directive.ts";
import type { Token } from "./markdown-it.ts";

/** A source named at the foot of a slide, with the facts of the slide that come from it. */
export interface SlideSource {
  readonly short: string;
  readonly facts: readonly string[];
}

/** What the furniture of one slide prints. */
export interface SlideFurniture {
  readonly number: number;
  readonly total: number;
  readonly layout: Layout;
  readonly sources: readonly SlideSource[];
}

/** A picture of the project where a template names it. */
export interface NamedPicture {
  readonly path: string;
  readonly alt: readonly Run[];
  /** That no other picture of the deck has. */
  readonly id: string;
}

/** What our own tokens carry; markdown-it knows it only as anything. */
export interface TokenMeta {
  readonly run?: Run;
  readonly tiles?: readonly Tile[];
  readonly entries?: readonly TimelineEntry[];
  /** Of a timeline on a section slide: the whole deck's, with its own lit. */
  readonly stations?: readonly Station[];
  readonly chart?: string;
  readonly picture?: NamedPicture;
  readonly directive?: Directive;
  /** False where a block was left open. */
  readonly isClosed?: boolean;
  readonly layout?: Layout;
  readonly sources?: readonly SlideSource[];
  readonly furniture?: SlideFurniture;
}

export function metaOf(token: Pick<Token, "meta"> | undefined): TokenMeta {
  return (token?.meta ?? {}) as TokenMeta;
}

export function setMeta(token: Token, meta: TokenMeta): void {
  token.meta = { ...token.meta, ...meta };
}

/** The directive of an opening token; there is none on others. */
export function directiveOf(token: Token): Directive {
  return metaOf(token).directive ?? { name: "", colons: 0, attributes: {}, label: "" };
}
