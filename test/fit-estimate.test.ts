import { describe, expect, test } from "vitest";
import { BrowserProvider } from "../src/deck/browser.ts";
import { findBrowser } from "../src/deck/browser-find.ts";
import { slidesForm } from "../src/deck/deck-pdf-form.ts";
import { bottomOf, checkFit, fittingOf } from "../src/deck/fit-estimate.ts";
import type { Diagnostic } from "../src/diagnostic/diagnostic.ts";
import { embedFonts } from "../src/type/embed-fonts.ts";
import { exampleDeck } from "./support/deck-example.ts";
import { amongOthers, deckOf, overfull, type ReadyDeck, readyDeck } from "./support/deck-print.ts";

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
