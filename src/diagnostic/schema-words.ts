import type * as z from "zod";
import { asFragment } from "./diagnostic.ts";
import { nearest } from "./nearest.ts";

/**
 * Explains a schema issue to an author: plain words, the rejected value where the issue has it, no schema terms or
 * patterns.
 */
export function saidOfIssue(issue: z.core.$ZodIssue): { message: string; hints: string[] } {
  switch (issue.code) {
    case "invalid_value": {
      const values = issue.values.map(String);
      const guess = nearest(String(issue.input), values);
      const hints = [...(guess === undefined ? [] : [`did you mean \`${guess}\`?`]), `allowed: ${values.join(", ")}`];
      return { message: `${seen(issue.input)} is not one of the values allowed here`, hints };
    }
    case "invalid_type": {
      if (!issue.message.startsWith("Invalid input")) return ofSchema(issue.message);
      const wanted = typeWord(issue.expected);
      const isLookalike = issue.expected === "string" && /^(number|boolean)$/.test(typeof issue.input);
      const hint = isLookalike ? `put it in quotation marks: "${issue.input}"` : `write ${wanted} here`;
      return { message: `expected ${wanted}, found ${seen(issue.input)}`, hints: [hint] };
    }
    case "too_small":
    case "too_big": {
      const limit = limitOf(issue);
      return { message: `expected ${limit}, found ${seen(issue.input)}`, hints: [`write ${limit} here`] };
    }
    case "invalid_key":
      return { message: issue.issues[0]?.message ?? "this name is not allowed", hints: ["give it another name"] };
    case "invalid_format":
      return issue.format === "url"
        ? {
            message: `${seen(issue.input)} is not a web address`,
            hints: ["write the full address: https://example.org/page"],
          }
        : ofSchema(issue.message);
    default:
      return ofSchema(issue.message);
  }
}

/** A schema's own message; the hint follows a semicolon. */
function ofSchema(words: string): { message: string; hints: string[] } {
  const [message = "", ...hints] = asFragment(words).split("; ");
  return { message, hints };
}

const longestSeen = 40;

function seen(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return value.length === 0 ? "an empty list" : "a list";
  if (typeof value === "object") return "a group of keys";
  const text = String(value);
  if (text === "") return "an empty text";
  return `\`${text.length > longestSeen ? `${text.slice(0, longestSeen).trimEnd()}…` : text}\``;
}

/** A schema type in words for authors. */
export function typeWord(type: string): string {
  return typeWords[type] ?? `a value of type ${type}`;
}

const typeWords: Readonly<Record<string, string>> = {
  array: "a list",
  boolean: "true or false",
  int: "a whole number",
  number: "a number",
  object: "a group of keys with values",
  record: "a group of names with values",
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
