import { describe, expect, it } from "vitest";
import { layout, layoutBlocks, long, textsOf, theme } from "../../../support/lay-out-fixture.ts";
import { fixture, heading, place } from "../../../support/sheet-fixture.ts";

describe("a timeline", () => {
  const dots = () => layout().pages[0]?.marks.filter((mark) => mark.mark === "dot") ?? [];

  it("fills the dots of stated dates, and leaves those of inferred ones hollow", () => {
    const { accent, paper, warning } = theme.colour;
    const drawn = dots().map(({ fill, stroke }) => ({
      fill,
      colour: stroke?.colour,
      dashed: stroke?.dash !== undefined,
    }));
    // In the entries and in the key; the day of the brief is a filled dot in a ring.
    expect(drawn.filter((dot) => dot.fill === accent && !dot.colour)).toHaveLength(4 + 1 + 2);
    expect(drawn.filter((dot) => dot.fill === paper && dot.colour === accent && !dot.dashed)).toHaveLength(2 + 1);
    expect(drawn.filter((dot) => dot.colour === warning && dot.dashed)).toHaveLength(1 + 1);
    expect(drawn.filter((dot) => dot.fill === undefined && dot.colour === accent)).toHaveLength(1 + 1);
  });

  it("sets dates beside the rail where there is room, on the baseline of their text", () => {
    const timeline = fixture.blocks
      .flatMap((block) => (block.type === "columns" ? block.columns.flatMap((column) => column.blocks) : []))
      .find((block) => block.type === "timeline");
    if (!timeline) throw new Error("the fixture has no timeline");
    const texts = textsOf(layoutBlocks(timeline).pages[0]);
    const date = texts.find((mark) => mark.text.startsWith("December 2017"));
    const says = texts.find((mark) => mark.text.startsWith("Iraq announces"));
    expect(says?.baseline).toBeCloseTo(date?.baseline ?? 0, 3);
    expect(says?.x).toBeGreaterThan((date?.x ?? 0) + (date?.width ?? 0));
  });
});

describe("a box", () => {
  it.each([
    ["a heading", [heading(2, "What it says")], 3],
    ["text", [], 12],
  ])(
    "that begins with %s has as much air below its letters as above, to one step of the grid",
    (_, first, sentences) => {
      const { pages } = layoutBlocks({ type: "box", kind: "note", blocks: [...first, long(sentences)], place });
      const rects = pages[0]?.marks.filter((mark) => mark.mark === "rect") ?? [];
      const [ground, edge] = rects.slice(rects.findIndex(({ fill }) => fill === theme.colour.tint));
      if (!ground || !edge) throw new Error("the box has no ground");
      const texts = textsOf(pages[0]).filter(
        ({ baseline }) => baseline > ground.y && baseline < ground.y + ground.height,
      );
      const above = Math.min(...texts.map(({ baseline, size }) => baseline - 0.66 * size)) - edge.y - edge.height;
      const below = ground.y + ground.height - Math.max(...texts.map(({ baseline }) => baseline));
      expect(below - above).toBeGreaterThanOrEqual(-0.01);
      expect(below - above).toBeLessThan(theme.page.baseline);
    },
  );
});
