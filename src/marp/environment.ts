import type { Code } from "../diagnostic/codes.ts";
import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import { type SlotValue, slotCharacter } from "../document/slots.ts";
import type { Drawing } from "../pictures/drawing.ts";
import type { DeckSource } from "../slides/source.ts";
import type { Theme } from "../type/theme.ts";

/** What the rules for tokens work with while they read or print one deck. */
export interface DeckEnvironment {
  readonly source: DeckSource;
  /** Where each line of the Markdown begins. */
  readonly lineStarts: readonly number[];
  readonly report: Report;
  /** Only while printing. */
  readonly print?: Printing;
}

export interface Printing {
  readonly drawings: ReadonlyMap<string, Drawing>;
  readonly theme: Theme;
  readonly fontFamilies: { readonly sans: string; readonly serif: string };
  /** All facts the deck names, in order: what the list of sources is made from. */
  readonly facts: readonly string[];
}

export function createEnvironment(source: DeckSource, report: Report, print?: Printing): DeckEnvironment {
  return { source, lineStarts: lineStartsOf(source.text.markdown), report, ...(print && { print }) };
}

/** The environment that was handed to the printer of tokens, which types it as anything. */
export function environmentOf(env: unknown): DeckEnvironment {
  if (typeof env === "object" && env !== null && "source" in env && "lineStarts" in env) return env as DeckEnvironment;
  throw new TypeError("the deck's rules were run without a deck");
}

export function offsetOfLine(env: DeckEnvironment, line: number | undefined): number {
  return env.lineStarts[line ?? 0] ?? 0;
}

export function placeOfLine(env: DeckEnvironment, line: number | undefined): Place {
  return env.source.text.placeAt(offsetOfLine(env, line));
}

/** Every slot stands in the Markdown once, so its character leads to its place. */
export function placeOfSlot(env: DeckEnvironment, slot: SlotValue): Place {
  const { slots, markdown, placeAt } = env.source.text;
  return placeAt(Math.max(0, markdown.indexOf(slotCharacter(slots.indexOf(slot)))));
}

/** Reports an error at a line of the Markdown. */
export function problemAt(
  env: DeckEnvironment,
  line: number | undefined,
  code: Code,
  message: string,
  ...hints: string[]
): void {
  env.report(errorAt(placeOfLine(env, line), code, message, ...hints));
}

/** Where each line of a text begins. */
export function lineStartsOf(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n?|\n/g)].map((found) => found.index + found[0].length)];
}
