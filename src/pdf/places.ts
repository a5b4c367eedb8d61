import type { PdfFile } from "./file.ts";
import type { PdfPage } from "./pages.ts";
import { decodeText } from "./text.ts";
import { readNameTree } from "./trees.ts";
import { isKind, type PdfDict, type PdfValue, refOf } from "./value.ts";

/** The target of a link or bookmark: a page of this file, or anything outside it. */
export type Target =
  | { readonly kind: "page"; readonly page: number; readonly name: string | undefined }
  | { readonly kind: "outside" };

/** Resolves the destinations of a file (ISO 32000-1, 12.3.2). */
export interface Places {
  /** Follows the Dest or action of an annotation or bookmark; undefined if it leads nowhere. */
  targetOf(owner: PdfDict): Target | undefined;
}

export function createPlaces(file: PdfFile, catalog: PdfDict, pages: readonly PdfPage[]): Places {
  const named = readNameTree(file, file.dict(catalog.get("Names"))?.get("Dests"));
  const older = file.dict(catalog.get("Dests"));
  const pageIds = new Set(pages.map(({ id }) => id));

  const resolve = (value: PdfValue | undefined, name?: string): Target | undefined => {
    const found = file.value(value);
    if (name === undefined && isKind(found, "string")) return resolve(named.get(found.bytes), decodeText(found.bytes));
    if (name === undefined && isKind(found, "name")) return resolve(older?.get(found.name), found.name);
    // A named destination is an array, or a dictionary with the array in its D entry.
    const place = Array.isArray(found) ? found : file.array(file.dict(value)?.get("D"));
    const page = refOf(place[0]);
    return page !== undefined && pageIds.has(page) ? { kind: "page", page, name } : undefined;
  };
  return {
    targetOf(owner) {
      if (owner.has("Dest")) return resolve(owner.get("Dest"));
      const action = file.dict(owner.get("A"));
      const kind = file.name(action?.get("S"));
      if (kind === "GoTo") return resolve(action?.get("D"));
      if (kind === "URI") return file.text(action?.get("URI")) ? { kind: "outside" } : undefined;
      return kind === undefined ? undefined : { kind: "outside" };
    },
  };
}
