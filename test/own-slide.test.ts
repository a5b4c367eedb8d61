import { beforeAll, expect, test } from "vitest";
import type { Memory } from "../src/host.ts";
import { loadPictures } from "../src/pictures/picture.ts";
import type { DeckPlan } from "../src/pptx/plan.ts";
import { drawPptx } from "../src/pptx/pptx.ts";
import { slideParts } from "../src/pptx/slide-part.ts";
import { checkFit } from "../src/slides/fit-estimate.ts";
import { openSlides } from "../src/slides/slide-inputs.ts";
import type { Slide } from "../src/slides/slides.ts";
import { deckChartWidths } from "../src/slides/widths.ts";
import { exampleDeck, exampleDrawings } from "./support/deck-example.ts";
import { composedText, deckSource, slotWriter } from "./support/deck-fixture.ts";
import { projectDecks } from "./support/deck-project.ts";
import { projectTheme, readSource } from "./support/deck-theme.ts";
import { memoryHost } from "./support/memory-host.ts";

const { theme, fonts } = projectTheme();
const date = new Date("2024-09-28T00:00:00Z");
const ignore = (): void => undefined;

/** A memory that lasts from process to process, and counts what it knew. */
function remembering(): Memory & { known: number } {
  const texts = new Map<string, string>();
  const memory = {
    known: 0,
    recall: <T>(key: string): T | undefined => {
      const text = texts.get(key);
      memory.known += text === undefined ? 0 : 1;
      return text === undefined ? undefined : JSON.parse(text);
    },
    keep: (key: string, value: unknown) => void texts.set(key, JSON.stringify(value)),
  };
  return memory;
}

let plans: readonly DeckPlan[] = [];
let transition: DeckPlan;
beforeAll(async () => {
  const { decks } = await projectDecks();
  plans = decks.map(({ deck, charts, drawings }) => ({ deck, charts, drawings, theme, fonts }));
  const found = plans.find(({ deck }) => deck.source.brief === "transition");
  if (!found) throw new Error("the project has no transition deck");
  transition = found;
}, 60_000);

/** Slides that show something of the others, or of what their facts were computed from. */
function knittedDeck(): DeckPlan["deck"] {
  const w = slotWriter();
  const entry = (year: number, fact: string): string =>
    w.entry({
      facts: [fact],
      start: `${year}-01-01`,
      end: `${year}-12-31`,
      date: [{ type: "value", role: "date", text: `in ${year}`, facts: [fact] }],
      says: [{ type: "text", text: "it happens" }],
      basis: "stated",
      status: "occurred",
    });
  const markdown = [
    `<!-- _class: section -->\n# One\n\n:::timeline\n${entry(2014, "uk2024.oir")}\n:::\n`,
    `<!-- _class: timeline -->\n# Two\n\n:::timeline\n${entry(2014, "uk2024.oir")}\n\n${entry(2019, "uk2024.members")}\n:::\n`,
    `# Three\n\n${w.fact("14", "growth")} more\n`,
    `# Four\n\nWords\n\n<!-- Say ${w.fact("87", "uk2024.members")} -->\n`,
    "<!-- _class: gaps -->\n# Five\n\n:::box{kind=gaps}\n- Who\n- Why\n:::\n\n::sources\n",
  ].join("\n---\n\n");
  return readSource(deckSource(composedText(markdown, w.slots)));
}

test("a slide made of nothing but its own is the one that is made of its whole deck", () => {
  const deck = readSource(exampleDeck());
  const drawings = exampleDrawings(deckChartWidths(deck, theme));
  const others = [deck, knittedDeck()].map((one) => ({ deck: one, charts: new Map(), drawings, theme, fonts }));
  for (const plan of [...plans, ...others]) {
    const ownSlide = openSlides(plan.deck, plan.drawings, theme, fonts);
    for (const index of plan.deck.slides.keys()) {
      const own = slideParts(index, { ...plan, ...ownSlide(index) }, 3, date);
      expect(own).toEqual(slideParts(index, plan, 3, date));
    }
  }
});

test("of slides that are known nothing is made again, and the file is the same", () => {
  const memory = remembering();
  const made = drawPptx(transition, date, ignore, memory);
  expect(memory.known).toBe(0);
  expect(drawPptx(transition, date, ignore, memory)).toEqual(made);
  // The masters of all are one more.
  expect(memory.known).toBe(transition.deck.slides.length + 1);
});

type Change = (plan: DeckPlan) => DeckPlan;

const inSource =
  (change: (source: DeckPlan["deck"]["source"]) => Partial<DeckPlan["deck"]["source"]>): Change =>
  (plan) => ({ ...plan, deck: { ...plan.deck, source: { ...plan.deck.source, ...change(plan.deck.source) } } });

const inSlides =
  (change: (slides: readonly Slide[]) => readonly Slide[]): Change =>
  (plan) => ({ ...plan, deck: { ...plan.deck, slides: change(plan.deck.slides) } });

