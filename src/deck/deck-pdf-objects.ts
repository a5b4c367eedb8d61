/** What a PDF is made of (ISO 32000-1, 7.3), as far as Chromium writes it: one table, no packed objects. */
export type PdfValue = null | boolean | number | PdfName | PdfString | PdfRef | PdfValue[] | PdfDict | PdfStream;
export type PdfDict = Map<string, PdfValue>;

export interface PdfName {
  readonly kind: "name";
  readonly name: string;
}

export interface PdfString {
  readonly kind: "string";
  /** One character a byte. */
  readonly bytes: string;
}

export interface PdfRef {
  readonly kind: "ref";
  readonly id: number;
}

export interface PdfStream {
  readonly kind: "stream";
  readonly dict: PdfDict;
  /** As they stand in the file, still filtered. */
  readonly bytes: Uint8Array;
}

/** All objects of a file by number; writing numbers them anew. */
export interface PdfObjects {
  readonly objects: Map<number, PdfValue>;
  /** The first number that is free. */
  next: number;
  readonly trailer: PdfDict;
}

export function readObjects(bytes: Uint8Array): PdfObjects {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-64))?.[1]);
  const table = text.indexOf("trailer", start);
  if (!text.startsWith("xref", start) || table < 0) throw new Error("the browser's PDF has no plain table of objects");
  const objects = new Map<number, PdfValue>();
  for (const [, at] of text.slice(start, table).matchAll(/(\d{10}) \d{5} n/g)) {
    const head = /(\d+) 0 obj\s/y;
    head.lastIndex = Number(at);
    const id = head.exec(text)?.[1];
    if (id === undefined) throw new Error(`the browser's PDF has no object at byte ${Number(at)}`);
    objects.set(Number(id), readObject(text, head.lastIndex, bytes));
  }
  const trailer = readValue({ text, at: table + "trailer".length });
  if (!isDict(trailer)) throw new Error("the browser's PDF has no trailer");
  return { objects, trailer, next: Math.max(0, ...objects.keys()) + 1 };
}

function readObject(text: string, from: number, bytes: Uint8Array): PdfValue {
  const cursor = { text, at: from };
  const value = readValue(cursor);
  const stream = /\s*stream\r?\n/y;
  stream.lastIndex = cursor.at;
  if (!isDict(value) || !stream.test(text)) return value;
  const length = value.get("Length");
  if (typeof length !== "number") throw new Error("a stream of the browser's PDF has no plain length");
  return { kind: "stream", dict: value, bytes: bytes.subarray(stream.lastIndex, stream.lastIndex + length) };
}

interface Cursor {
  readonly text: string;
  at: number;
}

const token =
  /\s*(?:(<<|>>|\[|\])|\/([^\s()<>[\]{}/%]*)|<([0-9a-fA-F\s]*)>|(\()|(\d+) 0 R(?![^\s()<>[\]{}/%])|([-+.\d]+)|(true|false|null))/y;

function readValue(cursor: Cursor): PdfValue {
  token.lastIndex = cursor.at;
  const [, bracket, key, hex, literal, ref, digits, word] = token.exec(cursor.text) ?? [];
  const at = cursor.at;
  cursor.at = token.lastIndex;
  if (bracket === "<<") return readDict(cursor);
  if (bracket === "[") return readArray(cursor);
  if (key !== undefined) return name(unescapeName(key));
  if (hex !== undefined)
    return { kind: "string", bytes: Buffer.from(hex.replace(/\s/g, ""), "hex").toString("latin1") };
  if (literal) return readLiteral(cursor);
  if (ref !== undefined) return reference(Number(ref));
  if (digits !== undefined) return Number(digits);
  if (word === undefined) throw new Error(`the browser's PDF has no value at byte ${at}`);
  return word === "null" ? null : word === "true";
}

function unescapeName(text: string): string {
  return text.replace(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

function readDict(cursor: Cursor): PdfDict {
  const dict: PdfDict = new Map();
  while (!closes(cursor, ">>")) {
    const key = readValue(cursor);
    if (!isKind(key, "name")) throw new Error(`the browser's PDF has no key at byte ${cursor.at}`);
    dict.set(key.name, readValue(cursor));
  }
  return dict;
}

function readArray(cursor: Cursor): PdfValue[] {
  const values: PdfValue[] = [];
  while (!closes(cursor, "]")) values.push(readValue(cursor));
  return values;
}

function closes(cursor: Cursor, bracket: string): boolean {
  while (/\s/.test(cursor.text.charAt(cursor.at))) cursor.at++;
  const isClosed = cursor.text.startsWith(bracket, cursor.at);
  if (isClosed) cursor.at += bracket.length;
  return isClosed;
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f", "\n": "" };

function readLiteral(cursor: Cursor): PdfString {
  const piece = /\\([0-7]{1,3})|\\([\s\S])|([()])|[^\\()]+/y;
  let bytes = "";
  for (let depth = 1; depth > 0; ) {
    piece.lastIndex = cursor.at;
    const found = piece.exec(cursor.text);
    if (!found) throw new Error("a string of the browser's PDF is not closed");
    const [whole, octal, escaped, bracket] = found;
    cursor.at = piece.lastIndex;
    if (bracket) depth += bracket === "(" ? 1 : -1;
    if (depth === 0) break;
    if (octal) bytes += String.fromCharCode(Number.parseInt(octal, 8) & 0xff);
    else bytes += escaped === undefined ? whole : (escapes[escaped] ?? escaped);
  }
  return { kind: "string", bytes };
}

export function isDict(value: PdfValue | undefined): value is PdfDict {
  return value instanceof Map;
}

export function isKind<K extends "name" | "string" | "ref" | "stream">(
  value: PdfValue | undefined,
  kind: K,
): value is Extract<PdfValue, { kind: K }> {
  return typeof value === "object" && value !== null && "kind" in value && value.kind === kind;
}

export function name(text: string): PdfName {
  return { kind: "name", name: text };
}

export function reference(id: number): PdfRef {
  return { kind: "ref", id };
}

/** A text string (ISO 32000-1, 7.9.2.2): ASCII as it is, anything else as UTF-16. */
export function textString(text: string): PdfString {
  if (/^[\x20-\x7e]*$/.test(text)) return { kind: "string", bytes: text };
  return { kind: "string", bytes: `\u00fe\u00ff${Buffer.from(text, "utf16le").swap16().toString("latin1")}` };
}

export function dict(entries: Readonly<Record<string, PdfValue | undefined>>): PdfDict {
  return new Map(Object.entries(entries).filter((pair): pair is [string, PdfValue] => pair[1] !== undefined));
}

/** Follows a reference. */
export function resolve({ objects }: PdfObjects, value: PdfValue | undefined): PdfValue {
  return isKind(value, "ref") ? (objects.get(value.id) ?? null) : (value ?? null);
}

/** The dictionary that a value is or leads to, empty where there is none. */
export function dictOf(file: PdfObjects, value: PdfValue | undefined): PdfDict {
  const found = resolve(file, value);
  return isKind(found, "stream") ? found.dict : isDict(found) ? found : new Map();
}

export function arrayOf(file: PdfObjects, value: PdfValue | undefined): readonly PdfValue[] {
  const found = resolve(file, value);
  return Array.isArray(found) ? found : found === null ? [] : [value ?? null];
}

/** Takes a value in under a new number. */
export function add(file: PdfObjects, value: PdfValue): PdfRef {
  const id = file.next++;
  file.objects.set(id, value);
  return reference(id);
}
