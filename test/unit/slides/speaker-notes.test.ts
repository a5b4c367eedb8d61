import { expect, test } from "vitest";
import { notesText, sourceLines, speakerNotes } from "../../../src/slides/speaker-notes.ts";
import { exampleDeck } from "../../support/deck-example.ts";
import { composedText, deckSource, label, slotWriter } from "../../support/deck-fixture.ts";
import { readSource } from "../../support/read-source.ts";

const deck = readSource(exampleDeck());

test("the notes print what to say under the number and title of each slide", () => {
  const text = notesText(deck);
  expect(text.match(/^\d+ \/ 12 {2}.+\n-+$/gm)).toHaveLength(12);
  expect(text).toContain("4 / 12  The Coalition has grown to 87 members");
  expect(text).toContain("Say: the mission draws to a close over 12 months.\n\nLikely question: is there a last day?");
  for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(92);
});

test("behind each number stand its source and place", () => {
  const slide = deck.slides[3];
  expect(slide && sourceLines(slide, deck.source)).toEqual([
    "87 — UK Ministry of Defence, 28 September 2024, characters 0-11: “87 partners”",
    "73 — Global Coalition, July 2017 (inferred), characters 1600-1610: “73 members”",
    "83 — Global Coalition, April–June 2021 (inferred), characters 800-810: “83 members”",
    "14 — computed: 87 (UK Ministry of Defence, 28 September 2024, characters 0-11: “87 partners”); 73 (Global Coalition, July 2017 (inferred), characters 1600-1610: “73 members”)",
  ]);
});

test("a number that is only spoken has its source as well", () => {
  const w = slotWriter();
  const markdown = `# T\n\n<!-- It was ${w.fact("73", "gc2017.members")}. -->\n`;
  const [slide] = readSource(deckSource(composedText(markdown, w.slots))).slides;
  expect(slide && speakerNotes(slide, deck.source)).toMatchObject({
    say: [{ type: "paragraph", runs: [{ text: "It was " }, { text: "73" }, { text: "." }] }],
    behind: ["73 — Global Coalition, July 2017 (inferred), characters 1600-1610: “73 members”"],
  });
});

test("a tile is named with its qualifier, and its date not again", () => {
  const w = slotWriter();
  const facts = ["uk2024.trained"];
  const asOf = [{ type: "value", role: "date", text: "As of 28 September 2024", facts }] as const;
  const markdown = `# T\n\n:::tiles\n${w.tile({ facts, qualifier: "more than", figure: "111,000", label: [label("people")], asOf })}\n:::\n`;
  const source = deckSource(composedText(markdown, w.slots));
  const [slide] = readSource(source).slides;
  expect(slide && sourceLines(slide, source).map((line) => line.split(" — ")[0])).toEqual(["more than 111,000"]);
});

test("a date names where it stands besides the claim it dates", () => {
  const w = slotWriter();
  const date = w.date("28 September 2024", "uk2024.members");
  const source = deckSource(composedText(`# As of ${date}\n`, w.slots));
  const cite = {
    ...source.cites["uk2024.members"],
    dates: { "28 September 2024": { start: 1, end: 16, exact: "date 2024-09-28" } },
  };
  const dated = { ...source, cites: { ...source.cites, "uk2024.members": cite } } as typeof source;
  const [slide] = readSource(dated).slides;
  expect(slide && sourceLines(slide, dated)).toEqual([
    "28 September 2024 — UK Ministry of Defence, 28 September 2024, characters 0-11: “87 partners”; characters 1-16: “date 2024-09-28”",
  ]);
});
