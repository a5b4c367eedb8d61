import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostic/diagnostic.ts";
import { checkFit } from "../../../src/slides/fit.ts";
import { browserMetrics } from "../../../src/slides/layout/metrics.ts";
import { figureStyle } from "../../../src/slides/slide-style.ts";
import { exampleDeck } from "../../support/deck-example.ts";
import { composedText, deckSource, label, type SlotWriter, slotWriter } from "../../support/deck-fixture.ts";
import { amongOthers, deckOf, overfull, type ReadyDeck, readyDeck } from "../../support/deck-print.ts";
import { layOutSlides } from "../../support/lay-out-slides.ts";
import { loadProjectTheme } from "../../support/theme.ts";

const look = loadProjectTheme();
const { theme } = look;

function check({ deck, drawings, printing: { theme, fonts } }: ReadyDeck): Diagnostic[] {
  const found: Diagnostic[] = [];
  checkFit({ deck, drawings, theme, fonts }, (diagnostic) => found.push(diagnostic));
  return found;
}

test("the slides of the example hold what stands on them", async () => {
  expect(check(readyDeck(exampleDeck()))).toEqual([]);
});

test.each(overfull)("%s: an error with slide, line and pixels, without a browser", async (_, markdown, slide, line) => {
  const found = check(deckOf(amongOthers(markdown)));
  expect(found.length).toBeGreaterThan(0);
  for (const { severity, code, message, place } of found) {
    expect({ severity, code, line: place?.line }).toEqual({ severity: "error", code: "slide-overflow", line });
    expect(message).toMatch(new RegExp(`^slide ${slide}: .* by about \\d+ px$`));
  }
});

/** By how many pixels the first of ever larger slides is said to be over. */
async function firstOver(most: number, markdown: (size: number) => string): Promise<number> {
  for (let size = 1; size <= most; size++) {
    const [problem] = check(deckOf(amongOthers(markdown(size))));
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
    const found = check(deckOf(amongOthers(columns)));
    expect(found.map(({ message }) => message)).toEqual([expect.stringMatching(/^slide 2: “n+” is too wide by about/)]);
  }
});

/** Where the body of a slide with these blocks ends. */
function bottomOf(write: (w: SlotWriter) => string): number {
  const w = slotWriter();
  const { deck } = readyDeck(deckSource(composedText(write(w), w.slots)));
  return layOutSlides(deck, look, new Map(), browserMetrics)[0]?.bottom ?? 0;
}

test("a figure whose unit has no room beside it is reckoned with two lines", async () => {
  const tiles = (figure: string): number =>
    bottomOf((w) => {
      const tile = w.tile({ facts: [], qualifier: "", figure, label: [label("label")], asOf: [] });
      return `# A\n\n:::tiles\n${[tile, tile, tile, tile].join("\n\n")}\n:::\n`;
    });
  const [one, two] = [tiles("12 months"), tiles("1,400 kilogrammes")];
  expect(two - one).toBe(figureStyle(4, "plain", theme).leading);
});

function heightOfQuestions(markdown: string): number {
  const { deck } = deckOf(markdown);
  const frames = layOutSlides(deck, look, new Map(), browserMetrics)[0]?.frames ?? [];
  return frames.find(({ block }) => block.type === "list")?.frame.height ?? 0;
}

test("open questions above their sources are reckoned in two columns", async () => {
  const gaps = (count: number): number =>
    heightOfQuestions(`<!-- _class: gaps -->\n# A\n\n${"- Not said\n".repeat(count)}\n::sources\n`);
  const [one, two, three] = [gaps(1), gaps(2), gaps(3)];
  // With the air above every item but the first.
  expect(two - one).toBeLessThan(theme.slide.type.body.leading);
  expect(three - one).toBeGreaterThanOrEqual(theme.slide.type.body.leading);
});

test("a missing picture is an error with its slide", () => {
  const { problems } = deckOf(amongOthers("![a map](map.png)"));
  expect(problems.map(({ code, message }) => [code, message])).toEqual([
    ["missing-file", "slide 2: the picture `map.png` is missing"],
  ]);
});
