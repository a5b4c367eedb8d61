import { expect, test } from "vitest";
import { type Part, readFence, splitFences } from "../../../src/document/fences.ts";

test.each([
  [":::tiles", { kind: "open", name: "tiles", attributes: {} }],
  ["::: tiles", { kind: "open", name: "tiles", attributes: {} }],
  ['::chart{id="members"}', { kind: "leaf", name: "chart", attributes: { id: "members" } }],
  ["::chart{#members}", { kind: "leaf", name: "chart", attributes: { id: "members" } }],
  [":::col{span=7}", { kind: "open", name: "col", attributes: { span: "7" } }],
  ["::::columns  ", { kind: "open", name: "columns", attributes: {} }],
  [":::box{kind='gaps' open}", { kind: "open", name: "box", attributes: { kind: "gaps", open: "" } }],
  [":::", { kind: "close", name: "" }],
  ["::::::", { kind: "close", name: "" }],
  [":::end", { kind: "close", name: "" }],
  [":::end columns", { kind: "close", name: "columns" }],
  ["::: end columns ", { kind: "close", name: "columns" }],
])("%s is read", (line, fence) => {
  expect(readFence(line)).toEqual(fence);
});

test.each([":tiles", "::", "a ::b", ':::box{kind="gaps}', "10:30", ":::box{=}", ":::col{.wide}", "::sources[All]"])(
  "%s is no line of a block",
  (line) => {
    expect(readFence(line)).toBeUndefined();
  },
);

/** Blocks as "name(what is in them)", Markdown as its text. */
function outline(text: string): { blocks: string; problems: string[] } {
  const write = (part: Part): string =>
    part.kind === "markdown"
      ? text.slice(part.start, part.end).trim()
      : `${part.name}(${part.parts.map(write).join(" ")})`;
  const { parts, problems } = splitFences(text);
  return {
    blocks: parts.map(write).join(" "),
    problems: problems.map(({ offset, message }) => `${text.slice(0, offset).split("\n").length} ${message}`),
  };
}

const columns = [":::col{span=6}", "a", ":::", ":::col{span=6}", "b", ":::"].join("\n");

test.each([
  ["with as many colons as one likes", `::::columns\n${columns}\n::::`],
  ["with three colons each", `:::columns\n${columns}\n:::`],
  ["with the name of what is closed", `:::columns\n${columns}\n:::end columns`],
])("blocks are nested %s", (_, text) => {
  expect(outline(text)).toEqual({ blocks: "columns(col(a) col(b))", problems: [] });
});

test("the innermost open block is closed, however deep it is", () => {
  const text = ":::columns\n:::col{span=7}\n:::box\na\n:::tiles\nb\n:::\nc\n:::\nd\n:::\n:::\ne";
  expect(outline(text)).toEqual({ blocks: "columns(col(box(a tiles(b) c) d)) e", problems: [] });
});

test.each([
  ["a block left open", "a\n\n:::box\nb", "a box(b)", ["3 `box` is never closed"]],
  ["colons that close nothing", "a\n:::", "a", ["2 no block is open here to close"]],
  ["another name", ":::box\na\n:::end tiles\nb", "box(a) b", ["3 the open block is `box`, not `tiles`"]],
  [
    "an outer block closed too early",
    ":::columns\n:::col{span=6}\na\n:::end columns\n:::",
    "columns(col(a))",
    ["4 the open block is `col`, not `columns`"],
  ],
])("%s is told at its line, and the rest is read", (_, text, blocks, problems) => {
  expect(outline(text)).toEqual({ blocks, problems });
});

test("comments and code hold no blocks", () => {
  expect(outline("<!--\n:::box\n-->\n\n```\n:::tiles\n```\n\na").problems).toEqual([]);
});
