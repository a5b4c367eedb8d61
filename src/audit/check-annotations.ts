import type { PdfPage } from "../pdf/pages.ts";
import { createPlaces, type Places } from "../pdf/places.ts";
import { type Element, isElement, type ObjectKid } from "../pdf/structure.ts";
import { readNumberTree } from "../pdf/trees.ts";
import type { PdfDict, PdfValue } from "../pdf/value.ts";
import type { Audit, Where } from "./audit.ts";

/** Annotations must belong to a structure element and have a description; links must have a valid target. */
export function checkAnnotations(audit: Audit): void {
  const { file, pages, tree, fault } = audit;
  const parents = readNumberTree(file, tree?.dict.get("ParentTree"));
  const owners = ownersOf(audit);
  const places = createPlaces(audit.file, audit.catalog, audit.pages);
  for (const page of pages) {
    if (page.annotations.length > 0 && file.name(page.dict.get("Tabs")) !== "S") {
      fault("pdf-tab-order", { page: page.number }, "the page has annotations but does not set `Tabs` to `S`");
    }
    for (const { id, dict } of page.annotations) {
      const owner = id === undefined ? undefined : owners.get(id);
      const annotation = { dict, owner, page, where: { page: page.number, id } };
      checkFlags(annotation, audit);
      if (isExempt(dict, audit)) continue;
      if (file.name(dict.get("Subtype")) === "Link") checkLink(annotation, places, audit);
      else checkOther(annotation, audit);
      checkOwner(annotation, parents, audit);
    }
  }
  checkDangling(owners, audit);
}

interface Annotation {
  readonly dict: PdfDict;
  /** The element that refers to it. */
  readonly owner: Owner | undefined;
  readonly page: PdfPage;
  readonly where: Where;
}

interface Owner {
  readonly element: Element;
  readonly kid: ObjectKid;
}

/** The element that refers to each annotation, by the annotation's object number. */
function ownersOf({ tree }: Audit): ReadonlyMap<number, Owner> {
  const owners = new Map<number, Owner>();
  for (const element of tree?.elements ?? []) {
    for (const kid of element.kids) {
      if (!isElement(kid) && "object" in kid && kid.object !== undefined) owners.set(kid.object, { element, kid });
    }
  }
  return owners;
}

const hiddenFlag = 2;
const printFlag = 4;
/** Invisible, Hidden, NoView and ToggleNoView (ISO 32000-1, table 165). */
const forbiddenFlags = 1 | hiddenFlag | 32 | 256;

function flagsOf(dict: PdfDict, { file }: Audit): number {
  return file.number(dict.get("F")) ?? 0;
}

function checkFlags({ dict, where }: Annotation, audit: Audit): void {
  if (audit.file.name(dict.get("Subtype")) === "Popup") return;
  const flags = flagsOf(dict, audit);
  if ((flags & printFlag) === 0)
    audit.fault("pdf-annotation-flags", where, "the annotation does not have the Print flag");
  if ((flags & forbiddenFlags) !== 0)
    audit.fault("pdf-annotation-flags", where, "the annotation has a flag that hides it");
}

// ISO 14289-1, 7.18.1: hidden annotations and pop-ups need no element.
function isExempt(dict: PdfDict, audit: Audit): boolean {
  return (flagsOf(dict, audit) & hiddenFlag) !== 0 || audit.file.name(dict.get("Subtype")) === "Popup";
}

function checkLink({ dict, owner, where }: Annotation, places: Places, audit: Audit): void {
  const { file, fault } = audit;
  const role = owner?.element.role;
  if (role !== "Link") {
    fault(
      "pdf-link-tag",
      where,
      role ? `the link belongs to <${role}>, not to <Link>` : "the link does not belong to an element",
    );
  }
  if (!file.text(dict.get("Contents"))?.trim()) fault("pdf-link-contents", where, "the link has no Contents");
  if (!places.targetOf(dict))
    fault("pdf-link-target", where, "the link has no valid target: no place in the file and no web address");
}

function checkOther({ dict, owner, where }: Annotation, audit: Audit): void {
  const { file, fault } = audit;
  const kind = file.name(dict.get("Subtype")) ?? "?";
  const role = owner?.element.role;
  const wanted = kind === "Widget" ? "Form" : "Annot";
  if (role !== wanted)
    fault(
      "pdf-annotation",
      where,
      role
        ? `the ${kind} annotation belongs to <${role}>, not to <${wanted}>`
        : `the ${kind} annotation does not belong to an element; it needs <${wanted}>`,
    );
  const text = file.text(dict.get(kind === "Widget" ? "TU" : "Contents")) ?? file.text(owner?.element.dict.get("Alt"));
  if (!text?.trim()) fault("pdf-annotation", where, `the ${kind} annotation has no description`);
}

function checkOwner(
  { dict, owner, page, where }: Annotation,
  parents: ReadonlyMap<number, PdfValue>,
  { file, fault }: Audit,
): void {
  const key = file.number(dict.get("StructParent"));
  if (key === undefined) {
    fault("pdf-annotation-parent", where, "the annotation has no StructParent");
    return;
  }
  if (!owner) return;
  if (file.dict(parents.get(key)) !== owner.element.dict) {
    fault(
      "pdf-annotation-parent",
      where,
      `StructParent ${key} points to a different element from the one that refers to the annotation`,
    );
  }
  if (owner.kid.page !== page.id) {
    fault("pdf-annotation-parent", where, `<${owner.element.type}> refers to the annotation on a different page`);
  }
}

function checkDangling(owners: ReadonlyMap<number, Owner>, { pages, fault }: Audit): void {
  const there = new Set(pages.flatMap(({ annotations }) => annotations.map(({ id }) => id)));
  for (const [id, { element }] of owners) {
    if (there.has(id)) continue;
    fault(
      "pdf-annotation-parent",
      { id: element.id },
      `<${element.type}> refers to object ${id}, which is not an annotation on any page`,
    );
  }
}
