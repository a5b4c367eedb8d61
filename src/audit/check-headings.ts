import { createPlaces } from "../pdf/places.ts";
import { childElements, type Element } from "../pdf/structure.ts";
import { type PdfDict, type PdfValue, refOf } from "../pdf/value.ts";
import { type Audit, textOfElement, whereIs } from "./audit.ts";

/** Headings must start at level 1 and skip no level, and the bookmarks must match them. */
export function checkHeadings(audit: Audit): void {
  const { tree } = audit;
  if (!tree) return;
  const headings = tree.elements.filter(({ role }) => /^H[1-6]$/.test(role ?? ""));
  checkLevels(headings, audit);
  checkPlain(tree.elements, headings.length > 0, audit);
  checkBookmarks(headings, audit);
}

function rankOf({ role }: Element): number {
  return Number(role?.slice(1));
}

function checkLevels(headings: readonly Element[], audit: Audit): void {
  let before = 0;
  for (const heading of headings) {
    const rank = rankOf(heading);
    const where = whereIs(audit, heading);
    if (before === 0 && rank !== 1)
      audit.fault("pdf-heading-first", where, `the first heading is <${heading.role}>, not <H1>`);
    else if (rank > before + 1) audit.fault("pdf-heading-skipped", where, `<${heading.role}> follows <H${before}>`);
    before = rank;
  }
}

function checkPlain(elements: readonly Element[], isNumbered: boolean, audit: Audit): void {
  const [plain] = elements.filter(({ role }) => role === "H");
  if (!plain) return;
  if (isNumbered) audit.fault("pdf-heading-mixed", whereIs(audit, plain), "<H> is mixed with numbered headings");
  for (const element of elements) {
    if (childElements(element).filter(({ role }) => role === "H").length < 2) continue;
    audit.fault("pdf-heading-mixed", whereIs(audit, element), `<${element.type}> has more than one <H>`);
  }
}

interface Bookmark {
  readonly title: string;
  readonly level: number;
}

function checkBookmarks(headings: readonly Element[], audit: Audit): void {
  const { fault } = audit;
  const bookmarks = readBookmarks(audit);
  const wanted = levelled(headings).map(({ element, level }) => ({
    level,
    title: squeeze(textOfElement(audit, element, asides)),
    element,
  }));
  for (const [index, { title, level, element }] of wanted.entries()) {
    const bookmark = bookmarks[index];
    const where = whereIs(audit, element);
    if (!bookmark)
      fault("pdf-bookmarks", where, `the heading "${textOfElement(audit, element).trim()}" has no bookmark`);
    else if (squeeze(bookmark.title) !== title) {
      fault(
        "pdf-bookmarks",
        where,
        `bookmark "${bookmark.title}" does not match the heading "${textOfElement(audit, element).trim()}"`,
      );
    } else if (bookmark.level !== level) {
      fault(
        "pdf-bookmarks",
        where,
        `bookmark "${bookmark.title}" is at level ${bookmark.level}, but its heading is at level ${level}`,
      );
    }
  }
  const [extra] = bookmarks.slice(wanted.length);
  if (extra) fault("pdf-bookmarks", {}, `bookmark "${extra.title}" has no heading`);
}

/** Left out of a heading's text: bookmarks do not repeat note numbers. */
const asides: ReadonlySet<string> = new Set(["Reference", "Note"]);

// A line break in a heading can add a hyphen or lose a space.
function squeeze(text: string): string {
  return text.replace(/[\s\p{Default_Ignorable_Code_Point}-]+/gu, "").normalize("NFC");
}

/** The nesting depth of each heading, counted from 1. */
function levelled(headings: readonly Element[]): { element: Element; level: number }[] {
  const open: number[] = [];
  return headings.map((element) => {
    const rank = rankOf(element);
    while ((open.at(-1) ?? 0) >= rank) open.pop();
    open.push(rank);
    return { element, level: open.length };
  });
}

function readBookmarks(audit: Audit): Bookmark[] {
  const { file, catalog, fault } = audit;
  const places = createPlaces(audit.file, audit.catalog, audit.pages);
  const bookmarks: Bookmark[] = [];
  const seen = new Set<PdfDict>();
  const visit = (first: PdfValue | undefined, level: number): void => {
    let value = first;
    for (let item = file.dict(value); item && !seen.has(item) && level < 20; item = file.dict(value)) {
      seen.add(item);
      const title = file.text(item.get("Title")) ?? "";
      bookmarks.push({ title, level });
      if (!places.targetOf(item)) fault("pdf-link-target", { id: refOf(value) }, `bookmark "${title}" leads nowhere`);
      visit(item.get("First"), level + 1);
      value = item.get("Next");
    }
  };
  visit(file.dict(catalog.get("Outlines"))?.get("First"), 1);
  return bookmarks;
}
