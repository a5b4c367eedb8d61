import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block } from "../../../../src/document/block.ts";
import { findCollisions } from "../../../../src/sheet/layout/check.ts";
import { sheetChartWidths } from "../../../../src/sheet/layout/grid.ts";
import type { Page, TextMark } from "../../../../src/sheet/layout/page.ts";
import { layout, layoutBlocks, long, sentence, textByOwner, textsOf, theme } from "../../../support/lay-out-fixture.ts";
import { cite, fixture, heading, list, paragraph, place, t, v } from "../../../support/sheet-fixture.ts";

const { margin, baseline: unit } = theme.page;

describe("layoutSheet", () => {
  it("sets the fixture on two pages without a complaint", () => {
    const { pages, found } = layout();
    expect(found).toEqual([]);
    expect(pages).toHaveLength(2);
    expect(pages[0]?.fill.ratio).toBeGreaterThan(0.85);
  });

  it("keeps to Letter paper as well", () => {
    const { pages, found } = layout(fixture, "letter");
    expect(found.filter((diagnostic) => diagnostic.code !== "label-too-long")).toEqual([]);
    expect(pages[0]).toMatchObject({ width: 612, height: 792 });
  });

  it("puts every baseline on the grid", () => {
    for (const page of layout().pages) {
      const texts = textsOf(page).filter((mark) => mark.owner !== "pagination" && mark.text !== ",");
      for (const mark of texts) {
        const steps = (mark.baseline - margin.top) / unit;
        expect(Math.abs(steps - Math.round(steps)), mark.text).toBeLessThan(0.01);
      }
    }
  });

  it("gives neighbouring columns the same baselines", () => {
    const columns: Block = {
      type: "columns",
      place,
      columns: [
        { span: 7, blocks: [heading(2, "One"), long(3), long(2), heading(3, "Two"), long(2)] },
        { span: 5, blocks: [long(1), heading(2, "Three"), list([t("one")], [t("another")]), long(4)] },
      ],
    };
    const body = textsOf(layoutBlocks(columns).pages[0]).filter(
      (mark) => mark.size === 9.5 && mark.face === "sans-400",
    );
    const phases = new Set(body.map((mark) => ((mark.baseline - margin.top) % (4 * unit)).toFixed(2)));
    expect([...phases]).toHaveLength(1);
  });

  it("is plain JSON", () => {
    const { pages } = layout();
    expect(JSON.parse(JSON.stringify(pages))).toEqual(pages);
  });

  it("turns a right-to-left edition round", () => {
    const bodyStart = (pages: Page[]): number => Math.min(...textsOf(pages[0]).map((mark) => mark.x));
    const mirrored = layout({ ...fixture, dir: "rtl" }).pages;
    const title = (page: Page | undefined): TextMark | undefined => textsOf(page).find((mark) => mark.size === 28);
    expect(bodyStart(layout().pages)).toBeCloseTo(margin.start, 1);
    const end = title(mirrored[0]);
    expect((end?.x ?? 0) + (end?.width ?? 0)).toBeCloseTo(595.28 - margin.start, 1);
  });
});

describe("furniture", () => {
  it("is the same on every page but for its number", () => {
    const feet = layout().pages.map((page) =>
      textsOf(page)
        .filter((mark) => mark.owner === "pagination")
        .map((mark) => `${mark.text}@${mark.baseline}`),
    );
    expect(feet[0]?.filter((text) => !text.startsWith("Page"))).toEqual(
      feet[1]?.filter((text) => !text.startsWith("Page")),
    );
    expect(feet[1]?.some((text) => text.startsWith("Page 2 of 2"))).toBe(true);
  });
});

describe("problems", () => {
  it("name a character that no font has, its code point and its place", () => {
    const { found } = layoutBlocks(paragraph(t("A snowman ☃ stands here")));
    expect(found).toMatchObject([{ code: "missing-glyph", place }]);
    expect(found[0]?.message).toContain('no glyph for “☃” (U+2603) in "A snowman ☃ stands');
  });

  it("name texts that stand on top of each other", () => {
    const mark = textsOf(layout().pages[0])[0];
    if (!mark) throw new Error("the fixture has no text");
    expect(findCollisions([mark, { ...mark, x: mark.x + 3 }])).toHaveLength(1);
    expect(findCollisions([mark, { ...mark, x: mark.x + mark.width + 1 }])).toHaveLength(0);
    expect(findCollisions([mark, { ...mark, baseline: mark.baseline + mark.size }])).toHaveLength(0);
  });
});

