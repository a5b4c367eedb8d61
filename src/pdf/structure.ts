import type { PdfFile } from "./file.ts";
import { isDict, type PdfDict, type PdfValue, refOf } from "./value.ts";

/** An element of the structure tree (ISO 32000-1, 14.7.2). */
export interface Element {
  /** Object number; undefined if the element is a direct object inside its parent. */
  readonly id: number | undefined;
  /** The structure type as written in the file. */
  readonly type: string;
  /** The standard type it maps to through the role map, if any. */
  readonly role: string | undefined;
  readonly dict: PdfDict;
  readonly parent: Element | undefined;
  readonly kids: readonly Kid[];
}

export type Kid = Element | ContentKid | ObjectKid;

/** A marked-content sequence of a page or form. */
interface ContentKid {
  readonly mcid: number;
  /** Object number of the page or form that contains it. */
  readonly home: number | undefined;
}

/** An object reference (OBJR), usually to an annotation. */
export interface ObjectKid {
  readonly object: number | undefined;
  readonly page: number | undefined;
}

export interface StructureTree {
  readonly dict: PdfDict;
  readonly roots: readonly Element[];
  /** All elements in reading order. */
  readonly elements: readonly Element[];
  /** By object number. */
  readonly byId: ReadonlyMap<number, Element>;
  /** Faults in the tree itself. A message completes the sentence "an element …". */
  readonly problems: readonly { readonly id: number | undefined; readonly message: string }[];
}

/** Deeper than any document of ours; stops a hostile one from overflowing the stack. */
const deepest = 100;

export function readStructure(file: PdfFile, catalog: PdfDict): StructureTree | undefined {
  const dict = file.dict(catalog.get("StructTreeRoot"));
  if (!dict) return undefined;
  const elements: Element[] = [];
  const byId = new Map<number, Element>();
  const problems: { id: number | undefined; message: string }[] = [];
  const roles = file.dict(dict.get("RoleMap"));

  function readElement(value: PdfValue, parent: Element | undefined, depth: number): Element | undefined {
    const id = refOf(value);
    const own = file.dict(value);
    const problem = own ? shapeProblem(id, depth) : "of the structure tree is missing from the file";
    if (problem || !own) {
      problems.push({ id, message: problem ?? "" });
      return undefined;
    }
    const type = file.name(own.get("S")) ?? "";
    const kids: Kid[] = [];
    const element: Element = { id, type, role: standardRole(type, roles, file), dict: own, parent, kids };
    elements.push(element);
    if (id !== undefined) byId.set(id, element);
    for (const kid of kidsOf(file, own.get("K"))) {
      const read = readContentKid(file, kid, own) ?? readElement(kid, element, depth + 1);
      if (read) kids.push(read);
    }
    return element;
  }
  function shapeProblem(id: number | undefined, depth: number): string | undefined {
    if (depth > deepest) return `is nested more than ${deepest} levels deep`;
    return id !== undefined && byId.has(id) ? "appears twice in the structure tree" : undefined;
  }
  const roots = kidsOf(file, dict.get("K")).flatMap((kid) => readElement(kid, undefined, 0) ?? []);
  return { dict, roots, elements, byId, problems };
}

function kidsOf(file: PdfFile, value: PdfValue | undefined): readonly PdfValue[] {
  const found = file.value(value);
  if (Array.isArray(found)) return found;
  return found === null || value === undefined ? [] : [value];
}

/** A kid other than an element: an MCID, or a dictionary that refers to content or an object. */
function readContentKid(file: PdfFile, kid: PdfValue, owner: PdfDict): ContentKid | ObjectKid | undefined {
  const value = file.value(kid);
  if (typeof value === "number") return { mcid: value, home: refOf(owner.get("Pg")) };
  if (!isDict(value)) return undefined;
  const page = refOf(value.get("Pg") ?? owner.get("Pg"));
  const type = file.name(value.get("Type"));
  if (type === "OBJR") return { object: refOf(value.get("Obj")), page };
  const mcid = type === "MCR" ? file.number(value.get("MCID")) : undefined;
  return mcid === undefined ? undefined : { mcid, home: refOf(value.get("Stm")) ?? page };
}

/** Follows the role map to a standard type (ISO 14289-1, 7.1); undefined if the map is circular. */
function standardRole(type: string, roles: PdfDict | undefined, file: PdfFile): string | undefined {
  let found: string | undefined = type;
  const seen = new Set<string>();
  while (found !== undefined && !standardTypes.has(found)) {
    if (seen.has(found)) return undefined;
    seen.add(found);
    found = file.name(roles?.get(found));
  }
  return found;
}

/** The standard structure types (ISO 32000-1, 14.8.4). */
export const standardTypes: ReadonlySet<string> = new Set(
  [
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private",
    "P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD THead TBody TFoot",
    "Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form",
  ].flatMap((line) => line.split(" ")),
);

export function isElement(kid: Kid): kid is Element {
  return "kids" in kid;
}

/** The direct children that are elements. */
export function childElements(element: Element): Element[] {
  return element.kids.filter(isElement);
}

/** All elements below this one, in reading order. */
export function descendants(element: Element): Element[] {
  return childElements(element).flatMap((child) => [child, ...descendants(child)]);
}

/** An attribute of the element or of its classes (ISO 32000-1, 14.7.5); null if there is none. */
export function attributeOf(file: PdfFile, tree: StructureTree, element: Element, key: string): PdfValue {
  const classes = file.dict(tree.dict.get("ClassMap"));
  const named = kidsOf(file, element.dict.get("C")).map((value) => classes?.get(file.name(value) ?? ""));
  for (const value of [...kidsOf(file, element.dict.get("A")), ...named.flatMap((item) => kidsOf(file, item))]) {
    const found = file.value(file.dict(value)?.get(key));
    if (found !== null) return found;
  }
  return null;
}
