import { expect, test } from "vitest";
import type { Block } from "../../../src/document/block.ts";
import { everyBlock } from "../../../src/document/walk.ts";

const place = { file: "a.md.hbs", line: 1, column: 1 };
const chart = (id: string): Block => ({ type: "chart", chart: id, place });

test("every block is met, those in lists, quotes, boxes and columns behind what holds them", () => {
  const blocks: Block[] = [
    { type: "list", ordered: false, items: [[chart("a")], [chart("b"), chart("c")]], place },
    { type: "quote", blocks: [chart("d")], place },
    {
      type: "columns",
      columns: [
        { span: 6, blocks: [{ type: "box", kind: "note", blocks: [chart("e")], place }] },
        { span: 6, blocks: [chart("f")] },
      ],
      place,
    },
    chart("g"),
  ];
  const met = [...everyBlock(blocks)].map((block) => (block.type === "chart" ? block.chart : block.type));
  expect(met).toEqual(["list", "a", "b", "c", "quote", "d", "columns", "box", "e", "f", "g"]);
});
