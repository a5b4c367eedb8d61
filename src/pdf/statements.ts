import { operators as allOperators } from "./operators.ts";
import { type Cursor, readToken, skipSpace } from "./syntax.ts";
import type { PdfValue } from "./value.ts";

/**
 * An operator of a content stream with its operands (ISO 32000-1, 7.8.2). `from` and `to` are its offsets in the
 * stream, leading white space included.
 */
export type VisitStatement = (operator: string, operands: readonly PdfValue[], from: number, to: number) => void;

/** Visits a content stream operator by operator. Skips runs of statements that match `passed`, a sticky regex. */
export function eachStatement(text: string, visit: VisitStatement, passed?: RegExp): void {
  const cursor: Cursor = { text, at: 0, references: false };
  let operands: PdfValue[] = [];
  for (let from = 0; ; ) {
    if (operands.length === 0) operands = readStart(cursor, passed);
    const token = readToken(cursor);
    if (token === undefined) return;
    if (typeof token !== "string") {
      operands.push(token);
      continue;
    }
    if (token === "BI") skipInlineImage(cursor);
    visit(known.get(token) ?? token, operands, from, cursor.at);
    from = cursor.at;
    operands = [];
  }
}

// Interned operator names, so that comparing them is fast.
const known = new Map([...allOperators].map((word) => [word, word]));

const numbers = /(?:[-+]?\d+(?:\.\d+)? ){1,20}/y;

/**
 * Fast path: skips a run that matches `passed`, then reads a row of plain numbers. The caller reads anything else
 * token by token.
 */
function readStart(cursor: Cursor, passed: RegExp | undefined): PdfValue[] {
  skipSpace(cursor);
  if (!(cursor.text.charCodeAt(cursor.at) <= 0x39)) return [];
  if (passed && pass(cursor, passed)) skipSpace(cursor);
  numbers.lastIndex = cursor.at;
  if (!numbers.test(cursor.text)) return [];
  const row = cursor.text.slice(cursor.at, numbers.lastIndex - 1);
  cursor.at = numbers.lastIndex;
  return row.split(" ").map(Number);
}

function pass(cursor: Cursor, passed: RegExp): boolean {
  passed.lastIndex = cursor.at;
  if (!passed.test(cursor.text)) return false;
  cursor.at = passed.lastIndex;
  return true;
}

/**
 * A regex for runs of statements with these operators and only numbers and names as operands. Operands are
 * unambiguous, so a failed match does not backtrack.
 */
export function runsOf(operators: Iterable<string>): RegExp {
  const words = [...operators].map((word) => word.replace("*", "\\*")).join("|");
  const operand = String.raw`(?:[-+]?(?:\d+(?:\.\d*)?|\.\d+)|/[^\s()<>[\]{}/%]*)[ \r\n]+`;
  return new RegExp(String.raw`(?:[ \r\n]*(?:${operand}){0,20}(?:${words})(?=[ \r\n]|$)){1,50}`, "y");
}

// The picture's bytes are not operators.
function skipInlineImage(cursor: Cursor): void {
  const end = /\sEI(?=\s|$)/g;
  end.lastIndex = cursor.at;
  cursor.at = end.test(cursor.text) ? end.lastIndex : cursor.text.length;
}
