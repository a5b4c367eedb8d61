import { hash } from "node:crypto";
import type { Block } from "../document/block.ts";
import { everyBlock } from "../document/walk.ts";
import type { Drawing } from "../pictures/drawing.ts";
import type { Fonts } from "../type/fonts.ts";
import type { Theme } from "../type/theme.ts";
import { type Deck, factsOfDeck, type Slide } from "./slides.ts";
import type { Cite, DeckSource } from "./source.ts";

/** A slide with all that it is made from, and nothing else of its deck. */
export interface OwnSlide {
  /** The deck as this slide knows it: the others are empty but for what it shows of them. */
  readonly deck: Deck;
  readonly drawings: ReadonlyMap<string, Drawing>;
  /**
   * Another one wherever anything of the above, of the theme or of the fonts is. What is made of nothing else may be
   * remembered by it.
   */
  readonly key: string;
}

/** Parts a deck into its slides, each by itself. */
export function openSlides(
  deck: Deck,
  drawings: ReadonlyMap<string, Drawing>,
  theme: Theme,
  fonts: Fonts,
): (index: number) => OwnSlide {
  const look = lookOf(theme, fonts);
  return (index) => {
    const own = cutDeck(index, deck);
    const drawn = [...drawings].filter(([id]) => own.source.charts[id] !== undefined);
    const { text: _, pictures = [], ...source } = own.source;
    const key = sumOf([index, own.slides, source, [...pictures], drawn, look]);
    return { deck: own, drawings: new Map(drawn), key };
  };
}

/** Another one wherever the theme or a font is. */
export function lookOf(theme: Theme, { faces }: Fonts): string {
  return sumOf([theme, faces.map(({ name, sha256 }) => [name, sha256])]);
}

function sumOf(data: unknown): string {
  return hash("sha256", JSON.stringify(data));
}

function cutDeck(index: number, { slides, source }: Deck): Deck {
  const slide = slides[index];
  if (!slide) throw new RangeError(`a deck without a slide ${index + 1}`);
  const blocks = [...everyBlock(slide.blocks)];
  // A list of sources is made from all slides.
  const isListing = blocks.some(({ type }) => type === "sources");
  const shown = (other: Slide): Slide => ({
    number: other.number,
    layout: other.layout,
    title: [],
    // A section shows where it stands on the timeline of all.
    blocks: slide.layout === "section" ? other.blocks.filter(({ type }) => type === "timeline") : [],
    notes: isListing ? [other.notes.flat().filter(({ type }) => type !== "text")] : [],
    facts: isListing ? other.facts : [],
    place: slide.place,
  });
  return {
    source: cutSource(source, blocks, factsOfDeck(isListing ? slides : [slide])),
    slides: slides.map((other) => (other === slide ? slide : shown(other))),
    tokens: [],
  };
}

function cutSource(source: DeckSource, blocks: readonly Block[], facts: readonly string[]): DeckSource {
  const charts = new Set(blocks.flatMap((block) => (block.type === "chart" ? [block.chart] : [])));
  const paths = new Set(blocks.flatMap((block) => (block.type === "picture" ? [block.path] : [])));
  const { pictures } = source;
  return {
    ...source,
    text: { markdown: "", slots: [], placeAt: source.text.placeAt },
    cites: cutCites(source.cites, facts),
    charts: Object.fromEntries(Object.entries(source.charts).filter(([id]) => charts.has(id))),
    ...(pictures && { pictures: new Map([...pictures].filter(([path]) => paths.has(path))) }),
  };
}

/** Those of the facts, and of what these were computed from. */
function cutCites(cites: DeckSource["cites"], facts: readonly string[]): DeckSource["cites"] {
  const cut: Record<string, Cite> = {};
  const visit = (id: string): void => {
    const cite = cites[id];
    if (!cite || Object.hasOwn(cut, id)) return;
    cut[id] = cite;
    if ("of" in cite) for (const input of cite.of) visit(input);
  };
  for (const id of facts) visit(id);
  return cut;
}
