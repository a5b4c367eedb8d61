import { expect, test } from "vitest";
import { themeCss } from "../../../src/marp/theme-css.ts";
import type { Deck } from "../../../src/slides/deck.ts";
import { browserMetrics, officeMetrics } from "../../../src/slides/layout/metrics.ts";
import { layoutNames, slideLayout } from "../../../src/slides/layout/regions.ts";
import type { Shape } from "../../../src/slides/layout/shape.ts";
import { deckChartWidths } from "../../../src/slides/widths.ts";
import type { Theme } from "../../../src/type/theme.ts";
import { exampleDeck, exampleDrawings } from "../../support/deck-example.ts";
import { composedText, deckSource, label, slotWriter } from "../../support/deck-fixture.ts";
import { layOutSlides } from "../../support/lay-out-slides.ts";
import { readSource } from "../../support/read-source.ts";
import { loadProjectTheme } from "../../support/theme.ts";

const { theme, fonts } = loadProjectTheme();

// What the example has not: a box, numbered items, a quotation among other things, many tiles.
const w = slotWriter();
const tile = (figure: string): string =>
  w.tile({ facts: ["uk2024.members"], qualifier: "", figure, label: [label("members")], asOf: [] });
const entry = (year: string): string =>
  w.entry({
    facts: [year],
    start: `${year}-01-01`,
    end: `${year}-12-31`,
    date: [label(year)],
    says: [label("Something happened that takes two lines to be told")],
    basis: "stated",
    status: "occurred",
  });
const others = `# Others

:::box{kind=gaps}
1. One
2. Two
   - Inner
:::

> Said
>
> by someone

---
<!-- _class: comparison -->
## Many

:::tiles
${["1", "2", "3", "4"].map(tile).join("\n")}
:::

---
<!-- _class: section -->
## A section

:::timeline
${["2014", "2015", "2016", "2017"].map(entry).join("\n")}
:::`;

const decks = [exampleDeck(), deckSource(composedText(others, w.slots))].map((source) => readSource(source));

type Lengths = Readonly<Record<string, unknown>>;

/** Every number of some tokens changed, or the one at a path alone. */
function change(tokens: Lengths, by: (value: number, path: string) => number, above = ""): Lengths {
  return Object.fromEntries(
    Object.entries(tokens).map(([key, value]) => {
      const path = above === "" ? key : `${above}.${key}`;
      if (typeof value === "number") return [key, by(value, path)];
      return [key, typeof value === "object" && value !== null ? change(value as Lengths, by, path) : value];
    }),
  );
}

function themeWith(by: (value: number, path: string) => number): Theme {
  return { ...theme, slide: change(theme.slide, by) as Theme["slide"] };
}

function paths(tokens: Lengths): string[] {
  const found: string[] = [];
  change(tokens, (value, path) => {
    found.push(path);
    return value;
  });
  return found;
}

// Shares, counts and weights are no lengths.
const isLength = (path: string): boolean => !/^span\.|\.weight$|^tile\.unit$/.test(path);
const twice = themeWith((value, path) => (isLength(path) ? 2 * value : value));

function framesOf(shape: Shape): number[] {
  const { x, y, width, height } = shape.frame;
  const inner = shape.type === "group" ? shape.shapes.flatMap(framesOf) : [];
  const cells = shape.type === "table" ? [...shape.widths, ...shape.rowHeights] : [];
  const texts = shape.type === "text" ? shape.paragraphs : shape.type === "table" ? shape.rows.flat() : [];
  const type = texts.flatMap(({ look, before = 0, inset = 0 }) => [look.size, look.leading, before, inset]);
  return [x, y, width, height, ...inner, ...cells, ...type];
}

/** All places and sizes of a deck's slides in PowerPoint, but for its drawings, which are given. */
function placesOf(deck: Deck, of: Theme): number[] {
  const drawings = exampleDrawings(deckChartWidths(deck, theme));
  const laid = layOutSlides(deck, { theme: of, fonts }, drawings, officeMetrics);
  return laid
    .filter((_, index) => !deck.slides[index]?.layout.startsWith("chart"))
    .flatMap(({ shapes }) => shapes.flatMap((shape) => (isSlack(shape) ? [] : framesOf(shape))));
}

