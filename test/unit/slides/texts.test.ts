import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostic/diagnostic.ts";
import { composedText, deckSource, slotWriter } from "../../support/deck-fixture.ts";
import { readSource } from "../../support/read-source.ts";

const w = slotWriter();
const markdown = `---
headingDivider: 2
---
<!-- _class: table -->
# Title &amp; more 11

Text **strong 2**2 ${w.fact("87", "uk2024.members")} end
next \\*3

| a | b |
|---|---|
| c 4 | d |

:::columns
:::col{span=6}
- item 5
:::
:::

![alt 6](a.png)

<!-- note 7 -->

:::tiles
${w.tile({ facts: ["uk2024.members"], qualifier: "", figure: "8", label: [], asOf: [] })}
:::
`;

test("the law reads every text of the author once, at its line, and no directive", () => {
  const problems: Diagnostic[] = [];
  readSource(deckSource(composedText(markdown, w.slots)), (problem) => problems.push(problem));
  const numerals = problems.filter(({ code }) => code === "unsourced-numeral");
  expect(numerals.map(({ message, place }) => [message.split("`")[1], place?.line])).toEqual([
    ["11", 5],
    ["22", 7],
    ["3", 8],
    ["4", 12],
    ["5", 16],
    ["6", 20],
    ["7", 22],
  ]);
});