test.each<[name: string, change: Change]>([
  ["the marking", inSource(() => ({ marking: "TLP:GREEN" }))],
  ["the day", inSource(() => ({ asOf: [{ type: "text", text: "As of 1 October 2024" }] }))],
  [
    "a word of the program",
    inSource(({ words }) => ({ words: { ...words, sources: "From", computed: "worked out" } })),
  ],
  ["the direction", inSource(() => ({ dir: "rtl" }))],
  [
    "how a fact is cited",
    inSource(({ cites }) => ({
      cites: Object.fromEntries(
        Object.entries(cites).map(([id, cite]) => [
          id,
          "of" in cite ? cite : { ...cite, short: `${cite.short}!`, start: 7 },
        ]),
      ),
    })),
  ],
  [
    "what stands around a chart",
    inSource(({ charts }) => ({
      charts: Object.fromEntries(
        Object.entries(charts).map(([id, figure]) => [id, { ...figure, subtitle: [{ type: "text", text: "Other" }] }]),
      ),
    })),
  ],
  ["a note", inSlides((slides) => slides.map((slide) => ({ ...slide, notes: [[{ type: "text", text: "Say" }]] })))],
  ["the number of slides", inSlides((slides) => slides.slice(0, -2))],
  [
    "the facts of another slide",
    inSlides((slides) => slides.map((slide, at) => (at === 3 ? { ...slide, facts: [], notes: [] } : slide))),
  ],
  [
    "a chart on a slide before",
    inSlides((slides) => {
      const first = slides.findIndex(({ blocks }) => blocks.some(({ type }) => type === "chart"));
      const without = (slide: Slide): Slide => ({
        ...slide,
        blocks: slide.blocks.filter(({ type }) => type !== "chart"),
      });
      return slides.map((slide, at) => (at === first ? without(slide) : slide));
    }),
  ],
  [
    "the values of a chart",
    (plan) => ({
      ...plan,
      charts: new Map(
        [...plan.charts].map(([id, chart]) => [
          id,
          { ...chart, rows: chart.rows.map((row) => ({ ...row, value: (row.value ?? 0) + 1 })) },
        ]),
      ),
    }),
  ],
  [
    "a drawing",
    (plan) => ({
      ...plan,
      drawings: new Map([...plan.drawings].map(([id, drawing]) => [id, { ...drawing, height: drawing.height - 9 }])),
    }),
  ],
  ["a colour", (plan) => ({ ...plan, theme: { ...plan.theme, colour: { ...plan.theme.colour, accent: "#123456" } } })],
])("%s changes what is known as it changes what is made anew", (_, change) => {
  const memory = remembering();
  const before = drawPptx(transition, date, ignore, memory);
  const changed = change(transition);
  const anew = drawPptx(changed, date, ignore);
  expect(Buffer.compare(drawPptx(changed, date, ignore, memory), anew)).toBe(0);
  expect(Buffer.compare(anew, before)).not.toBe(0);
});

test("a picture that has changed under its name is drawn anew", () => {
  const plan = (fill: string): DeckPlan => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><rect width="40" height="20" fill="${fill}"/></svg>`;
    const pictures = loadPictures(memoryHost({ "templates/images/map.svg": svg }), ignore);
    const text = composedText("# A map\n\n:::box\n![A map](images/map.svg)\n:::\n", []);
    return { ...transition, deck: readSource(deckSource(text, { pictures })) };
  };
  const memory = remembering();
  const before = drawPptx(plan("#12436d"), date, ignore, memory);
  const anew = drawPptx(plan("#801650"), date, ignore);
  expect(Buffer.compare(drawPptx(plan("#801650"), date, ignore, memory), anew)).toBe(0);
  expect(Buffer.compare(anew, before)).not.toBe(0);
});

test("what changes on one slide leaves the others known", () => {
  const memory = remembering();
  drawPptx(transition, date, ignore, memory);
  const [first, ...others] = transition.deck.slides;
  if (!first) throw new Error("a deck without slides");
  const changed: Slide = { ...first, notes: [...first.notes, [{ type: "text", text: "Good morning" }]] };
  drawPptx(inSlides(() => [changed, ...others])(transition), date, ignore, memory);
  expect(memory.known).toBe(others.length + 1);
});

test("a slide that was found to hold its content is not measured again, one that does not is told every time", () => {
  const memory = remembering();
  const check = ({ deck, drawings }: DeckPlan): string[] => {
    const told: string[] = [];
    checkFit(deck, drawings, theme, fonts, ({ code }) => told.push(code), memory);
    return told;
  };
  expect(check(transition)).toEqual([]);
  const known = transition.deck.slides.length;
  expect(check(transition)).toEqual([]);
  expect(memory.known).toBe(known);
  const long = inSlides((slides) =>
    slides.map((slide, at) =>
      at === 1 ? { ...slide, blocks: slide.blocks.flatMap((block) => Array(9).fill(block)) } : slide,
    ),
  )(transition);
  expect(check(long)).toContain("slide-overflow");
  expect(check(long)).toContain("slide-overflow");
});

test("no two slides of a deck have the same key", () => {
  for (const { deck, drawings } of plans) {
    const own = openSlides(deck, drawings, theme, fonts);
    expect(new Set(deck.slides.map((_, index) => own(index).key)).size).toBe(deck.slides.length);
  }
});
