import { parse } from "yaml";
import type { Code } from "../diagnostic/codes.ts";
import { didYouMean } from "../diagnostic/nearest.ts";

/** Marp's directives that a deck may use; `_` before `class` confines it to its slide. */
const allowed = ["class", "headingDivider"] as const;

/** Marp's directives whose work the program does itself, or that would bring in another look. */
const reserved: readonly string[] = [
  "author",
  "backgroundColor",
  "backgroundImage",
  "backgroundPosition",
  "backgroundRepeat",
  "backgroundSize",
  "color",
  "description",
  "footer",
  "header",
  "image",
  "keywords",
  "lang",
  "marp",
  "math",
  "paginate",
  "size",
  "style",
  "theme",
  "title",
  "transition",
  "url",
];

export interface DirectiveProblem {
  readonly code: Code;
  readonly message: string;
  readonly hints: readonly string[];
}

/** What is wrong with the directives in front matter or a comment. */
export function directiveProblems(yaml: string): DirectiveProblem[] {
  const problems: DirectiveProblem[] = [];
  if (slot.test(yaml)) {
    const hints = ["write the word itself"];
    problems.push({ code: "slide-directive", message: "a Marp directive cannot hold a value", hints });
  }
  for (const key of keysOf(yaml)) {
    const name = key.replace(/^_/, "");
    if (allowed.some((one) => one === name)) continue;
    if (reserved.includes(name)) {
      const hints = ["marking, sources, numbers, language and look come from the brief and the theme"];
      problems.push({ code: "slide-directive", message: `\`${key}\` is not allowed in a deck's template`, hints });
    } else {
      const hints = didYouMean(key, [...allowed, ...allowed.map((one) => `_${one}`)]);
      problems.push({ code: "unknown-directive", message: `unknown directive \`${key}\``, hints });
    }
  }
  return problems;
}

// A value is still one private-use character of the text.
const slot = /[\u{F0000}-\u{FFFFD}]/u;

function keysOf(yaml: string): string[] {
  try {
    const value: unknown = parse(yaml);
    if (typeof value === "object" && value !== null) return Object.keys(value);
  } catch {
    // Marp reads directives leniently.
  }
  return [...yaml.matchAll(/^(\w+)\s*:/gm)].map((found) => found[1] ?? "");
}
