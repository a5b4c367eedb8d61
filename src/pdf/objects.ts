import type { PdfFile } from "./file.ts";
import { isDict, type PdfDict, type PdfRef, type PdfValue, pdfRef, refOf } from "./value.ts";

/** A file's objects by number, for editing. `writePdf` renumbers them. */
export interface PdfObjects {
  readonly objects: Map<number, PdfValue>;
  readonly trailer: Map<string, PdfValue>;
  /** The next free object number. */
  next: number;
}

/** Copies a file's objects for editing; the file itself does not change. */
export function objectsOf(file: PdfFile): PdfObjects {
  const objects = new Map(file.ids.map((id) => [id, file.object(id)]));
  return { objects, trailer: new Map(file.trailer), next: (file.ids.at(-1) ?? 0) + 1 };
}

/** Adds a value under the next free number. */
export function addObject(file: PdfObjects, value: PdfValue): PdfRef {
  const id = file.next++;
  file.objects.set(id, value);
  return pdfRef(id);
}

/** Merges entries into the dictionary behind a reference. Throws if it is not a dictionary. */
export function setEntries({ objects }: PdfObjects, ref: PdfValue | undefined, entries: PdfDict): void {
  const id = refOf(ref);
  const old = id === undefined ? undefined : objects.get(id);
  if (id === undefined || !isDict(old)) throw new Error("the object to change is not a dictionary");
  objects.set(id, new Map([...old, ...entries]));
}
