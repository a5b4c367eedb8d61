import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { BlockKind } from "../../src/document/block.ts";
import { renderDeck, renderSlides } from "../../src/marp/deck-html.ts";
import { servePresentation } from "../../src/marp/serve.ts";
import { loadShell } from "../../src/marp/shell.ts";
import { slidesHtml } from "../../src/marp/slide-html.ts";
import type { Drawing } from "../../src/pictures/drawing.ts";
import type { Deck } from "../../src/slides/deck.ts";
import { browserMetrics } from "../../src/slides/layout/metrics.ts";
import type { Frame } from "../../src/slides/layout/shape.ts";
import { deckChartWidths } from "../../src/slides/widths.ts";
import { browserPath, type OpenBrowser, openBrowser } from "../support/browser.ts";
import { exampleDeck, exampleDrawings } from "../support/deck-example.ts";
import { composedText, deckSource, label, slotWriter } from "../support/deck-fixture.ts";
import { projectDecks } from "../support/deck-project.ts";
import { stylesOf } from "../support/deck-styles.ts";
import { layOutSlides } from "../support/lay-out-slides.ts";
import { plainPictures } from "../support/plain-png.ts";
import { readSource } from "../support/read-source.ts";
import { loadProjectTheme } from "../support/theme.ts";

const why = browserPath ? "" : " (skipped: no browser; set CHROME_PATH to one)";
const look = loadProjectTheme();

const near = { start: 1, end: 1, top: 1, bottom: 1 };

/**
 * How far the edges of a block may be from where the layout puts them, in pixels of a slide of 1280 by 720. What is more
 * than a pixel has a reason: a heading and a timeline begin with space of their own in the HTML, where the layout has a
 * gap; a browser balances the columns of a list; a large figure is set a little tighter than CSS leads it.
 */
const tolerance: Readonly<Record<BlockKind, Readonly<Record<Edge, number>>>> = {
  heading: { ...near, top: 24 },
  paragraph: { ...near, top: 8, bottom: 8 },
  list: { ...near, bottom: 6 },
  quote: near,
  table: near,
  tiles: { ...near, bottom: 8 },
  columns: near,
  chart: near,
  // The layout's frame is the room a picture has; the height tells how large it is.
  picture: { ...near, end: Number.POSITIVE_INFINITY },
  timeline: { ...near, top: 8 },
  box: near,
  sources: near,
  page: near,
};

interface Placed {
  readonly kind: BlockKind;
  readonly slide: number;
  readonly line: number;
  readonly laid: Frame;
  readonly seen: Frame;
}

// Runs in the page: the frame of every block by slide and line, in pixels of the slide.
const readFrames = `[...document.querySelectorAll("svg[data-marpit-svg] section")].flatMap((section, index) => {
  const slide = section.getBoundingClientRect();
  const scale = 1280 / slide.width;
  return [...section.querySelectorAll("[data-line]")].map((element) => {
    const box = element.getBoundingClientRect();
    const [x, y] = [(box.left - slide.left) * scale, (box.top - slide.top) * scale];
    const frame = { x, y, width: box.width * scale, height: box.height * scale };
    return { slide: index + 1, line: Number(element.dataset.line), frame };
  });
})`;

interface Seen {
  readonly slide: number;
  readonly line: number;
  readonly frame: Frame;
}

describe.skipIf(!browserPath)(`a block stands in the browser where the layout puts it${why}`, () => {
  let open: OpenBrowser;
  let page: Page;
  beforeAll(async () => {
    open = await openBrowser();
    page = await open.browser.newPage();
    await page.setViewport({ width: 1280, height: 720 });
  });
  afterAll(() => open.close());

  const placesOf = async (deck: Deck, drawings: ReadonlyMap<string, Drawing>): Promise<Placed[]> => {
    const parts = renderSlides(deck, drawings, { ...look, report: () => undefined });
    const slides = slidesHtml({ deck, drawings, theme: look.theme, withLines: true });
    const html = renderDeck(deck.source, { ...parts, slides }, await stylesOf(parts.text, look), await loadShell());
    const served = await servePresentation(html);
    await page.goto(served.url, { waitUntil: "load" });
    await page.evaluate("document.fonts.ready.then(() => undefined)");
    await served.close();
    const seen = (await page.evaluate(readFrames)) as Seen[];
    return layOutSlides(deck, look, drawings, browserMetrics).flatMap(({ frames }, index) =>
      frames.flatMap(({ block, frame }) => {
        const slide = index + 1;
        const own = seen.filter((one) => one.slide === slide && one.line === block.place.line);
        const [only] = own;
        return only ? [{ kind: block.type, slide, line: block.place.line, laid: frame, seen: only.frame }] : [];
      }),
    );
  };

  test("on every slide of the project's decks and of the example, for every kind of block", async () => {
    const far: string[] = [];
    const kinds = new Set<BlockKind>();
    for (const { brief, deck, drawings } of [...(await projectDecks()).decks, example(), nested()]) {
      for (const { kind, slide, line, laid, seen } of await placesOf(deck, drawings)) {
        kinds.add(kind);
        for (const [edge, distance] of Object.entries(distances(laid, seen)))
          if (distance > tolerance[kind][edge as Edge])
            far.push(`${brief}, slide ${slide}, line ${line}: ${kind} is ${distance.toFixed(1)} px off at its ${edge}`);
      }
    }
    expect(far).toEqual([]);
    // A slide has no page break.
    expect([...kinds, "page"].sort()).toEqual(Object.keys(tolerance).sort());
  });
});

type Edge = "start" | "end" | "top" | "bottom";

function distances(a: Frame, b: Frame): Record<Edge, number> {
  return {
    start: Math.abs(a.x - b.x),
    end: Math.abs(a.x + a.width - b.x - b.width),
    top: Math.abs(a.y - b.y),
    bottom: Math.abs(a.y + a.height - b.y - b.height),
  };
}

interface DrawnDeck {
  readonly brief: string;
  readonly deck: Deck;
  readonly drawings: ReadonlyMap<string, Drawing>;
}

function example(): DrawnDeck {
  const deck = readSource(exampleDeck());
  return { brief: "example", deck, drawings: exampleDrawings(deckChartWidths(deck, look.theme)) };
}

/** Blocks inside blocks, pictures, and five tiles, which take two rows. */
function nested(): DrawnDeck {
  const w = slotWriter();
  const tiles = ["one", "two", "three", "four", "five"].map((name) =>
    w.tile({
      facts: ["uk2024.period"],
      qualifier: "",
      figure: name,
      label: [label(`things of kind ${name}`)],
      asOf: [],
    }),
  );
  const markdown = `# Blocks

---

## Five tiles

:::tiles
${tiles.join("\n")}
:::

Below the tiles.

---

## A box

Before the box.

:::box{kind=note}
### In the box

A paragraph of the box that is long enough to take a second line, because it goes on and on about the library.

- An item
- Another item
:::

After the box.

---

## Pictures

:::columns
:::col{span=4}
![A plan](images/plan.png)
:::
:::col{span=8}
> A quotation beside the picture
>
> Its claimant

1. First
   - Inner
2. Second
:::
:::end columns

---

## Large

![A plan](images/plan.png)
`;
  const pictures = plainPictures("images/plan.png");
  return {
    brief: "nested",
    deck: readSource(deckSource(composedText(markdown, w.slots), { pictures })),
    drawings: new Map(),
  };
}
