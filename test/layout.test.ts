import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Block, Composed, Table } from "../src/briefs/block.ts";
import type { Diagnostic } from "../src/diagnostic/diagnostic.ts";
import { findCollisions } from "../src/sheet/check.ts";
import { chartWidths, layoutSheet } from "../src/sheet/layout.ts";
import type { Page, TextMark } from "../src/sheet/page.ts";
import { cite, drawFixture, fixture, heading, list, paragraph, place, t, v } from "./support/sheet-fixture.ts";
import { loadProjectTheme } from "./support/theme.ts";

const { theme, fonts } = loadProjectTheme();
const { margin, baseline: unit } = theme.page;
const sentence = "The Coalition and its partners set out what they had agreed and what was still open between them. ";

function layout(document: Composed = fixture, size: "a4" | "letter" = "a4"): { pages: Page[]; found: Diagnostic[] } {
  const found: Diagnostic[] = [];
  const drawings = new Map([...chartWidths(document, theme, size)].map(([id, width]) => [id, drawFixture(id, width)]));
  const pages = layoutSheet(document, drawings, theme, fonts, size, (diagnostic) => found.push(diagnostic));
  return { pages, found };
}

function layoutBlocks(...blocks: Block[]): { pages: Page[]; found: Diagnostic[] } {
  return layout({ ...fixture, blocks: [heading(1, "A title"), ...blocks] });
}

function textsOf(page: Page | undefined): TextMark[] {
  return (page?.marks ?? []).filter((mark) => mark.mark === "text");
}

/** The lines of a page's text, without its furniture. */
function linesOf(page: Page | undefined): string[] {
  const lines = new Map<string, string>();
  for (const mark of textsOf(page).filter((text) => text.owner !== "pagination")) {
    const key = `${mark.baseline.toFixed(1)}/${mark.owner}`;
    lines.set(key, (lines.get(key) ?? "") + mark.text);
  }
  return [...lines.values()].map((line) => line.trim());
}

/** The text of each element in one piece, wherever its lines stand. */
function textByOwner(pages: readonly Page[]): string {
  const texts = new Map<string, string>();
  for (const mark of pages.flatMap((page) => textsOf(page))) {
    const text = mark.hyphenated ? mark.text.slice(0, -1) : mark.text;
    texts.set(String(mark.owner), (texts.get(String(mark.owner)) ?? "") + text);
  }
  return [...texts.values()].join("\n");
}

function long(sentences: number): Block {
  return paragraph(t(sentence.repeat(sentences).trim()));
}

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

