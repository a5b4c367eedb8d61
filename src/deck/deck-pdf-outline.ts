import {
  add,
  dict,
  dictOf,
  name,
  type PdfDict,
  type PdfObjects,
  type PdfRef,
  reference,
  textString,
} from "./deck-pdf-objects.ts";

/** A heading as the browser laid it out. */
export interface Heading {
  readonly level: number;
  readonly text: string;
  /** Number of the object of its page. */
  readonly page: number;
  /** Its upper edge, in points from the bottom of the page. */
  readonly top: number;
}

interface Item {
  readonly heading: Heading;
  readonly items: Item[];
}

/** Bookmarks as the headings stand: one for each slide, with the smaller headings below it. */
export function writeOutline(file: PdfObjects, headings: readonly Heading[]): void {
  const catalog = dictOf(file, file.trailer.get("Root"));
  if (headings.length === 0) return;
  const root = dict({ Type: name("Outlines") });
  const ref = add(file, root);
  writeItems(file, nest(headings), root, ref);
  root.set("Count", headings.length);
  catalog.set("Outlines", ref);
  catalog.set("PageMode", name("UseOutlines"));
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

/** Writes siblings and what hangs below them; gives how many there are. */
function writeItems(file: PdfObjects, items: readonly Item[], parent: PdfDict, ref: PdfRef): number {
  const refs = items.map(() => add(file, null));
  let count = 0;
  for (const [index, { heading, items: inner }] of items.entries()) {
    const own = refs[index];
    if (!own) continue;
    const [before, after] = [refs[index - 1], refs[index + 1]];
    const entry = dict({
      Title: textString(heading.text),
      Parent: ref,
      Dest: [reference(heading.page), name("XYZ"), 0, Math.round(heading.top * 100) / 100, null],
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
