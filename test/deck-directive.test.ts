import { expect, test } from "vitest";
import { parseDirective } from "../src/marp/directive.ts";

test.each([
  [":::tiles", { name: "tiles", colons: 3, attributes: {}, label: "" }],
  ['::chart{id="members"}', { name: "chart", colons: 2, attributes: { id: "members" }, label: "" }],
  ["::chart{#members}", { name: "chart", colons: 2, attributes: { id: "members" }, label: "" }],
  [":::col{span=7 .wide .tall}", { name: "col", colons: 3, attributes: { span: "7", class: "wide tall" }, label: "" }],
  ["::::columns  ", { name: "columns", colons: 4, attributes: {}, label: "" }],
  [":::box{kind='gaps' open}", { name: "box", colons: 3, attributes: { kind: "gaps", open: "" }, label: "" }],
  ["::sources[All]", { name: "sources", colons: 2, attributes: {}, label: "All" }],
])("%s is read as mdast reads it", (line, directive) => {
  expect(parseDirective(line)).toEqual(directive);
});

test.each([":::", ":tiles", "::", "a ::b", "::: tiles", ':::box{kind="gaps}', "10:30", ":::box{=}"])(
  "%s is no directive",
  (line) => {
    expect(parseDirective(line)).toBeUndefined();
  },
);
