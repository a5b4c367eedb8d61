import { describe, expect, test } from "vitest";
import { codes } from "../../../src/diagnostic/codes.ts";
import { errorAt, sortDiagnostics, warningAt } from "../../../src/diagnostic/diagnostic.ts";
import { nearest } from "../../../src/diagnostic/nearest.ts";
import { renderDiagnostics, summarise } from "../../../src/diagnostic/render.ts";

const place = { file: "data/a.yaml", line: 2, column: 3, length: 4 };
const text = "first\n  word and more\n";
const options = { colour: false, read: (file: string) => (file === "data/a.yaml" ? text : undefined) };
const problem = errorAt(place, "unknown-key", "unknown key `word`", "did you mean `ward`?", "or remove it");

describe("renderings", () => {
  test("human: with a code frame and every hint", () => {
    expect(renderDiagnostics([problem], "human", options)).toBe(`error[unknown-key]: unknown key \`word\`
  --> data/a.yaml:2:3
  2 |   word and more
    |   ^^^^
  hint: did you mean \`ward\`?
  hint: or remove it

`);
  });

  test("human: a long line is shown around its problem, without a frame where there is no file", () => {
    const long = { ...options, read: () => `${"x".repeat(300)}HERE${"y".repeat(300)}` };
    const at = errorAt({ file: "a", line: 1, column: 301, length: 4 }, "unknown-key", "m");
    const [, , shown = "", marks = ""] = renderDiagnostics([at], "human", long).split("\n");
    expect(shown.slice(marks.indexOf("^"), marks.indexOf("^") + 4)).toBe("HERE");
    expect(shown.length).toBeLessThan(130);
    expect(renderDiagnostics([problem], "human", { ...options, read: () => undefined })).not.toContain("^");
  });

  test("human: the mark ends with what is shown of the line", () => {
    const long = { ...options, read: () => "x".repeat(600) };
    for (const column of [1, 301, 590]) {
      const at = errorAt({ file: "a", line: 1, column, length: 900 }, "unknown-key", "m");
      const [, , shown = "", marks = ""] = renderDiagnostics([at], "human", long).split("\n");
      expect(marks.length).toBe(shown.length);
    }
  });

  test("short, json and github", () => {
    expect(renderDiagnostics([problem], "short", options)).toBe(
      "data/a.yaml:2:3: error[unknown-key]: unknown key `word` (did you mean `ward`?)\n",
    );
    expect(JSON.parse(renderDiagnostics([problem], "json", options))).toEqual({ version: 1, diagnostics: [problem] });
    const odd = warningAt({ ...place, file: "a,b:c.yaml" }, "wrong-type", "100% of\nit");
    expect(renderDiagnostics([odd], "github", options)).toBe(
      "::warning file=a%2Cb%3Ac.yaml,line=2,col=3,title=wrong-type::100%25 of%0Ait\n",
    );
  });

  test("the summary counts", () => {
    expect(summarise([problem, problem, warningAt(place, "wrong-type", "x")])).toBe("2 errors and 1 warning");
    expect(summarise([])).toBe("");
  });
});

test("problems are sorted by file, line and column, those without a place first", () => {
  const at = (file: string, line: number, column: number) => errorAt({ file, line, column }, "unknown-key", "m");
  const sorted = sortDiagnostics([
    at("b", 1, 1),
    at("a", 10, 1),
    at("a", 2, 9),
    at("a", 2, 1),
    errorAt(undefined, "empty-data", "m"),
  ]);
  expect(sorted.map(({ place: p }) => (p ? `${p.file}${p.line}:${p.column}` : "-"))).toEqual([
    "-",
    "a2:1",
    "a2:9",
    "a10:1",
    "b1:1",
  ]);
});

test("problems of one place are sorted by code and message, whoever came first", () => {
  const [a, b, c] = [
    errorAt(place, "bad-date", "z"),
    errorAt(place, "unknown-key", "m"),
    errorAt(place, "unknown-key", "n"),
  ];
  expect(sortDiagnostics([c, b, a])).toEqual([a, b, c]);
  expect(sortDiagnostics([a, c, b])).toEqual([a, b, c]);
});

test.each([
  ["mesure", "measure"],
  ["meausre", "measure"],
  ["tiel", "tile"],
  ["trails", undefined],
  ["zzz", undefined],
])("nearest to %s is %s", (typed, meant) => {
  expect(nearest(typed, ["measure", "value", "tile"])).toBe(meant);
});

test.each(Object.entries(codes))("%s is kebab-case and explained in a sentence", (code, explanation) => {
  expect(code).toMatch(/^[a-z]+(-[a-z]+)*$/);
  expect(explanation.length).toBeGreaterThan(20);
  expect(explanation).toMatch(/\.$/);
});
