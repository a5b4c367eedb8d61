import fc from "fast-check";
import { expect, test } from "vitest";
import { findJsonFault } from "../../../src/diagnostic/json-fault.ts";

test.each([
  ["{ width: 1 }", "width", /write "width", with quotation marks/],
  ['{ "type": bar }', "bar", /write "bar"/],
  ["{ 'a': 1 }", "'", /use double quotation marks/],
  ['{ "a": 1, }', "}", /remove the comma/],
  ['{ "a": [1, 2,] }', "]", /remove the comma/],
  ['{ "a": 1 // why\n}', "/", /no comments/],
  ['{ "a" 1 }', "1", /commas, brackets/],
  ['{ "a": 1 "b": 2 }', '"', /commas/],
  ['{ "a": 01 }', "01", /commas/],
  ['{ "a": 1 } more', "more", /./],
  ['{ "a": [1 }', "}", /close the most recent bracket first/],
  ['{ "a": "one\ntwo" }', '"', /quotation marks/],
])("%j is no JSON at %s", (text, seen, hint) => {
  const fault = findJsonFault(text);
  expect(text.slice(fault?.start, fault?.end)).toBe(seen);
  expect(fault?.hint).toMatch(hint);
});

test("what breaks off says so at its end", () => {
  expect(findJsonFault('{ "a": [')).toMatchObject({
    start: 8,
    message: expect.stringContaining("the end of the file"),
  });
});

test("JSON has no fault, and what is left of it without its end always has one inside the text", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.nat(), (value, cut) => {
      const text = JSON.stringify([value], null, 1);
      expect(findJsonFault(text)).toBeUndefined();
      const short = text.slice(0, cut % text.length);
      const fault = findJsonFault(short);
      expect(fault?.start).toBeLessThanOrEqual(short.length);
    }),
  );
});
