/** Syntax of another Markdown dialect, which would be printed exactly as typed. */
interface ForeignForm {
  readonly pattern: RegExp;
  readonly name: string;
  readonly hint: string;
}

const word = String.raw`[^\s`;

/** Syntax that our parsers do not know, so its markup would reach the page as text. */
const foreignForms: readonly ForeignForm[] = [
  { pattern: /\[\^[^\]\s]{1,80}\]:?/, name: "a footnote", hint: 'write {{cite "…"}}, which adds a numbered note' },
  { pattern: /^\s*\[[ xX]\]\s/, name: "a task list", hint: "write a plain list" },
  { pattern: /^\s*\[![A-Z]+\]/, name: "an alert", hint: "write :::box{kind=note}" },
  pairOf("==", "=", "highlighting"),
  pairOf("~", "~", "subscript"),
  pairOf("^", "^", "superscript"),
  pairOf("++", "+", "an insertion"),
  { pattern: /\$\$[^$]{1,400}\$\$/, name: "a formula", hint: "write it in words" },
  { pattern: /\[\[[^\]\n]{1,80}\]\]/, name: "a wiki link", hint: "write [text](https://…)" },
  { pattern: /\[TOC\]/i, name: "a table of contents", hint: "remove it; PDF files have bookmarks" },
  { pattern: /(?<=^|\s):[a-z][a-z0-9_+-]{1,40}:(?=\s|$)/, name: "an emoji code", hint: "write it in words" },
  {
    pattern: /(?<=\S)\s*\{[#.][\w-]{1,40}[^}\n]{0,80}\}\s*$/,
    name: "an attribute",
    hint: "remove it; the theme sets the look",
  },
  { pattern: /^\*\[[^\]\n]{1,80}\]:/, name: "an abbreviation", hint: "write the abbreviation out" },
];

function pairOf(mark: string, char: string, name: string): ForeignForm {
  const [m, c] = [mark.replace(/[+^]/g, "\\$&"), char === "^" ? "\\^" : char];
  const inner = `${word}${c}](?:[^${c}\\n]{0,200}${word}${c}])?`;
  return { pattern: new RegExp(`(?<!${m})${m}${inner}${m}(?!${m})`), name, hint: "write it as plain text" };
}

interface ForeignUse {
  readonly name: string;
  readonly hint: string;
  /** From the start of the text. */
  readonly offset: number;
}

/** The first foreign form in running text as typed. Backslash-escaped characters are literal and never match. */
export function findForeignForm(typed: string): ForeignUse | undefined {
  const text = typed.replace(/\\[!-/:-@[-`{-~]/g, "\0\0");
  for (const { pattern, name, hint } of foreignForms) {
    const found = pattern.exec(text);
    if (found) return { name, hint, offset: found.index };
  }
  return undefined;
}
