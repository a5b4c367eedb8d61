import { expect, test } from "vitest";
import type { Shape } from "../../../src/slides/layout/shape.ts";
import { composedText, deckSource, type SlotWriter, slotWriter } from "../../support/deck-fixture.ts";
import { flat, layOutSlides } from "../../support/lay-out-slides.ts";
import { readSource } from "../../support/read-source.ts";
import { loadProjectTheme } from "../../support/theme.ts";

const look = loadProjectTheme();
const { theme } = look;

/** The shapes of a deck's first slide, those within groups beside the others. */
function shapesOf(write: (w: SlotWriter) => string): Shape[] {
  const w = slotWriter();
  const deck = readSource(deckSource(composedText(write(w), w.slots)));
  return flat(layOutSlides(deck, look)[0]?.shapes ?? []);
}

test("an item of a list has one mark, however many paragraphs it has", () => {
  const shapes = shapesOf(() => "# A\n\n- one\n\n  more of it\n- two\n\n1. three\n\n   more of it\n");
  const marks = shapes.flatMap((shape) =>
    shape.type === "text" ? shape.paragraphs.flatMap(({ bullet }) => (bullet ? [bullet] : [])) : [],
  );
  expect(marks).toEqual(["dash", "none", "dash", "number", "none"]);
});

test("the cells of a table stand where its columns do, and its header is bold", () => {
  const table = "<!-- _class: table -->\n# A\n\n| a | b | c |\n|:--|--:|:-:|\n| d | e | f |\n";
  const [found] = shapesOf(() => table).filter((shape) => shape.type === "table");
  const rows = found?.type === "table" ? found.rows : [];
  for (const row of rows) expect(row.map(({ align }) => align)).toEqual(["start", "end", "center"]);
  expect(rows.map((row) => row.map(({ look }) => look.weight))).toEqual([
    [600, 600, 600],
    [400, 400, 400],
  ]);
});

test("a line joins the entries of a timeline, and what is to come has another colour", () => {
  const shapes = shapesOf((w) => {
    const entry = (year: number, status: "occurred" | "planned"): string =>
      w.entry({
        facts: ["uk2024.oir"],
        start: `${year}-01-01`,
        end: `${year}-12-31`,
        date: [{ type: "value", role: "date", text: `in ${year}`, facts: ["uk2024.oir"] }],
        says: [{ type: "text", text: "it happens" }],
        basis: "stated",
        status,
      });
    const entries = [entry(2014, "occurred"), entry(2019, "occurred"), entry(2025, "planned")];
    return `<!-- _class: timeline -->\n# A\n\n:::timeline\n${entries.join("\n\n")}\n:::\n`;
  });
  const dates = shapes.flatMap((shape) =>
    shape.type === "text" && shape.name.startsWith("in ") ? [[shape.name, shape.paragraphs[0]?.look.colour]] : [],
  );
  expect(dates).toEqual([
    ["in 2014", "accent"],
    ["in 2019", "accent"],
    ["in 2025", "warning"],
  ]);
  expect(shapes.filter(({ name }) => name === "Line")).toHaveLength(dates.length - 1);
});

test("open questions in two columns have the room down to the sources, one as much as the other", () => {
  const long = "What is not said, in as many words as it takes to fill a second line of its column and more";
  const shapes = shapesOf(
    (w) =>
      `<!-- _class: gaps -->\n# A${w.cite("uk2024.members")}\n\n:::box{kind=gaps}\n- ${long}\n- Who\n- Why\n:::\n\n::sources\n`,
  );
  const frames = (name: string): { y: number; height: number }[] =>
    shapes.flatMap((shape) => {
      const room = shape.type === "text" ? (shape.room ?? 0) : 0;
      return shape.name === name ? [{ ...shape.frame, height: shape.frame.height + room }] : [];
    });
  const [[first, second] = [], [sources]] = [frames("Questions"), frames("Sources")];
  expect(first?.height).toBe(second?.height);
  expect((first?.y ?? 0) + (first?.height ?? 0)).toBeCloseTo(
    (sources?.y ?? 0) - theme.slide.text.heading - theme.slide.source.row - theme.slide.rule.hair,
  );
});
