import * as fc from "fast-check";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../../../src/diagnostic/diagnostic.ts";
import type { Block, Composed, Run, Tile, TimelineEntry } from "../../../../src/document/block.ts";
import { findCollisions } from "../../../../src/sheet/layout/check.ts";
import { sheetChartWidths } from "../../../../src/sheet/layout/grid.ts";
import { layoutSheet } from "../../../../src/sheet/layout/layout.ts";
import type { Mark, Page } from "../../../../src/sheet/layout/page.ts";
import { paintSheet } from "../../../../src/sheet/paint/paint.ts";
import { cite, drawFixture, fixture, heading, place, strong, t, v } from "../../../support/sheet-fixture.ts";
import { loadProjectTheme } from "../../../support/theme.ts";

const { theme, fonts } = loadProjectTheme();

// Texts: what people write, and what nobody should.
const plain = fc.constantFrom(
  "The Coalition’s partners announced arrangements for stabilisation and reconstruction in liberated territory",
  "more than",
  "a",
  "“these core aims achieved” – so the Ministry says",
  "Flügelmütze naïve Çağrı Łódź",
  "10:30, a/b, e-mail, long-term, and/or, U.S.",
);
const long = fc.integer({ min: 20, max: 400 }).map((length) => "Donaudampfschifffahrt".repeat(20).slice(0, length));
const address = fc
  .integer({ min: 1, max: 9 })
  .map((count) => `https://example.org/${"documents/of-the-coalition/".repeat(count)}`);
const odd = fc.constantFrom("soft\u00adhyphen", "no\u00a0break\u202fspace", "zero\u200bwidth", "line\nbreak", " ", "");
const foreign = fc.constantFrom("التحالف الدولي", "😀 👩‍👩‍👧", "日本", "x\u0301");
const text = fc.oneof(
  { weight: 16, arbitrary: plain },
  { weight: 3, arbitrary: long },
  { weight: 2, arbitrary: address },
  { weight: 2, arbitrary: odd },
);
const run = fc
  .tuple(text, fc.constantFrom("text", "value", "strong"))
  .map(([words, kind]): Run => (kind === "value" ? v(words) : kind === "strong" ? strong(words) : t(words)));
const spaced = fc.array(run, { minLength: 1, maxLength: 4 }).map((runs) => runs.flatMap((one) => [one, t(" ")]));
const runs = fc
  .tuple(spaced, fc.option(fc.integer({ min: 1, max: 10 })))
  .map(([list, note]): Run[] => (note === null ? list : [...list, cite(note)]));

// Blocks, nested in each other as deep as they come.
const paragraph = fc
  .tuple(runs, fc.constantFrom<"body" | "lead" | "small">("body", "body", "lead", "small"))
  .map(([list, role]): Block => ({ type: "paragraph", role, runs: list, place }));
const title = fc.tuple(fc.constantFrom<2 | 3>(2, 3), plain).map(([depth, words]) => heading(depth, words));
const table = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.oneof(fc.constant(0), fc.nat({ max: 6 }), fc.nat({ max: 40 })), runs, plain)
  .map(([columns, rows, cell, name]): Block => {
    const row = (index: number): Run[][] =>
      Array.from({ length: columns }, (_, column) => (column === 0 ? [v(`${index}`)] : column === 1 ? cell : [t("b")]));
    const header = Array.from({ length: columns }, () => [t(name)]);
    return {
      type: "table",
      place,
      align: ["end"],
      header,
      rows: Array.from({ length: rows }, (_, index) => row(index)),
    };
  });
