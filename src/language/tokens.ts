/**
 * The one tokeniser under numbers, dates and the law's scan. Every reader of this folder
 * works on these tokens, so none of them can see a number that another does not.
 */
export interface Token {
  readonly kind: "digits" | "word" | "mark";
  /** Verbatim. */
  readonly text: string;
  /** Folded for comparison: ligatures resolved, invisible characters dropped, lower case. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
  /** Whether white space precedes it, except where a line was broken at a hyphen. */
  readonly spaced: boolean;
  /** Whether an empty line precedes it. */
  readonly parted: boolean;
}

// Grouped digits first, so that "12,000" is one token and "12,0000" is not; then plain ones;
// then digits of any script, superscripts, vulgar fractions and Roman numeral characters.
const digits = String.raw`\d{1,3}(?:[,\u00a0\u2009\u202f]\d{3})+(?![\d])(?:\.\d+)?|\d+(?:\.\d+)?|\p{N}`;
const word = String.raw`[\p{L}\p{M}\u00ad\u200b-\u200d\u2060\ufeff]+`;
const pattern = new RegExp(`(?<digits>${digits})|(?<word>${word})|(?<mark>\\S)`, "gu");

/** Splits a text into digits, words and single marks; white space only shows as `spaced`. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const gap = text.slice(end, match.index);
    end = match.index + match[0].length;
    tokens.push({
      kind: match.groups?.digits ? "digits" : match.groups?.word ? "word" : "mark",
      text: match[0],
      key: fold(match[0]),
      start: match.index,
      end,
      spaced: gap !== "" && !(isHyphen(tokens.at(-1)) && /^\r?\n$/.test(gap)),
      parted: /\n[^\S\n]*\n/.test(gap),
    });
  }
  return tokens;
}

/** Invisible characters and ligatures come with text that was copied out of a PDF. */
function fold(text: string): string {
  if (isAscii.test(text)) return text.toLowerCase();
  return text
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "")
    .normalize("NFKC")
    .toLowerCase();
}

const isAscii = /^[\0-\x7f]*$/;

function isHyphen(token: Token | undefined): boolean {
  return token !== undefined && !token.spaced && /^[-\u2010\u2011]$/.test(token.text);
}

/** Hyphens and dashes that may join the parts of a number, a range or a compound. */
export function isDash(token: Token | undefined): boolean {
  return token !== undefined && /^[-\u2010-\u2014]$/.test(token.text);
}

/** Whether digits could be a year of our time, 1900 to 2099; such digits alone are not a count. */
export function isYearLike(token: Pick<Token, "text"> | undefined): boolean {
  return token !== undefined && /^(?:19|20)\d\d$/.test(token.text);
}
