import { describe, expect, it } from "vitest";
import { findCollisions } from "../src/sheet/check.ts";
import { layout, layoutBlocks, long, textsOf, theme } from "./support/lay-out-fixture.ts";
import { cite, fixture, heading, place, v } from "./support/sheet-fixture.ts";

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

describe("tiles", () => {
  it("set figures, and as-of lines, each on one baseline, and the words of a figure small", () => {
    const texts = textsOf(layout().pages[0]).filter((mark) => mark.face === "serif-600" || mark.size === 7.5);
    const on = (words: string[]) =>
      new Set(words.map((word) => texts.find((mark) => mark.text.startsWith(word))?.baseline));
    expect(on(["87", "12 ", "months", "111,000", "225,000"]).size).toBe(1);
    expect(texts.find((mark) => mark.text.startsWith("months"))?.size).toBe(theme.page.type.heading.size);
    const dated = texts.filter((mark) => mark.text.startsWith("As of 28 September 2024") && mark.size === 7.5);
    expect(new Set(dated.slice(1).map((mark) => mark.baseline)).size).toBe(1);
  });

  it("name a figure that does not fit its tile instead of shrinking it", () => {
    const tile = {
      facts: [],
      qualifier: "",
      figure: "1,234,567,890,123",
      label: [v("things")],
      asOf: [],
      cite: cite(),
    };
    const { found } = layoutBlocks({ type: "tiles", place, tiles: [tile, tile, tile, tile] });
    expect(found.map((diagnostic) => diagnostic.code)).toContain("text-overflow");
  });

  it.each([
    ["of two lines", "members that took part in the military mission in Iraq", []],
    [
      "of three lines",
      "members of the Coalition that took part in the military mission in Iraq and Syria",
      ["warning"],
    ],
    ["of a paragraph", "members of the Coalition that took part in the military mission ".repeat(3), ["error"]],
  ])("name a label %s by how far it goes, and lose none of its words", (_, text, severities) => {
    const tile = { facts: [], qualifier: "", figure: "87", label: [v(text.trim())], asOf: [], cite: cite() };
    const { found, pages } = layoutBlocks({ type: "tiles", place, tiles: [tile, tile, tile, tile] });
    expect(found.map(({ severity }) => severity)).toEqual(severities.flatMap((one) => [one, one, one, one]));
    expect(found.every(({ code, message }) => code === "label-too-long" && message.length < 120)).toBe(true);
    const texts = textsOf(pages[0]).map((mark) => mark.text.trim());
    expect(texts.join(" ")).toContain(text.trim().split(" ").at(-1));
    expect(findCollisions(textsOf(pages[0]))).toEqual([]);
  });
});
