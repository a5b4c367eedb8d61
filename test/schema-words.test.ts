import { expect, test } from "vitest";
import * as z from "zod";
import type { Diagnostic } from "../src/diagnostic/diagnostic.ts";
import { parseYaml } from "../src/diagnostic/yaml.ts";

const schema = z.strictObject({
  pages: z.int().min(1),
  height: z.number().positive(),
  title: z.string().min(1),
  lines: z.array(z.string()).min(1),
  use: z.record(z.string().regex(/^[a-z]+$/, "an alias is small letters"), z.string()),
  url: z.url(),
  size: z.enum(["small", "large"]),
});

const sound: Readonly<Record<string, string>> = {
  pages: "1",
  height: "1",
  title: "t",
  lines: "[a]",
  use: "{ a: b }",
  url: "https://example.org/",
  size: "small",
};

function said(key: string, value: string): readonly string[] {
  const text = Object.entries({ ...sound, [key]: value }).map(([name, one]) => `${name}: ${one}\n`);
  const found: Diagnostic[] = [];
  parseYaml("a.yaml", text.join(""), schema, (problem) => void found.push(problem));
  return found.flatMap(({ message, hints }) => [message, ...hints]);
}

test.each([
  ["pages", "0", ["`pages`: 1 or more is wanted here", "write 1 or more here"]],
  ["pages", "many", ["`pages`: a number is wanted here", "write a number here"]],
  ["height", "0", ["`height`: more than 0 is wanted here", "write more than 0 here"]],
  ["title", '""', ["`title`: a text that is not empty is wanted here", "write a text that is not empty here"]],
  ["lines", "[]", ["`lines`: a list of one or more is wanted here", "write a list of one or more here"]],
  [
    "use",
    "[a]",
    [
      "`use`: a group of names, each with its value, is wanted here",
      "write a group of names, each with its value, here",
    ],
  ],
  ["use", "{ A B: c }", ["`use.A B`: an alias is small letters", "give it another name"]],
  ["url", "here", ["`url`: this is not a web address", "write the whole address: https://example.org/page"]],
  ["size", "medium", ["`size`: this value is not one of those allowed", "allowed: small, large"]],
])("%s: %s is told in an author's words", (key, value, expected) => {
  expect(said(key, value)).toEqual(expected);
});