describe("page breaks", () => {
  it("never leave a heading at the foot, nor one line of a paragraph alone", () => {
    for (let sentences = 28; sentences < 48; sentences++) {
      const { pages } = layoutBlocks(long(sentences), heading(2, "A heading"), long(6), long(7));
      for (const [index, page] of pages.entries()) {
        const lines = linesOf(page);
        if (index < pages.length - 1) expect(lines.at(-1)).not.toBe("A heading");
        const counts = new Map<number, number>();
        for (const mark of textsOf(page)) {
          if (typeof mark.owner === "number") counts.set(mark.owner, (counts.get(mark.owner) ?? 0) + 1);
        }
        for (const other of pages.slice(index + 1)) {
          for (const mark of textsOf(other)) {
            const here = typeof mark.owner === "number" ? counts.get(mark.owner) : undefined;
            if (here !== undefined) expect(here).toBeGreaterThanOrEqual(2);
          }
        }
      }
    }
  });

  it("repeat a table's header as furniture and never split a row", () => {
    const row = (index: number) => [[t(`Row ${index}`)], [t(sentence.trim())]];
    const table: Table = {
      type: "table",
      place,
      align: ["start", "start"],
      header: [[t("Name of row")], [t("Text of row")]],
      rows: Array.from({ length: 60 }, (_, index) => row(index)),
    };
    const { pages, found } = layoutBlocks(table);
    expect(found).toEqual([]);
    expect(pages.length).toBeGreaterThan(1);
    const owners = pages.map((page) =>
      textsOf(page)
        .filter((mark) => mark.text === "Name of row")
        .map((mark) => mark.owner),
    );
    expect(owners.map((list) => list.length)).toEqual(pages.map(() => 1));
    expect(owners.flat().filter((owner) => owner === "pagination")).toHaveLength(pages.length - 1);
    const pageOf = new Map<string, number>();
    for (const page of pages)
      for (const line of linesOf(page)) if (/^Row \d+/.test(line)) pageOf.set(line, page.number);
    expect(pageOf.size).toBe(60);
  });

  it("part columns only where they would not fit an empty page or would leave half a page", () => {
    const columns = (sentences: number): Block => ({
      type: "columns",
      place,
      columns: [
        { span: 6, blocks: [long(sentences)] },
        { span: 6, blocks: [long(sentences), long(3)] },
      ],
    });
    const whole = layoutBlocks(long(50), columns(20)).pages;
    expect(linesOf(whole[0])).not.toContain(linesOf(whole[1])[0]);
    expect(whole).toHaveLength(2);
    expect(layoutBlocks(columns(60)).pages.length).toBeGreaterThan(1);
    expect(layoutBlocks(columns(60)).found).toEqual([]);
  });

  it("report what is higher than an empty page, with its place", () => {
    const box: Block = { type: "box", kind: "note", blocks: [long(90)], place: { ...place, line: 7 } };
    const { found } = layoutBlocks(box);
    expect(found[0]).toMatchObject({ code: "block-too-tall", place: { line: 7 } });
    expect(found[0]?.message).toMatch(/^this is \d+ pt higher than an empty page/);
  });
});

describe("notes", () => {
  it("stand at the foot of the page that first cites them, once, in order", () => {
    const { pages } = layout();
    const numbers = pages.map((page) =>
      textsOf(page)
        .filter((mark) => mark.anchor?.startsWith("note-"))
        .map((mark) => Number(mark.text)),
    );
    expect(numbers).toEqual([
      [1, 2, 3, 4, 5, 6, 7],
      [8, 9, 10],
    ]);
  });

  it("stay clear of the blocks above them", () => {
    for (const { fill } of layout().pages) expect(fill.blocks + fill.notes).toBeLessThanOrEqual(fill.available + 0.01);
  });

  it("lead back to the first place that cites them", () => {
    const anchors = layout().pages.flatMap((page) => textsOf(page).flatMap((mark) => mark.anchor ?? []));
    for (let number = 1; number <= 10; number++) {
      expect(anchors.filter((anchor) => anchor === `cite-${number}`)).toHaveLength(1);
      expect(anchors.filter((anchor) => anchor === `note-${number}`)).toHaveLength(1);
    }
  });

  it("that a document does not have are reported", () => {
    const { found } = layoutBlocks(paragraph(t("Said"), cite(99)));
    expect(found).toMatchObject([{ code: "missing-note", place }]);
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

  it("wants its words in the edition's language", () => {
    const { page: _page, ...words } = fixture.words;
    const { found } = layout({ ...fixture, words });
    expect(found[0]).toMatchObject({
      code: "missing-word",
      hints: ["add `page` to `words` in data/wording/en-GB.yaml"],
    });
  });
});

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
});

describe("problems", () => {
  it("name a character that no font has, its code point and its place", () => {
    const { found } = layoutBlocks(paragraph(t("A snowman ☃ stands here")));
    expect(found).toMatchObject([{ code: "missing-glyph", place }]);
    expect(found[0]?.message).toContain('no glyph for "☃" (U+2603) in "A snowman ☃ stands');
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
    const document = (block: Block): Composed => ({ ...fixture, blocks: [block] });
    const full = 595.28 - margin.start - margin.end;
    expect(chartWidths(document(chart), theme, "a4").get("a")).toBeCloseTo(full, 2);
    expect(chartWidths(document(inColumns), theme, "a4").get("a")).toBeCloseTo((full - theme.page.gutter) / 2, 2);
    const boxed = chartWidths(document({ type: "box", kind: "note", blocks: [chart], place }), theme, "a4").get("a");
    expect(boxed).toBeLessThan(full);
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
