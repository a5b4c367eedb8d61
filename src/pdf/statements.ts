import { operators as allOperators } from "./operators.ts";
import { type Cursor, readToken, skipSpace } from "./syntax.ts";
import type { PdfValue } from "./value.ts";

/**
 * An operator of a content stream with its operands (ISO 32000-1, 7.8.2), and their offsets; white space before
 * them belongs to it.
 */
export type VisitStatement = (operator: string, operands: readonly PdfValue[], from: number, to: number) => void;

/** Visits a content stream operator by operator; runs of statements that `passed` finds (sticky) are left out. */
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

// The same string for the same operator: comparing it is quick then.
const known = new Map([...allOperators].map((word) => [word, word]));

const numbers = /(?:[-+]?\d+(?:\.\d+)? ){1,20}/y;

/**
 * Skips what can be skipped, and reads the row of numbers that follows; what is written in another way is
 * read token by token.
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
 * Finds runs of the statements of some operators whose operands are plain numbers and names. No operand can be read
 * in two ways, so that a run that breaks off is given up at once.
 */
export function runsOf(operators: Iterable<string>): RegExp {
  const words = [...operators].map((word) => word.replace("*", "\\*")).join("|");
  const operand = String.raw`(?:[-+]?(?:\d+(?:\.\d*)?|\.\d+)|/[^\s()<>[\]{}/%]*)[ \r\n]+`;
  return new RegExp(String.raw`(?:[ \r\n]*(?:${operand}){0,20}(?:${words})(?=[ \r\n]|$)){1,50}`, "y");
}

// The picture's bytes are no operators: passes to the end of them.
function skipInlineImage(cursor: Cursor): void {
  const end = /\sEI(?=\s|$)/g;
  end.lastIndex = cursor.at;
  cursor.at = end.test(cursor.text) ? end.lastIndex : cursor.text.length;
}
