import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Tile } from "../../../../src/document/block.ts";
import { findCollisions } from "../../../../src/sheet/layout/check.ts";
import type { Page } from "../../../../src/sheet/layout/page.ts";
import { layout, layoutBlocks, textsOf, theme } from "../../../support/lay-out-fixture.ts";
import { cite, place, v } from "../../../support/sheet-fixture.ts";

const plain: Tile = { facts: [], qualifier: "", figure: "87", label: [v("things")], asOf: [], cite: cite() };

function tileOf(parts: Partial<Tile> = {}): Tile {
  return { ...plain, ...parts };
}

function layoutTiles(...tiles: Tile[]): ReturnType<typeof layoutBlocks> {
  return layoutBlocks({ type: "tiles", place, tiles });
}

/** From the rule above each tile: where it begins and ends, row by row. */
function framesOf(page: Page | undefined): { start: number; end: number; y: number }[] {
  const rules = (page?.marks ?? []).filter((mark) => mark.mark === "rule");
  return rules
    .filter(({ width, colour }) => width === 1.5 && colour === theme.colour.accent)
    .map(({ x, x2, y }) => ({ start: x, end: x2, y }));
}

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
    const outcomes = [..."1234567890"].map((_, index) => {
      const figure = "9".repeat(index + 1);
      const { found, pages } = layoutTiles(tileOf({ figure }), plain, plain, plain);
      const { x = 0, width = 0, size } = textsOf(pages[0]).find(({ text }) => text.startsWith("9")) ?? {};
      expect(size).toBe(theme.page.type.figure.size);
      const over = x + width - (framesOf(pages[0])[0]?.end ?? 0);
      const message = `text-overflow the figure ${figure} is ${Math.ceil(over)} pt wider than its tile`;
      expect(found.slice(0, 1).map((one) => `${one.code} ${one.message}`)).toEqual(over > 0 ? [message] : []);
      return over > 0;
    });
    expect(new Set(outcomes)).toEqual(new Set([false, true]));
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
    const tile = tileOf({ label: [v(text.trim())] });
    const { found, pages } = layoutTiles(tile, tile, tile, tile);
    expect(found.map(({ severity }) => severity)).toEqual(severities.flatMap((one) => [one, one, one, one]));
    expect(found.every(({ code, message }) => code === "label-too-long" && message.length < 120)).toBe(true);
    const texts = textsOf(pages[0]).map((mark) => mark.text.trim());
    expect(texts.join(" ")).toContain(text.trim().split(" ").at(-1));
    expect(findCollisions(textsOf(pages[0]))).toEqual([]);
  });

  it.each([
    [1, [1]],
    [3, [3]],
    [4, [4]],
    [5, [3, 2]],
    [7, [3, 3, 1]],
  ])("of %i stand in rows of %j, all of one width", (count, expected) => {
    const frames = framesOf(layoutTiles(...Array.from({ length: count }, () => plain)).pages[0]);
    const rows = Map.groupBy(frames, ({ y }) => y);
    expect([...rows.values()].map((row) => row.length)).toEqual(expected);
    expect(new Set(frames.map(({ start, end }) => (end - start).toFixed(3))).size).toBe(1);
  });

  it("keep every word in the tile that it belongs to, however long it is", () => {
    const words = fc.array(
      fc.constantFrom("members", "of", "Donaudampfschifffahrtsgesellschaft".repeat(2), "“these”"),
      {
        minLength: 1,
        maxLength: 9,
      },
    );
    const tile = fc
      .tuple(words, words, words)
      .map(([label, qualifier, asOf]) =>
        tileOf({ label: [v(label.join(" "))], qualifier: qualifier.join(" "), asOf: [v(asOf.join(" "))] }),
      );
    fc.assert(
      fc.property(fc.array(tile, { minLength: 2, maxLength: 4 }), (tiles) => {
        const [page] = layoutTiles(...tiles).pages;
        const frames = framesOf(page);
        expect(frames).toHaveLength(tiles.length);
        const texts = textsOf(page).filter(
          ({ owner, baseline }) => owner !== "pagination" && baseline > (frames[0]?.y ?? 0),
        );
        for (const { text, x, width } of texts) {
          const frame = frames.findLast(({ start }) => start <= x + 0.01);
          expect(x + width, text).toBeLessThanOrEqual((frame?.end ?? 0) + 0.01);
        }
      }),
      { seed: 7, numRuns: 60 },
    );
  });
});
