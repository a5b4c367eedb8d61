import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parse, stringify } from "yaml";
import type { Event, Fact } from "../../../src/facts/fact.ts";
import type { TextOp } from "../../../src/pictures/drawing.ts";
import { drawExample, quantity, wordsText } from "../../support/chart-example.ts";
import { root } from "../../support/root.ts";

// The template of the project with the aliases of an invented library: as many events as are asked for.
function timeline(dates: readonly string[], chart = "timeline") {
  const aliases = dates.map((_, index) => `event-${String.fromCharCode(97 + index)}`);
  const rows = Object.fromEntries(
    aliases.map((alias) => [alias, { what: { en: `What ${alias} was` }, long: { en: `What ${alias} was` } }]),
  );
  const { events, ...others } = parse(read(`${chart}.yaml`)).facts;
  expect(others).toEqual({});
  const words = stringify({ ...parse(wordsText()), ...heights(chart), facts: { events: { ...events, rows } } });
  const use = new Map(aliases.map((alias, index) => [alias, event(`library.${alias}`, dates[index] ?? "")]));
  return { text: read(`${chart}.vl.json`), changes: { words, use: use as ReadonlyMap<string, Fact> } };
}

function read(file: string): string {
  return readFileSync(`${root}templates/charts/${file}`, "utf8");
}

function heights(chart: string): { height: unknown } {
  return { height: parse(read(`${chart}.yaml`)).height };
}

function event(id: string, edtf: string): Event {
  const status = edtf > "2024-09-28" ? "planned" : "occurred";
  return { ...quantity(id, 1, edtf), kind: "event", date: { edtf, basis: "stated" }, status };
}

async function labelsOf(dates: readonly string[]): Promise<TextOp[]> {
  const { text, changes } = timeline(dates);
  const { drawing, found } = await drawExample(text, changes);
  expect(found).toEqual([]);
  const ops = drawing?.ops.filter((op) => op.op === "text") ?? [];
  return ops.filter((op) => op.text.startsWith("What"));
}

test.each([
  ["at the beginning", ["2014-01-01", "2014-01-02", "2014-01-03", "2014-02", "2024-03"]],
  ["at the end", ["2014", "2024-09-25", "2024-09-26", "2024-09-27", "2024-09-28"]],
  ["on one day", ["2019-05-05", "2019-05-05", "2019-05-05", "2019-05-05"]],
  ["beyond the brief's own day", ["2014-09", "2024-09-28", "2025-01", "2025-02", "2025-03"]],
])("labels of events that crowd %s stand apart, in order and inside the chart", async (_, dates) => {
  const labels = await labelsOf(dates);
  expect(labels.map(({ text }) => text)).toEqual([...labels.map(({ text }) => text)].sort());
  labels.forEach(({ y, font }, index) => {
    const above = labels[index - 1]?.y ?? -Infinity;
    expect(y - above).toBeGreaterThanOrEqual(11.4);
    expect(y - font.size * 0.7).toBeGreaterThanOrEqual(-0.5);
    expect(y + font.size * 0.2).toBeLessThanOrEqual(190.5);
  });
});

test("a label that has room stands beside its dot", async () => {
  const [first, middle, last] = await labelsOf(["2014-07-01", "2019-07-01", "2024-07-01"]);
  const gaps = [(middle?.y ?? 0) - (first?.y ?? 0), (last?.y ?? 0) - (middle?.y ?? 0)];
  expect(Math.abs((gaps[0] ?? 0) - (gaps[1] ?? 0))).toBeLessThan(1);
});

test("more events than the height holds are an error and not a heap", async () => {
  const { text, changes } = timeline(Array.from({ length: 20 }, (_, index) => String(2004 + index)));
  const { found } = await drawExample(text, changes);
  expect(new Set(found.map((problem) => problem.split(" ")[0]))).toEqual(new Set(["chart-clipped-text"]));
});

test("the record uses its whole height: its line begins with the first event and ends with the brief’s day", async () => {
  const { text, changes } = timeline(["2016-11-06", "2017-01-24", "2021"], "record");
  const { drawing } = await drawExample(text, changes);
  const words = (drawing?.ops ?? []).flatMap((op) => (op.op === "text" ? [op] : []));
  const years = words.filter((op) => /^20\d\d$/.test(op.text)).map((op) => op.text);
  expect(years).not.toContain("2016");
  expect(years).not.toContain("2025");
  const first = words.find((op) => op.text.startsWith("What event-a"));
  expect(first?.y).toBeLessThan(10);
});
