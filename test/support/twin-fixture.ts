import type { Composed } from "../../src/document/block.ts";
import type { Drawing } from "../../src/pictures/drawing.ts";
import { sheetChartWidths } from "../../src/sheet/layout/grid.ts";
import type { SheetDocument } from "../../src/sheet/layout/setting.ts";
import { type ChartParts, twinHtml, twinParts } from "../../src/sheet/twin/html.ts";
import { embedFonts } from "../../src/type/embed-fonts.ts";
import type { Look } from "../../src/type/look.ts";
import { drawFixture, fixture } from "./sheet-fixture.ts";

/** The document of the layout's tests, in which the facts of note n are called `fact.n`. */
export const twinDocument: Composed = {
  ...mapObjects(fixture, (object) => {
    if (object.type === "cite" && Array.isArray(object.notes))
      return { ...object, facts: object.notes.map((note) => `fact.${note}`) };
    const hasFigure = object.type === "value" && /\d/.test(String(object.text));
    return hasFigure ? { ...object, facts: ["fact.4"] } : object;
  }),
  notes: fixture.notes.map((note) => ({ ...note, source: "s0", facts: [`fact.${note.number}`] })),
};

/** One table for every chart of the fixture. */
export const twinTable = {
  header: ["What is counted", "Value", "As of", "According to"],
  rows: [
    ["members", "73", "July 2017", "Coalition"],
    ["members", "87", "28 September 2024", "UK"],
  ],
  facts: ["fact.5", "fact.1"],
};

/** Draws a twin with the fixture's charts, as wide as their columns and for phones. */
export function drawTwin(document: SheetDocument, look: Look, table = twinTable): Promise<string> {
  const widths = [...sheetChartWidths(document.blocks, look.theme, "a4")];
  const draw = (width: (own: number) => number): ReadonlyMap<string, Drawing> =>
    new Map(widths.map(([chart, own]) => [chart, drawFixture(chart, width(own))]));
  const parts = {
    drawings: draw((own) => own),
    narrow: draw(() => 203),
    tables: Object.fromEntries(widths.map(([chart]) => [chart, table])),
  };
  return drawHtml(document, parts, look);
}

/** A twin with its fonts. */
export async function drawHtml(document: SheetDocument, charts: ChartParts, look: Look): Promise<string> {
  const parts = twinParts(document, charts, look);
  return twinHtml(document, parts, await embedFonts(look.fonts, parts.characters, "woff2"));
}

/** The names of all elements in order with those of their attributes: what no text may change. */
export function skeletonOf(html: string): string[] {
  return [...html.matchAll(/<[^>]*>/g)].map(([tag]) => tag.replace(/="[^"]*"/g, ""));
}

/** A copy in which every object went through `change`, inner ones first. */
export function mapObjects<T>(value: T, change: (object: Record<string, unknown>) => Record<string, unknown>): T {
  const walk = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(walk);
    if (typeof part !== "object" || part === null) return part;
    return change(Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, walk(inner)])));
  };
  return walk(value) as T;
}