// The words of a key are given some pixels to spare.
function isSlack({ name }: Shape): boolean {
  return name === "Key";
}

function layoutPlaces(of: Theme): number[] {
  return layoutNames.flatMap((layout) => {
    return slideLayout(layout, of).places.flatMap(({ frame }) => Object.values(frame));
  });
}

function bottomsOf(deck: Deck, of: Theme): number[] {
  const drawings = exampleDrawings(deckChartWidths(deck, theme));
  return layOutSlides(deck, { theme: of, fonts }, drawings, browserMetrics).map(({ bottom }) => bottom);
}

const pixels = (css: string): number[] => [...css.matchAll(/(-?[\d.]+)px/g)].map(([, px]) => Number(px));

test("a style sheet of twice the sizes is twice as large: no length in it is its own", () => {
  const [once, doubled] = [pixels(themeCss(theme)), pixels(themeCss(twice))];
  expect(doubled).toEqual(once.map((px) => expect.closeTo(2 * px, 6)));
});

test("so is what is reckoned to stand on slides", () => {
  for (const deck of decks) {
    const hasChart = deck.slides.map(({ layout }) => layout.startsWith("chart"));
    const [once, doubled] = [bottomsOf(deck, theme), bottomsOf(deck, twice)];
    for (const [index, bottom] of once.entries())
      if (!hasChart[index]) expect(doubled[index], `slide ${index + 1}`).toBeCloseTo(2 * bottom, -1);
  }
});

test("so are the slides and layouts of PowerPoint", () => {
  const [once, doubled] = [layoutPlaces(theme), layoutPlaces(twice)];
  expect(doubled).toEqual(once.map((place) => expect.closeTo(2 * place, 6)));
  for (const deck of decks) {
    const [small, large] = [placesOf(deck, theme), placesOf(deck, twice)];
    expect(large.length).toBe(small.length);
    for (const [index, place] of small.entries()) expect(large[index], `${index}`).toBeCloseTo(2 * place, 0);
  }
});

test("no token is idle: each moves the style sheet or the slides of PowerPoint", () => {
  const css = themeCss(theme);
  const places = [layoutPlaces(theme), ...decks.map((deck) => placesOf(deck, theme))];
  const idle = paths(theme.slide).filter((path) => {
    const other = themeWith((value, at) => (at === path ? value + (isLength(path) ? 7 : -0.1) : value));
    if (path.startsWith("span.") || path.endsWith(".weight")) return false;
    const moved = [layoutPlaces(other), ...decks.map((deck) => placesOf(deck, other))];
    return themeCss(other) === css && JSON.stringify(moved) === JSON.stringify(places);
  });
  expect(idle).toEqual([]);
});

test("every size of type moves the style sheet, the reckoning and PowerPoint alike", () => {
  const css = themeCss(theme);
  const bottoms = JSON.stringify(decks.map((deck) => bottomsOf(deck, theme)));
  const looks = JSON.stringify([decks.map((deck) => placesOf(deck, theme)), looksOf(theme)]);
  const still = Object.keys(theme.slide.type).flatMap((style) => {
    const other = themeWith((value, at) => (at.startsWith(`type.${style}.`) && isLength(at) ? 1.5 * value : value));
    return [
      ...(themeCss(other) === css ? [`${style}: style sheet`] : []),
      ...(JSON.stringify(decks.map((deck) => bottomsOf(deck, other))) === bottoms ? [`${style}: reckoning`] : []),
      ...(JSON.stringify([decks.map((deck) => placesOf(deck, other)), looksOf(other)]) === looks
        ? [`${style}: PowerPoint`]
        : []),
    ];
  });
  // It stands at the foot, where slides have to end.
  expect(still).toEqual(["running: reckoning"]);
});

function looksOf(of: Theme): unknown {
  return layoutNames.map((layout) => slideLayout(layout, of).places.map(({ look }) => look));
}
