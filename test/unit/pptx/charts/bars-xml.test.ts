import { beforeAll, expect, test } from "vitest";
import type { Drawing } from "../../../../src/pictures/drawing.ts";
import type { BarChart } from "../../../../src/pptx/charts/model.ts";
import { readNativeChart } from "../../../../src/pptx/charts/native-chart.ts";
import { drawPptx } from "../../../../src/pptx/pptx.ts";
import { projectDecks } from "../../../support/deck-project.ts";
import { all, attribute, checkPackage } from "../../../support/pptx-check.ts";
import { loadProjectTheme } from "../../../support/theme.ts";

type Element = NonNullable<Parameters<typeof all>[0]>;

interface Written {
  readonly chart: BarChart;
  readonly drawing: Drawing;
  readonly root: Element;
}

let written: readonly Written[] = [];
beforeAll(async () => {
  const { theme, fonts } = loadProjectTheme();
  const { decks } = await projectDecks();
  const files = decks.map(async ({ deck, charts, drawings, date }) => {
    const { xml } = checkPackage(drawPptx({ deck, charts, drawings, theme, fonts, date }, () => undefined));
    const roots = [...xml].flatMap(([path, root]) => (path.startsWith("ppt/charts/chart") ? [root] : []));
    return [...charts.values()].flatMap((bound): Written[] => {
      const drawing = drawings.get(bound.chart);
      const chart = drawing && readNativeChart(bound, drawing);
      const root = chart && roots.find((one) => printed(one) === chart.points.map(({ value }) => value ?? "").join());
      return drawing && chart?.type === "bars" && root ? [{ chart, drawing, root }] : [];
    });
  });
  written = (await Promise.all(files)).flat();
}, 60_000);

/** The values of the bars; with empty places where a fact has none. */
function printed(root: Element): string {
  const values = all(root, "c:val").at(-1);
  const count = number(values, "c:ptCount");
  const known = new Map(all(values, "c:pt").map((one) => [attribute(one, "idx"), all(one, "c:v")[0]?.text]));
  return Array.from({ length: count }, (_, index) => known.get(String(index)) ?? "").join();
}

function number(root: Element | undefined, name: string): number {
  const found = all(root, name)[0];
  return Number(found ? attribute(found, "val") : Number.NaN);
}

test("the project has bars with their names beside them and above", () => {
  expect(new Set(written.map(({ chart }) => chart.areNamesAbove))).toEqual(new Set([true, false]));
  expect(written.length).toBeGreaterThan(5);
});

test("bars begin where those of the drawing do and are as long, within a twentieth", () => {
  for (const { chart, drawing, root } of written) {
    const axis = all(root, "c:valAx")[0];
    const [x, width] = [number(root, "c:x") * drawing.width, number(root, "c:w") * drawing.width];
    expect(x, chart.chart).toBeCloseTo(chart.drawn.zero, 0);
    expect(number(axis, "c:min")).toBe(0);
    const most = Math.max(...chart.points.map(({ value }) => value ?? 0));
    const length = (most / number(axis, "c:max")) * width;
    expect(length / (most * chart.drawn.unit), chart.chart).toBeGreaterThan(0.95);
    expect(length / (most * chart.drawn.unit), chart.chart).toBeLessThan(1.05);
  }
});

test("names above the bars are the labels of bars of no length, in the same rows", () => {
  for (const { chart, root } of written) {
    const series = all(root, "c:ser");
    expect(series).toHaveLength(chart.areNamesAbove ? 2 : 1);
    expect(number(all(root, "c:catAx")[0], "c:delete")).toBe(Number(chart.areNamesAbove));
    if (!chart.areNamesAbove) continue;
    const [names] = series;
    expect(number(names, "c:showCatName")).toBe(1);
    const labels = all(all(names, "c:cat")[0], "c:v").map(({ text }) => text.trim());
    expect(labels).toEqual(chart.points.map(({ category }) => category));
    expect(all(all(names, "c:val")[0], "c:v").map(({ text }) => text)).toEqual(chart.points.map(() => "0"));
  }
});
