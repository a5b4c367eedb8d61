import {
  add,
  arrayOf,
  dict,
  dictOf,
  name,
  type PdfObjects,
  type PdfRef,
  type PdfValue,
  reference,
} from "./deck-pdf-objects.ts";
import { firstPage, isContent, isTag, type Tag } from "./deck-pdf-tags.ts";

/** Of each figure in the order of reading: its box in points of its page. */
export type FigureBoxes = readonly (readonly number[])[];

/** Which element owns each sequence of a page: what its marks are called. */
export type Owners = ReadonlyMap<number, ReadonlyMap<number, string>>;

/** Replaces the structure tree, with all that points at it from pages and links. */
export function writeTags(file: PdfObjects, root: Tag, boxes: FigureBoxes): Owners {
  const catalog = dictOf(file, file.trailer.get("Root"));
  const tree = add(file, null);
  const writer: Writer = { file, boxes, figures: 0, owned: new Map(), links: [] };
  const document = writeTag(root, tree, writer);
  const nums = parentTree(writer);
  file.objects.set(
    tree.id,
    dict({
      Type: name("StructTreeRoot"),
      K: document,
      ParentTree: add(file, dict({ Nums: nums })),
      ParentTreeNextKey: nums.length / 2,
    }),
  );
  catalog.set("StructTreeRoot", tree);
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
  /** How many figures are written. */
  figures: number;
  readonly owned: Map<number, Map<number, Owner>>;
  readonly links: { readonly object: number; readonly owner: PdfRef }[];
}

function writeTag(tag: Tag, parent: PdfRef, writer: Writer): PdfRef {
  const ref = add(writer.file, null);
  const entries = new Map(tag.entries);
  const box = tag.type === "Figure" ? writer.boxes[writer.figures++] : undefined;
  if (box) entries.set("A", dict({ O: name("Layout"), BBox: [...box], Placement: name("Block") }));
  const kids = tag.kids.map((kid): PdfValue => {
    if (isTag(kid)) return writeTag(kid, ref, writer);
    if (!isContent(kid)) {
      writer.links.push({ object: kid.object, owner: ref });
      return dict({ Type: name("OBJR"), Pg: reference(kid.page), Obj: reference(kid.object) });
    }
    const owned = writer.owned.get(kid.page) ?? new Map<number, Owner>();
    writer.owned.set(kid.page, owned.set(kid.mcid, { type: tag.type, ref }));
    return dict({ Type: name("MCR"), Pg: reference(kid.page), MCID: kid.mcid });
  });
  writer.file.objects.set(
    ref.id,
    new Map([...dict({ Type: name("StructElem"), S: name(tag.type), P: parent, K: kids }), ...entries]),
  );
  return ref;
}

/** Pages first, in the order of their keys, then the links (ISO 32000-1, 14.7.4.4). */
function parentTree({ file, owned, links }: Writer): PdfValue[] {
  const nums: PdfValue[] = [];
  for (const [page, owners] of owned) {
    const key = nums.length / 2;
    dictOf(file, reference(page)).set("StructParents", key);
    const last = Math.max(...owners.keys());
    const row = Array.from({ length: last + 1 }, (_, mcid): PdfValue => owners.get(mcid)?.ref ?? null);
    nums.push(key, add(file, row));
  }
  for (const { object, owner } of links) {
    const key = nums.length / 2;
    dictOf(file, reference(object)).set("StructParent", key);
    nums.push(key, owner);
  }
  return nums;
}

/** The object numbers of the pages that elements of some kind begin on, in order of reading. */
export function pagesOfTags(tag: Tag, isWanted: (type: string) => boolean): number[] {
  const inside = tag.kids.flatMap((kid) => (isTag(kid) ? pagesOfTags(kid, isWanted) : []));
  return isWanted(tag.type) ? [firstPage(tag) ?? 0, ...inside] : inside;
}

/** The pages in order, by object number. */
export function pagesOf(file: PdfObjects): number[] {
  const walk = (value: PdfValue): number[] => {
    const kids = arrayOf(file, dictOf(file, value).get("Kids"));
    if (kids.length > 0) return kids.flatMap(walk);
    return typeof value === "object" && value !== null && "kind" in value && value.kind === "ref" ? [value.id] : [];
  };
  return walk(dictOf(file, file.trailer.get("Root")).get("Pages") ?? null);
}
