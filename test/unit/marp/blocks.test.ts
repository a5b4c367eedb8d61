import { expect, test } from "vitest";
import { readMarkdown } from "../../../src/document/read-markdown.ts";
import { composedText, deckSource, label, slotWriter } from "../../support/deck-fixture.ts";
import { readSource } from "../../support/read-source.ts";

const w = slotWriter();
const markdown = `# A title with ${w.fact("87", "uk2024.members")} members

Text of *several
lines* with **strong ${w.fact("73", "gc2017.members")}**, a [link](https://example.org) and a note${w.cite("gc2017.members")}.

- one
- another, *a* ${w.fact("b")}

  with a further paragraph

1. first
2. next

> A quotation
>
> Its speaker

| Left | Right | Middle |
|---|--:|:-:|
| a ${w.fact("1")} | b | c |
| d |  | f |

:::tiles
${w.tile({ facts: ["uk2024.members"], qualifier: "", figure: "87", label: [label("members")], asOf: [] })}
${w.tile({ facts: ["gc2017.members"], qualifier: "", figure: "73", label: [label("members")], asOf: [] })}
:::

:::timeline
${w.entry({ facts: ["uk2024.oir"], start: "2014-01-01", end: "2014-12-31", date: [], says: [], basis: "stated", status: "occurred" })}
:::

::::columns
:::col{span=7}
### Left

::chart{id="members"}
:::
:::col{span=5}
Right
:::
::::

:::::box{kind=gaps}
- nobody says
:::::

:::lead
A lead of one paragraph
:::

:::small
A remark
:::

::sources
`;

test("a deck's slide and a sheet are read into the same blocks, at the same lines", () => {
  const text = composedText(markdown, w.slots);
  const fail = (problem: unknown): never => {
    throw new Error(JSON.stringify(problem));
  };
  const withoutColumns = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === "column" ? undefined : inner)));
  const [slide] = readSource(deckSource(text), fail).slides;
  expect(withoutColumns(slide?.blocks)).toEqual(
    withoutColumns(readMarkdown(text, { medium: "slide", names: [], report: fail }).blocks),
  );
});
