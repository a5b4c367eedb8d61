import { openPdf } from "../../src/pdf/file.ts";
import { isKind, type PdfDict, type PdfValue, pdfRef } from "../../src/pdf/value.ts";

/** A PDF whose objects a test may change before it is written again. */
export interface EditablePdf {
  readonly objects: Map<number, PdfValue>;
  readonly trailer: Map<string, PdfValue>;
  readonly catalog: Map<string, PdfValue>;
  /** The pages' dictionaries, in order. */
  readonly pages: readonly Map<string, PdfValue>[];
  /** The dictionary of a value, to be changed in place; it must be one. */
  dict(value: PdfValue | undefined): Map<string, PdfValue>;
  array(value: PdfValue | undefined): PdfValue[];
  /** All dictionaries that are objects of their own, in the order of their numbers. */
  dicts(): Map<string, PdfValue>[];
  /** The elements of the structure tree of a type; there must be one. */
  elements(type: string): Map<string, PdfValue>[];
  /** The number of the object that is this dictionary. */
  idOf(dict: PdfDict): number;
  /** Replaces text in a stream, which is stored plain from then on; it must stand there. */
  replace(stream: PdfValue | undefined, from: string | RegExp, to: string | ((found: string) => string)): void;
  /** Adds an object and gives its reference. */
  add(value: PdfValue): PdfValue;
}

/** Reads a PDF, hands its objects to `edit`, and writes what became of them. Fails where the edit changes nothing. */
export function rewritePdf(bytes: Uint8Array, edit: (pdf: EditablePdf) => void): Uint8Array {
  const pdf = editablePdf(bytes);
  const before = writePdf(pdf);
  edit(pdf);
  const after = writePdf(pdf);
  if (Buffer.compare(before, after) === 0) throw new Error("the edit changed nothing");
  return after;
}

/** A PDF written again without a change. */
export function copyPdf(bytes: Uint8Array): Uint8Array {
  return writePdf(editablePdf(bytes));
}

function editablePdf(bytes: Uint8Array): EditablePdf {
  const file = openPdf(bytes);
  const objects = new Map(file.ids.map((id) => [id, file.object(id)]));
  const resolve = (value: PdfValue | undefined): PdfValue =>
    isKind(value, "ref") ? (objects.get(value.id) ?? null) : (value ?? null);
  const dict = (value: PdfValue | undefined): Map<string, PdfValue> => {
    const found = resolve(value);
    const own = isKind(found, "stream") ? found.dict : found;
    if (own instanceof Map) return own;
    throw new Error("there is no dictionary");
  };
  const array = (value: PdfValue | undefined): PdfValue[] => {
    const found = resolve(value);
    if (Array.isArray(found)) return found as PdfValue[];
    throw new Error("there is no array");
  };
  const dicts = (): Map<string, PdfValue>[] =>
    [...objects.values()].filter((value) => value instanceof Map) as Map<string, PdfValue>[];
  const trailer = new Map(file.trailer);
  const catalog = dict(trailer.get("Root"));
  const pages = array(dict(catalog.get("Pages")).get("Kids")).map(dict);
  return {
    objects,
    trailer,
    catalog,
    pages,
    dict,
    array,
    dicts,
    elements(type) {
      const found = dicts().filter(
        (one) => isKind(one.get("S"), "name") && file.name(one.get("S")) === type && one.has("P"),
      );
      if (found.length === 0) throw new Error(`there is no <${type}>`);
      return found;
    },
    idOf(wanted) {
      for (const [id, value] of objects) if (value === wanted) return id;
      throw new Error("the dictionary is no object");
    },
    replace(value, from, to) {
      const stream = resolve(value);
      if (!isKind(stream, "stream") || !isKind(value, "ref")) throw new Error("there is no stream");
      const text = Buffer.from(file.decoded(stream) ?? []).toString("latin1");
      const changed = typeof to === "string" ? text.replace(from, to) : text.replace(from, to);
      if (changed === text) throw new Error(`${from} does not stand in the stream`);
      const plain = new Map(stream.dict);
      plain.delete("Filter");
      objects.set(value.id, { kind: "stream", dict: plain, bytes: Buffer.from(changed, "latin1") });
    },
    add(value) {
      const id = Math.max(...objects.keys()) + 1;
      objects.set(id, value);
      return pdfRef(id);
    },
  };
}

function writePdf({ objects, trailer }: EditablePdf): Buffer {
  const parts: Buffer[] = [Buffer.from("%PDF-1.7\n%\xff\xff\xff\xff\n", "latin1")];
  let at = parts[0]?.length ?? 0;
  const put = (part: string | Uint8Array): void => {
    const bytes = typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part);
    parts.push(bytes);
    at += bytes.length;
  };
  const places = new Map<number, number>();
  for (const [id, value] of objects) {
    places.set(id, at);
    put(`${id} 0 obj\n`);
    if (isKind(value, "stream")) {
      put(`${written(new Map([...value.dict, ["Length", value.bytes.length]]))}\nstream\n`);
      put(value.bytes);
      put("\nendstream");
    } else put(written(value));
    put("\nendobj\n");
  }
  const size = Math.max(...objects.keys()) + 1;
  const start = at;
  put(`xref\n0 ${size}\n`);
  for (let id = 0; id < size; id++) {
    const place = places.get(id);
    put(place === undefined ? "0000000000 65535 f \n" : `${String(place).padStart(10, "0")} 00000 n \n`);
  }
  put(`trailer\n${written(new Map([...trailer, ["Size", size]]))}\nstartxref\n${start}\n%%EOF\n`);
  return Buffer.concat(parts);
}

function written(value: PdfValue): string {
  if (value === null || typeof value !== "object") return String(value);
  if (value instanceof Map)
    return `<<${[...value].map(([key, item]) => `/${escapeName(key)} ${written(item)}`).join(" ")}>>`;
  if (Array.isArray(value)) return `[${value.map(written).join(" ")}]`;
  if (isKind(value, "name")) return `/${escapeName(value.name)}`;
  if (isKind(value, "string")) return `<${Buffer.from(value.bytes, "latin1").toString("hex")}>`;
  if (isKind(value, "ref")) return `${value.id} 0 R`;
  throw new Error("a stream cannot stand inside of another value");
}

function escapeName(name: string): string {
  return name.replace(/[^!-~]|[#()<>[\]{}/%]/g, (char) => `#${char.charCodeAt(0).toString(16).padStart(2, "0")}`);
}
