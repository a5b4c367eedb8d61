import * as fc from "fast-check";
import { expect, test } from "vitest";
import { checkContrast, contrastRatio } from "../../../src/type/contrast.ts";
import { darkColours, darkened } from "../../../src/type/dark.ts";
import type { Theme } from "../../../src/type/theme.ts";
import { loadProjectTheme } from "../../support/theme.ts";

const { theme } = loadProjectTheme();

/** The pairs of colours that a theme falls short in. */
function shortcomings(colour: Theme["colour"]): string[] {
  const found: string[] = [];
  const placeOf = (name: string) => ({ file: name, line: 1, column: 1 });
  checkContrast({ ...theme, colour }, placeOf, ({ message }) => found.push(message));
  return found;
}

test("the project's theme is as readable on a dark screen as on paper", () => {
  const dark = darkColours(theme.colour);
  expect(shortcomings(dark)).toEqual([]);
  expect(contrastRatio(dark.ink, dark.paper)).toBeGreaterThan(12);
  expect(contrastRatio(dark.paper, "#000000")).toBeLessThan(1.5);
  // White on a chart's bar becomes dark on a light bar.
  for (const bar of [dark.accent, dark.accentSoft]) expect(contrastRatio(dark.paper, bar)).toBeGreaterThan(4.5);
});

test("two colours that differ on paper differ on a dark screen", () => {
  const { accent, accentSoft, warning, muted, ink } = darkColours(theme.colour);
  expect(new Set([accent, accentSoft, warning, muted, ink]).size).toBe(5);
  expect(contrastRatio(accent, accentSoft)).toBeGreaterThan(1.8);
});

test("whatever the hues of a theme, its dark colours reach the contrasts", () => {
  const byte = fc.integer({ min: 0, max: 255 }).map((value) => value.toString(16).padStart(2, "0"));
  const colour = fc.tuple(byte, byte, byte).map((bytes) => `#${bytes.join("")}`);
  const light = fc
    .record({ ink: colour, muted: colour, rule: colour, accent: colour, accentSoft: colour, warning: colour })
    .map((some) => ({ ...theme.colour, ...some }));
  fc.assert(
    fc.property(light, (colours) => {
      expect(shortcomings(darkColours(colours))).toEqual([]);
    }),
  );
});

test("a theme that is dark already stays as it is", () => {
  const dark = darkColours(theme.colour);
  expect(darkColours(dark)).toBe(dark);
});

test("any other colour is turned round in lightness", () => {
  expect(contrastRatio(darkened("#ffffff"), "#000000")).toBeLessThan(1.6);
  expect(contrastRatio(darkened("#000000"), "#000000")).toBeGreaterThan(15);
});
