import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDates } from "../../../src/language/dates.ts";
import { isValidEdtf } from "../../../src/language/edtf.ts";

// One seed, so that a run can be repeated.
fc.configureGlobal({ seed: 20240928 });

const edtfIn = (text: string) => parseDates(text).map((date) => date.edtf);

describe("parseDates", () => {
  it.each([
    ["28 September 2024", "2024-09-28"],
    ["September 28, 2024", "2024-09-28"],
    ["the 28th of September 2024", "2024-09-28"],
    ["Oct. 26, 2023", "2023-10-26"],
    ["2024-09-28", "2024-09-28"],
    ["5\u00a0May\u00a02017", "2017-05-05"],
    ["December 2017", "2017-12"],
    ["MARCH 2021", "2021-03"],
    ["2014", "2014"],
    ["summer of 2014", "2014-22"],
    ["winter 2016", "2016-24"],
    ["late June 2017", "2017-06-20~/2017-06-30~"],
    ["early February 2016", "2016-02-01~/2016-02-10~"],
    ["mid-March 2016", "2016-03-11~/2016-03-20~"],
    ["early 2016", "2016-01~/2016-04~"],
    ["mid-2015", "2015-06~"],
    ["end-2015", "2015-12~"],
    ["around 2014", "2014~"],
    ["about March 2017", "2017-03~"],
    ["since around 2015", "2015~/.."],
    ["Q2 2021", "2021-04/2021-06"],
    ["between 20 January and 5 March 2017", "2017-01-20/2017-03-05"],
    ["the middle of 2015", "2015-06~"],
    ["the first half of 2024", "2024-01/2024-06"],
    ["the third quarter of 2020", "2020-07/2020-09"],
    ["the end of May 2017", "2017-05-31"],
    ["the start of May 2017", "2017-05-01"],
    ["the end of 2017", "2017-12~"],
    ["April–June 2021", "2021-04/2021-06"],
    ["April to June 2021", "2021-04/2021-06"],
    ["between April and June 2021", "2021-04/2021-06"],
    ["22–24 August 2019", "2019-08-22/2019-08-24"],
    ["August 22-24, 2019", "2019-08-22/2019-08-24"],
    ["December 2020–March 2021", "2020-12/2021-03"],
    ["from 2014 to 2019", "2014/2019"],
    ["2014-15", "2014/2015"],
    ["through 2018", "../2018"],
    ["since 2014", "2014/.."],
    ["since the middle of 2015", "2015-06~/.."],
  ])("reads %j", (text, edtf) => {
    expect(parseDates(text)).toEqual([{ start: 0, end: text.length, edtf }]);
  });

  it.each([
    ["November 5", "XXXX-11-05"],
    ["5 November", "XXXX-11-05"],
    ["February 29", "XXXX-02-29"],
    ["in April", "XXXX-04"],
    ["In May", "XXXX-05"],
    ["Last March", "XXXX-03"],
    ["April–June", "XXXX-04/XXXX-06"],
    ["since November", "XXXX-11/.."],
    ["late June", "XXXX-06-20~/XXXX-06-30~"],
  ])("leaves the year open in %j", (text, edtf) => {
    expect(edtfIn(text)).toEqual([edtf]);
  });

  it.each([
    "they may go; march on; a summer of rain; the second half",
    "May we go? March past them. sept and mar",
    "Resolution 2178 (2014), UNSCR 2015, page 2016, $2017, 2018 tons, over 2019 goats, Tu-2020",
    "Copyright © 2014-2025 The Author",
    "2024-13-01",
    "last week, recently, on Thursday, in decades, the 1990s",
    "https://example.org/2020/05",
  ])("sees no date in %j", (text) => {
    expect(edtfIn(text)).toEqual([]);
  });

  it("reads a month's name after *in* without a day", () => {
    expect(edtfIn("In May 15 goats left")).toEqual(["XXXX-05"]);
  });

  it("finds several, in order", () => {
    const text = "Begun on 5 November 2016, it ended in March 2017, before 2018.";
    expect(edtfIn(text)).toEqual(["2016-11-05", "2017-03", "2018"]);
  });

  it("gives valid expressions, in order and apart", () => {
    const part = fc.constantFrom(
      ...["2014", "2019", "May", "June", "28", "5th", "-", "–", "to", "since", "through", "the", "end", "of", "early"],
      ...[
        "first",
        "half",
        "summer",
        ",",
        "in",
        "from",
        "between",
        "and",
        "Feb",
        ".",
        "30",
        "mid",
        "2024-02-30",
        "quarter",
      ],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), fc.constantFrom(" ", ""), (parts, gap) => {
        let last = 0;
        for (const { start, end, edtf } of parseDates(parts.join(gap))) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(isValidEdtf(edtf.replaceAll("XXXX", "2000")), edtf).toBe(true);
          last = end;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
