import { parse } from "yaml";
import type { Code } from "../diagnostic/codes.ts";
import { didYouMean } from "../diagnostic/nearest.ts";

/** The Marp directives a deck may use. `_class` applies to its own slide only. */
const allowed = ["class", "headingDivider"] as const;

/** Marp directives that the program sets itself, or that would change the look. */
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

/** Checks the directives in front matter or a comment. */
export function directiveProblems(yaml: string): DirectiveProblem[] {
  const problems: DirectiveProblem[] = [];
  if (slot.test(yaml)) {
    const hints = ["write plain text instead of {{…}}"];
    problems.push({ code: "slide-directive", message: "a Marp directive cannot hold a value", hints });
  }
  for (const key of keysOf(yaml)) {
    const name = key.replace(/^_/, "");
    if (allowed.some((one) => one === name)) continue;
    if (reserved.includes(name)) {
      const hints = ["remove it; marking, sources, slide numbers, language and look come from the brief and the theme"];
      problems.push({ code: "slide-directive", message: `\`${key}\` is not allowed in a deck's template`, hints });
    } else {
      const hints = didYouMean(key, [...allowed, ...allowed.map((one) => `_${one}`)]);
      problems.push({ code: "unknown-directive", message: `unknown directive \`${key}\``, hints });
    }
  }
  return problems;
}

// Values are still private-use slot characters at this point.
const slot = /[\u{F0000}-\u{FFFFD}]/u;

function keysOf(yaml: string): string[] {
  try {
    const value: unknown = parse(yaml);
    if (typeof value === "object" && value !== null) return Object.keys(value);
  } catch {
    // Marp also reads directives that are not valid YAML, so fall back to a line match.
  }
  return [...yaml.matchAll(/^(\w+)\s*:/gm)].map((found) => found[1] ?? "");
}