const tile = fc.tuple(fc.constantFrom("87", "87", "153", "12 months", "$22.2 billion", "1,234,567,890"), plain).map(
  ([figure, label]): Tile => ({
    facts: [],
    qualifier: "more than",
    figure,
    label: [t(label)],
    asOf: [v("As of 2024")],
    cite: cite(1),
  }),
);
const tiles = fc.array(tile, { maxLength: 4 }).map((list): Block => ({ type: "tiles", tiles: list, place }));
const entry = fc.tuple(plain, runs, fc.constantFrom<TimelineEntry["status"]>("occurred", "planned")).map(
  ([date, says, status]): TimelineEntry => ({
    facts: [],
    start: "2014-01-01",
    end: "2014-12-31",
    date: [v(date)],
    says,
    basis: "inferred",
    status,
    cite: cite(2),
  }),
);
const timeline = fc.array(entry, { maxLength: 10 }).map((entries): Block => ({ type: "timeline", entries, place }));
const leaf = fc.oneof(
  { weight: 6, arbitrary: paragraph },
  { weight: 2, arbitrary: title },
  { weight: 2, arbitrary: table },
  { weight: 1, arbitrary: tiles },
  { weight: 1, arbitrary: timeline },
  { weight: 1, arbitrary: fc.constant<Block>({ type: "chart", chart: "members", place }) },
  { weight: 1, arbitrary: fc.constantFrom<Block>({ type: "sources", place }, { type: "page", place }) },
);
const { block } = fc.letrec<{ block: Block; blocks: Block[] }>((tie) => ({
  block: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    { weight: 8, arbitrary: leaf },
    {
      weight: 1,
      arbitrary: tie("blocks").map((blocks): Block => ({ type: "box", kind: "note", blocks, place })),
    },
    { weight: 1, arbitrary: tie("blocks").map((blocks): Block => ({ type: "quote", blocks, place })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.boolean(), fc.array(tie("blocks"), { maxLength: 3 }))
        .map(([ordered, items]): Block => ({ type: "list", ordered, items, place })),
    },
    {
      weight: 3,
      arbitrary: fc
        .array(fc.tuple(fc.integer({ min: 1, max: 8 }), tie("blocks")), { minLength: 1, maxLength: 4 })
        .map((columns): Block => {
          const spans = fitSpans(columns.map(([span, blocks]) => ({ span, blocks })));
          return { type: "columns", columns: spans, place };
        }),
    },
  ),
  blocks: fc.array(tie("block"), { maxLength: 3 }),
}));

/** No more than twelve columns of the grid, which is what the reader of templates lets through. */
function fitSpans<C extends { span: number }>(columns: readonly C[]): C[] {
  let left = 12;
  return columns.flatMap((column, index) => {
    const span = Math.min(column.span, left - (columns.length - index - 1));
    left -= span;
    return span > 0 ? [{ ...column, span }] : [];
  });
}

// One document in ten holds a text in a script that the theme's fonts do not have, or may not have.
const strange = fc
  .tuple(foreign, fc.nat({ max: 9 }))
  .map(([words, dice]) =>
    dice === 0 ? [{ type: "paragraph", role: "body", runs: [t(words)], place } satisfies Block] : [],
  );
const documents = fc
  .tuple(fc.array(block, { minLength: 1, maxLength: 4 }), strange)
  .map(([blocks, more]): Block[] => [...blocks, ...more]);
const direction = fc.constantFrom<Composed["dir"]>("ltr", "ltr", "ltr", "rtl");

function layout(
  blocks: readonly Block[],
  dir: Composed["dir"],
): { document: Composed; pages: Page[]; found: Diagnostic[] } {
  const document: Composed = { ...fixture, dir, blocks: [heading(1, "A title"), ...blocks] };
  const found: Diagnostic[] = [];
  const drawings = new Map(
    [...sheetChartWidths(document.blocks, theme, "a4")].map(([id, width]) => [id, drawFixture(id, width)]),
  );
  const pages = layoutSheet(document, drawings, { theme, fonts, size: "a4" }, (one) => found.push(one));
  return { document, pages, found };
}

/** What a reader must find again: every text of the blocks, in pieces that stay together. */
function textsOfBlocks(blocks: readonly Block[]): string[] {
  const textOf = (list: readonly Run[]): string => list.map((one) => ("text" in one ? one.text : "")).join("");
  return blocks.flatMap((one): string[] => {
    switch (one.type) {
      case "heading":
      case "paragraph":
        return [textOf(one.runs)];
      case "box":
      case "quote":
        return textsOfBlocks(one.blocks);
      case "list":
        return one.items.flatMap(textsOfBlocks);
      case "columns":
        return one.columns.flatMap((column) => textsOfBlocks(column.blocks));
      case "table":
        return [...one.header, ...one.rows.flat()].map(textOf);
      case "tiles":
        return one.tiles.map(({ qualifier, figure, label }) => qualifier + figure + textOf(label));
      case "timeline":
        return one.entries.flatMap(({ date, says }) => [textOf(date), textOf(says)]);
      default:
        return [];
    }
  });
}

