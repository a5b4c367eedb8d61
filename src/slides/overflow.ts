import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import { type Block, plainText } from "../document/block.ts";
import { contentsOf } from "../document/kinds.ts";
import type { Deck, Slide } from "./deck.ts";

/** Something on a slide that leaves its place, with how far in pixels of the slide. */
export interface Overflow {
  /** From one. */
  readonly slide: number;
  readonly what: string;
  /** Leaves the slide or its margins, is wider than its column, stands under marking or sources, or over another part. */
  readonly how: "outside" | "wide" | "furniture" | "overlap";
  readonly overflowPx: number;
}

/**
 * Reports each slide on which something does not fit, once: by how far the worst of it goes, and where
 * it begins. What stands below that was only pushed down.
 */
export function reportOverflows(overflows: readonly Overflow[], { slides }: Deck, report: Report): void {
  for (const slide of slides) {
    const found = overflows.filter(({ slide: number }) => number === slide.number);
    const worst = found.reduce<Overflow | undefined>((a, b) => (a && a.overflowPx >= b.overflowPx ? a : b), undefined);
    if (!worst) continue;
    const first = found.find(({ how }) => how === worst.how) ?? worst;
    const what = first.what.replace(/^\w+/, (tag) => names[tag] ?? "the text");
    const message = `slide ${slide.number}: ${what} ${said[worst.how]} ${worst.overflowPx} px`;
    report(errorAt(placeOf([first, ...found], slide), "slide-overflow", message, remedies[worst.how]));
  }
}

/** What an author calls the elements of a slide. */
const names: Readonly<Record<string, string>> = {
  h1: "the title",
  h2: "the title",
  ul: "the list",
  ol: "the list",
  li: "the item",
  table: "the table",
  figure: "the chart",
};

const said = {
  outside: "leaves the slide's margins by",
  wide: "is wider than its place by",
  furniture: "stands under the marking, the sources or the page number by",
  overlap: "stands over the part before it by",
} as const;

const remedies = {
  outside: "say less, or part the slide in two with a line of three hyphens",
  wide: "shorten the longest word, or take columns out of the table",
  furniture: "say less, or part the slide in two with a line of three hyphens",
  overlap: "say less, or part the slide in two with a line of three hyphens",
} as const;

/** The block of the slide that the text of an overflow begins in, or the slide. */
function placeOf(found: readonly Overflow[], slide: Slide): Place {
  for (const { what } of found) {
    const start = /“(.{8,}?)”$/.exec(what)?.[1];
    const block = start === undefined ? undefined : blockThatBegins(start, slide.blocks);
    if (block) return block.place;
  }
  return slide.place;
}

/** The first block whose text, as a browser gives it, begins so; of blocks within each other the innermost. */
function blockThatBegins(start: string, blocks: readonly Block[]): Block | undefined {
  for (const block of blocks) {
    const inner = blockThatBegins(
      start,
      contentsOf(block).nested.flatMap((nested) => nested.blocks),
    );
    if (inner || textOf(block).startsWith(start)) return inner ?? block;
  }
  return undefined;
}

function textOf(block: Block): string {
  const { runs, nested } = contentsOf(block);
  const texts = [...runs.map((some) => plainText(some)), ...nested.flatMap(({ blocks }) => blocks.map(textOf))];
  return texts.join(" ").replace(/\s+/g, " ").trim();
}
