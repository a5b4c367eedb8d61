import { createRequire } from "node:module";

/** Hyphenation points of a word: offsets, ascending. */
export type Hyphenate = (word: string) => readonly number[];

// Fewer letters before or after a hyphen than these confuse more than they save.
const leastBefore = 3;
const leastAfter = 3;
const shortestWord = 7;

/**
 * Liang's algorithm with the patterns of a language, or nothing where there are none for it.
 * They are large and read only when a word of that language is looked up.
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

/** Lower case only: names, abbreviations and words with digits are never hyphenated. */
export function isHyphenable(word: string): boolean {
  return word.length >= shortestWord && /^\p{Ll}+$/u.test(word);
}

type Part = (word: string) => string;

// The package has a module for every language it knows; English without a country is British here.
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
