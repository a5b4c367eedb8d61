import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { type Amount, bases, type Qualifier, qualifiers } from "../../../src/language/amount.ts";
import { parseDates } from "../../../src/language/dates.ts";
import { formatAmount, formatDate, formatDated } from "../../../src/language/format.ts";
import { findNumerals } from "../../../src/language/numerals.ts";
import { parseQuantities } from "../../../src/language/quantities.ts";
import { symbolUnits } from "../../../src/language/units.ts";
import { resolveWording, wordingSchema } from "../../../src/language/wording.ts";
import { root } from "../../support/root.ts";

// One seed, so that a run can be repeated.
fc.configureGlobal({ seed: 20240928 });

const text = readFileSync(`${root}data/wording/en.yaml`, "utf8");
const en = resolveWording(wordingSchema.parse(parse(text)), () => undefined);
const plain = (text: string) => text.replaceAll("\u00a0", " ");

function printed(amount: Amount, place: "sentence" | "figure"): string {
  const { qualifier, figure } = formatAmount(amount, en, place);
  return qualifier === "" ? figure : `${qualifier} ${figure}`;
}

describe("formatAmount", () => {
  it.each<[number, Qualifier, string, string, string]>([
    [22.2e9, "more-than", "USD", "more than $22.2 billion", "more than $22.2 billion"],
    [4130000000, "more-than", "USD", "more than $4.13 billion", "more than $4.13 billion"],
    [1.9e6, "more-than", "person", "more than 1.9 million", "more than 1.9 million"],
    [111000, "more-than", "person", "more than 111,000", "more than 111,000"],
    [70, "more-than", "percent", "more than 70 per cent", "more than 70%"],
    [110000, "exact", "km2", "110,000 sq km", "110,000 sq km"],
    [18300, "more-than", "t", "more than 18,300 metric tons", "more than 18,300 metric tons"],
    [12, "exact", "month", "12 months", "12 months"],
    [1, "exact", "month", "one month", "1 month"],
    [2, "more-than", "year", "more than two years", "more than 2 years"],
    [5, "exact", "member", "five", "5"],
    [5, "exact", "percent", "5 per cent", "5%"],
    [0, "exact", "member", "zero", "0"],
    [4e6, "estimated", "person", "an estimated 4 million", "an estimated 4 million"],
    [100 / 3, "exact", "percent", "one-third", "one-third"],
    [33.333333, "exact", "percent", "one-third", "one-third"],
    [12000, "exact", "EUR", "€12,000", "€12,000"],
    [-14, "exact", "USD", "−$14", "−$14"],
  ])("prints %d %s %s", (value, qualifier, unit, sentence, figure) => {
    expect(plain(printed({ value, qualifier, unit }, "sentence"))).toBe(sentence);
    expect(plain(printed({ value, qualifier, unit }, "figure"))).toBe(figure);
  });

  it.each([
    [1_234_567, "1,234,567"],
    [1_230_000, "1.23 million"],
    [1_235_000, "1,235,000"],
    [999_999_999, "999,999,999"],
    [2.5, "2.5"],
    [1234.5678, "1,234.5678"],
    [0.1 + 0.2, "0.30000000000000004"],
    [1e-7, "0.0000001"],
    [1.5e21, "1,500,000,000 trillion"],
  ])("never rounds %d", (value, wanted) => {
    expect(plain(printed({ value, qualifier: "exact", unit: "person" }, "figure"))).toBe(wanted);
  });

  it.each([
    [5, 20, "person", "5–20"],
    [5e6, 20e6, "USD", "$5–20 million"],
    [5e5, 2e6, "person", "500,000–2,000,000"],
    [20, 30000, "person", "20 – 30,000"],
    [5, 20, "percent", "5–20%"],
  ])("prints the range %d to %d %s", (value, max, unit, wanted) => {
    expect(plain(printed({ value, max, qualifier: "range", unit }, "figure"))).toBe(wanted);
  });

  it("prints the words of what is vague", () => {
    const vague = { qualifier: "vague", unit: "person", words: "Tens of thousands" } as const;
    expect(printed(vague, "sentence")).toBe("tens of thousands");
    expect(printed(vague, "figure")).toBe("Tens of thousands");
  });

  it("keeps a number and its unit on one line", () => {
    expect(printed({ value: 1.9e6, qualifier: "exact", unit: "km2" }, "sentence")).toBe(
      "1.9\u00a0million\u00a0sq\u00a0km",
    );
  });

  const value = fc.oneof(
    fc.nat({ max: 3000 }),
    fc.nat({ max: 2_000_000_000 }),
    fc.tuple(fc.nat({ max: 99999 }), fc.constantFrom(1e4, 1e7, 1e10, 1e12)).map(([count, scale]) => count * scale),
    fc.nat({ max: 100_000 }).map((hundredths) => Number(`${hundredths}e-2`)),
    fc.double({ min: 0.001, max: 1e15, noNaN: true }),
  );
  const unit = fc.constantFrom("member", ...symbolUnits);
  const place = fc.constantFrom("sentence" as const, "figure" as const);
  const single = qualifiers.filter((qualifier) => qualifier !== "range" && qualifier !== "vague");
  const readUnit = (amount: Amount) => (symbolUnits.has(amount.unit) ? { unit: amount.unit } : {});

  it("prints what is read again as the same value, qualifier and unit", () => {
    fc.assert(
      fc.property(value, fc.constantFrom(...single), unit, place, (value, qualifier, unit, place) => {
        const amount = { value, qualifier, unit };
        const text = printed(amount, place);
        expect(parseQuantities(text)).toEqual([{ start: 0, end: text.length, value, qualifier, ...readUnit(amount) }]);
      }),
      { numRuns: 2000 },
    );
  });

  it("prints ranges that are read again as they are", () => {
    const ends = fc
      .tuple(value, value)
      .filter(([a, b]) => a !== b)
      .map(([a, b]) => ({ value: Math.min(a, b), max: Math.max(a, b) }));
    fc.assert(
      fc.property(ends, unit, place, (ends, unit, place) => {
        const amount = { ...ends, qualifier: "range" as const, unit };
        const text = printed(amount, place);
        expect(parseQuantities(text)).toEqual([
          { start: 0, end: text.length, ...ends, qualifier: "range", ...readUnit(amount) },
        ]);
      }),
      { numRuns: 2000 },
    );
  });

  it("prints nothing with a value that the law would not count", () => {
    fc.assert(
      fc.property(value, unit, place, (value, unit, place) => {
        fc.pre(value !== 1);
        expect(findNumerals(printed({ value, qualifier: "exact", unit }, place), [])).not.toEqual([]);
      }),
    );
  });
});

