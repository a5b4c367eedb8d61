import { addObject, type PdfObjects, setEntries } from "../pdf/objects.ts";
import { pdfText } from "../pdf/text.ts";
import { type PdfRef, type PdfValue, pdfDict, pdfName, pdfRef } from "../pdf/value.ts";

/** A heading as laid out by the browser. */
export interface Heading {
  readonly level: number;
  readonly text: string;
  /** Object number of its page. */
  readonly page: number;
  /** Top edge, in points from the bottom of the page. */
  readonly top: number;
}

interface Item {
  readonly heading: Heading;
  readonly items: Item[];
}

/** Writes bookmarks from the headings: one per slide, with smaller headings nested below. */
export function writeOutline(file: PdfObjects, headings: readonly Heading[]): void {
  if (headings.length === 0) return;
  const root = pdfDict({ Type: pdfName("Outlines") });
  const ref = addObject(file, root);
  writeItems(file, nest(headings), root, ref);
  root.set("Count", headings.length);
  setEntries(file, file.trailer.get("Root"), pdfDict({ Outlines: ref, PageMode: pdfName("UseOutlines") }));
}

function nest(headings: readonly Heading[]): Item[] {
  const top: Item[] = [];
  const open: Item[] = [];
  for (const heading of headings) {
    while ((open.at(-1)?.heading.level ?? 0) >= heading.level) open.pop();
    const item = { heading, items: [] };
    (open.at(-1)?.items ?? top).push(item);
    open.push(item);
  }
  return top;
}

/** Writes sibling bookmarks and their descendants; returns the total number. */
function writeItems(file: PdfObjects, items: readonly Item[], parent: Map<string, PdfValue>, ref: PdfRef): number {
  const refs = items.map(() => addObject(file, null));
  let count = 0;
  for (const [index, { heading, items: inner }] of items.entries()) {
    const own = refs[index];
    if (!own) continue;
    const [before, after] = [refs[index - 1], refs[index + 1]];
    const entry = pdfDict({
      Title: pdfText(heading.text),
      Parent: ref,
      Dest: [pdfRef(heading.page), pdfName("XYZ"), 0, Math.round(heading.top * 100) / 100, null],
      Prev: before,
      Next: after,
    });
    file.objects.set(own.id, entry);
    const below = inner.length > 0 ? writeItems(file, inner, entry, own) : 0;
    if (below > 0) entry.set("Count", below);
    count += 1 + below;
  }
  const [first, last] = [refs[0], refs.at(-1)];
  if (first && last) parent.set("First", first).set("Last", last);
  return count;
}
