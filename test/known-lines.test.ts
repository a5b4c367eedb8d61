import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Memory } from "../src/host.ts";
import { openMemory } from "../src/make/disk-memory.ts";
import { loadHyphenation } from "../src/type/hyphenation.ts";
import { openLines } from "../src/type/known-lines.ts";
import { breakLines, measureExtent, type Span } from "../src/type/line-breaking.ts";
import { loadProjectTheme } from "./support/theme.ts";

const { fonts } = loadProjectTheme();
const hyphenate = loadHyphenation("en");

const span = fc
  .record({
    text: fc.array(fc.constantFrom("international ", "a ", "12 ", "members ", "2017–2021 ", "1", "\n"), {
      maxLength: 30,
    }),
    weight: fc.constantFrom(400, 600),
    size: fc.constantFrom(8, 10),
    glued: fc.boolean(),
    parted: fc.boolean(),
  })
  .map(
    ({ text, weight, size, glued, parted }): Span<number> => ({
      text: text.join(""),
      face: fonts.face("sans", weight),
      size,
      features: ["pnum"],
      rise: 0,
      glued,
      data: 0,
      ...(parted && hyphenate && { hyphenate }),
    }),
  );

describe("lines from memory", () => {
  it("are the lines that are broken anew, in this build and the next", () => {
    const texts = fc.array(fc.tuple(fc.array(span, { minLength: 1, maxLength: 3 }), fc.integer({ min: 40, max: 300 })));
    fc.assert(
      fc.property(texts, (all) => {
        const memory = openMemory();
        for (let build = 0; build < 2; build++) {
          const lines = openLines("a", fonts, memory);
          for (const [spans, width] of all)
            for (const setting of ["even", "balanced"] as const)
              expect(lines.breakLines(spans, width, setting)).toEqual(breakLines(spans, width, setting));
          for (const [spans] of all) expect(lines.measureExtent(spans)).toEqual(measureExtent(spans));
          lines.keep();
        }
      }),
      { numRuns: 60 },
    );
  });

  it("are those of another text, face, size, feature, tie, hyphenation, width or setting", () => {
    const base: Span<number> = {
      text: "the international members ",
      face: fonts.face("sans", 400),
      size: 10,
      features: [],
      rise: 0,
      data: 0,
    };
    const figures = { ...base, text: "in 2011 and 1117 members " };
    const rest = { ...base, text: "12345" };
    const cases: (readonly [Span<number>[], number, ("even" | "balanced")?])[] = [
      [[base, rest], 130],
      [[base, { ...rest, glued: true }], 130],
      [[base, rest], 60],
      [[{ ...base, ...(hyphenate && { hyphenate }) }, rest], 60],
      [[{ ...base, size: 12 }, rest], 130],
      [[{ ...base, face: fonts.face("sans", 600) }, rest], 130],
      [[figures], 110],
      [[{ ...figures, features: ["pnum"] }], 110],
      [[figures, figures, figures], 140, "even"],
      [[figures, figures, figures], 140, "balanced"],
    ];
    const lines = openLines("a", fonts);
    const broken = cases.map((one) => breakLines(...one));
    expect(new Set(broken.map((one) => JSON.stringify(one, ["fragments", "text", "offset", "width"]))).size).toBe(
      cases.length,
    );
    expect(cases.map((one) => lines.breakLines(...one))).toEqual(broken);
    const measured = cases.map(([spans]) => measureExtent(spans));
    expect(new Set(measured.map((one) => JSON.stringify(one))).size).toBeGreaterThan(5);
    expect(cases.map(([spans]) => lines.measureExtent(spans))).toEqual(measured);
  });

  it("belong to the spans that ask for them", () => {
    const lines = openLines("a", fonts, undefined);
    const text = { text: "some words", face: fonts.face("sans", 400), size: 10, features: [], rise: 0 };
    const dataOf = (data: number) => lines.breakLines([{ ...text, data }], 300)[0]?.fragments[0]?.span.data;
    expect([dataOf(1), dataOf(2)]).toEqual([1, 2]);
  });

  it("are forgotten when the document no longer has them", () => {
    const kept = new Map<string, unknown>();
    const memory: Memory = {
      recall: <T>(key: string) => kept.get(key.split(" ")[0] ?? "") as T | undefined,
      keep: (key, value) => void kept.set(key.split(" ")[0] ?? "", value),
    };
    const set = (text: string): void => {
      const lines = openLines("a", fonts, memory);
      lines.breakLines([{ text, face: fonts.face("sans", 400), size: 10, features: [], rise: 0, data: 0 }], 300);
      lines.keep();
    };
    set("before");
    set("after");
    expect(JSON.stringify(kept.get("lines"))).toContain("after");
    expect(JSON.stringify(kept.get("lines"))).not.toContain("before");
  });
});
