import type * as z from "zod";
import { asFragment } from "./diagnostic.ts";

/** What an author is told of a value that a schema refuses: no word of the schema's own language, no pattern. */
export function saidOfIssue(issue: z.core.$ZodIssue): { message: string; hints: string[] } {
  switch (issue.code) {
    case "invalid_value": {
      const values = issue.values.map(String).join(", ");
      return { message: "this value is not one of those allowed", hints: [`allowed: ${values}`] };
    }
    case "invalid_type": {
      const wanted = typeWord(issue.expected);
      return { message: `${wanted} is wanted here`, hints: [`write ${wanted} here`] };
    }
    case "too_small":
    case "too_big": {
      const limit = limitOf(issue);
      return { message: `${limit} is wanted here`, hints: [`write ${limit} here`] };
    }
    case "invalid_key":
      return { message: issue.issues[0]?.message ?? "this name is not allowed", hints: ["give it another name"] };
    case "invalid_format":
      return issue.format === "url"
        ? { message: "this is not a web address", hints: ["write the whole address: https://example.org/page"] }
        : { message: issue.message, hints: [] };
    default:
      return { message: asFragment(issue.message), hints: [] };
  }
}

/** A type of a schema in an author's words. */
export function typeWord(type: string): string {
  return typeWords[type] ?? `a value of type ${type}`;
}

const typeWords: Readonly<Record<string, string>> = {
  array: "a list",
  boolean: "true or false",
  int: "a whole number",
  number: "a number",
  object: "a group of keys, each with its value,",
  record: "a group of names, each with its value,",
  string: "a text",
};

type Limit = z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig;

function limitOf(issue: Limit): string {
  const isLeast = issue.code === "too_small";
  const limit = Number(isLeast ? issue.minimum : issue.maximum);
  if (isLeast && limit === 1 && issue.origin === "string") return "a text that is not empty";
  if (isLeast && limit === 1 && issue.origin === "array") return "a list of one or more";
  const bound = issue.inclusive
    ? `${limit} or ${isLeast ? "more" : "less"}`
    : `${isLeast ? "more" : "less"} than ${limit}`;
  return issue.origin === "string"
    ? `a text of ${bound} characters`
    : issue.origin === "array"
      ? `a list of ${bound}`
      : bound;
}
