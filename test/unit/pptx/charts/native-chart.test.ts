import { unzipSync } from "fflate";
import { beforeAll, expect, test } from "vitest";
import type { BoundChart } from "../../../../src/charts/bind.ts";
import type { Drawing, Op } from "../../../../src/pictures/drawing.ts";

import { readNativeChart } from "../../../../src/pptx/charts/native-chart.ts";
import { chartWorkbook, serialDay } from "../../../../src/pptx/charts/workbook.ts";
import { drawPptx } from "../../../../src/pptx/pptx.ts";
import { composedText, deckSource } from "../../../support/deck-fixture.ts";
import { projectDecks } from "../../../support/deck-project.ts";
import { all, checkPackage, paragraphs } from "../../../support/pptx-check.ts";
import { readSource } from "../../../support/read-source.ts";
import { loadProjectTheme } from "../../../support/theme.ts";

let charts: ReadonlyMap<string, { bound: BoundChart; drawing: Drawing }> = new Map();
beforeAll(async () => {
  const { decks } = await projectDecks();
  charts = new Map(
    decks.flatMap((deck) =>
      [...deck.drawings].flatMap(([id, drawing]) => {
        const bound = deck.charts.get(id);
        return bound ? [[id, { bound, drawing }] as const] : [];
      }),
    ),
  );
}, 60_000);

function chart(id: string): { bound: BoundChart; drawing: Drawing } {
  const found = charts.get(id);
  if (!found) throw new Error(`no deck has the chart ${id}`);
  return found;
}

function read(id: string, change: (op: Op) => Op | Op[] = (op) => op) {
  const { bound, drawing } = chart(id);
  return readNativeChart(bound, { ...drawing, ops: drawing.ops.flatMap(change) });
}

test("bars are read with their names, values and printed labels, in the order of the drawing", () => {
  const native = read("sectors");
  expect(native?.type).toBe("bars");
  expect(native?.points.map(({ category, value }) => [category, value])).toEqual(
    chart("sectors").bound.rows.map(({ sector, value }) => [sector, value]),
  );
});

test("a lower bound keeps its arrow, a wider count its dashes", () => {
  const points = read("trained")?.points ?? [];
  expect(points.every(({ isBound, label }) => isBound && label[0]?.text.startsWith("more than"))).toBe(true);
  expect(points.map(({ stroke }) => stroke?.dash !== undefined)).toContain(true);
});

test("dots on a line of time are a line chart with an axis of years", () => {
  const native = read("members");
  expect(native?.type).toBe("line");
  if (native?.type !== "line") return;
  expect(native.points.map(({ value }) => value)).toEqual(chart("members").bound.rows.map(({ value }) => value));
  expect(native.points.every(({ date }) => native.years.first <= Number(date.slice(0, 4)))).toBe(true);
  expect(native.points.some(({ stroke }) => stroke)).toBe(true);
});

test("bars that stand on each other or in each other are no native chart", () => {
  for (const id of ["raqqa", "uk-support"]) if (charts.has(id)) expect(read(id), id).toBeUndefined();
});

test("bars that are not as long as their values are no native chart", () => {
  const stretch = (op: Op): Op =>
    op.op === "path" && op.commands[0]?.[0] === "M" && op.commands[0][2] < 100
      ? {
          ...op,
          commands: op.commands.map((one) => (one[0] === "L" && one[1] > 300 ? ["L", one[1] - 60, one[2]] : one)),
        }
      : op;
  expect(read("sectors", stretch)).toBeUndefined();
});

test("a cut drawing and one with turned text are no native chart", () => {
  expect(read("sectors", (op) => [{ op: "clip", x: 0, y: 0, width: 1, height: 1 }, op])).toBeUndefined();
  expect(read("sectors", (op) => (op.op === "text" ? { ...op, angle: 90 } : op))).toBeUndefined();
});

test("the workbook holds names, values and what is printed, and nothing that is a formula", () => {
  const native = read("sectors");
  if (!native) throw new Error("no chart");
  const bytes = chartWorkbook(native, new Date("2024-09-28T00:00:00Z"));
  expect(checkPackage(bytes).problems).toEqual([]);
  const sheet = new TextDecoder().decode(unzipSync(bytes)["xl/worksheets/sheet1.xml"]);
  for (const { category, value, printed } of native.points) {
    for (const text of [category, `<v>${value}</v>`, printed]) expect(sheet).toContain(text);
  }
  expect(sheet).not.toContain("<f>");
});

test("a value known in words only leaves its cell empty", () => {
  const native = read("sectors");
  if (native?.type !== "bars") throw new Error("no bars");
  const points = native.points.map((point, index) => (index === 0 ? { ...point, value: null } : point));
  const bytes = chartWorkbook({ ...native, points }, new Date("2024-09-28T00:00:00Z"));
  expect(checkPackage(bytes).problems).toEqual([]);
  const sheet = new TextDecoder().decode(unzipSync(bytes)["xl/worksheets/sheet1.xml"]);
  expect(sheet).not.toContain("null");
  expect(sheet.match(/r="B[2-9]"/g)).toHaveLength(native.points.length - 1);
});

test("days are counted as workbooks count them", () => {
  expect(serialDay("1900-03-01")).toBe(61);
  expect(serialDay("2024-09-28")).toBe(45563);
});

test("sections, boxes, nested lists and addresses of every kind make a sound package", async () => {
  const { theme, fonts } = loadProjectTheme();
  const markdown = `<!-- _class: section -->
# A part

Text

---
## B

1. one
   - nested
   - [a](https://example.org/a b?q="x") and [b](javascript:alert(1)) and [c](mailto:a@example.org)
2. two

:::box{kind=gaps}
Not said
:::

::::columns
:::col{span=4}
> quoted
:::
:::col{span=8}
:::small
small
:::
:::
::::
`;
  const deck = readSource(deckSource(composedText(markdown, [])));
  const date = new Date("2024-09-28T00:00:00Z");
  const file = checkPackage(
    drawPptx({ deck, charts: new Map(), drawings: new Map(), theme, fonts, date }, () => undefined),
  );
  expect(file.problems).toEqual([]);
  const slide = file.xml.get("ppt/slides/slide2.xml");
  expect(paragraphs(slide)).toEqual(expect.arrayContaining(["one", "nested", "two", "Not said", "quoted", "small"]));
  expect(all(slide, "a:buAutoNum")).toHaveLength(2);
  const links = [...file.files.keys()].filter((path) => path.endsWith("slide2.xml.rels"));
  const relations = new TextDecoder().decode(file.files.get(links[0] ?? ""));
  expect(relations).not.toContain("javascript");
  expect(relations).toContain("mailto:a@example.org");
});
