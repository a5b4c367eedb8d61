import * as fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { TextOp } from "../../../src/pictures/drawing.ts";
import {
  bindExample,
  chartText,
  drawExample,
  exampleEdition,
  fonts,
  theme,
  wordsText,
} from "../../support/chart-example.ts";
import { drawAt } from "../../support/draw-chart.ts";

const texts = (ops: readonly { op: string }[] = []): TextOp[] => ops.filter((op): op is TextOp => op.op === "text");

test("a small chart is drawn as a plain list of operations", async () => {
  const { drawing, found } = await drawExample();
  expect(found).toEqual([]);
  expect(drawing?.ops.map((op) => JSON.stringify(op))).toMatchInlineSnapshot(`
    [
      "{"op":"path","commands":[["M",0,10],["L",62,10],["L",62,20],["L",0,20],["Z"]],"fill":{"colour":"#12436d","opacity":1}}",
      "{"op":"path","commands":[["M",0,40],["L",96,40],["L",96,50],["L",0,50],["Z"]],"fill":{"colour":"#12436d","opacity":1}}",
      "{"op":"text","text":"31,000","x":66,"y":18.135,"angle":0,"font":{"family":"sans","weight":600,"italic":false,"size":9.5},"fill":{"colour":"#16212c","opacity":1},"width":26.98,"role":"value","facts":["library.loans-before"]}",
      "{"op":"text","text":"more than 48,000","x":100,"y":48.135,"angle":0,"font":{"family":"sans","weight":600,"italic":false,"size":9.5},"fill":{"colour":"#16212c","opacity":1},"width":71.221,"role":"value","facts":["library.loans"]}",
    ]
  `);
});

test("a drawing is exactly as wide as asked for", async () => {
  for (const width of [220, 241.28, 507]) {
    const { drawing } = await drawExample(chartText(), {}, width);
    expect(drawing).toMatchObject({ width, height: 60 });
  }
});

test("time zone, language of the machine and earlier charts change nothing, and are left as they were", async () => {
  const dated = chartText().replace(
    '"field": "value", "type": "quantitative", "axis": null, "scale": {"range": [0, 100]}',
    '"field": "date", "type": "temporal", "axis": {"format": "%d %H:%M", "tickCount": 2}',
  );
  const drawings: string[] = [];
  for (const [zone, locale] of [
    ["UTC", "C"],
    ["Pacific/Apia", "ar_IQ.UTF-8"],
    ["America/Los_Angeles", "de_DE.UTF-8"],
  ] as const) {
    vi.stubEnv("TZ", zone);
    vi.stubEnv("LC_ALL", locale);
    await drawExample();
    drawings.push(JSON.stringify((await drawExample(dated)).drawing));
    expect(process.env.TZ).toBe(zone);
  }
  expect(drawings[0]).toContain('"role":"tick"');
  expect(new Set(drawings).size).toBe(1);
});

test("many charts drawn at once come out as one by one", async () => {
  const alone = JSON.stringify((await drawExample()).drawing);
  const together = await Promise.all([drawExample(), drawExample(chartText(), {}, 300), drawExample()]);
  expect([together[0], together[2]].map((each) => JSON.stringify(each.drawing))).toEqual([alone, alone]);
});

test("a drawing is plain JSON", async () => {
  const { drawing } = await drawExample();
  expect(JSON.parse(JSON.stringify(drawing))).toEqual(drawing);
});

test("a slide is drawn at the type sizes of slides", async () => {
  const { chart } = bindExample();
  const drawing = chart && (await drawAt(chart, { width: 740, profile: "deck" }, { fonts, theme }, () => undefined));
  expect(drawing?.height).toBe(200);
  expect(new Set(texts(drawing?.ops).map((op) => op.font.size))).toEqual(new Set([theme.slide.type.body.size]));
});

