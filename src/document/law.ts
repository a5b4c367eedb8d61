import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import { findNumerals } from "../language/numerals.ts";
import type { ComposedText } from "./slots.ts";

/** Text typed by an author, with its location. */
export interface AuthorText {
  readonly text: string;
  /** Maps an offset in `text` to where it was typed. */
  readonly placeAt: (offset: number) => Place;
}

/**
 * The law: a numeral typed by an author has no source and is an error. Values from facts never get here, because they
 * are slots until the Markdown is parsed.
 */
export function enforceLaw(texts: Iterable<AuthorText>, names: readonly string[], report: Report): void {
  for (const { text, placeAt } of texts) {
    for (const numeral of findNumerals(text, names)) {
      report(
        errorAt(
          { ...placeAt(numeral.start), length: numeral.end - numeral.start },
          "unsourced-numeral",
          `\`${numeral.text}\` has no source`,
          'print a fact instead: {{fact "…"}} or {{date "…"}}',
          `if it is part of a name, add the name to data/names.yaml:  - "${around(text, numeral)}"`,
          `as a last resort: {{exempt "${numeral.text}" "why this is not a figure"}}`,
        ),
      );
    }
  }
}

/** Joins the text of one paragraph, so a change of style cannot split a numeral and hide it. */
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

// The numeral with the word before it, as a suggested name: "Resolution 2254".
function around(text: string, { start, end }: { start: number; end: number }): string {
  const before = /(\p{L}[\p{L}\p{N}-]*\s+)$/u.exec(text.slice(0, start))?.[1] ?? "";
  return (before + text.slice(start, end)).replace(/\s+/g, " ");
}
