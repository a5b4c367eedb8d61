import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import { type Block, plainText } from "../document/block.ts";
import { contentsOf } from "../document/kinds.ts";
import type { Deck, Slide } from "./deck.ts";

/** An element that does not fit on its slide, with the overflow in slide pixels. */
export interface Overflow {
  /** 1-based. */
  readonly slide: number;
  readonly what: string;
  /** Outside the slide's margins, wider than its column, under the marking or sources, or over another block. */
  readonly how: "outside" | "wide" | "furniture" | "overlap";
  readonly overflowPx: number;
}

/**
 * Reports each slide with overflows once: with the largest overflow, at the first element. Everything below that was
 * only pushed down by it.
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

/** The names authors use for HTML elements. */
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
  outside: "extends beyond the slide's margins by",
  wide: "is too wide by",
  furniture: "overlaps the marking, the sources or the slide number by",
  overlap: "overlaps the block before it by",
} as const;

const remedies = {
  outside: "shorten it, or split the slide with `---`",
  wide: "shorten the longest word, or remove a table column",
  furniture: "shorten it, or split the slide with `---`",
  overlap: "shorten it, or split the slide with `---`",
} as const;

/** The place of the block where the overflow's text begins, or of the slide. */
function placeOf(found: readonly Overflow[], slide: Slide): Place {
  for (const { what } of found) {
    const start = /“(.{8,}?)”$/.exec(what)?.[1];
    const block = start === undefined ? undefined : blockThatBegins(start, slide.blocks);
    if (block) return block.place;
  }
  return slide.place;
}

/** The first block whose text begins with `start` (text as reported by a browser). Prefers the innermost block. */
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
