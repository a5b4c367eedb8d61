import { decodeStream } from "./filters.ts";
import { type Cursor, readToken, readValue, skipSpace } from "./syntax.ts";
import { decodeText } from "./text.ts";
import { isDict, isKind, type PdfArray, type PdfDict, PdfError, type PdfStream, type PdfValue } from "./value.ts";
import { type Entry, readCrossReferences } from "./xref.ts";

/** An open PDF. Objects are parsed on first use, and every accessor follows references. */
export interface PdfFile {
  readonly bytes: Uint8Array;
  /** The newest trailer, or the newest cross-reference stream's dictionary. */
  readonly trailer: PdfDict;
  /** Numbers of all objects in use, ascending. */
  readonly ids: readonly number[];
  object(id: number): PdfValue;
  value(value: PdfValue | undefined): PdfValue;
  /** A dictionary, or the dictionary of a stream. */
  dict(value: PdfValue | undefined): PdfDict | undefined;
  /** Empty if the value is not an array. */
  array(value: PdfValue | undefined): PdfArray;
  name(value: PdfValue | undefined): string | undefined;
  number(value: PdfValue | undefined): number | undefined;
  /** A text string, decoded to Unicode. */
  text(value: PdfValue | undefined): string | undefined;
  stream(value: PdfValue | undefined): PdfStream | undefined;
  /** The decoded bytes of a stream; undefined if it has a filter other than Flate. */
  decoded(value: PdfValue | undefined): Uint8Array | undefined;
}

/**
 * Opens PDFs as pdfkit writes them and qpdf rewrites them: cross-reference tables and streams, incremental
 * updates, object streams. Throws a `PdfError` for a damaged file rather than trying to repair it.
 */
export function openPdf(bytes: Uint8Array): PdfFile {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const { trailer, entries } = readCrossReferences(text, bytes, (at) => readObjectAt(text, bytes, at, resolve).value);
  const objects = new Map<number, PdfValue>();
  const packs = new Map<number, Pack>();

  function object(id: number): PdfValue {
    const known = objects.get(id);
    if (known !== undefined) return known;
    // Breaks cycles: an object that refers to itself reads as null.
    objects.set(id, null);
    const value = read(id, entries.get(id));
    objects.set(id, value);
    return value;
  }
  function read(id: number, entry: Entry | undefined): PdfValue {
    if (!entry) return null;
    if (entry.kind === "packed") return readPacked(pack(entry.pack), id);
    const found = readObjectAt(text, bytes, entry.at, resolve);
    if (found.id !== id)
      throw new PdfError(`object ${id} is not at byte ${entry.at}, where the cross-reference table puts it`);
    return found.value;
  }
  function pack(id: number): Pack {
    const known = packs.get(id) ?? openPack(object(id), resolve);
    packs.set(id, known);
    return known;
  }
  function resolve(value: PdfValue | undefined): PdfValue {
    let found = value ?? null;
    for (let hops = 0; isKind(found, "ref") && hops < 20; hops++) found = object(found.id);
    return isKind(found, "ref") ? null : found;
  }
  const stream = (value: PdfValue | undefined): PdfStream | undefined => {
    const found = resolve(value);
    return isKind(found, "stream") ? found : undefined;
  };
  return {
    bytes,
    trailer,
    ids: [...entries.keys()].sort((a, b) => a - b),
    object,
    value: resolve,
    dict: (value) => {
      const found = resolve(value);
      return isDict(found) ? found : isKind(found, "stream") ? found.dict : undefined;
    },
    array: (value) => {
      const found = resolve(value);
      return Array.isArray(found) ? found : [];
    },
    name: (value) => {
      const found = resolve(value);
      return isKind(found, "name") ? found.name : undefined;
    },
    number: (value) => {
      const found = resolve(value);
      return typeof found === "number" ? found : undefined;
    },
    text: (value) => {
      const found = resolve(value);
      return isKind(found, "string") ? decodeText(found.bytes) : undefined;
    },
    stream,
    decoded: (value) => {
      const found = stream(value);
      return found && decodeStream(found, resolve);
    },
  };
}

type Resolve = (value: PdfValue | undefined) => PdfValue;

const headOfObject = /\s*(\d+)\s+\d+\s+obj/y;

function readObjectAt(text: string, bytes: Uint8Array, at: number, resolve: Resolve): { id: number; value: PdfValue } {
  headOfObject.lastIndex = at;
  const head = headOfObject.exec(text);
  if (!head) throw new PdfError(`no object at byte ${at}`);
  const cursor: Cursor = { text, at: headOfObject.lastIndex, references: true };
  const value = readValue(cursor);
  const id = Number(head[1]);
  if (!isDict(value)) return { id, value };
  skipSpace(cursor);
  if (!text.startsWith("stream", cursor.at)) return { id, value };
  const from = cursor.at + "stream".length + (text.startsWith("\r\n", cursor.at + 6) ? 2 : 1);
  const length = resolve(value.get("Length"));
  if (typeof length !== "number" || length < 0 || from + length > bytes.length) {
    throw new PdfError(`the stream of object ${id} has a missing or wrong Length`);
  }
  const after: Cursor = { text, at: from + length, references: false };
  const end = readToken(after);
  if (end !== "endstream") throw new PdfError(`the stream of object ${id} has a missing or wrong Length`);
  return { id, value: { kind: "stream", dict: value, bytes: bytes.subarray(from, from + length) } };
}

/** An object stream (ISO 32000-1, 7.5.7), with the offset of each object in it. */
interface Pack {
  readonly text: string;
  readonly places: ReadonlyMap<number, number>;
}

function openPack(value: PdfValue, resolve: Resolve): Pack {
  const bytes = isKind(value, "stream") ? decodeStream(value, resolve) : undefined;
  if (!bytes || !isKind(value, "stream")) throw new PdfError("an object stream is missing");
  const text = Buffer.from(bytes).toString("latin1");
  const first = resolve(value.dict.get("First"));
  const numbers = text
    .slice(0, Number(first) || 0)
    .trim()
    .split(/\s+/)
    .map(Number);
  const places = new Map<number, number>();
  for (let at = 0; at + 1 < numbers.length; at += 2)
    places.set(numbers[at] ?? 0, (numbers[at + 1] ?? 0) + Number(first));
  return { text, places };
}

function readPacked({ text, places }: Pack, id: number): PdfValue {
  const at = places.get(id);
  return at === undefined ? null : readValue({ text, at, references: true });
}
