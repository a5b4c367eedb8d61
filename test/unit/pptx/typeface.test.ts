import { expect, test } from "vitest";

import { drawPptx } from "../../../src/pptx/pptx.ts";
import { latinXml } from "../../../src/pptx/typeface.ts";
import { deckChartWidths } from "../../../src/slides/widths.ts";
import { exampleDeck, exampleDrawings } from "../../support/deck-example.ts";
import { all, attribute, checkPackage } from "../../support/pptx-check.ts";
import { readSource } from "../../support/read-source.ts";
import { loadProjectTheme } from "../../support/theme.ts";

const { theme, fonts } = loadProjectTheme();
const ignore = (): void => undefined;

// Old style with brackets, and without serifs: what the fonts say of themselves.
const classes = { serif: "02040603050405020204", sans: "020B0303030403020204" };

test("a family comes with its own classes, its pitch and its kind", () => {
  expect(latinXml("serif", fonts)).toBe(`<a:latin typeface="+mj-lt" panose="${classes.serif}" pitchFamily="18"/>`);
  expect(latinXml("sans", fonts)).toBe(`<a:latin typeface="+mn-lt" panose="${classes.sans}" pitchFamily="34"/>`);
});

test("every font that a presentation names has them", async () => {
  const deck = readSource(exampleDeck(), ignore);
  const drawings = exampleDrawings(deckChartWidths(deck, theme));
  const bytes = drawPptx(
    { deck, charts: new Map(), drawings, theme, fonts, date: new Date("2024-09-28T00:00:00Z") },
    ignore,
  );
  const named = [...checkPackage(bytes).xml.values()].flatMap((root) => all(root, "a:latin"));
  expect(new Set(named.map((one) => attribute(one, "typeface")))).toEqual(
    new Set(["Source Serif 4", "Source Sans 3", "+mj-lt", "+mn-lt"]),
  );
  for (const one of named) {
    const isSerif = /serif|mj/i.test(attribute(one, "typeface") ?? "");
    expect(attribute(one, "panose")).toBe(isSerif ? classes.serif : classes.sans);
    expect(attribute(one, "pitchFamily")).toBe(isSerif ? "18" : "34");
  }
});