test("hostile words change nothing but their own text", async () => {
  const hostile = '<script>alert()</script>{{fact}} ](javascript:) "&';
  const plain = await drawExample(worded, withWords("books and films"));
  const changed = await drawExample(worded, withWords(hostile));
  expect(changed.found).toEqual([]);
  const same = (ops: readonly { op: string }[] = []) =>
    ops.map((op) => (op.op === "text" ? { ...op, text: "", width: 0 } : op));
  expect(same(changed.drawing?.ops)).toEqual(same(plain.drawing?.ops));
  expect(texts(changed.drawing?.ops).at(-1)?.text).toBe(hostile);
});

test("facts stand behind values, and ticks are ticks", async () => {
  const axis = chartText(
    3,
    '"encoding": {"y": {"field": "what", "type": "nominal", "sort": null}, "x": {"field": "value", "type": "quantitative", "axis": {"tickCount": 2}, "scale": {"range": [0, 90]}}},',
  );
  const { drawing, found } = await drawExample(axis, {}, 320);
  expect(found).toEqual([]);
  expect(texts(drawing?.ops).map(({ text, role, facts }) => [text, role, ...facts])).toEqual([
    ["0", "tick"],
    ["20,000", "tick"],
    ["40,000", "tick"],
    ["books", "value", "library.loans-before"],
    ["books and films", "value", "library.loans"],
    ["31,000", "value", "library.loans-before"],
    ["more than 48,000", "value", "library.loans"],
  ]);
});

test("marks that name no style have the theme's colours and type", async () => {
  const layers = '{"mark": "bar"}, {"mark": "text", "encoding": {"text": {"field": "text"}}}]}';
  const plain = chartText(5, "").replace(/\{"mark": \{"type": "text"[\s\S]*$/, layers);
  const { drawing, found } = await drawExample(plain);
  expect(found).toEqual([]);
  const [bar] = drawing?.ops ?? [];
  expect(bar?.op === "path" && bar.fill?.colour).toBe(theme.colour.accent);
  const { size } = theme.page.type.small;
  for (const op of texts(drawing?.ops)) {
    expect(op.fill.colour).toBe(theme.colour.ink);
    expect(op.font).toMatchObject({ family: "sans", weight: 400, size });
  }
});

test.each([
  [0.5, "read as one word: an error", "chart-overlapping-text"],
  [3, "fine", undefined],
])("two labels on one line that are %d pt apart: %s", async (apart, _, wanted) => {
  const at = (x: number) => `"y": {"value": 20}, "x": {"value": ${x}}, "text": {"field": "alias"}`;
  const label = (x: number, alias: string): string =>
    `{"transform": [{"filter": "datum.alias === '${alias}'"}], "mark": {"type": "text", "style": "label", "align": "left"}, "encoding": {${at(x)}}}`;
  const measured = await drawExample(chartText(6, label(0, "loans")));
  const { width = 0 } = texts(measured.drawing?.ops)[0] ?? {};
  const both = `${label(0, "loans")},\n${label(width + apart, "loans-before")}`;
  const { found } = await drawExample(chartText(6, both));
  expect(found.map((one) => one.split(" ")[0])).toEqual(wanted ? [wanted] : []);
});

test("a text says which of its ends stays in place", async () => {
  const anchors = async (align: string) =>
    texts((await drawExample(chartText(6, textLayer(`, "align": "${align}", "xOffset": 10`)))).drawing?.ops).map(
      ({ anchor }) => anchor,
    );
  expect(await anchors("left")).toEqual([undefined, undefined]);
  expect(await anchors("center")).toEqual(["middle", "middle"]);
  expect(await anchors("right")).toEqual(["end", "end"]);
});

test("a row that is not in the picture is an error", async () => {
  const filter = '"transform": [{"filter": "datum.value > 40000"}], "data": {"name": "loans"},';
  const { found } = await drawExample(chartText(2, filter));
  expect(found).toEqual(["chart-missing-row 5:17"]);
});

test("words where numbers belong are an error", async () => {
  const words = '"encoding": {"x": {"field": "what", "type": "quantitative", "axis": null}},';
  const { diagnostics } = await drawExample(chartText(3, words));
  expect(diagnostics.map(({ message }) => message).join()).toContain("Infinite extent");
});

const textLayer = (mark: string, encoding = '"text": {"field": "text"}'): string =>
  `{"mark": {"type": "text", "style": "value"${mark}}, "encoding": {${encoding}}}`;

test.each([
  ["text beyond the edge", 6, textLayer(', "align": "left", "xOffset": 190'), "chart-clipped-text 6:1"],
  ["text that Vega would cut", 6, textLayer(', "align": "left", "limit": 20'), "chart-clipped-text 6:1"],
  [
    "texts on each other",
    6,
    textLayer("", '"y": {"value": 20}, "x": {"value": 60}, "text": {"field": "text"}'),
    "chart-overlapping-text 6:1",
  ],
  [
    "a number made up",
    5,
    `{"transform": [{"calculate": "format(datum.value / 2, ',')", "as": "half"}], "mark": {"type": "text", "style": "value", "align": "left"}, "encoding": {"text": {"field": "half"}}},`,
    "chart-numeral 5:1",
  ],
  [
    "a total",
    6,
    '{"mark": {"type": "text", "style": "value"}, "encoding": {"y": {"value": 30}, "x": {"value": 60}, "text": {"aggregate": "sum", "field": "value"}}}',
    "chart-numeral 6:1",
  ],
  [
    "an outline around text",
    6,
    '{"mark": {"type": "text", "style": "value", "align": "left", "stroke": "transparent", "strokeWidth": 2}, "encoding": {"text": {"field": "text"}, "stroke": {"field": "what"}}}',
    "chart-forbidden 1:1",
  ],
  [
    "a broken expression",
    5,
    '{"transform": [{"calculate": "datum.value +", "as": "a"}], "mark": "bar"},',
    "chart-warning 1:1",
  ],
  ["a mark that is none", 5, '{"mark": "bra"},', "chart-warning 1:1"],
  [
    "conflicting scales",
    5,
    '{"mark": "bar", "encoding": {"x": {"field": "value", "type": "quantitative", "scale": {"range": [0, 50]}}}},',
    "chart-warning 1:1",
  ],
])("%s", async (_, line, changed, expected) => {
  const { found, drawing } = await drawExample(chartText(line, changed));
  expect(found).toContain(expected);
  expect(drawing).toBeUndefined();
});

test("a character without a glyph is an error that names it", async () => {
  const { diagnostics } = await drawExample(worded, withWords("books 本"));
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ["missing-glyph", "the font sans-600 has no glyph for “本” (U+672C) in “books 本”"],
  ]);
});

