import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import { didYouMean } from "../diagnostic/nearest.ts";
import { type Block, type Figure, plainText } from "../document/block.ts";
import type { ParsedMarkdown } from "../document/parse.ts";
import type { Comment } from "../document/read-inline.ts";
import { readParsed } from "../document/read-markdown.ts";
import type { ComposedText } from "../document/slots.ts";
import { everyRun, withFigures } from "../document/walk.ts";
import type { Cite, Cites } from "./cite.ts";
import type { Deck, DeckSource, Slide } from "./deck.ts";
import { type Layout, layouts } from "./layouts.ts";
import { factsOfBlocks } from "./slide-facts.ts";

/** A deck's Markdown split into slides by Marp, as plain data. */
export interface SplitDeck {
  readonly slides: readonly SplitSlide[];
  /** Comments that are directives, not speaker notes, without the comment marks. */
  readonly directives: readonly string[];
}

export interface SplitSlide {
  readonly parsed: ParsedMarkdown;
  /** Its comments, parsed as speaker notes, by the offset where their text starts. */
  readonly comments: Readonly<Record<number, ParsedMarkdown>>;
  /** The classes set by its directives. */
  readonly classes: readonly string[];
  /** Offset of the directive that sets them, or of the slide. */
  readonly classOffset: number;
  readonly start: number;
}

interface DeckReading {
  readonly text: ComposedText;
  readonly names: readonly string[];
  readonly report: Report;
}

/** Reads the slides of a deck. Charts get their text later, from `completeDeck`. */
export function readDeck(split: SplitDeck, source: DeckSource, reading: DeckReading): Deck {
  const slides = split.slides.map((slide, index) => readSlide(slide, index + 1, split.directives, reading));
  checkTitles(slides, reading.report);
  return { source, slides };
}

/** Adds the text of the charts. */
export function completeDeck({ source, slides }: Deck, figures: Readonly<Record<string, Figure>>): Deck {
  const complete = slides.map((slide): Slide => {
    const blocks = withFigures(slide.blocks, figures);
    return { ...slide, blocks, facts: [...new Set(factsOfBlocks(blocks))] };
  });
  return { source: { ...source, cites: usedCites(source.cites, complete) }, slides: complete };
}

/** The cites used by slides and notes, with the inputs of computed facts. */
function usedCites(cites: Cites, slides: readonly Slide[]): Cites {
  const runs = slides.flatMap(({ blocks, notes }) => [...everyRun(blocks), ...everyRun(notes)]);
  const wanted = [...slides.flatMap(({ facts }) => facts), ...runs.flatMap((run) => ("facts" in run ? run.facts : []))];
  const used: Record<string, Cite> = {};
  for (let id = wanted.shift(); id !== undefined; id = wanted.shift()) {
    const cite = Object.hasOwn(used, id) || !Object.hasOwn(cites, id) ? undefined : cites[id];
    if (!cite) continue;
    used[id] = cite;
    if ("of" in cite) wanted.push(...cite.of);
  }
  return used;
}

function readSlide(slide: SplitSlide, number: number, directives: readonly string[], reading: DeckReading): Slide {
  const { text, names, report } = reading;
  const { blocks, comments } = readParsed(slide.parsed, text, { medium: "slide", names, report });
  const notes = comments
    .filter((comment) => isNote(comment, directives))
    .flatMap(({ start }) => readNote(slide.comments[start], reading));
  const heading = blocks.find((block) => block.type === "heading");
  return {
    number,
    layout: readLayout(slide, reading),
    title: heading?.runs ?? [],
    blocks,
    notes,
    facts: [],
    place: blocks[0]?.place ?? text.placeAt(slide.start),
  };
}

function isNote({ text }: Comment, directives: readonly string[]): boolean {
  return text !== "" && !directives.includes(text);
}

function readNote(parsed: ParsedMarkdown | undefined, { text, names, report }: DeckReading): readonly Block[] {
  return parsed ? readParsed(parsed, text, { medium: "notes", names, report }).blocks : [];
}

/** The layout named by a slide's classes, or `plain`. */
function readLayout({ classes, classOffset }: SplitSlide, { text, report }: DeckReading): Layout {
  const layout = layouts.find((one) => classes.includes(one)) ?? "plain";
  const others = classes.filter((name) => name !== layout);
  if (others.length > 0) {
    const named = others.join(" ");
    const isUnknown = layout === "plain";
    const message = isUnknown
      ? `unknown layout \`${named}\``
      : `the class \`${named}\` cannot be combined with the layout \`${layout}\``;
    const hints = isUnknown
      ? didYouMean(others[0] ?? "", layouts)
      : ["a slide has only one layout; remove the other class"];
    report(errorAt(text.placeAt(classOffset), "unknown-layout", message, ...hints));
  }
  return layout;
}

/** Reports slides without a title, or with the same title as an earlier slide. */
function checkTitles(slides: readonly Slide[], report: Report): void {
  const seen = new Map<string, Slide>();
  for (const slide of slides) {
    const title = plainText(slide.title).trim().toLowerCase();
    const first = seen.get(title);
    if (title === "") {
      const hint = "start it with a heading that states its message: ## …";
      report(errorAt(slide.place, "slide-untitled", `slide ${slide.number} has no title`, hint));
    } else if (first) {
      const message = `slide ${slide.number} has the same title as slide ${first.number}`;
      report(errorAt(titlePlace(slide), "slide-title-repeated", message, "give each slide its own title"));
    } else seen.set(title, slide);
  }
}

function titlePlace({ blocks, place }: Slide): Place {
  return blocks.find((block) => block.type === "heading")?.place ?? place;
}

/** The place of the first block that contains a character, or else of the first slide. */
export function placeOfCharacter(char: string, slides: readonly Slide[]): Place | undefined {
  for (const { blocks } of slides) {
    const found = blocks.find((block) =>
      [...everyRun([block])].some((run) => "text" in run && run.text.includes(char)),
    );
    if (found) return found.place;
  }
  return slides[0]?.place;
}
