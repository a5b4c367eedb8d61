import { describe, expect, test } from "vitest";
import { BrowserProvider } from "../src/browser/browser.ts";
import { findBrowser } from "../src/browser/find.ts";
import { slidesForm } from "../src/browser/print-form.ts";
import type { Diagnostic } from "../src/diagnostic/diagnostic.ts";
import { bottomOf, checkFit, fittingOf } from "../src/slides/fit-estimate.ts";
import { figureStyle } from "../src/slides/slide-style.ts";
import { embedFonts } from "../src/type/embed-fonts.ts";
import { exampleDeck } from "./support/deck-example.ts";
import { composedText, deckSource, label, type SlotWriter, slotWriter } from "./support/deck-fixture.ts";
import { amongOthers, deckOf, overfull, type ReadyDeck, readyDeck } from "./support/deck-print.ts";
import { projectTheme } from "./support/deck-theme.ts";

const { theme } = projectTheme();

function reckon({ deck, printing: { drawings, theme, fonts } }: ReadyDeck): Diagnostic[] {
  const found: Diagnostic[] = [];
  checkFit(deck, drawings, theme, fonts, (diagnostic) => found.push(diagnostic));
  return found;
}

test("the slides of the example hold what stands on them", async () => {
  expect(reckon(await readyDeck(exampleDeck()))).toEqual([]);
});

test.each(overfull)("%s: an error with slide, line and pixels, without a browser", async (_, markdown, slide, line) => {
  const found = reckon(await deckOf(amongOthers(markdown)));
  expect(found.length).toBeGreaterThan(0);
  for (const { severity, code, message, place } of found) {
    expect({ severity, code, line: place?.line }).toEqual({ severity: "error", code: "slide-overflow", line });
    expect(message).toMatch(new RegExp(`^slide ${slide}: .* by about \\d+ px$`));
  }
});

/** By how many pixels the first of ever larger slides is said to be over. */
async function firstOver(most: number, markdown: (size: number) => string): Promise<number> {
  for (let size = 1; size <= most; size++) {
    const [problem] = reckon(await deckOf(amongOthers(markdown(size))));
    if (problem) return Number(/by about (\d+) px$/.exec(problem.message)?.[1]);
  }
  return 0;
}

test("a line too many is told, and a letter", async () => {
  const { leading } = theme.slide.type.body;
  const line = await firstOver(40, (count) => "- A line of a list\n".repeat(count));
  expect(line).toBeGreaterThan(8);
  expect(line).toBeLessThan(8 + 2 * leading);
  const letter = await firstOver(120, (count) => "n".repeat(count));
  expect(letter).toBeGreaterThan(8);
  expect(letter).toBeLessThan(8 + leading);
});

test("a word too long is told wherever it stands", async () => {
  const word = "n".repeat(90);
  for (const [before, behind] of [
    ["", ""],
    ["", "\n\nshort"],
    ["short\n\n", ""],
  ]) {
    const columns = `::::columns\n:::col{span=6}\n${before}${word}${behind}\n:::\n:::col{span=6}\nshort\n:::\n::::`;
    const found = reckon(await deckOf(amongOthers(columns)));
    expect(found.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^slide 2: something in the columns is wider .* by about/),
    ]);
  }
});

/** How high a slide with these blocks is reckoned to be. */
async function heightOf(write: (w: SlotWriter) => string): Promise<number> {
  const w = slotWriter();
  const { deck, printing } = await readyDeck(deckSource(composedText(write(w), w.slots)));
  const [slide] = deck.slides;
  if (!slide) throw new Error("there is no slide");
  return bottomOf(slide, fittingOf(slide, deck, { ...printing, facts: slide.facts }));
}

test("a figure whose unit has no room beside it is reckoned with two lines", async () => {
  const tiles = (figure: string): Promise<number> =>
    heightOf((w) => {
      const tile = w.tile({ facts: [], qualifier: "", figure, label: [label("label")], asOf: [] });
      return `# A\n\n:::tiles\n${[tile, tile, tile, tile].join("\n\n")}\n:::\n`;
    });
  const [one, two] = [await tiles("12 months"), await tiles("12 months-and-days-and-hours")];
  expect(two - one).toBe(figureStyle(4, "plain", theme).leading);
});

test("open questions above their sources are reckoned in two columns", async () => {
  const gaps = (count: number): Promise<number> =>
    heightOf(() => `<!-- _class: gaps -->\n# A\n\n${"- Not said\n".repeat(count)}\n::sources\n`);
  const [one, two, three] = [await gaps(1), await gaps(2), await gaps(3)];
  // With the air above every item but the first.
  expect(two - one).toBeLessThan(theme.slide.type.body.leading);
  expect(three - one).toBeGreaterThanOrEqual(theme.slide.type.body.leading);
});

test("a missing picture is an error with its slide", async () => {
  const { problems } = await deckOf(amongOthers("![a map](map.png)"));
  expect(problems.map(({ code, message }) => [code, message])).toEqual([
    ["missing-file", "slide 2: the picture `map.png` is not there"],
  ]);
});

const found = findBrowser(undefined, process.env);

describe.skipIf(!found)(`beside a browser${found ? "" : " (skipped: none is found; set CHROME_PATH to one)"}`, () => {
  test("it reckons within two pixels where the browser lays out", async () => {
    const { deck, printing } = await readyDeck(exampleDeck());
    const { parts, theme, fonts, drawings } = printing;
    const browser = new BrowserProvider(found ?? { kind: "named", path: "" }, process.env);
    const bottoms = (await browser.show(
      slidesForm(deck.source, parts, theme, await embedFonts(fonts, parts.text, "truetype")),
      fonts,
      (page) => page.evaluate(lowest),
    )) as number[];
    await browser.close();
    const facts = deck.slides.flatMap((slide) => slide.facts);
    for (const [index, slide] of deck.slides.entries()) {
      const reckoned = bottomOf(slide, fittingOf(slide, deck, { drawings, theme, fonts, facts }));
      // The air below a title gives way on a full slide, so it is not counted.
      const air = ["plain", "comparison", "table"].includes(slide.layout) ? 48 : 0;
      if (slide.layout !== "gaps")
        expect(Math.abs((bottoms[index] ?? 0) - air - reckoned), `slide ${index + 1}`).toBeLessThan(5);
    }
  });
});

// The lower edge of what stands lowest on each slide, the furniture left out.
const lowest = `[...document.querySelectorAll("svg[data-marpit-svg] section")].map((section) => {
  const parts = [...section.querySelectorAll("*")].filter((part) => !part.closest(".furniture") && !part.matches(".body, .main, .side, svg svg *"));
  return Math.max(...parts.map((part) => part.getBoundingClientRect().bottom)) - section.getBoundingClientRect().top;
})`;
