import { describe, expect, test } from "vitest";
import { BrowserProvider } from "../../src/browser/browser.ts";
import { findBrowser } from "../../src/browser/find.ts";
import type { Block, TimelineEntry } from "../../src/document/block.ts";
import { slidesHtml } from "../../src/marp/slide-html.ts";
import { checkFit } from "../../src/slides/fit.ts";
import { stationsOf } from "../../src/slides/stations.ts";
import { cite, composedText, deckSource, label, slotWriter, type TestDeck } from "../support/deck-fixture.ts";
import { readyDeck } from "../support/deck-print.ts";
import { layOutSlides } from "../support/lay-out-slides.ts";
import { printReady } from "../support/print-ready.ts";
import { readSource } from "../support/read-source.ts";
import { loadProjectTheme } from "../support/theme.ts";

const look = loadProjectTheme();

function entry(name: string, rest: Partial<TimelineEntry> = {}): Omit<TimelineEntry, "cite"> {
  const date = name.slice(1);
  return {
    facts: [name],
    start: `${date}-01-01`,
    end: `${date}-12-31`,
    date: [label(date)],
    says: [label(`What happened in ${date}`)],
    basis: "stated",
    status: "occurred",
    ...rest,
  };
}

const whole = [
  entry("y2014"),
  entry("y2017", { start: "..", basis: "computed" }),
  entry("y2019"),
  entry("today", { start: "2024-09-28", end: "2024-09-28", date: [label("Today")], today: true }),
  entry("y2025", { status: "planned" }),
];

/** A timeline slide, and two sections of it. */
function source(): TestDeck {
  const w = slotWriter();
  const timeline = (of: readonly Omit<TimelineEntry, "cite">[]): string =>
    `:::timeline\n${of.map(w.entry).join("\n")}\n:::`;
  const markdown = [
    `<!-- _class: section -->\n# How it began\n\n${timeline(whole.slice(0, 2))}`,
    `<!-- _class: timeline -->\n# All of it\n\n${timeline(whole)}`,
    `<!-- _class: section -->\n# What is to come\n\n${timeline(whole.slice(3))}`,
    "# The end\n\nWords",
  ].join("\n\n---\n\n");
  return deckSource(composedText(markdown, w.slots));
}

const place = { file: "deck.md.hbs", line: 1, column: 1 };
const timeline = (entries: readonly TimelineEntry[]): Block => ({ type: "timeline", entries, place });
const withCite = (one: Omit<TimelineEntry, "cite">): TimelineEntry => ({ ...one, cite: cite(...one.facts) });

test("a section's stations are those of all timelines, each once and by its last day, its own lit", () => {
  const timed = [
    { layout: "section", blocks: [timeline([withCite(entry("y2016"))])] },
    { layout: "timeline", blocks: [timeline(whole.map(withCite))] },
    { layout: "plain", blocks: [timeline([withCite(entry("y1999"))])] },
  ] as const;
  const own = [withCite(entry("y2016")), ...whole.slice(1, 2).map(withCite)];
  expect(stationsOf(own, timed).map(({ mark, isLit, leadsOn }) => [mark, isLit, leadsOn])).toEqual([
    ["stated", false, false],
    ["stated", true, true],
    ["inferred", true, false],
    ["stated", false, false],
    ["today", false, false],
    ["planned", false, false],
  ]);
});

test("in HTML a section slide carries the whole timeline with its period lit, and tells only its own events", () => {
  const deck = readSource(source());
  const slides = slidesHtml({ deck, drawings: new Map(), theme: look.theme });
  const strips = slides.map((slide) => /<div class="strip" aria-hidden="true">(.*?)<\/div>/.exec(slide)?.[1]);
  expect(strips.map((strip) => strip?.replace(/<span class="([^"]*)"><\/span>/g, "$1;"))).toEqual([
    "stated lit on;inferred lit;stated;today;planned;",
    undefined,
    "stated;inferred;stated;today lit on;planned lit;",
    undefined,
  ]);
  expect(slides[0]?.match(/<li class="(\w+)"/g)).toHaveLength(2);
  expect(slides[0]).not.toContain('class="key"');
  expect(slides[1]).toContain('class="key"');
});

test("in PowerPoint the same stations stand on one line, lit ones larger", () => {
  const deck = readSource(source());
  const strips = layOutSlides(deck, look).map(({ shapes }) => shapes.find(({ name }) => name === "Timeline"));
  expect(strips.map((strip) => strip !== undefined)).toEqual([true, false, true, false]);
  const [first] = strips;
  if (first?.type !== "group") throw new Error("the timeline is no group");
  const dots = first.shapes.flatMap((shape) => (shape.type === "dot" ? [shape] : []));
  expect(dots.map(({ mark, colour }) => [mark, colour])).toEqual([
    ["stated", "accent"],
    ["inferred", "accent"],
    ["stated", "muted"],
    ["today", "muted"],
    ["planned", "muted"],
  ]);
  const middles = dots.map(({ frame }) => frame.y + frame.height / 2);
  for (const middle of middles) expect(middle).toBeCloseTo(middles[0] ?? 0, 5);
  expect(dots[0]?.frame.width).toBeGreaterThan(dots[2]?.frame.width ?? 0);
  const lines = first.shapes.flatMap((shape) => (shape.type === "rect" ? [shape.fill] : []));
  expect(lines).toEqual(["accent", "rule", "rule", "rule"]);
});

test("the slides hold their timelines by our reckoning", () => {
  const found: unknown[] = [];
  checkFit({ deck: readSource(source()), drawings: new Map(), ...look }, (one) => found.push(one));
  expect(found).toEqual([]);
});

const found = findBrowser(undefined, process.env);

describe.skipIf(!found)(`in a browser${found ? "" : " (skipped: none is found; set CHROME_PATH to one)"}`, () => {
  test("they do as well", async () => {
    const ready = readyDeck(source());
    const browser = new BrowserProvider(found ?? { kind: "named", path: "" }, process.env);
    const { problems } = await printReady(ready, browser);
    await browser.close();
    expect([...ready.problems, ...problems]).toEqual([]);
  });
});
