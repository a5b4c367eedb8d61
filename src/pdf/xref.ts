import { decodeStream } from "./filters.ts";
import { type Cursor, readValue } from "./syntax.ts";
import { isDict, isKind, type PdfDict, PdfError, type PdfStream, type PdfValue } from "./value.ts";

/** An object's position: a byte offset, or the number of the object stream that contains it. */
export type Entry =
  | { readonly kind: "plain"; readonly at: number }
  | { readonly kind: "packed"; readonly pack: number };

interface CrossReferences {
  readonly trailer: PdfDict;
  readonly entries: ReadonlyMap<number, Entry>;
}

/** Reads all cross-reference sections, newest first (ISO 32000-1, 7.5.4 to 7.5.8); an object's newest entry wins. */
export function readCrossReferences(
  text: string,
  bytes: Uint8Array,
  objectAt: (at: number) => PdfValue,
): CrossReferences {
  const start = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text.slice(-1024));
  if (!text.startsWith("%PDF-") || !start)
    throw new PdfError("the file does not start with `%PDF-` or end with `startxref` and `%%EOF`");
  const entries = new Map<number, Entry | undefined>();
  const todo = [Number(start[1])];
  const seen = new Set<number>();
  let trailer: PdfDict | undefined;
  for (let at = todo.shift(); at !== undefined; at = todo.shift()) {
    if (seen.has(at) || at >= bytes.length) continue;
    seen.add(at);
    const section = text.startsWith("xref", at) ? readTable(text, at) : readStream(objectAt(at));
    for (const [id, entry] of section.entries) if (!entries.has(id)) entries.set(id, entry);
    trailer ??= section.trailer;
    for (const key of ["XRefStm", "Prev"]) {
      const next = section.trailer.get(key);
      if (typeof next === "number") todo.push(next);
    }
  }
  if (!trailer) throw new PdfError("the file has no cross-reference table");
  const used = new Map<number, Entry>();
  for (const [id, entry] of entries) if (entry) used.set(id, entry);
  return { trailer, entries: used };
}

interface Section {
  readonly trailer: PdfDict;
  /** Undefined for a free entry. */
  readonly entries: ReadonlyMap<number, Entry | undefined>;
}

function readTable(text: string, from: number): Section {
  const entries = new Map<number, Entry | undefined>();
  const head = /\s*(\d+)\s+(\d+)[ \t]*\r?\n?/y;
  const line = /\s*(\d{10}) (\d{5}) ([nf])/y;
  let at = from + "xref".length;
  for (;;) {
    head.lastIndex = at;
    const section = head.exec(text);
    if (!section) break;
    at = head.lastIndex;
    for (let index = 0; index < Number(section[2]); index++) {
      line.lastIndex = at;
      const entry = line.exec(text);
      if (!entry) throw new PdfError(`the cross-reference table is damaged at byte ${at}`);
      at = line.lastIndex;
      entries.set(Number(section[1]) + index, entry[3] === "n" ? { kind: "plain", at: Number(entry[1]) } : undefined);
    }
  }
  const word = /\s*trailer/y;
  word.lastIndex = at;
  if (!word.test(text)) throw new PdfError("the file has no trailer");
  const cursor: Cursor = { text, at: word.lastIndex, references: true };
  const trailer = readValue(cursor);
  if (!isDict(trailer)) throw new PdfError("the file's trailer is not a dictionary");
  return { trailer, entries };
}

function readStream(value: PdfValue): Section {
  const plain = (inner: PdfValue | undefined): PdfValue => inner ?? null;
  const bytes = isKind(value, "stream") ? decodeStream(value, plain) : undefined;
  if (!bytes || !isKind(value, "stream"))
    throw new PdfError("the cross-reference table is not where the file says it is");
  const widths = numbersOf(value.dict.get("W"));
  const row = widths.reduce((sum, width) => sum + width, 0);
  if (widths.length !== 3 || !(row > 0)) throw new PdfError("the cross-reference stream has no field widths");
  const entries = new Map<number, Entry | undefined>();
  let at = 0;
  for (const id of idsOf(value)) {
    if (at + row > bytes.length) break;
    entries.set(id, entryOf(fieldsOf(bytes, at, widths)));
    at += row;
  }
  return { trailer: value.dict, entries };
}

function* idsOf({ dict }: PdfStream): Generator<number> {
  const size = dict.get("Size");
  const index = dict.has("Index") ? numbersOf(dict.get("Index")) : [0, typeof size === "number" ? size : 0];
  for (let at = 0; at + 1 < index.length; at += 2) {
    const [first = 0, count = 0] = index.slice(at, at + 2);
    for (let id = first; id < first + count; id++) yield id;
  }
}

function numbersOf(value: PdfValue | undefined): number[] {
  return Array.isArray(value) ? value.filter((item): item is number => typeof item === "number") : [];
}

function fieldsOf(bytes: Uint8Array, from: number, widths: readonly number[]): number[] {
  let at = from;
  return widths.map((width, index) => {
    // The type field defaults to 1 (ISO 32000-1, table 17).
    let value = width === 0 && index === 0 ? 1 : 0;
    for (let byte = 0; byte < width; byte++) value = value * 256 + (bytes[at++] ?? 0);
    return value;
  });
}

function entryOf([type, field]: readonly number[]): Entry | undefined {
  if (type === 1) return { kind: "plain", at: field ?? 0 };
  return type === 2 ? { kind: "packed", pack: field ?? 0 } : undefined;
}
