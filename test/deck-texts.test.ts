import { expect, test } from "vitest";
import { type DeckScan, parseDeck, scanDeck } from "../src/marp/deck.ts";
import { composedText, deckSource, slotWriter } from "./support/deck-fixture.ts";
import { projectTheme } from "./support/deck-theme.ts";

const w = slotWriter();
const markdown = `---
lang: en
---
<!-- _class: table -->
# Title &amp; more 11

Text **strong 2**2 ${w.fact("87", "uk2024.members")} end
next \\*3

| a | b |
|---|---|
| c 4 | d |

::::columns
:::col{span=6}
- item 5
:::
::::

![alt 6](a.png)

<!-- note 7 -->

:::tiles
${w.tile({ facts: ["uk2024.members"], qualifier: "", figure: "8", label: [], asOf: [] })}
:::
`;

function scan(text: string): DeckScan {
  return scanDeck(parseDeck(deckSource(composedText(text, w.slots)), projectTheme().theme));
}

test("every text of the author is there once, with its place, and no directive", () => {
  const { texts } = scan(markdown);
  const places = [...texts].flatMap(({ text, placeAt }) =>
    [...text.matchAll(/\d+/g)].map((found) => [found[0], placeAt(found.index).line]),
  );
  expect(places).toEqual([
    ["11", 5],
    ["22", 7],
    ["3", 8],
    ["4", 12],
    ["5", 16],
    ["6", 20],
    ["7", 22],
  ]);
});

test("a slot stays one character of the text", () => {
  const texts = scan(markdown).texts.map(({ text }) => text);
  expect(texts.join("")).not.toContain("87");
  expect(texts.some((text) => text.includes("\u{F0000}"))).toBe(true);
});

test("the charts are those of its directives, in order", () => {
  const charts =
    '# Title\n\n::chart{id="one"}\n\n---\n\n::::columns\n:::col{span=6}\n::chart{id="two"}\n:::\n::::\n\n`::chart{id="no"}`';
  expect(scan(charts).charts).toEqual(["one", "two"]);
});
