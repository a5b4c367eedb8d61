import { type Element, isElement, type StructureTree, standardTypes, type Kid as TreeKid } from "../pdf/structure.ts";
import { isDict, type PdfValue, refOf } from "../pdf/value.ts";

/** A structure element, independent of the file it came from. */
export interface Tag {
  readonly type: string;
  /** Other entries to keep: A, ActualText, Alt, E and Lang. */
  readonly entries: ReadonlyMap<string, PdfValue>;
  readonly kids: readonly Kid[];
}

type Kid = Tag | Content | Annotation;

/** A marked-content sequence of a page. */
interface Content {
  readonly page: number;
  readonly mcid: number;
}

/** A link annotation. */
interface Annotation {
  readonly page: number;
  readonly object: number;
}

export function isTag(kid: Kid): kid is Tag {
  return "kids" in kid;
}

export function isContent(kid: Kid): kid is Content {
  return "mcid" in kid;
}

/** The tree as the browser wrote it. Throws if it is malformed. */
export function readTags(tree: StructureTree | undefined): Tag {
  const [problem] = tree?.problems ?? [];
  if (problem) throw new Error(`an element of the browser's PDF (object ${problem.id}) ${problem.message}`);
  const root = tree?.roots[0];
  return root ? readTag(root, 0) : { type: "Document", entries: new Map(), kids: [] };
}

/** An element without a page inherits its parent's. */
function readTag({ type, dict, kids }: Element, page: number): Tag {
  const own = refOf(dict.get("Pg")) ?? page;
  const entries = new Map([...dict].filter(([key]) => kept.has(key)));
  return { type, entries, kids: kids.flatMap((kid) => readKid(kid, own)) };
}

const kept = new Set(["A", "ActualText", "Alt", "E", "Lang"]);

function readKid(kid: TreeKid, page: number): Kid[] {
  if (isElement(kid)) return [readTag(kid, page)];
  if ("mcid" in kid) return [{ page: kid.home ?? page, mcid: kid.mcid }];
  return kid.object === undefined ? [] : [{ page: kid.page ?? page, object: kid.object }];
}

/**
 * Rebuilds the browser's tree, which mirrors the CSS boxes, as one that mirrors the slides: a Document with one Sect
 * per page, each containing only standard content elements. Sequences without text or a picture become artifacts.
 */
export function arrangeTags(root: Tag, hasText: (content: Content) => boolean): Tag {
  const bare = keepText(root, hasText) ?? { ...root, kids: [] };
  const kids = bare.kids.flatMap((kid) => simplify(kid));
  return { ...bare, type: "Document", kids: byPage(kids).map((part) => section(part)) };
}

/** Removes backgrounds and rules, and the elements this leaves empty. Keeps figures and table cells. */
function keepText(tag: Tag, hasText: (content: Content) => boolean): Tag | undefined {
  if (tag.type === "Figure" && !tag.kids.some(isNestedFigure)) return tag;
  const kids = tag.kids.flatMap((kid): Kid[] => {
    if (isTag(kid)) return [keepText(kid, hasText) ?? []].flat();
    return !isContent(kid) || hasText(kid) ? [kid] : [];
  });
  return kids.length > 0 || tag.type === "TD" || tag.type === "TH" ? { ...tag, kids } : undefined;
}

function isNestedFigure(kid: Kid): boolean {
  return isTag(kid) && (kid.type === "Figure" || kid.kids.some(isNestedFigure));
}

/** Replaces elements that carry no meaning with their kids. */
function simplify(kid: Kid): Kid[] {
  if (!isTag(kid)) return [kid];
  const kids = kid.kids.flatMap((child) => simplify(child));
  if (kid.type === "Figure" && kids.some(isNestedFigure)) return [{ type: "Div", entries: new Map(), kids }];
  if (kid.type === "Caption" && kids.some((child) => isTag(child) && child.type === "P")) return kids;
  if (!standardTypes.has(kid.type) || empty.has(kid.type)) return hoist(kid, kids);
  if (kid.type === "LI") return [{ ...kid, kids: itemParts(kids) }];
  if (kid.type === "Table") return [{ ...kid, kids: kids.filter(isTag) }];
  return [{ ...kid, entries: withoutHeaders(kid), kids }];
}

const empty = new Set(["Document", "NonStruct", "Span", "Div", "Part", "Sect", "Art"]);

function hoist({ entries }: Tag, kids: Kid[]): Kid[] {
  const kept = new Map([...entries].filter(([key]) => key !== "A"));
  if (kept.size === 0) return kids;
  return [{ type: kids.some(isBlock) ? "Div" : "Span", entries: kept, kids }];
}

/** A list item has a label and a body (ISO 32000-1, 14.8.4.3.3). */
function itemParts(kids: readonly Kid[]): Kid[] {
  const isPart = (kid: Kid): boolean => isTag(kid) && (kid.type === "Lbl" || kid.type === "LBody");
  const rest = kids.filter((kid) => !isPart(kid));
  const parts = kids.filter(isPart);
  return rest.length > 0 ? [...parts, { type: "LBody", entries: new Map(), kids: rest }] : parts;
}

/** Drops Headers: Scope is enough, and the browser's element ids differ from run to run. */
function withoutHeaders({ entries }: Tag): ReadonlyMap<string, PdfValue> {
  const attributes = entries.get("A");
  if (!Array.isArray(attributes)) return entries;
  const rest = attributes.filter((item) => !(isDict(item) && item.has("Headers")));
  return new Map([...entries].map(([key, value]) => [key, key === "A" ? rest : value]));
}

function isBlock(kid: Kid): boolean {
  return isTag(kid) && !inline.has(kid.type);
}

const inline = new Set(["Span", "Link", "Reference", "Code", "Quote"]);

function byPage(kids: readonly Kid[]): Kid[][] {
  const parts: { page: number; kids: Kid[] }[] = [];
  for (const kid of kids) {
    const page = firstPage(kid);
    const last = parts.at(-1);
    if (last && (page === undefined || last.page === page)) last.kids.push(kid);
    else parts.push({ page: page ?? 0, kids: [kid] });
  }
  return parts.map((part) => part.kids);
}

/** Object number of the page that a part starts on. */
export function firstPage(kid: Kid): number | undefined {
  if (!isTag(kid)) return kid.page;
  for (const child of kid.kids) {
    const page = firstPage(child);
    if (page !== undefined) return page;
  }
  return undefined;
}

/** Wraps loose text in a paragraph. */
function section(kids: readonly Kid[]): Tag {
  const out: Tag[] = [];
  let loose: Kid[] = [];
  const close = (): void => {
    if (loose.length > 0) out.push({ type: "P", entries: new Map(), kids: loose });
    loose = [];
  };
  for (const kid of kids) {
    if (!isTag(kid) || !isBlock(kid)) {
      loose.push(kid);
      continue;
    }
    close();
    out.push(kid);
  }
  close();
  return { type: "Sect", entries: new Map(), kids: out };
}
