import { expect, test } from "vitest";
import * as z from "zod";
import type { Diagnostic } from "../../../src/diagnostic/diagnostic.ts";
import { parseYaml } from "../../../src/diagnostic/yaml.ts";
import { localisedSpec } from "../../../src/sources/localised.ts";

const schema = z.strictObject({
  pages: z.int().min(1),
  height: z.number().positive(),
  title: z.string().min(1),
  lines: z.array(z.string()).min(1),
  use: z.record(z.string().regex(/^[a-z]+$/, "an alias is small letters"), z.string()),
  url: z.url(),
  size: z.enum(["small", "large"]),
  sum: z.string().regex(/^\d$/, "a sum is one digit; `briefs anchor` fills it in").optional(),
  says: localisedSpec,
  date: z.discriminatedUnion("basis", [
    z.strictObject({ basis: z.literal("stated") }),
    z.strictObject({ basis: z.literal("inferred"), because: z.string() }),
  ]),
  of: z.union([
    z.strictObject({ kind: z.literal("count").optional(), unit: z.string() }),
    z.strictObject({ kind: z.literal("event"), status: z.enum(["done", "open"]).optional() }),
  ]),
});

const sound: Readonly<Record<string, string>> = {
  pages: "1",
  height: "1",
  title: "t",
  lines: "[a]",
  use: "{ a: b }",
  url: "https://example.org/",
  size: "small",
  says: "{ en: t }",
  date: "{ basis: stated }",
  of: "{ kind: event }",
};

function said(key: string, value: string): readonly string[] {
  return problemsOf({ ...sound, [key]: value });
}

function problemsOf(fields: Readonly<Record<string, string>>): readonly string[] {
  const text = Object.entries(fields).map(([name, one]) => `${name}: ${one}\n`);
  const found: Diagnostic[] = [];
  parseYaml("a.yaml", text.join(""), schema, (problem) => void found.push(problem));
  return found.flatMap(({ message, hints }) => [message, ...hints]);
}

test.each([
  ["pages", "0", ["`pages`: expected 1 or more, found `0`", "write 1 or more here"]],
  ["pages", "many", ["`pages`: expected a number, found `many`", "write a number here"]],
  ["pages", "1.5", ["`pages`: expected a whole number, found `1.5`", "write a whole number here"]],
  ["height", "0", ["`height`: expected more than 0, found `0`", "write more than 0 here"]],
  ["height", "[1]", ["`height`: expected a number, found a list", "write a number here"]],
  ["height", "{ a: 1 }", ["`height`: expected a number, found a group of keys", "write a number here"]],
  ["height", "", ["`height`: expected a number, found nothing", "write a number here"]],
  [
    "title",
    '""',
    ["`title`: expected a text that is not empty, found an empty text", "write a text that is not empty here"],
  ],
  ["title", "2024", ["`title`: expected a text, found `2024`", 'put it in quotation marks: "2024"']],
  ["title", "true", ["`title`: expected a text, found `true`", 'put it in quotation marks: "true"']],
  ["title", "[t]", ["`title`: expected a text, found a list", "write a text here"]],
  [
    "pages",
    "as many as it takes, and then a few more of them",
    ["`pages`: expected a number, found `as many as it takes, and then a few more…`", "write a number here"],
  ],
  ["lines", "[]", ["`lines`: expected a list of one or more, found an empty list", "write a list of one or more here"]],
  [
    "use",
    "[a]",
    ["`use`: expected a group of names with values, found a list", "write a group of names with values here"],
  ],
  ["use", "{ A B: c }", ["`use.A B`: an alias is small letters", "give it another name"]],
  ["url", "here", ["`url`: `here` is not a web address", "write the full address: https://example.org/page"]],
  ["size", "medium", ["`size`: `medium` is not one of the values allowed here", "allowed: small, large"]],
  [
    "size",
    "smal",
    ["`size`: `smal` is not one of the values allowed here", "did you mean `small`?", "allowed: small, large"],
  ],
  ["sum", "s1", ["`sum`: a sum is one digit", "`briefs anchor` fills it in"]],
  ["says", "t", ["`says`: a text by language is wanted here", "write { en: … }"]],
  [
    "says",
    "[t]",
    ["`says`: expected a group of names with values, found a list", "write a group of names with values here"],
  ],
  [
    "date",
    "{ basis: said }",
    ["`date.basis`: `said` is not one of the values allowed here", "allowed: stated, inferred"],
  ],
  ["date", "{}", ["the field `date.basis` is missing", "add `basis`: stated, inferred"]],
  [
    "of",
    "{ kind: evnt }",
    ["`of.kind`: `evnt` is not one of the values allowed here", "did you mean `event`?", "allowed: count, event"],
  ],
  [
    "of",
    "{ kind: event, status: opn }",
    ["`of.status`: `opn` is not one of the values allowed here", "did you mean `open`?", "allowed: done, open"],
  ],
])("%s: %s is told in an author's words", (key, value, expected) => {
  expect(said(key, value)).toEqual(expected);
});

test("a choice that is missing is told as missing, with what there is to choose from", () => {
  const { size: _, ...rest } = sound;
  expect(problemsOf(rest)).toEqual(["the field `size` is missing", "add `size`: small, large"]);
});
