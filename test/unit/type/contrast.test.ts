import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../../src/diagnostic/diagnostic.ts";
import { checkContrast, contrastRatio } from "../../../src/type/contrast.ts";
import { loadProjectTheme } from "../../support/theme.ts";

const { theme } = loadProjectTheme();
const placeOf = (name: string) => ({ file: name, line: 1, column: 1 });

describe("contrastRatio", () => {
  it("is 21 for black on white, 1 for a colour on itself, and the same both ways round", () => {
    expect(contrastRatio("#000000", "#ffffff")).toBeCloseTo(21, 5);
    expect(contrastRatio("#12436d", "#12436d")).toBe(1);
    expect(contrastRatio("#12436d", "#ffffff")).toBeCloseTo(10.25, 1);
    expect(contrastRatio("#ffffff", "#12436d")).toBe(contrastRatio("#12436d", "#ffffff"));
  });
});

describe("checkContrast", () => {
  it("finds nothing in the project's own theme", () => {
    const found: Diagnostic[] = [];
    checkContrast(theme, placeOf, (diagnostic) => found.push(diagnostic));
    expect(found).toEqual([]);
  });

  it("names the pair, its contrast and the one that is wanted", () => {
    const found: Diagnostic[] = [];
    const grey = { ...theme, colour: { ...theme.colour, muted: "#9aa5b0" } };
    checkContrast(grey, placeOf, (diagnostic) => found.push(diagnostic));
    expect(found.map((diagnostic) => diagnostic.code)).toEqual(["low-contrast", "low-contrast"]);
    expect(found[0]?.message).toMatch(
      /^`muted` on `paper` has a contrast ratio of 2\.\d\d:1; it must be at least 4\.5:1$/,
    );
    expect(found[0]?.place).toEqual({ file: "muted", line: 1, column: 1 });
  });
});
