/** A PDF object (ISO 32000-1, 7.3). */
export type PdfValue = null | boolean | number | PdfName | PdfString | PdfRef | PdfArray | PdfDict | PdfStream;

export type PdfArray = readonly PdfValue[];
export type PdfDict = ReadonlyMap<string, PdfValue>;

interface PdfName {
  readonly kind: "name";
  readonly name: string;
}

export interface PdfString {
  readonly kind: "string";
  /** One character per byte. */
  readonly bytes: string;
}

export interface PdfRef {
  readonly kind: "ref";
  readonly id: number;
}

export interface PdfStream {
  readonly kind: "stream";
  readonly dict: PdfDict;
  /** The raw bytes from the file, still encoded by the stream's filters. */
  readonly bytes: Uint8Array;
}

/** A content stream operator, or a keyword like `endobj`. */
export type PdfWord = string;

/** The file is too damaged to read. Anything readable but forbidden is reported as a fault instead. */
export class PdfError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "PdfError";
  }
}

export function pdfName(name: string): PdfName {
  return { kind: "name", name };
}

export function pdfRef(id: number): PdfRef {
  return { kind: "ref", id };
}

/** Makes a dictionary, dropping undefined entries. */
export function pdfDict(entries: Readonly<Record<string, PdfValue | undefined>>): Map<string, PdfValue> {
  return new Map(Object.entries(entries).filter((pair): pair is [string, PdfValue] => pair[1] !== undefined));
}

export function isDict(value: PdfValue | PdfWord | undefined): value is PdfDict {
  return value instanceof Map;
}

/** The object number of a reference; undefined for any other value. */
export function refOf(value: PdfValue | undefined): number | undefined {
  return isKind(value, "ref") ? value.id : undefined;
}

export function isKind<K extends "name" | "string" | "ref" | "stream">(
  value: PdfValue | undefined,
  kind: K,
): value is Extract<PdfValue, { kind: K }> {
  // A hot path, so no `in` check first: arrays and dictionaries have no `kind`.
  return typeof value === "object" && value !== null && (value as { readonly kind?: string }).kind === kind;
}
