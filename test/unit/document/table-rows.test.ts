import { expect, test } from "vitest";
import type { Diagnostic } from "../../../src/diagnostic/diagnostic.ts";
import { plainText } from "../../../src/document/block.ts";
import { readMarkdown } from "../../../src/document/read-markdown.ts";

/** The cells of the first table of a Markdown text, and the lines of the problems in it. */
function readTable(markdown: string): { cells: string[][]; problems: string[] } {
  const problems: Diagnostic[] = [];
  const placeAt = (offset: number) => ({ file: "a", line: markdown.slice(0, offset).split("\n").length, column: 1 });
  const { blocks } = readMarkdown(
    { markdown, slots: [], placeAt },
    { medium: "sheet", names: [], report: (problem) => problems.push(problem) },
  );
  const table = blocks.find((block) => block.type === "table");
  return {
    cells: table?.type === "table" ? table.rows.map((row) => row.map((cell) => plainText(cell))) : [],
    problems: problems.map(({ code, place }) => `${code} ${place?.line}`),
  };
}

const head = "| What | Who |\n|:--|:--|\n";

test.each([
  [
    "a cell a line",
    "| Fighters are down\n  | Coalition |\n| Activity\n  | Post |",
    [
      ["Fighters are down", "Coalition"],
      ["Activity", "Post"],
    ],
  ],
  [
    "a cell over lines",
    "| Fighters are\n  down since\n  the peak\n  | Coalition |",
    [["Fighters are down since the peak", "Coalition"]],
  ],
  ["the last cell over lines", "| Fighters | Coalition\n  partners |", [["Fighters", "Coalition partners"]]],
  ["a bar of the text at the end of a line", "| either \\|\n  or | Post |", [["either | or", "Post"]]],
  [
    "rows of one line",
    "| Fighters | Coalition |\n| Activity | Post |",
    [
      ["Fighters", "Coalition"],
      ["Activity", "Post"],
    ],
  ],
])("a row may be written as %s", (_, rows, wanted) => {
  expect(readTable(`${head}${rows}\n\nText\n`)).toEqual({ cells: wanted, problems: [] });
});

test("a line that is not indented, or that follows a bar, is a row of its own", () => {
  expect(readTable(`${head}| a | b |\n  | c | d |\n`).cells).toEqual([
    ["a", "b"],
    ["c", "d"],
  ]);
  expect(readTable(`${head}| a\n| c | d |\n`).cells).toEqual([
    ["a", ""],
    ["c", "d"],
  ]);
});

test("problems in a row keep the line they were written on", () => {
  expect(readTable(`${head}| a\n  | 40 things |\n`).problems).toEqual(["unsourced-numeral 4"]);
  expect(readTable(`${head}| a | b\n  | c |\n`).problems).toEqual(["table-row 3"]);
});
