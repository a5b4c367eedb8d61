import type { PdfFile } from "./file.ts";
import { type PdfDict, type PdfValue, refOf } from "./value.ts";

export interface PdfPage {
  /** Counted from 1. */
  readonly number: number;
  readonly id: number;
  readonly dict: PdfDict;
  /** Its own, or inherited from the page tree. */
  readonly resources: PdfDict | undefined;
  /** The MediaBox in points: left, bottom, right, top. */
  readonly box: readonly [number, number, number, number];
  readonly annotations: readonly { readonly id: number | undefined; readonly dict: PdfDict }[];
}

/** All pages in order (ISO 32000-1, 7.7.3). */
export function readPages(file: PdfFile, catalog: PdfDict): PdfPage[] {
  const pages: PdfPage[] = [];
  const seen = new Set<PdfDict>();
  const visit = (value: PdfValue | undefined, inherited: PdfDict): void => {
    const dict = file.dict(value);
    if (!dict || seen.has(dict)) return;
    seen.add(dict);
    const whole = new Map([...inherited, ...dict]);
    const kids = file.array(dict.get("Kids"));
    if (kids.length === 0) pages.push(readPage(file, pages.length + 1, refOf(value) ?? 0, dict, whole));
    const passed = new Map([...whole].filter(([key]) => key === "Resources" || key === "MediaBox"));
    for (const kid of kids) visit(kid, passed);
  };
  visit(catalog.get("Pages"), new Map());
  return pages;
}

function readPage(file: PdfFile, number: number, id: number, dict: PdfDict, whole: PdfDict): PdfPage {
  const [left = 0, bottom = 0, right = 0, top = 0] = file
    .array(whole.get("MediaBox"))
    .map((side) => file.number(side) ?? 0);
  const annotations = file.array(dict.get("Annots")).flatMap((value) => {
    const annotation = file.dict(value);
    return annotation ? [{ id: refOf(value), dict: annotation }] : [];
  });
  return {
    number,
    id,
    dict,
    resources: file.dict(whole.get("Resources")),
    box: [left, bottom, right, top],
    annotations,
  };
}
