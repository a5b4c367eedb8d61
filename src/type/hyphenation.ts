import { createRequire } from "node:module";

/** Returns the hyphenation points of a word: ascending offsets in UTF-16 units. */
export type Hyphenate = (word: string) => readonly number[];

// Fewer letters than this before or after a hyphen confuse more than they save.
const leastBefore = 3;
const leastAfter = 3;
const shortestWord = 7;

/**
 * Hyphenation with Liang's algorithm; undefined if there are no patterns for the language. Patterns are large, so
 * they are loaded when the first word is looked up.
 */
export function loadHyphenation(lang: string): Hyphenate | undefined {
  const module = findPatterns(lang);
  if (module === undefined) return undefined;
  let part: Part | undefined;
  const known = new Map<string, readonly number[]>();
  return (word) => {
    part ??= readPatterns(module);
    const found = known.get(word) ?? offsetsOf(word, part);
    known.set(word, found);
    return found;
  };
}

/** Only lower-case words: names, abbreviations and words with digits are never hyphenated. */
export function isHyphenable(word: string): boolean {
  return word.length >= shortestWord && /^\p{Ll}+$/u.test(word);
}

type Part = (word: string) => string;

// The package has one module per language. Plain "en" means British English here.
function findPatterns(lang: string): string | undefined {
  const tag = lang.toLowerCase();
  if (!/^[a-z]{2,3}(-[a-z0-9]+)*$/.test(tag)) return undefined;
  const { resolve } = createRequire(import.meta.url);
  for (const name of [tag === "en" ? "en-gb" : tag, tag.split("-")[0] ?? tag]) {
    try {
      return resolve(`hyphen/${name}`);
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }
  return undefined;
}

function readPatterns(module: string): Part {
  const { hyphenateSync } = createRequire(import.meta.url)(module) as typeof import("hyphen/en-gb");
  return (word) => hyphenateSync(word, { hyphenChar: softHyphen, minWordLength: shortestWord });
}

const softHyphen = "\u00ad";

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "MODULE_NOT_FOUND";
}

function offsetsOf(word: string, part: Part): number[] {
  if (!isHyphenable(word)) return [];
  const pieces = part(word).split(softHyphen);
  const offsets: number[] = [];
  let offset = 0;
  for (const piece of pieces.slice(0, -1)) {
    offset += piece.length;
    if (offset >= leastBefore && word.length - offset >= leastAfter) offsets.push(offset);
  }
  return offsets;
}
