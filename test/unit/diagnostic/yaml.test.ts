import { expect, test } from "vitest";
import * as z from "zod";
import type { Diagnostic } from "../../../src/diagnostic/diagnostic.ts";
import { parseYaml } from "../../../src/diagnostic/yaml.ts";
import { placesOf } from "../../support/compose-example.ts";

const schema = z.strictObject({
  title: z.string(),
  size: z.enum(["small", "large"]).optional(),
  parts: z.array(z.strictObject({ id: z.string(), value: z.number().optional() })),
  tags: z.record(z.string(), z.union([z.string(), z.strictObject({ one: z.string(), other: z.string() })])).optional(),
});

function parse(text: string): {
  places: string[];
  hints: string[];
  parsed: ReturnType<typeof parseYaml<z.infer<typeof schema>>>;
} {
  const diagnostics: Diagnostic[] = [];
  const parsed = parseYaml("a.yaml", text, schema, (diagnostic) => void diagnostics.push(diagnostic));
  return { places: placesOf(diagnostics), hints: diagnostics.flatMap(({ hints }) => hints), parsed };
}

test("what keeps to the schema is given with the place of everything in it", () => {
  const { places, parsed } = parse("title: t\nparts:\n  - id: a\n  - { id: b, value: 2 }\n");
  expect(places).toEqual([]);
  expect(parsed?.value.parts[1]).toEqual({ id: "b", value: 2 });
  expect(parsed?.placeOf(["parts", 1, "value"])).toEqual({ file: "a.yaml", line: 4, column: 21, length: 1 });
  expect(parsed?.placeOf(["parts", 0, "value"])).toMatchObject({ line: 3 });
});

test.each([
  ["title: *so\nparts: []\n", ["yaml-syntax a.yaml:1:8"], /quotation marks/],
  ["title: {{t}}\nparts: []\n", ["yaml-syntax a.yaml:1:9"], /begin with {{ in quotation marks/],
  ["title: a\ntitle: b\nparts: []\n", ["yaml-syntax a.yaml:2:1"], /remove or rename/],
  ["titel: t\nparts: []\n", ["missing-field a.yaml:1:1", "unknown-key a.yaml:1:1"], /did you mean `title`/],
  ["title: 1\nparts: []\n", ["wrong-type a.yaml:1:8"], /quotation marks: "1"/],
  ["title: t\nsize: medium\nparts: []\n", ["wrong-type a.yaml:2:7"], /allowed: small, large/],
  ["title: t\nparts:\n  - id: a\n    vaule: 1\n", ["unknown-key a.yaml:4:5"], /did you mean `value`/],
  ["title: t\nparts:\n  - value: 1\n", ["missing-field a.yaml:3:5"], /add `id`: a text/],
  [
    "title: t\nparts: []\ntags:\n  x: { one: a, othr: b }\n",
    ["missing-field a.yaml:4:6", "unknown-key a.yaml:4:16"],
    /did you mean `other`/,
  ],
  ["", ["wrong-type a.yaml:1:1"], /a group of keys/],
])("%j", (text, expected, hint) => {
  const { places, hints, parsed } = parse(text);
  expect(parsed).toBeUndefined();
  expect(places.sort()).toEqual(expect.arrayContaining(expected));
  expect(hints.join(" ")).toMatch(hint);
});

// What people mistype, with the place to mend and the remedy.
test.each([
  ["title: Members: all\n", 1, 15, /followed by a space starts a field.*quotation marks/],
  ["tags: { a: Members: all }\n", 1, 19, /followed by a space starts a field.*quotation marks/],
  ["parts:\n  - id: a\n     value: 1\n", 3, 6, /indented differently.*same column/],
  ["parts:\n  - id: a\n value: 1\n", 3, 1, /indented differently.*same column/],
  ["parts:\n  - id: a\n\tvalue: 1\n", 3, 1, /a tab.*spaces/],
  ["parts:\n\t- id: a\n", 2, 1, /a tab.*spaces/],
  ["parts:\n  - id a\n    value: 1\n", 2, 5, /a name followed by a colon.*name: value/],
  ["title:t\nparts: []\n", 1, 1, /a name followed by a colon.*name: value/],
  ["title: t\nparts\n", 2, 1, /a name followed by a colon.*name: value/],
  ["title: t\n- id: a\n", 2, 1, /found a list: put.*below the name/],
  ["title: [t, [u], '{'\nparts: []\n", 1, 8, /this \[ is never closed.*add the closing ]/],
  ["title: { en: t\nparts: []\n", 1, 8, /this { is never closed.*add the closing }/],
  ["[t, u", 1, 1, /this \[ is never closed/],
  ['parts: ["t" "u"]\n', 1, 13, /a comma is missing.*commas/],
  ["parts:\n- id: t\n  value: 1\n size: 2\n", 4, 1, /indented differently/],
  ["parts: [t, u] v\n", 1, 15, /after the closing bracket/],
  ["title: ]\n", 1, 8, /this ] closes nothing/],
  ["parts: - t\n", 1, 8, /on the line of its field.*next line/],
  ['title: "a\\d"\n', 1, 10, /\\d is not a valid escape.*write \\\\d/],
  ["title: @t\n", 1, 8, /cannot begin with @.*quotation marks/],
  ["title: 'it's'\n", 1, 12, /after the closing quotation mark.*double any inside/],
  ['title: "a" b\n', 1, 12, /after the closing quotation mark/],
  ["title: > 100\n", 1, 10, /after > must begin on the next line.*quotation marks/],
  ["title: t\n---\nparts: []\n", 2, 1, /second document.*remove the line/],
])("%j is told where it is to be mended, and how", (text, line, column, said) => {
  const diagnostics: Diagnostic[] = [];
  parseYaml("a.yaml", text, z.unknown(), (diagnostic) => void diagnostics.push(diagnostic));
  expect(diagnostics).toMatchObject([{ code: "yaml-syntax", place: { line, column } }]);
  const [{ message = "", hints = [] } = {}] = diagnostics;
  expect(`${message}: ${hints.join()}`).toMatch(said);
  expect(message).not.toMatch(/\b(implicit|scalar|flow|block|token|node|indicator)\b/i);
});

test("all problems of a file are reported", () => {
  const { places } = parse(`title: t\nparts:\n${"  - { id: 1, vlaue: 2 }\n".repeat(50)}`);
  expect(places).toHaveLength(100);
});
