import { type Element, isElement, type StructureTree } from "../pdf/structure.ts";
import { readNumberTree } from "../pdf/trees.ts";
import { refOf } from "../pdf/value.ts";
import { type Audit, contentKey, whereIs } from "./audit.ts";

/** Pages, the parent tree and the structure tree must agree (ISO 32000-1, 14.7.4.4). */
export function checkOwnership(audit: Audit): void {
  const { tree, fault } = audit;
  if (!tree) {
    fault("pdf-structure-tree", {}, "the file has no structure tree");
    return;
  }
  for (const { id, message } of tree.problems) fault("pdf-structure-tree", { id }, `an element ${message}`);
  checkParents(tree, audit);
  const owners = ownersOf(tree, audit);
  checkSequences(owners, tree, audit);
  checkOwners(owners, audit);
}

function checkParents({ elements, dict }: StructureTree, audit: Audit): void {
  const { file, catalog, fault } = audit;
  const root = refOf(catalog.get("StructTreeRoot"));
  for (const element of elements) {
    const wanted = element.parent ? element.parent.dict : dict;
    const said = element.dict.get("P");
    if (file.dict(said) === wanted || (!element.parent && refOf(said) === root)) continue;
    fault(
      "pdf-structure-tree",
      whereIs(audit, element),
      `the P entry of <${element.type}> does not match its parent in the tree`,
    );
  }
}

/** The element that owns each marked-content sequence, according to the structure tree. */
function ownersOf({ elements }: StructureTree, audit: Audit): ReadonlyMap<string, Element> {
  const owners = new Map<string, Element>();
  for (const element of elements) {
    for (const kid of element.kids) {
      if (isElement(kid) || !("mcid" in kid)) continue;
      const key = contentKey(kid.home, kid.mcid);
      if (owners.has(key)) {
        audit.fault("pdf-structure-tree", whereIs(audit, element), `content ${kid.mcid} belongs to two elements`);
      }
      owners.set(key, element);
    }
  }
  return owners;
}

function checkSequences(owners: ReadonlyMap<string, Element>, tree: StructureTree, audit: Audit): void {
  const { file, pages, contents, fault } = audit;
  const parents = readNumberTree(file, tree.dict.get("ParentTree"));
  const seen = new Set<string>();
  for (const page of pages) {
    for (const { mcid, tag, home } of contents.get(page.id)?.sequences ?? []) {
      const complain = (message: string): void =>
        fault("pdf-structure-tree", { page: page.number }, `content ${mcid} (${tag}) ${message}`);
      const key = contentKey(home.id, mcid);
      const owner = owners.get(key);
      if (seen.has(key)) complain("appears twice");
      seen.add(key);
      if (!owner) complain("does not belong to an element of the structure tree");
      const list = home.parents === undefined ? [] : file.array(parents.get(home.parents));
      const said = file.dict(list[mcid]);
      if (owner ? said !== owner.dict : said)
        complain("has different elements in the parent tree and the structure tree");
    }
  }
}

function checkOwners(owners: ReadonlyMap<string, Element>, audit: Audit): void {
  for (const [key, element] of owners) {
    if (audit.texts.has(key)) continue;
    const [home, mcid] = key.split(" ");
    const message = `<${element.type}> owns content ${mcid} of object ${home}, but that content does not exist`;
    audit.fault("pdf-structure-tree", whereIs(audit, element), message);
  }
}
