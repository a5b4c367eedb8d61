import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import { findNumerals } from "../language/numerals.ts";
import type { ComposedText } from "./slots.ts";

/** A piece of an author's text and the way to its place. */
export interface AuthorText {
  readonly text: string;
  /** From an offset in `text` to where it was typed. */
  readonly placeAt: (offset: number) => Place;
}

/**
 * The law: a numeral that an author typed leads back to nothing, and is an error where it
 * stands. Values never come here, for they are slots until the Markdown is parsed.
 */
export function enforceLaw(texts: Iterable<AuthorText>, names: readonly string[], report: Report): void {
  for (const { text, placeAt } of texts) {
    for (const numeral of findNumerals(text, names)) {
      report(
        errorAt(
          { ...placeAt(numeral.start), length: numeral.end - numeral.start },
          "unsourced-numeral",
          `\`${numeral.text}\` has no source`,
          'print a fact in its stead: {{fact "…"}} or {{date "…"}}',
          `a name that holds it goes into data/names.yaml:  - "${around(text, numeral)}"`,
          `the last resort: {{exempt "${numeral.text}" "why it is no figure"}}`,
        ),
      );
    }
  }
}

/** Texts that are read together, as those of one paragraph are: a numeral may not hide in a change of style. */
export function joinTexts(
  pieces: readonly { readonly text: string; readonly offset: number }[],
  source: ComposedText,
): AuthorText {
  const placeAt = (offset: number): Place => {
    let before = 0;
    for (const piece of pieces) {
      if (offset < before + piece.text.length) return source.placeAt(piece.offset + offset - before);
      before += piece.text.length;
    }
    return source.placeAt(pieces.at(-1)?.offset ?? 0);
  };
  return { text: pieces.map((piece) => piece.text).join(""), placeAt };
}

// The numeral with the word before it: what a name like "Resolution 2254" would be.
function around(text: string, { start, end }: { start: number; end: number }): string {
  const before = /(\p{L}[\p{L}\p{N}-]*\s+)$/u.exec(text.slice(0, start))?.[1] ?? "";
  return (before + text.slice(start, end)).replace(/\s+/g, " ");
}
