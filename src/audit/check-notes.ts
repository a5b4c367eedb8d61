import { createPlaces, type Target } from "../pdf/places.ts";
import { descendants, type Element, isElement } from "../pdf/structure.ts";
import { type Audit, whereIs } from "./audit.ts";

/** Notes must have unique IDs and links in both directions. */
export function checkNotes(audit: Audit): void {
  const { file, tree, fault } = audit;
  if (!tree) return;
  const notes = tree.elements.filter(({ role }) => role === "Note");
  const targets = linkTargets(audit);
  const references = new Set(
    tree.elements.filter(({ role }) => role === "Reference").flatMap((element) => namesIn(element, targets)),
  );
  const seen = new Set<string>();
  for (const note of notes) {
    const id = file.text(note.dict.get("ID")) ?? "";
    const where = whereIs(audit, note);
    if (id === "") fault("pdf-note-id", where, "<Note> has no ID");
    else if (seen.has(id)) fault("pdf-note-id", where, `two notes have the ID "${id}"`);
    seen.add(id);
    if (id !== "" && !references.has(id)) fault("pdf-note-link", where, `no reference links to note "${id}"`);
    if (namesIn(note, targets).length === 0) fault("pdf-note-link", where, `note "${id}" has no link back to the text`);
  }
}

/** The targets of all annotations, by object number. */
function linkTargets(audit: Audit): ReadonlyMap<number, Target> {
  const places = createPlaces(audit.file, audit.catalog, audit.pages);
  const targets = new Map<number, Target>();
  for (const { id, dict } of audit.pages.flatMap(({ annotations }) => annotations)) {
    const target = places.targetOf(dict);
    if (id !== undefined && target) targets.set(id, target);
  }
  return targets;
}

/** The named destinations that links inside an element lead to. */
function namesIn(element: Element, targets: ReadonlyMap<number, Target>): string[] {
  return [element, ...descendants(element)]
    .flatMap(({ kids }) => kids)
    .flatMap((kid) => {
      const target = isElement(kid) || !("object" in kid) ? undefined : targets.get(kid.object ?? 0);
      return target?.kind === "page" && target.name !== undefined ? [target.name] : [];
    });
}
