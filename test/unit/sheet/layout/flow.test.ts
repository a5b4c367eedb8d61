import { describe, expect, it } from "vitest";
import type { Block, Table } from "../../../../src/document/block.ts";
import { layout, layoutBlocks, linesOf, long, sentence, textsOf } from "../../../support/lay-out-fixture.ts";
import { cite, fixture, heading, paragraph, place, t } from "../../../support/sheet-fixture.ts";

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

  describe("part columns only", () => {
    const columns = (sentences: number): Block => ({
      type: "columns",
      place,
      columns: [
        { span: 6, blocks: [long(sentences)] },
        { span: 6, blocks: [long(sentences), long(3)] },
      ],
    });
    const tallest = [...Array(60).keys()].findLast((count) => layoutBlocks(columns(count)).pages.length === 1) ?? 0;

    it("where they would not fit an empty page", () => {
      const { pages, found } = layoutBlocks(columns(tallest + 20));
      expect(found).toEqual([]);
      expect(pages).toHaveLength(2);
    });

    it("or where moving them would leave half a page", () => {
      const filled = (...blocks: Block[]): number => layoutBlocks(...blocks).pages[0]?.fill.ratio ?? 0;
      const high = columns(tallest - 2);
      expect(filled(long(12), high)).toBeGreaterThan(0.9);
      expect(filled(long(50), high)).toBe(filled(long(50)));
    });

    it("where they stand, if they have to be parted anyway", () => {
      const [first] = layoutBlocks(long(50), columns(tallest + 20)).pages;
      expect(first?.fill.ratio).toBeGreaterThan(0.9);
    });

    it("so that none begins a page later than its neighbour for want of room for its notes", () => {
      const noted = paragraph(t("Right"), cite(...Array.from({ length: 10 }, (_, index) => index + 1)));
      const row: Block = {
        type: "columns",
        place,
        columns: [
          { span: 6, blocks: [paragraph(t("Left")), long(90)] },
          { span: 6, blocks: [noted, long(90)] },
        ],
      };
      const begins = Array.from({ length: 40 }, (_, sentences) => {
        const { pages } = layoutBlocks(long(30 + sentences), row);
        const [left, right] = ["Left", "Right"].map((word) =>
          pages.findIndex((page) => linesOf(page).some((line) => line.startsWith(word))),
        );
        expect(left).toBe(right);
        return left;
      });
      expect(new Set(begins)).toEqual(new Set([0, 1]));
    });

    it("above the notes that they cite, wherever these stand in them", () => {
      const noted = Array.from({ length: 10 }, (_, index) => [long(7), paragraph(t("Said"), cite(index + 1))]).flat();
      const row: Block = {
        type: "columns",
        place,
        columns: [
          { span: 6, blocks: [long(90)] },
          { span: 6, blocks: noted },
        ],
      };
      for (let sentences = 1; sentences < 20; sentences++) {
        for (const { fill } of layoutBlocks(long(sentences), row).pages)
          expect(fill.blocks + fill.notes).toBeLessThanOrEqual(fill.available + 0.01);
      }
    });
  });

  it("of the template leave no empty page: neither twice nor at the end", () => {
    const page: Block = { type: "page", place };
    const layoutOf = (...blocks: Block[]): (string | undefined)[] =>
      layout({ ...fixture, blocks }).pages.map((one) => linesOf(one).at(-1));
    const [title, one, two] = [heading(1, "A title"), heading(2, "One"), heading(2, "Two")];
    expect(layoutOf(title, one, page, page, two)).toEqual(["One", "Two"]);
    expect(layoutOf(title, one, page)).toEqual(["One"]);
  });

  it("report what is higher than an empty page, with its place", () => {
    const box: Block = { type: "box", kind: "note", blocks: [long(90)], place: { ...place, line: 7 } };
    const { found } = layoutBlocks(box);
    expect(found[0]).toMatchObject({ code: "block-too-tall", place: { line: 7 } });
    expect(found[0]?.message).toMatch(/^this block is \d+ pt taller than an empty page/);
    const columns: Block = { type: "columns", place, columns: [box, box].map((one) => ({ span: 6, blocks: [one] })) };
    expect(layoutBlocks(columns).found.map(({ code }) => code)).toEqual(["block-too-tall", "block-too-tall"]);
  });
});