describe("chartWidths", () => {
  it("follow the columns and boxes that hold the charts", () => {
    const chart: Block = { type: "chart", chart: "a", place };
    const inColumns: Block = {
      type: "columns",
      place,
      columns: [
        { span: 6, blocks: [chart] },
        { span: 6, blocks: [] },
      ],
    };
    const widthOf = (block: Block): number => sheetChartWidths([block], theme, "a4").get("a") ?? 0;
    const full = 595.28 - margin.start - margin.end;
    expect(widthOf(chart)).toBeCloseTo(full, 2);
    expect(widthOf(inColumns)).toBeCloseTo((full - theme.page.gutter) / 2, 2);
    expect(widthOf({ type: "box", kind: "note", blocks: [chart], place })).toBeLessThan(full);
  });
});

describe("any document", () => {
  const text = fc.integer({ min: 1, max: 9 }).map((count) => t(sentence.repeat(count)));
  const noted = fc.tuple(text, fc.integer({ min: 1, max: 10 })).map(([run, note]) => paragraph(run, cite(note)));
  const small: fc.Arbitrary<Block> = text.map((run) => ({ type: "paragraph", role: "small", runs: [run], place }));
  const items = fc.array(text, { minLength: 1, maxLength: 5 }).map((runs) => list(...runs.map((run) => [run])));
  const title = fc.constantFrom<2 | 3>(2, 3).map((depth) => heading(depth, "A heading of some words"));
  const table = fc.integer({ min: 1, max: 12 }).map((count): Block => {
    const rows = Array.from({ length: count }, () => [[v("12,345")], [t(sentence)]]);
    return { type: "table", place, align: ["end", "start"], header: [[t("Figure")], [t("What it says")]], rows };
  });
  const leaf = fc.oneof(noted, small, items, title, table, fc.constant<Block>({ type: "sources", place }));
  const boxed = fc
    .array(fc.oneof(noted, small, title), { minLength: 1, maxLength: 2 })
    .map((blocks): Block => ({ type: "box", kind: "gaps", blocks, place }));
  const quoted = noted.map((block): Block => ({ type: "quote", blocks: [block], place }));
  const inner = fc.array(fc.oneof(leaf, boxed, quoted), { maxLength: 5 });
  const columns = fc.tuple(fc.integer({ min: 4, max: 8 }), inner, inner).map(
    ([span, first, second]): Block => ({
      type: "columns",
      place,
      columns: [
        { span, blocks: first },
        { span: 12 - span, blocks: second },
      ],
    }),
  );
  const page = fc.constant<Block>({ type: "page", place });
  const documents = fc.array(fc.oneof(leaf, boxed, quoted, columns, page), { minLength: 1, maxLength: 8 });

  it("keeps its text on the page, off other text, above its notes and complete", () => {
    fc.assert(
      fc.property(documents, (blocks) => {
        const { pages, found } = layoutBlocks(...blocks);
        // A box of many words in a narrow column may be higher than a page, and then it is reported.
        expect(found.filter((diagnostic) => diagnostic.code !== "block-too-tall")).toEqual([]);
        for (const { fill } of found.length === 0 ? pages : [])
          expect(fill.blocks + fill.notes).toBeLessThanOrEqual(fill.available + 0.02);
        const anchors = pages.flatMap((sheet) => textsOf(sheet).flatMap((mark) => mark.anchor ?? []));
        expect(new Set(anchors).size).toBe(anchors.length);
        const wanted = JSON.stringify(blocks).split("The Coalition and its partners").length - 1;
        expect(textByOwner(pages).split("The Coalition and its partners").length - 1).toBe(wanted);
      }),
      { seed: 7, numRuns: 150 },
    );
  });
});
