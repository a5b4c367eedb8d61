import { errorAt, type Place } from "../diagnostic/diagnostic.ts";
import { didYouMean } from "../diagnostic/nearest.ts";
import { type Block, type PictureBlock, plainText, type Run } from "../document/block.ts";
import { blocksOfTokens } from "../marp/blocks.ts";
import { type DeckEnvironment, placeOfLine } from "../marp/environment.ts";
import type { Token } from "../marp/markdown-it.ts";
import { metaOf } from "../marp/meta.ts";
import { runsOfText } from "../marp/slot-text.ts";
import { type Layout, layouts } from "./layouts.ts";
import { commentsOf, factsOfRuns, factsOfTokens } from "./slide-facts.ts";
import type { DeckSource } from "./source.ts";

/** A deck that was read: what everything of it is made from. */
export interface Deck {
  readonly source: DeckSource;
  readonly slides: readonly Slide[];
  /** The slides in the terms of Marp, for their HTML. */
  readonly tokens: readonly Token[];
}

/** A slide as plain data: what its notes, its widths and PowerPoint are made from. */
export interface Slide {
  /** From one. */
  readonly number: number;
  readonly layout: Layout;
  readonly title: readonly Run[];
  /** The title among them, as the first heading. */
  readonly blocks: readonly Block[];
  /** The presenter's notes, a text for each comment. */
  readonly notes: readonly (readonly Run[])[];
  /** Ids of all facts it shows or refers to, in order. */
  readonly facts: readonly string[];
  readonly place: Place;
}

/** The tokens of one slide: its `section`, and what stands in it. */
export interface SlideTokens {
  readonly open: Token;
  readonly inside: readonly Token[];
}

export function splitSlides(tokens: readonly Token[]): SlideTokens[] {
  return tokens.flatMap((open, start) => {
    if (open.type !== "marpit_slide_open") return [];
    const end = tokens.findIndex((token, index) => index > start && token.type === "marpit_slide_close");
    return [{ open, inside: tokens.slice(start + 1, end) }];
  });
}

/** All facts a deck rests on, those of its slides before those that are only spoken: what its list of sources is made from. */
export function factsOfDeck(slides: readonly Slide[]): string[] {
  return [...slides.flatMap(({ facts }) => facts), ...slides.flatMap(({ notes }) => notes.flatMap(factsOfRuns))];
}

/** Reads the slides; each needs a title of its own and a layout of the list. */
export function readSlides(tokens: readonly Token[], env: DeckEnvironment): Slide[] {
  const slides = splitSlides(tokens).map((slide, index) => readSlide(slide, index + 1, env));
  const seen = new Map<string, Slide>();
  for (const slide of slides) {
    const title = plainText(slide.title).trim().toLowerCase();
    const first = seen.get(title);
    if (title === "") {
      const hint = "begin it with a heading that says its message: ## …";
      env.report(errorAt(slide.place, "slide-untitled", `slide ${slide.number} has no title`, hint));
    } else if (first) {
      const message = `slide ${slide.number} has the title of slide ${first.number}`;
      env.report(errorAt(titlePlace(slide), "slide-title-repeated", message, "give each its own message as title"));
    } else seen.set(title, slide);
  }
  return slides;
}

function readSlide({ open, inside }: SlideTokens, number: number, env: DeckEnvironment): Slide {
  const content = inside.filter((token) => token.type !== "briefs_furniture");
  const blocks = blocksOfTokens(content, env);
  checkPictures(content, blocks, number, env);
  const heading = blocks.find((block) => block.type === "heading");
  const line = firstLine(content) ?? open.map?.[0];
  return {
    number,
    layout: readLayout(open, content, env),
    title: heading?.runs ?? [],
    blocks,
    facts: [...new Set(factsOfTokens(content, env))],
    notes: notesOf(content).map((note) => runsOfText(note, env)),
    place: placeOfLine(env, line),
  };
}

/** A picture stands by itself on a slide, in a column or in a box: only there is it drawn in every form. */
function checkPictures(content: readonly Token[], blocks: readonly Block[], slide: number, env: DeckEnvironment): void {
  const placed = new Set(picturesOf(blocks).map(({ alt }) => alt));
  for (const { children, map } of content) {
    for (const { type, meta } of children ?? []) {
      const { picture } = metaOf({ meta });
      if (type !== "image" || !picture || placed.has(picture.alt)) continue;
      const message = `slide ${slide}: the picture \`${picture.path}\` does not stand by itself`;
      const hint = "put it into a paragraph of its own on the slide, in a column or in a box";
      env.report(errorAt(placeOfLine(env, map?.[0]), "unsupported-markdown", message, hint));
    }
  }
}

function picturesOf(blocks: readonly Block[]): PictureBlock[] {
  return blocks.flatMap((block) => {
    if (block.type === "picture") return [block];
    if (block.type === "box") return picturesOf(block.blocks);
    return block.type === "columns" ? block.columns.flatMap((column) => picturesOf(column.blocks)) : [];
  });
}

function titlePlace(slide: Slide): Place {
  return slide.blocks.find((block) => block.type === "heading")?.place ?? slide.place;
}

function firstLine(tokens: readonly Token[]): number | undefined {
  return tokens.find((token) => token.map)?.map?.[0];
}

/** The layout its class names; undefined classes are plain. */
export function layoutOf(open: Token): Layout {
  const classes = classesOf(open);
  return layouts.find((layout) => classes.includes(layout)) ?? "plain";
}

function readLayout(open: Token, content: readonly Token[], env: DeckEnvironment): Layout {
  const classes = classesOf(open);
  const layout = layoutOf(open);
  const wrong = classes.filter((name) => name !== layout);
  if (wrong.length > 0) {
    const directive = commentsOf(content).find((comment) => /^_?class\s*:/m.test(comment.content));
    const place = placeOfLine(env, directive?.map?.[0] ?? firstLine(content) ?? open.map?.[0]);
    const message =
      layout === "plain"
        ? `unknown layout \`${wrong.join(" ")}\``
        : `\`${wrong.join(" ")}\` beside the layout \`${layout}\``;
    const hints = layout === "plain" ? didYouMean(wrong[0] ?? "", layouts) : ["a slide has one layout"];
    env.report(errorAt(place, "unknown-layout", message, ...hints));
  }
  return layout;
}

function classesOf(open: Token): string[] {
  const directives = open.meta?.marpitDirectives as { class?: string | string[] } | undefined;
  return [directives?.class ?? []]
    .flat()
    .flatMap((name) => name.split(/\s+/))
    .filter((name) => name !== "");
}

function notesOf(tokens: readonly Token[]): string[] {
  return commentsOf(tokens).flatMap((comment) => (isNote(comment) ? [comment.content] : []));
}

/** A comment that neither Marp nor a linter reads as a directive is what the presenter says. */
export function isNote(comment: Token): boolean {
  return (
    comment.meta?.marpitCommentParsed === undefined && comment.content !== "" && !/^_\w+\s*:/.test(comment.content)
  );
}
