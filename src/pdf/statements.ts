import { type Cursor, isWord, readToken } from "./syntax.ts";
import type { PdfValue } from "./value.ts";

/** An operator of a content stream with what stands before it (ISO 32000-1, 7.8.2). */
export interface Statement {
  readonly operator: string;
  readonly operands: readonly PdfValue[];
  /** Where operands and operator stand in the stream; white space before them belongs to it. */
  readonly from: number;
  readonly to: number;
}

/** Cuts a content stream after each of its operators. */
export function* statements(text: string): Generator<Statement> {
  const cursor: Cursor = { text, at: 0, references: false };
  let from = 0;
  let operands: PdfValue[] = [];
  for (let token = readToken(cursor); token !== undefined; token = readToken(cursor)) {
    if (!isWord(token)) {
      operands.push(token);
      continue;
    }
    if (token.word === "BI") skipInlineImage(cursor);
    yield { operator: token.word, operands, from, to: cursor.at };
    from = cursor.at;
    operands = [];
  }
}

// The picture's bytes are no operators: passes to the end of them.
function skipInlineImage(cursor: Cursor): void {
  const end = /\sEI(?=\s|$)/g;
  end.lastIndex = cursor.at;
  cursor.at = end.test(cursor.text) ? end.lastIndex : cursor.text.length;
}