describe("formatDate", () => {
  it.each([
    ["2024-09-28", "28 September 2024", "Sep 2024"],
    ["2017-07", "July 2017", "Jul 2017"],
    ["2014", "2014", "2014"],
    ["2014-22", "summer 2014", "2014"],
    ["2021-04/2021-06", "April–June 2021", "2021"],
    ["[2021-04..2021-06]", "April–June 2021", "2021"],
    ["2019-08-22/2019-08-24", "22–24 August 2019", "Aug 2019"],
    ["2020-12/2021-03", "December 2020 to March 2021", "2020–2021"],
    ["2014/2019", "2014–2019", "2014–2019"],
    ["2014/..", "since 2014", "since 2014"],
    ["../2018", "until 2018", "until 2018"],
    ["[..2024-09-28]", "by 28 September 2024", "by Sep 2024"],
    ["2017-06-20~/2017-06-30~", "late June 2017", "Jun 2017"],
    ["2015-06~", "around June 2015", "around Jun 2015"],
    ["2019?", "probably 2019", "probably 2019"],
    ["2024-09-28/2025-09~", "28 September 2024 to around September 2025", "2024–2025"],
    ["2019?/2021", "probably 2019 to 2021", "2019–2021"],
    ["XXXX-11-05", "5 November", "5 Nov"],
    ["XXXX-04", "April", "Apr"],
    ["soon", "soon", "soon"],
  ])("prints %s", (edtf, long, short) => {
    expect(plain(formatDate(edtf, en, "long"))).toBe(long);
    expect(plain(formatDate(edtf, en, "short"))).toBe(short);
  });

  it("keeps a date on one line", () => {
    expect(formatDate("2024-09-28", en, "long")).toBe("28\u00a0September\u00a02024");
  });

  it("prints what is read again as the same date", () => {
    const number = (min: number, max: number) =>
      fc.integer({ min, max }).map((value) => String(value).padStart(2, "0"));
    const point = fc
      .tuple(number(1900, 2099), number(1, 12), number(1, 28), fc.integer({ min: 1, max: 3 }))
      .map(([year, month, day, parts]) => [year, month, day].slice(0, parts).join("-"));
    const span = fc
      .tuple(point, point)
      .filter(([a, b]) => a.length === b.length && a < b)
      .map((ends) => ends.join("/"));
    fc.assert(
      fc.property(fc.oneof(point, span), (edtf) => {
        const text = formatDate(edtf, en, "long");
        expect(parseDates(text)).toEqual([{ start: 0, end: text.length, edtf }]);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("formatDated", () => {
  it("says how a date is known, unless it is stated or the document's own", () => {
    expect(bases.map((basis) => plain(formatDated({ edtf: "2017-07", basis }, en)))).toEqual([
      ...["July 2017", "July 2017", "July 2017 (inferred)", "July 2017 (computed)", "July 2017 (undated)"],
    ]);
  });
});
