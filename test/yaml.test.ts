import { expect, test } from "vitest";
import * as z from "zod";
import type { Diagnostic } from "../src/diagnostic/diagnostic.ts";
import { parseYaml } from "../src/diagnostic/yaml.ts";
import { placesOf } from "./support/compose-example.ts";

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
  ["title: [t\nparts: []\n", ["yaml-syntax a.yaml:2:1"], /indentation/],
  ["title: a\ntitle: b\nparts: []\n", ["yaml-syntax a.yaml:2:1"], /remove or rename/],
  ["titel: t\nparts: []\n", ["missing-field a.yaml:1:1", "unknown-key a.yaml:1:1"], /did you mean `title`/],
  ["title: 1\nparts: []\n", ["wrong-type a.yaml:1:8"], /type string/],
  ["title: t\nsize: medium\nparts: []\n", ["wrong-type a.yaml:2:7"], /allowed: small, large/],
  ["title: t\nparts:\n  - id: a\n    vaule: 1\n", ["unknown-key a.yaml:4:5"], /did you mean `value`/],
  ["title: t\nparts:\n  - value: 1\n", ["missing-field a.yaml:3:5"], /add `id` \(string\)/],
  [
    "title: t\nparts: []\ntags:\n  x: { one: a, othr: b }\n",
    ["missing-field a.yaml:4:6", "unknown-key a.yaml:4:16"],
    /did you mean `other`/,
  ],
  ["", ["wrong-type a.yaml:1:1"], /object/],
])("%j", (text, expected, hint) => {
  const { places, hints, parsed } = parse(text);
  expect(parsed).toBeUndefined();
  expect(places.sort()).toEqual(expect.arrayContaining(expected));
  expect(hints.join(" ")).toMatch(hint);
});

test("all problems of a file are reported", () => {
  const { places } = parse(`title: t\nparts:\n${"  - { id: 1, vlaue: 2 }\n".repeat(50)}`);
  expect(places).toHaveLength(100);
});
