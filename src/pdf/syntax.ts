import { type PdfDict, PdfError, type PdfString, type PdfValue, type PdfWord } from "./value.ts";

/** A place in bytes that are held as text, one character a byte. */
export interface Cursor {
  readonly text: string;
  at: number;
  /** `12 0 R` is a reference in a file and three operands in a content stream. */
  readonly references: boolean;
}

/** The deepest nesting that is followed; a sound file has a handful of levels. */
const deepest = 100;

/** The next value or word, or undefined at the end (ISO 32000-1, 7.2 and 7.3). */
export function readToken(cursor: Cursor, depth = 0): PdfValue | PdfWord | undefined {
  skipSpace(cursor);
  const { text, at } = cursor;
  if (at >= text.length) return undefined;
  if (depth > deepest) throw new PdfError(`values are nested too deeply at byte ${at}`);
  const code = text.charCodeAt(at);
  if (isNumberStart(code)) return readNumber(cursor);
  switch (code) {
    case 0x2f:
      return { kind: "name", name: readName(cursor) };
    case 0x28:
      return readLiteral(cursor);
    case 0x3c:
      return text.charCodeAt(at + 1) === 0x3c ? readDict(cursor, depth) : readHex(cursor);
    case 0x5b:
      return readArray(cursor, depth);
    default:
      return readWord(cursor);
  }
}

/** The next value; a word in its place is a fault of the file. */
export function readValue(cursor: Cursor, depth = 0): PdfValue {
  const start = cursor.at;
  const token = readToken(cursor, depth);
  if (token === undefined || isWord(token)) throw new PdfError(`a value is missing at byte ${start}`);
  return token;
}

export function isWord(token: PdfValue | PdfWord | undefined): token is PdfWord {
  return typeof token === "object" && token !== null && "kind" in token && token.kind === "word";
}

function isNumberStart(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2e || code === 0x2b;
}

/** Passes white space and comments. */
export function skipSpace(cursor: Cursor): void {
  const code = cursor.text.charCodeAt(cursor.at);
  if (code > 0x20 && code !== 0x25) return;
  space.lastIndex = cursor.at;
  space.test(cursor.text);
  cursor.at = space.lastIndex;
}

// Expressions, for they are fast from the first byte on, when a loop is not compiled yet.
const space = /(?:[\s\0]|%[^\r\n]*)*/y;
const regular = /[^\s\0()<>[\]{}/%]*/y;

function endOfRegular(text: string, from: number): number {
  regular.lastIndex = from;
  regular.test(text);
  return regular.lastIndex;
}

const reference = /[ \t\r\n]+\d+[ \t\r\n]+R(?![^\s()<>[\]{}/%])/y;

function readNumber(cursor: Cursor): PdfValue {
  const { text, at } = cursor;
  const end = endOfRegular(text, at);
  const value = Number(text.slice(at, end));
  if (Number.isNaN(value)) throw new PdfError(`"${text.slice(at, Math.min(end, at + 20))}" at byte ${at} is no number`);
  cursor.at = end;
  if (!cursor.references || !Number.isInteger(value)) return value;
  reference.lastIndex = end;
  if (!reference.test(text)) return value;
  cursor.at = reference.lastIndex;
  return { kind: "ref", id: value };
}

function readName(cursor: Cursor): string {
  const end = endOfRegular(cursor.text, cursor.at + 1);
  const raw = cursor.text.slice(cursor.at + 1, end);
  cursor.at = end;
  if (!raw.includes("#")) return raw;
  return raw.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

function readLiteral(cursor: Cursor): PdfString {
  const { text } = cursor;
  let bytes = "";
  let open = 1;
  let at = cursor.at + 1;
  for (; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === "\\") {
      const [made, length] = readEscape(text, at + 1);
      bytes += made;
      at += length;
      continue;
    }
    if (char === "(") open++;
    else if (char === ")" && --open === 0) break;
    bytes += char;
  }
  cursor.at = at + 1;
  return { kind: "string", bytes };
}

/** What stands for an escape, and how many characters it takes after the backslash. */
function readEscape(text: string, at: number): readonly [made: string, length: number] {
  const octal = /^[0-7]{1,3}/.exec(text.slice(at, at + 3))?.[0];
  if (octal) return [String.fromCharCode(Number.parseInt(octal, 8) & 0xff), octal.length];
  if (text.startsWith("\r\n", at)) return ["", 2];
  const char = text.charAt(at);
  if (char === "\n" || char === "\r") return ["", 1];
  return [escapes[char] ?? char, 1];
}

function readHex(cursor: Cursor): PdfString {
  const end = cursor.text.indexOf(">", cursor.at);
  if (end < 0) throw new PdfError(`a string is not closed at byte ${cursor.at}`);
  const raw = cursor.text.slice(cursor.at + 1, end);
  const digits = /\s/.test(raw) ? raw.replace(/\s+/g, "") : raw;
  cursor.at = end + 1;
  return {
    kind: "string",
    bytes: Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, "hex").toString("latin1"),
  };
}

function readArray(cursor: Cursor, depth: number): PdfValue[] {
  const values: PdfValue[] = [];
  cursor.at++;
  for (;;) {
    skipSpace(cursor);
    if (cursor.text[cursor.at] === "]") break;
    values.push(readValue(cursor, depth + 1));
  }
  cursor.at++;
  return values;
}

function readDict(cursor: Cursor, depth: number): PdfDict {
  const dict = new Map<string, PdfValue>();
  cursor.at += 2;
  for (;;) {
    skipSpace(cursor);
    if (cursor.text.startsWith(">>", cursor.at)) break;
    if (cursor.text[cursor.at] !== "/") throw new PdfError(`a dictionary's key is missing at byte ${cursor.at}`);
    const key = readName(cursor);
    dict.set(key, readValue(cursor, depth + 1));
  }
  cursor.at += 2;
  return dict;
}

function readWord(cursor: Cursor): PdfValue | PdfWord {
  const { text, at } = cursor;
  // A delimiter out of place is a word of its own, so that reading goes on.
  const end = Math.max(endOfRegular(text, at), at + 1);
  const word = text.slice(at, end);
  cursor.at = end;
  if (word === "true") return true;
  if (word === "false") return false;
  return word === "null" ? null : { kind: "word", word };
}
