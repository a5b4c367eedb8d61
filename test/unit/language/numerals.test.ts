import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findNumerals } from "../../../src/language/numerals.ts";

// One seed, so that a run can be repeated.
fc.configureGlobal({ seed: 20240928 });

const numeralsIn = (text: string, names: readonly string[] = []) =>
  findNumerals(text, names).map((numeral) => numeral.text);

describe("findNumerals", () => {
  it.each([
    ["87 partners", ["87"]],
    ["$22.2 billion and 1,400 more", ["22.2 billion", "1,400"]],
    ["Twenty-six of them", ["Twenty-six"]],
    ["two million people, dozens of towns", ["two million", "dozens"]],
    ["half of it, a third, three quarters", ["half", "third", "three quarters"]],
    ["twice as many; doubled; a triple win", ["twice", "doubled", "triple"]],
    ["for a decade, within the century", ["decade", "century"]],
    ["70 percent, ten per\ncent, 5%", ["70 percent", "ten per\ncent", "5"]],
    ["since 2014 two bases", ["2014", "two"]],
    ["the third round and the 10th anniversary", ["third", "10"]],
    ["a twelve-month plan, three-year fight, mid-2015", ["twelve", "three", "2015"]],
    ["the 21st-century state", ["21", "century"]],
    ["2024-09-28, 10:30, 5–20", ["2024-09-28", "10:30", "5–20"]],
    ["F-16, CO2, COVID-19", ["16", "2", "19"]],
    ["one hundred, twofold, the fifteenth", ["hundred", "twofold", "fifteenth"]],
  ])("counts what is in %j", (text, wanted) => {
    expect(numeralsIn(text)).toEqual(wanted);
  });

  it.each([
    ["Eastern Arabic", "٨٧"],
    ["Persian", "۸۷"],
    ["full-width", "８７"],
    ["superscript", "m²"],
    ["vulgar fraction", "½"],
    ["circled", "④"],
    ["Roman numeral character", "Ⅷ"],
    ["ligature", "ﬁve"],
    ["soft hyphen", "thou\u00adsand"],
  ])("counts %s digits and letters", (_, text) => {
    expect(numeralsIn(text)).toHaveLength(1);
  });

  it.each([
    "one of the first, the second, both, a pair, a single one, once",
    "Ninewa, someone, tension, fortune, often, weight, attention, network",
    "headquarters, halfway, quarterly, thirdly",
    "Chapter VII, World War I, Elizabeth II",
    "",
  ])("counts nothing in %j", (text) => {
    expect(numeralsIn(text)).toEqual([]);
  });

  describe("with names", () => {
    const names = ["UNSCR 2254", "Group 7", "2nd Lt."];

    it("leaves the number of a name out, over a line break too", () => {
      expect(numeralsIn("under UNSCR 2254, UNSCR\n2254 and UNSCR\u00a02254; 2nd Lt. Doe", names)).toEqual([]);
    });

    it("counts a number that only begins like a name", () => {
      expect(numeralsIn("Group 70, Subgroup 7, Group 7%, Group 7.5, Group 7 million", names)).toEqual([
        ...["70", "7", "7", "5", "million"],
      ]);
    });

    it("keeps places", () => {
      const text = "UNSCR 2254 and 87 more";
      expect(findNumerals(text, names)).toEqual([{ start: 15, end: 17, text: "87" }]);
    });

    it("takes the longer of two names", () => {
      expect(numeralsIn("Area 51 North 2", ["Area 51", "Area 51 North 2"])).toEqual([]);
    });
  });

  it("finds a numeral wherever it stands", () => {
    const word = fc.constantFrom(
      "the",
      "Coalition",
      "Ninewa",
      "one",
      "often",
      "headquarters",
      "’s",
      "Daesh,",
      "(and",
      ".",
    );
    const numeral = fc.oneof(
      fc.nat({ max: 10_000_000 }).map(String),
      fc.nat({ max: 99_999 }).map((value) => String(value).replace(/\B(?=(\d{3})+$)/g, ",")),
      fc.constantFrom("two", "Twelve", "SEVENTY", "hundred", "millions", "dozen", "half", "third", "quarter"),
      fc.constantFrom(
        "twice",
        "doubled",
        "triple",
        "decades",
        "century",
        "percent",
        "per cent",
        "fourth",
        "½",
        "٣",
        "²",
      ),
    );
    const gap = fc.constantFrom(" ", "\n", "\u00a0", "-", " — ", ", ", "/", "(", " “");
    const words = fc.array(word, { maxLength: 6 }).map((all) => all.join(" "));
    fc.assert(
      fc.property(words, gap, numeral, gap, words, (before, left, inserted, right, after) => {
        const start = before.length + left.length;
        const found = findNumerals(before + left + inserted + right + after, ["Group 7"]);
        expect(found.some((hit) => hit.start <= start + inserted.length - 1 && hit.end > start)).toBe(true);
      }),
    );
  });

  it("gives places that hold the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        for (const hit of findNumerals(text, [])) expect(text.slice(hit.start, hit.end)).toBe(hit.text);
      }),
    );
  });
});