test("a numeral of a fact is its own, whatever the column", async () => {
  const edition = exampleEdition({ value: 12, max: 15, qualifier: "range" });
  expect((await drawExample(chartText(), edition)).found).toEqual([]);
});

test("whatever stands in a specification ends in a drawing or a diagnostic", async () => {
  const part = fc.constantFrom("encoding", "layer", "mark", "x", "y", "field", "type", "scale", "text", "data");
  const junk = fc.oneof(
    fc.constantFrom("arc", "area", "trail", "boxplot", "temporal", "log", "%Y", "datum.value"),
    fc.constantFrom("value", "text", "what"),
    fc.jsonValue({ maxDepth: 2 }),
  );
  const broken = fc.asyncProperty(part, junk, async (key, value) => {
    const text = chartText().replace(new RegExp(`"${key}": ("[^"]*"|\\[|\\{)`), (whole, old) =>
      old.startsWith('"')
        ? `"${key}": ${JSON.stringify(value)}`
        : `"${key}": ${JSON.stringify(value)}, "${key}-was": ${whole.at(-1)}`,
    );
    const { drawing, diagnostics } = await drawExample(text);
    expect(drawing !== undefined || diagnostics.length > 0).toBe(true);
    expect(JSON.stringify(drawing ?? {})).not.toContain("null");
  });
  await fc.assert(broken, { numRuns: 60, seed: 7 });
});

const worded = chartText().replace('{"text": {"field": "text"}}', '{"text": {"field": "what"}, "x": {"value": 0}}');

function withWords(words: string): { words: string } {
  return { words: wordsText().replace("books and films", JSON.stringify(words)) };
}
