import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isValidEdtf, parseEdtf } from "../../../src/language/edtf.ts";

// One seed, so that a run can be repeated.
fc.configureGlobal({ seed: 20240928 });

const pad = (value: number, width = 2) => String(value).padStart(width, "0");
const mark = fc.constantFrom("", "~", "?", "%");
const year = fc.integer({ min: 1, max: 9998 }).map((value) => pad(value, 4));
const month = fc.integer({ min: 1, max: 12 }).map((value) => pad(value));
// Days up to 28 stand in every month.
const day = fc.integer({ min: 1, max: 28 }).map((value) => pad(value));
const date = fc
  .oneof(
    year,
    fc.tuple(year, month).map((parts) => parts.join("-")),
    fc.tuple(year, month, day).map((parts) => parts.join("-")),
    fc.tuple(year, fc.constantFrom("21", "22", "23", "24")).map((parts) => parts.join("-")),
  )
  .chain((text) => mark.map((sign) => text + sign));
const startOf = (text: string): string => parseEdtf(text)?.start ?? "";
const span = fc.tuple(date, date).map((ends) => ends.sort((a, b) => (startOf(a) < startOf(b) ? -1 : 1)));
const expression = fc.oneof(
  date,
  date.map((text) => `../${text}`),
  date.map((text) => `${text}/..`),
  date.map((text) => `[..${text}]`),
  span.filter(([start, end]) => start !== end).map(([start, end]) => `${start}/${end}`),
);

describe("parseEdtf", () => {
  it.each([
    ["2024-09-28", "2024-09-28", "2024-09-28", "day"],
    ["2024-02", "2024-02-01", "2024-02-29", "month"],
    ["2100-02", "2100-02-01", "2100-02-28", "month"],
    ["2014", "2014-01-01", "2014-12-31", "year"],
    ["2014-22", "2014-06-01", "2014-08-31", "season"],
    ["2014-24", "2014-12-01", "2015-02-28", "season"],
    ["2024-01/2024-06", "2024-01-01", "2024-06-30", "month"],
    ["../2018", "..", "2018-12-31", "year"],
    ["2014/..", "2014-01-01", "..", "year"],
    ["[2021-04..2021-06]", "2021-04-01", "2021-06-30", "month"],
    ["[..2024-09-28]", "..", "2024-09-28", "day"],
    ["2024-09-28/2025-09", "2024-09-28", "2025-09-30", "month"],
    ["2024-05/2024", "2024-05-01", "2024-12-31", "year"],
    ["2024-21/2024-08", "2024-03-01", "2024-08-31", "season"],
  ])("reads %s", (edtf, start, end, precision) => {
    expect(parseEdtf(edtf)).toEqual({ start, end, precision, approximate: false, uncertain: false });
  });

  it.each([
    ["2014~", true, false],
    ["2019?", false, true],
    ["2019-03%", true, true],
    ["2017-06-20~/2017-06-30~", true, false],
    ["2024-09-28/2025-09~", true, false],
  ])("knows how sure %s is", (edtf, approximate, uncertain) => {
    expect(parseEdtf(edtf)).toMatchObject({ approximate, uncertain });
  });

  it.each([
    ...["", "..", "../..", "[..]", "[2014]", "2023-02-29", "2024-13", "2024-00", "2024-04-31", "2024-22-01", "2014-25"],
    ...["28 September 2024", "2024/2014", "2024-9-28", "2014~~", " 2014", "2014/2015/2016", "XXXX-11-05", "/2014"],
  ])("refuses %j", (edtf) => {
    expect(parseEdtf(edtf)).toBeUndefined();
  });

  it("gives the first day no later than the last", () => {
    fc.assert(
      fc.property(expression, (edtf) => {
        const interval = parseEdtf(edtf);
        expect(interval).toBeDefined();
        if (!interval || interval.start === ".." || interval.end === "..") return;
        expect(interval.start <= interval.end).toBe(true);
        expect([interval.start, interval.end].every(isValidEdtf)).toBe(true);
      }),
    );
  });

  it("knows the days of the calendar", () => {
    const anyDay = fc.date({ min: new Date("0100-01-01"), max: new Date("9999-12-31"), noInvalidDate: true });
    fc.assert(fc.property(anyDay, (each) => isValidEdtf(each.toISOString().slice(0, 10))));
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 9999 }), fc.nat({ max: 13 }), fc.nat({ max: 33 }), (y, m, d) => {
        const text = `${pad(y, 4)}-${pad(m)}-${pad(d)}`;
        const real = new Date(`${text}T00:00:00Z`);
        const isReal = !Number.isNaN(real.getTime()) && real.toISOString().startsWith(text);
        expect(isValidEdtf(text)).toBe(isReal);
      }),
    );
  });
});
