import { expect, test } from "vitest";
import { chartText, readExample } from "../../support/chart-example.ts";

const text = (mark: string, encoding = '"text": {"field": "text"}'): string =>
  `{"mark": {"type": "text", "style": "value"${mark}}, "encoding": {${encoding}}}`;

test.each([
  [
    "a field that rows do not have",
    3,
    '"encoding": {"x": {"field": "valeu", "type": "quantitative"}},',
    "3:29",
    "`value`",
  ],
  ["a field in an expression", 5, '{"transform": [{"filter": "datum.bund"}], "mark": "bar"},', "5:27", "`bound`"],
  [
    "a field to group by",
    5,
    '{"transform": [{"stack": "value", "groupby": ["alais"], "as": ["a", "b"]}], "mark": "bar"},',
    "5:47",
    "`alias`",
  ],
])("%s: chart-unknown-field with the nearest name", (_, line, changed, place, nearest) => {
  const { found, diagnostics } = readExample(chartText(line, changed));
  expect(found).toEqual([`chart-unknown-field ${place}`]);
  expect(diagnostics[0]?.hints.join()).toContain(nearest);
});

test("a column that a transform makes is known to the views inside", () => {
  const made = '"transform": [{"calculate": "datum.value / 2", "as": "half"}], "data": {"name": "loans"},';
  const used = '{"mark": {"type": "bar", "style": "solid"}, "encoding": {"x2": {"field": "half"}}},';
  const lines = chartText(2, made).replace('{"mark": {"type": "bar", "style": "solid", "height": 10}},', used);
  expect(readExample(lines).found).toEqual([]);
});

test.each([
  ["a web address", 2, '"data": {"url": "https://example.org/a.csv"},', "chart-forbidden 2:9"],
  ["rows typed by hand", 2, '"data": {"values": [{"value": 12}]},', "chart-forbidden 2:9"],
  ["a generator", 2, '"data": {"sequence": {"start": 0, "stop": 9}},', "chart-forbidden 2:9"],
  ["another dataset", 2, '"data": {"name": "lons"},', "chart-no-rows 2:9"],
  ["a picture", 5, '{"mark": {"type": "image"}},', "chart-forbidden 5:10"],
  ["a map", 5, '{"mark": "geoshape"},', "chart-forbidden 5:10"],
  ["a link", 5, '{"mark": {"type": "bar", "href": "https://example.org"}},', "chart-forbidden 5:34"],
  ["an address in an encoding", 5, '{"mark": "bar", "encoding": {"url": {"field": "text"}}},', "chart-forbidden 5:37"],
  ["chance", 5, '{"transform": [{"filter": "random() > 0.5"}], "mark": "bar"},', "chart-forbidden 5:27"],
  ["the clock", 5, '{"transform": [{"calculate": "now()", "as": "a"}], "mark": "bar"},', "chart-forbidden 5:30"],
  ["a colour", 5, '{"mark": {"type": "bar", "color": "#ff0000"}},', "chart-colour 5:35"],
  ["a colour by name", 5, '{"mark": {"type": "bar", "fill": "red"}},', "chart-colour 5:34"],
  ["a colour as a value", 5, '{"mark": "bar", "encoding": {"color": {"value": "red"}}},', "chart-colour 5:49"],
])("%s", (_, line, changed, expected) => {
  expect(readExample(chartText(line, changed)).found).toContain(expected);
});

test.each([
  ["a title", 2, '"title": "All 48,000 loans", "data": {"name": "loans"},', "2:10"],
  ["a word", 2, '"title": "Twenty loans", "data": {"name": "loans"},', "2:10"],
  [
    "an axis title",
    3,
    '"encoding": {"x": {"field": "value", "type": "quantitative", "axis": {"title": "since 2019"}}},',
    "3:80",
  ],
  [
    "an axis label",
    3,
    `"encoding": {"x": {"field": "value", "type": "quantitative", "axis": {"labelExpr": "'12 km'"}}},`,
    "3:84",
  ],
  [
    "a time format",
    3,
    '"encoding": {"x": {"field": "value", "type": "quantitative", "axis": {"format": "%b 2019"}}},',
    "3:81",
  ],
  ["a text", 6, text(', "text": "99 books"', ""), "6:53"],
  ["a text value", 6, text("", '"text": {"value": "99 books"}'), "6:77"],
  ["a number as text", 6, text("", '"text": {"datum": 99}'), "6:77"],
  [
    "a word in an expression",
    5,
    `{"transform": [{"calculate": "datum.text + ' of 99'", "as": "a"}], "mark": "bar"},`,
    "5:30",
  ],
])("a numeral in %s: chart-numeral", (_, line, changed, place) => {
  expect(readExample(chartText(line, changed)).found).toContain(`chart-numeral ${place}`);
});

test("numbers that only place things are no numerals", () => {
  const sized =
    '{"mark": {"type": "bar", "style": "solid", "height": {"expr": "12*k"}}, "transform": [{"filter": "datum.value > 5"}]},';
  expect(readExample(chartText(5, sized)).found).toEqual([]);
});
