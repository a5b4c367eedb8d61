import type { Drawing } from "../../src/pictures/drawing.ts";
import { barDrawing, composedText, deckSource, figure, label, slotWriter, type TestDeck } from "./deck-fixture.ts";

const asOf = (text: string, fact: string) => [
  { type: "value", role: "date", text: `As of ${text}`, facts: [fact] } as const,
];

/** The twelve slides of the transition brief, as far as their form goes. */
export function exampleDeck(): TestDeck {
  const w = slotWriter();
  const entry = (
    fact: string,
    start: string,
    date: string,
    says: string,
    basis: "stated" | "inferred" = "stated",
    status: "occurred" | "planned" = "occurred",
  ) =>
    w.entry({
      facts: [fact],
      start,
      end: start,
      date: [{ type: "value", role: "date", text: date, facts: [fact] }],
      says: [{ type: "text", text: says }],
      basis,
      status,
    });
  const today = w.entry({
    facts: ["uk2024.members"],
    start: "2024-09-28",
    end: "2024-09-28",
    date: [{ type: "value", role: "date", text: "28 September 2024", facts: ["uk2024.members"] }],
    says: [{ type: "text", text: "State of this brief" }],
    basis: "stated",
    status: "occurred",
    today: true,
  });
  const markdown = `
<!-- _class: title -->
# ${w.inline({ type: "value", role: "title", text: "The Coalition’s transition in Iraq", facts: [] })}

:::lead
What was announced, what it rests on, and what the sources do not say
:::

<!-- Good morning. This deck prints nothing that a published document does not say. -->

---
<!-- _class: number -->
## The military mission is to draw to a close, not the Coalition

:::tiles
${w.tile({ facts: ["uk2024.period"], qualifier: "over the next", figure: "12 months", label: [label("until the military mission draws to a close")], asOf: asOf("28 September 2024", "uk2024.period") })}
:::

The US and Iraq have announced that the Coalition’s military mission will draw to a close, says the UK Ministry of Defence${w.cite("uk2024.close")}.

The UK calls this “a new phase” of the Global Coalition.

<!-- Say: the mission draws to a close over ${w.fact("12 months", "uk2024.period")}.

Likely question: is there a last day? No source names one. -->

---
<!-- _class: timeline -->
## The mission has gone from combat to partnership since ${w.date("2014", "uk2024.oir")}

:::timeline
${entry("uk2024.oir", "2014-01-01", "2014", "Operation Inherent Resolve is established to advise, assist and enable partner forces")}
${entry("iria2024.founded", "2014-09-01", "September 2014", "The Global Coalition is established, according to IRIA")}
${entry("gc2017.iraq", "2017-07-01", "July 2017 (inferred)", "Most of the terrain once held by Daesh in Iraq has been liberated", "inferred")}
${entry("bp2019.defeat", "2017-12-01", "December 2017", "Iraq announces the territorial defeat of Daesh")}
${entry("bp2019.mou", "2019-08-01", "August 2019 (inferred)", "The UK and Iraqi defence ministers sign a memorandum of understanding", "inferred")}
${entry("gc2021.role", "2021-04-01", "April–June 2021 (inferred)", "The task force’s role has matured to specialist support", "inferred")}
${entry("iria2024.first", "2023-08-01", "August 2023", "First Joint Security Cooperation Dialogue")}
${entry("iria2024.second", "2024-07-01", "July 2024 (inferred)", "Ministers meet at the Pentagon to discuss the transition", "inferred")}
${entry("uk2024.members", "2024-09-28", "28 September 2024", "The US and Iraq announce that the mission will draw to a close")}
${today}
${entry("uk2024.close", "2024-10-01", "over the next 12 months", "The military mission is to draw to a close", "stated", "planned")}
:::

<!-- Hollow dots are dates that we inferred. -->

---
<!-- _class: chart -->
## The Coalition has grown to ${w.fact("87", "uk2024.members")} ${w.inline(label("members"))}

::chart{id="members"}

It had ${w.fact("73", "gc2017.members")} in ${w.date("July 2017 (inferred)", "gc2017.members")}${w.cite("gc2017.members")} and ${w.fact("83", "gc2021.members")} in ${w.date("April–June 2021 (inferred)", "gc2021.members")}${w.cite("gc2021.members")}.

The growth of ${w.fact("14", "growth")} is one of exact counts.

<!-- Do not read the line as a rate: the documents give different dates. -->

---
## Daesh no longer holds territory in Iraq

:::tiles
${w.tile({ facts: ["gc2021.people"], qualifier: "nearly", figure: "8 million", label: [label("people liberated across Iraq and Syria")], asOf: asOf("April–June 2021 (inferred)", "gc2021.people") })}
${w.tile({ facts: ["gc2021.area"], qualifier: "", figure: "110,000 sq km", label: [label("liberated across Iraq and Syria")], asOf: asOf("April–June 2021 (inferred)", "gc2021.area") })}
${w.tile({ facts: ["gc2017.iraq"], qualifier: "more than", figure: "70%", label: [label("of the terrain once controlled in Iraq")], asOf: asOf("July 2017 (inferred)", "gc2017.iraq") })}
:::

Territorial defeat is not the end of the threat${w.cite("iria2024.attacks")}.

---
<!-- _class: charts -->
## Trained: counts that are never added

::chart{id="trained-coalition"}
::chart{id="trained-uk"}

:::small
Lower bounds from different documents; they count different things and are not joined.
:::

---
<!-- _class: table -->
## What the UK says it contributed

| Contribution | Figure | As of |
|---|--:|---|
| Trained, supported and assisted | ${w.fact("more than 111,000", "uk2024.trained")}${w.cite("uk2024.trained")} | ${w.date("28 September 2024", "uk2024.trained")} |
| RAF sorties flown | ${w.fact("more than 10,000", "uk2024.sorties")} | ${w.date("28 September 2024", "uk2024.sorties")} |
| Targets struck | ${w.fact("more than 1,400", "uk2024.targets")} | ${w.date("28 September 2024", "uk2024.targets")} |
| Members of the Iraqi Security Forces trained by the whole Coalition | ${w.fact("over 106,000", "gc2017.trained")}${w.cite("gc2017.trained")} | ${w.date("July 2017 (inferred)", "gc2017.trained")} |

---
<!-- _class: comparison -->
## The role moved from combat to advice

::::columns
:::col{span=6}
### Then

- Airstrikes and ground operations with partner forces
- Training in large numbers
- Stabilisation behind the front
:::
:::col{span=6}
### Now

- A more specialist support role${w.cite("gc2021.role")}
- Advice, led by Iraqi need
- Partnerships between *the* states
:::
::::

---
<!-- _class: quote -->
## The dialogue aims at partnerships

> “a smooth transition to a sustainable bilateral security partnership”
>
> IRIA’s account of the Pentagon’s spokesman${w.cite("iria2024.second")}

---
<!-- _class: statement -->
## Stabilisation reached schools and clinics first

Completed projects include ${w.fact("904", "gc2021.education")} in education and ${w.fact("321", "gc2021.health")} in health${w.cite("gc2021.education", "gc2021.health")}.

---
<!-- _class: gaps -->
## What the sources do not say

:::box{kind=gaps}
- The day on which the mission ends
- How many troops are in Iraq, or stay
- What becomes of the mission in Syria
- The Iraqi government’s own words on the transition
- Who estimated the number of Daesh fighters
:::

---
<!-- _class: sources -->
## Sources

::sources

<!-- Every number leads back to one of these. -->
`;
  return deckSource(composedText(markdown.trimStart(), w.slots), {
    charts: {
      members: figure("More members in every document", "Members of the Global Coalition", [
        "gc2017.members",
        "gc2021.members",
        "uk2024.members",
      ]),
      "trained-coalition": figure("The Coalition’s counts", "People trained, lower bounds", [
        "gc2017.trained",
        "gc2021.trained",
      ]),
      "trained-uk": figure("The UK’s count", "People supported, trained and assisted", ["uk2024.trained"]),
    },
  });
}

export function exampleDrawings(widths: ReadonlyMap<string, number>): Map<string, Drawing> {
  const bars: Record<string, readonly (readonly [string, number, string])[]> = {
    members: [
      ["July 2017", 73, "73"],
      ["April–June 2021", 83, "83"],
      ["September 2024", 87, "87"],
    ],
    "trained-coalition": [
      ["July 2017", 106000, "over 106,000"],
      ["2021", 225000, "more than 225,000"],
    ],
    "trained-uk": [["2024", 111000, "more than 111,000"]],
  };
  return new Map(
    Object.entries(bars).map(([chart, rows]) => [chart, barDrawing(chart, widths.get(chart) ?? 500, rows)]),
  );
}
