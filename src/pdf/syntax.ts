import { type PdfDict, PdfError, type PdfString, type PdfValue, type PdfWord } from "./value.ts";

/** A position in a file or stream, held as text with one character per byte. */
export interface Cursor {
  readonly text: string;
  at: number;
  /** Whether `12 0 R` is a reference (in a file) or three tokens (in a content stream). */
  readonly references: boolean;
}

/** Nesting limit for values; a sound file has a handful of levels. */
const deepest = 100;

/** The next value or word, or undefined at the end (ISO 32000-1, 7.2 and 7.3). */
export function readToken(cursor: Cursor, depth = 0): PdfValue | PdfWord | undefined {
  skipSpace(cursor);
  const { text, at } = cursor;
  if (at >= text.length) return undefined;
  if (depth > deepest) throw new PdfError(`values are nested more than ${deepest} levels deep at byte ${at}`);
  const code = text.charCodeAt(at);
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
      return code <= 0x39 && code >= 0x2b && code !== 0x2c ? readNumber(cursor) : readWord(cursor);
  }
}

/** The next value. Throws a `PdfError` at a word or at the end. */
export function readValue(cursor: Cursor, depth = 0): PdfValue {
  const start = cursor.at;
  const token = readToken(cursor, depth);
  if (token === undefined || typeof token === "string") throw new PdfError(`a value is missing at byte ${start}`);
  return token;
}

/** Skips white space and comments. */
export function skipSpace(cursor: Cursor): void {
  const { text, at } = cursor;
  const code = text.charCodeAt(at);
  if (!(code <= 0x20) && code !== 0x25) return;
  // Fast path: usually there is only one.
  const next = text.charCodeAt(at + 1);
  if ((code === 0x20 || code === 0x0a) && next > 0x20 && next !== 0x25) {
    cursor.at = at + 1;
    return;
  }
  cursor.at = endOf(blank, text, at);
  while (text.charCodeAt(cursor.at) === 0x25) cursor.at = endOf(blank, text, endOf(comment, text, cursor.at));
}

// Regexes rather than loops: they are fast from the first byte, before the JIT compiles a loop. Each is a single
// character class, so no input makes it backtrack.
const blank = /[\s\0]*/y;
const comment = /[^\r\n]*/y;
const regular = /[^\s\0()<>[\]{}/%]*/y;

function endOf(expression: RegExp, text: string, from: number): number {
  expression.lastIndex = from;
  expression.test(text);
  return expression.lastIndex;
}

const reference = /[ \t\r\n]+\d+[ \t\r\n]+R(?![^\s()<>[\]{}/%])/y;

function readNumber(cursor: Cursor): PdfValue {
  const { text, at } = cursor;
  const end = endOf(regular, text, at);
  const value = Number(text.slice(at, end));
  if (Number.isNaN(value))
    throw new PdfError(`"${text.slice(at, Math.min(end, at + 20))}" at byte ${at} is not a number`);
  cursor.at = end;
  if (!cursor.references || !Number.isInteger(value)) return value;
  reference.lastIndex = end;
  if (!reference.test(text)) return value;
  cursor.at = reference.lastIndex;
  return { kind: "ref", id: value };
}

function readName(cursor: Cursor): string {
  const end = endOf(regular, cursor.text, cursor.at + 1);
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
  if (open > 0) throw new PdfError(`a string is not closed at byte ${cursor.at}`);
  cursor.at = at + 1;
  return { kind: "string", bytes };
}

/** The character an escape encodes, and its length after the backslash. */
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
  plain.lastIndex = cursor.at;
  if (plain.test(cursor.text)) return readPlainArray(cursor, plain.lastIndex);
  const values: PdfValue[] = [];
  cursor.at++;
  for (;;) {
    skipSpace(cursor);
    if (cursor.text.charCodeAt(cursor.at) === 0x5d) break;
    values.push(readValue(cursor, depth + 1));
  }
  cursor.at++;
  return values;
}

// An array of numbers and hexadecimal strings, the usual operand of `TJ`. Unambiguous, so it does not backtrack.
const plain = /\[(?:<(?:[0-9a-fA-F]{2})*>|[-+]?\d+(?:\.\d+)?(?=[ \r\n<\]])|[ \r\n]){0,2000}\]/y;

/** Decodes all strings in one call; decoding them one by one would dominate the run time. */
function readPlainArray(cursor: Cursor, end: number): PdfValue[] {
  const pieces = cursor.text.slice(cursor.at + 1, end - 1).match(/<[^>]*|[^ \r\n<>]+/g) ?? [];
  cursor.at = end;
  let digits = "";
  for (const piece of pieces) if (piece.startsWith("<")) digits += piece.slice(1);
  const bytes = digits === "" ? "" : Buffer.from(digits, "hex").toString("latin1");
  let from = 0;
  return pieces.map((piece) => {
    if (!piece.startsWith("<")) return Number(piece);
    const to = from + (piece.length - 1) / 2;
    const string: PdfString = { kind: "string", bytes: bytes.slice(from, to) };
    from = to;
    return string;
  });
}

function readDict(cursor: Cursor, depth: number): PdfDict {
  const dict = new Map<string, PdfValue>();
  cursor.at += 2;
  for (;;) {
    skipSpace(cursor);
    if (cursor.text.startsWith(">>", cursor.at)) break;
    if (cursor.text[cursor.at] !== "/") throw new PdfError(`a dictionary key is missing at byte ${cursor.at}`);
    const key = readName(cursor);
    dict.set(key, readValue(cursor, depth + 1));
  }
  cursor.at += 2;
  return dict;
}

const constants: ReadonlyMap<string, boolean | null> = new Map([
  ["true", true],
  ["false", false],
  ["null", null],
]);

function readWord(cursor: Cursor): PdfValue | PdfWord {
  const { text, at } = cursor;
  // Treat a stray delimiter as a one-character word, so that reading always advances.
  const end = Math.max(endOf(regular, text, at), at + 1);
  const word = text.slice(at, end);
  cursor.at = end;
  const constant = constants.get(word);
  return constant === undefined ? word : constant;
}
