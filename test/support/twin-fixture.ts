import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import type { Composed } from "../../src/document/block.ts";
import type { Drawing } from "../../src/pictures/drawing.ts";
import { chartWidths } from "../../src/sheet/layout/layout.ts";
import { drawHtml } from "../../src/sheet/twin/html.ts";
import type { Fonts } from "../../src/type/fonts.ts";
import type { Theme } from "../../src/type/theme.ts";
import { drawFixture, fixture } from "./sheet-fixture.ts";

const words = {
  ...fixture.words,
  data: "The data of this chart",
  marking: "Marking",
  notes: "Notes",
  skip: "Skip to the content",
  sources: "Sources",
};

/** The document of the layout's tests, in which the facts of note n are called `fact.n`. */
export const twinDocument: Composed = {
  ...mapObjects(fixture, (object) => {
    if (object.type === "cite" && Array.isArray(object.notes))
      return { ...object, facts: object.notes.map((note) => `fact.${note}`) };
    const hasFigure = object.type === "value" && /\d/.test(String(object.text));
    return hasFigure ? { ...object, facts: ["fact.4"] } : object;
  }),
  words,
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

export interface DrawnTwin {
  readonly html: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Draws a twin with the fixture's charts, as wide as their columns and for phones. */
export async function drawTwin(document: Composed, theme: Theme, fonts: Fonts, table = twinTable): Promise<DrawnTwin> {
  const diagnostics: Diagnostic[] = [];
  const widths = [...chartWidths(document, theme, "a4")];
  const draw = (width: (own: number) => number): ReadonlyMap<string, Drawing> =>
    new Map(widths.map(([chart, own]) => [chart, drawFixture(chart, width(own))]));
  const parts = {
    drawings: draw((own) => own),
    narrow: draw(() => 203),
    tables: Object.fromEntries(widths.map(([chart]) => [chart, table])),
  };
  const html = await drawHtml(document, parts, theme, fonts, (diagnostic) => void diagnostics.push(diagnostic));
  return { html, diagnostics };
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
