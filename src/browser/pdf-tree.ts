import { addObject, type PdfObjects, setEntries } from "../pdf/objects.ts";
import { type PdfRef, type PdfValue, pdfDict, pdfName, pdfRef } from "../pdf/value.ts";
import { firstPage, isContent, isTag, type Tag } from "./pdf-tags.ts";

/** The box of each figure in page points, in reading order. */
export type FigureBoxes = readonly (readonly number[])[];

/** By page and MCID: the type of the element that owns the sequence, to use as its tag. */
export type Owners = ReadonlyMap<number, ReadonlyMap<number, string>>;

/** Replaces the structure tree, and the entries of pages and links that refer to it. */
export function writeTags(file: PdfObjects, root: Tag, boxes: FigureBoxes): Owners {
  const tree = addObject(file, null);
  const writer: Writer = { file, boxes, figures: 0, owned: new Map(), links: [] };
  const document = writeTag(root, tree, writer);
  const nums = parentTree(writer);
  file.objects.set(
    tree.id,
    pdfDict({
      Type: pdfName("StructTreeRoot"),
      K: document,
      ParentTree: addObject(file, pdfDict({ Nums: nums })),
      ParentTreeNextKey: nums.length / 2,
    }),
  );
  setEntries(file, file.trailer.get("Root"), pdfDict({ StructTreeRoot: tree }));
  return new Map(
    [...writer.owned].map(([page, owned]) => [page, new Map([...owned].map(([id, { type }]) => [id, type]))]),
  );
}

interface Owner {
  readonly type: string;
  readonly ref: PdfRef;
}

interface Writer {
  readonly file: PdfObjects;
  readonly boxes: FigureBoxes;
  /** Number of figures written so far. */
  figures: number;
  readonly owned: Map<number, Map<number, Owner>>;
  readonly links: { readonly object: number; readonly owner: PdfRef }[];
}

function writeTag(tag: Tag, parent: PdfRef, writer: Writer): PdfRef {
  const ref = addObject(writer.file, null);
  const entries = new Map(tag.entries);
  const box = tag.type === "Figure" ? writer.boxes[writer.figures++] : undefined;
  if (box) entries.set("A", pdfDict({ O: pdfName("Layout"), BBox: [...box], Placement: pdfName("Block") }));
  const kids = tag.kids.map((kid): PdfValue => {
    if (isTag(kid)) return writeTag(kid, ref, writer);
    if (!isContent(kid)) {
      writer.links.push({ object: kid.object, owner: ref });
      return pdfDict({ Type: pdfName("OBJR"), Pg: pdfRef(kid.page), Obj: pdfRef(kid.object) });
    }
    const owned = writer.owned.get(kid.page) ?? new Map<number, Owner>();
    writer.owned.set(kid.page, owned.set(kid.mcid, { type: tag.type, ref }));
    return pdfDict({ Type: pdfName("MCR"), Pg: pdfRef(kid.page), MCID: kid.mcid });
  });
  writer.file.objects.set(
    ref.id,
    new Map([...pdfDict({ Type: pdfName("StructElem"), S: pdfName(tag.type), P: parent, K: kids }), ...entries]),
  );
  return ref;
}

/** Pages in key order, then links (ISO 32000-1, 14.7.4.4). */
function parentTree({ file, owned, links }: Writer): PdfValue[] {
  const nums: PdfValue[] = [];
  for (const [page, owners] of owned) {
    const key = nums.length / 2;
    setEntries(file, pdfRef(page), pdfDict({ StructParents: key }));
    const last = Math.max(...owners.keys());
    const row = Array.from({ length: last + 1 }, (_, mcid): PdfValue => owners.get(mcid)?.ref ?? null);
    nums.push(key, addObject(file, row));
  }
  for (const { object, owner } of links) {
    const key = nums.length / 2;
    setEntries(file, pdfRef(object), pdfDict({ StructParent: key }));
    nums.push(key, owner);
  }
  return nums;
}

/** The object number of the page that each matching element starts on, in reading order. */
export function pagesOfTags(tag: Tag, isWanted: (type: string) => boolean): number[] {
  const inside = tag.kids.flatMap((kid) => (isTag(kid) ? pagesOfTags(kid, isWanted) : []));
  return isWanted(tag.type) ? [firstPage(tag) ?? 0, ...inside] : inside;
}