function textsOfPages(pages: readonly Page[]): string[] {
  const texts = new Map<number, string>();
  for (const mark of pages.flatMap((page) => page.marks)) {
    if (mark.mark !== "text" || typeof mark.owner !== "number" || mark.role === "cite") continue;
    if (mark.role === "furniture" && mark.text.trim() === "") continue;
    const piece = mark.hyphenated ? mark.text.slice(0, -1) : mark.text;
    texts.set(mark.owner, (texts.get(mark.owner) ?? "") + piece);
  }
  return [...texts.values()];
}

function squeeze(words: string): string {
  return words.replace(/[\s\u00ad\u200b]+/gu, "").normalize("NFKC");
}

function lostTexts(blocks: readonly Block[], pages: readonly Page[]): string[] {
  const there = new Map<string, number>();
  for (const one of textsOfPages(pages).map(squeeze)) there.set(one, (there.get(one) ?? 0) + 1);
  return textsOfBlocks(blocks)
    .map(squeeze)
    .filter((one) => {
      const left = there.get(one) ?? 0;
      there.set(one, left - 1);
      return one !== "" && left === 0;
    });
}

function boxOf(mark: Mark): [left: number, top: number, right: number, bottom: number] {
  switch (mark.mark) {
    case "text":
      return [mark.x, mark.baseline - mark.size * 0.5, mark.x + mark.width, mark.baseline];
    case "rule":
      return [mark.x, mark.y, mark.x2, mark.y2];
    case "rect":
      return [mark.x, mark.y, mark.x + mark.width, mark.y + mark.height];
    case "dot":
      return [mark.x - mark.radius, mark.y - mark.radius, mark.x + mark.radius, mark.y + mark.radius];
    case "drawing":
      return [mark.x, mark.y, mark.x + mark.drawing.width, mark.y + mark.drawing.height];
  }
}

/** Marks that leave the frame of their page: its margins. The ground of the foot's marking reaches a little below. */
function strayMarks({ marks, width, height }: Page): Mark[] {
  const { margin } = theme.page;
  return marks.filter((mark) => {
    const [left, top, right, bottom] = boxOf(mark);
    return (
      left < margin.start - 1 ||
      right > width - margin.end + 1 ||
      top < margin.top - 1 ||
      bottom > height - margin.bottom + (mark.owner === "pagination" ? theme.page.baseline : 1)
    );
  });
}

/** Words whose second half stands on another page. */
function partedByPage({ marks }: Page): Mark[] {
  return marks.filter(
    (mark, index) =>
      mark.mark === "text" && mark.hyphenated && !marks.slice(index + 1).some(({ owner }) => owner === mark.owner),
  );
}

async function readBack(document: Composed, pages: readonly Page[]): Promise<string[]> {
  const bytes = await paintSheet(document, pages, { theme, fonts, date: new Date("2024-09-28T00:00:00Z") });
  const pdf = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0, useSystemFonts: false }).promise;
  const texts: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    texts.push(squeeze(items.map((item) => ("str" in item ? item.str : "")).join("")));
  }
  await pdf.destroy();
  return texts;
}

function paintedText({ marks }: Page): string {
  const texts = marks.flatMap((mark): string[] => {
    if (mark.mark === "text") return [mark.text];
    return mark.mark === "drawing" ? mark.drawing.ops.flatMap((op) => (op.op === "text" ? [op.text] : [])) : [];
  });
  return squeeze(texts.join(""));
}

test("any blocks are laid out whole, within their frame and off each other, or a problem says why not", async () => {
  let runsMade = 0;
  let laidOut = 0;
  const property = fc.asyncProperty(documents, direction, async (blocks, dir) => {
    runsMade++;
    const { document, pages, found } = layout(blocks, dir);
    if (found.some(({ severity }) => severity === "error")) return;
    laidOut++;
    expect(pages.flatMap(strayMarks)).toEqual([]);
    expect(pages.flatMap((page) => findCollisions(page.marks.filter((mark) => mark.mark === "text")))).toEqual([]);
    expect(lostTexts(blocks, pages)).toEqual([]);
    expect(pages.flatMap(partedByPage)).toEqual([]);
    // Reading files back takes longest, so a part of them stands for all.
    if (runsMade % 4 === 0) expect(await readBack(document, pages)).toEqual(pages.map(paintedText));
  });
  await fc.assert(property, { seed: 20240928, numRuns: 500 });
  // A test that only met problems would show nothing.
  expect(laidOut).toBeGreaterThan(250);
}, 120_000);
