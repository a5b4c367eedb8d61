import type { Token } from "./tokens.ts";

/** Words with one meaning, as the folded keys of their tokens. */
export interface Phrase<Value> {
  readonly keys: readonly string[];
  readonly value: Value;
}

/** Phrases by what they mean, written with spaces between tokens; the longest come first. */
export function phrases<Value extends string>(
  table: Readonly<Partial<Record<Value, readonly string[]>>>,
): readonly Phrase<Value>[] {
  const all = (Object.entries(table) as [Value, readonly string[]][]).flatMap(([value, texts]) =>
    texts.map((text) => ({ keys: text.split(" "), value })),
  );
  return all.sort((a, b) => b.keys.length - a.keys.length);
}

/** The phrase that begins at a token; `at` is the token behind it. */
export function startsWith<Value>(tokens: readonly Token[], at: number, among: readonly Phrase<Value>[]) {
  const found = among.find(({ keys }) => matches(tokens, at, keys));
  return found && { value: found.value, at: at + found.keys.length };
}

/** The phrase that ends right before a token; `at` is its first token. */
export function endsWith<Value>(tokens: readonly Token[], end: number, among: readonly Phrase<Value>[]) {
  if (tokens[end]?.parted) return undefined;
  const found = among.find(({ keys }) => matches(tokens, end - keys.length, keys));
  return found && { value: found.value, at: end - found.keys.length };
}

function matches(tokens: readonly Token[], at: number, keys: readonly string[]): boolean {
  return keys.every((key, index) => tokens[at + index]?.key === key && !(index > 0 && tokens[at + index]?.parted));
}

/** A set of words, written as lines of them. */
export function listed(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(" ")));
}
