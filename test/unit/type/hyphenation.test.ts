import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isHyphenable, loadHyphenation } from "../../../src/type/hyphenation.ts";
import { breakLines, type Span } from "../../../src/type/line-breaking.ts";
import { loadProjectTheme } from "../../support/theme.ts";

const face = loadProjectTheme().fonts.face("sans", 400);
const hyphenate = loadHyphenation("en");

function parts(word: string, lang = "en"): string {
  const offsets = loadHyphenation(lang)?.(word) ?? [];
  return [0, ...offsets].map((start, index) => word.slice(start, offsets[index])).join("-");
}

function span(text: string): Span<string> {
  return { text, face, size: 10, features: ["pnum"], rise: 0, data: "", ...(hyphenate && { hyphenate }) };
}

function linesOf(text: string, width: number): string[] {
  return breakLines([span(text)], width).map((line) => line.fragments.map((fragment) => fragment.text).join(""));
}

describe("loadHyphenation", () => {
  it("parts words as the language does", () => {
    expect(parts("reconstruction")).toBe("recon-struc-tion");
    expect(parts("territory")).not.toBe(parts("territory", "en-US"));
    expect(parts("wiederaufbau", "de")).toContain("-");
  });

  it("is nothing where a language has no hyphens or no name", () => {
    for (const lang of ["ar", "ckb", "xx", "../en-gb", ""]) expect(loadHyphenation(lang)).toBeUndefined();
  });

  it("leaves three letters on either side", () => {
    for (const word of ["announced", "literally", "arrangements", "stabilisation", "nearly"]) {
      const pieces = parts(word).split("-");
      expect(pieces.at(0)?.length).toBeGreaterThanOrEqual(3);
      expect(pieces.at(-1)?.length).toBeGreaterThanOrEqual(3);
    }
    expect(parts("nearly")).toBe("nearly");
  });

  it("leaves names, abbreviations and figures whole", () => {
    for (const word of ["Coalition", "UNDP", "peshmerGa", "covid19", "don’t", "short"])
      expect(isHyphenable(word)).toBe(false);
  });
});

describe("lines of running text", () => {
  const words = fc.array(
    fc.constantFrom("stabilisation", "of", "reconstruction", "the", "Coalition’s", "announcement", "in", "territory,"),
    { minLength: 3, maxLength: 40 },
  );

  it("keep every letter, never end in two hyphens running, and keep to their width", () => {
    fc.assert(
      fc.property(words, fc.integer({ min: 70, max: 240 }), (list, width) => {
        const lines = breakLines([span(list.join(" "))], width);
        const ends = lines.map((line) => line.fragments.at(-1)?.hyphenated === true);
        expect(ends.some((isHyphen, index) => isHyphen && ends[index + 1])).toBe(false);
        expect(ends.at(-1)).toBe(false);
        const text = lines.flatMap(({ fragments }) =>
          fragments.map((fragment) => (fragment.hyphenated ? fragment.text.slice(0, -1) : fragment.text)),
        );
        expect(text.join("")).toBe(list.join(" "));
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 0.5);
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it("part a word only where a line would be short by a lot", () => {
    const text = "The move to new security arrangements under Iraqi leadership can commence";
    expect([180, 190, 200, 210, 220].filter((width) => linesOf(text, width).join("").includes("-"))).toEqual([]);
    expect(linesOf(text, 150)[0]).toBe("The move to new security arrange-");
  });
});
