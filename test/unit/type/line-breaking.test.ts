import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { breakLines, measureSpans, type Span } from "../../../src/type/line-breaking.ts";
import { loadProjectTheme } from "../../support/theme.ts";

const { fonts } = loadProjectTheme();
const face = fonts.face("sans", 400);

function span(text: string, rest: Partial<Span<string>> = {}): Span<string> {
  return { text, face, size: 10, features: ["pnum"], rise: 0, data: "", ...rest };
}

function linesOf(width: number, ...spans: Span<string>[]): string[] {
  return breakLines(spans, width).map((line) => line.fragments.map((fragment) => fragment.text).join(""));
}

describe("breakLines", () => {
  it("keeps every character, in order, and never runs over the width", () => {
    const words = fc.array(fc.stringMatching(/^[a-zA-Z0-9,.–-]{1,24}$/), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(words, fc.integer({ min: 60, max: 400 }), (list, width) => {
        const text = list.join(" ");
        const lines = breakLines([span(text)], width);
        expect(lines.flatMap((line) => line.fragments.map((fragment) => fragment.text)).join("")).toBe(text);
        for (const line of lines) expect(line.width).toBeLessThanOrEqual(width + 0.5);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it("takes no more lines than filling each as far as it goes", () => {
    const text = "The Coalition has divested equipment and stipends to partner forces over a number of years ".repeat(
      4,
    );
    for (let width = 80; width < 400; width += 37) {
      expect(linesOf(width, span(text.trim())).length).toBe(greedyCount(text.trim(), width));
    }
  });

  it("does not leave one short word on the last line where another way is as short", () => {
    const text = "First round of the Joint Security Cooperation Dialogue";
    const width = measureSpans([span("First round of the Joint Security Cooperation ")]) + 2;
    expect(linesOf(width, span(text)).at(-1)).not.toBe("Dialogue");
  });

  it("keeps a figure with the word after it, but lets a year go", () => {
    const width = measureSpans([span("Partners deployed over 9,000")]) + 1;
    expect(linesOf(width, span("Partners deployed over 9,000 troops there"))[0]).not.toContain("9,000");
    const year = measureSpans([span("Members joined in 2017")]) + 1;
    expect(linesOf(year, span("Members joined in 2017 and later"))[0]).toBe("Members joined in 2017 ");
  });

  it("keeps a range together and a note with its word", () => {
    const width = measureSpans([span("As of spring, April–")]) + 1;
    expect(linesOf(width, span("As of spring, April–June"))[1]).toBe("April–June");
    const noted = measureSpans([span("a lasting defeat")]) + 1;
    const lines = linesOf(noted, span("a lasting defeat"), span("12", { glued: true }), span(" of it"));
    expect(lines[0]).toBe("a lasting ");
  });

  it("cuts an address that is wider than the line instead of running over", () => {
    const address = `https://example.org/${"a".repeat(90)}`;
    const lines = breakLines([span(address)], 120);
    expect(lines.length).toBeGreaterThan(3);
    for (const line of lines) expect(line.width).toBeLessThanOrEqual(120);
  });

  it("balances a title", () => {
    const text = "Global Coalition and Iraq agree how the mission ends";
    const width = measureSpans([span(text)]) * 0.8;
    const [first = 0, second = 0] = breakLines([span(text)], width, "balanced").map((line) => line.width);
    expect(Math.abs(first - second)).toBeLessThan(width * 0.3);
  });

  it("makes no line of nothing", () => {
    expect(breakLines([span("  ")], 100)).toEqual([]);
  });
});

function greedyCount(text: string, width: number): number {
  let count = 1;
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (measureSpans([span(longer)]) <= width) line = longer;
    else [count, line] = [count + 1, word];
  }
  return count;
}
