import type { Owner, Page, StructureNode } from "../layout/page.ts";
import { type PdfDocument, pdfString, type StructElement } from "./pdfkit.ts";

/** Links marks to the structure tree while pages are painted. */
export interface Tagger {
  /** Paints as content of an element or as an artifact. Consecutive marks of one owner share a sequence. */
  mark(owner: Owner, paint: () => void): void;
  /** The Link element of a node on the current page, for its annotation. */
  linkElement(owner: number): StructElement;
  /** Closes the open sequence and the page's links, whose annotations must refer to this page. */
  endPage(): void;
  end(): void;
}

/**
 * Builds all block elements in reading order before the first mark is painted. References and links are added while
 * painting, at their position in the text.
 */
export function createTagger(pdf: PdfDocument, pages: readonly Page[]): Tagger {
  const nodes = pages.flatMap((page) => page.nodes).sort((a, b) => a.id - b.id);
  const forest: Forest = {
    pdf,
    nodes: new Map(nodes.map((node) => [node.id, node])),
    elements: new Map(),
    closed: new Set(),
  };
  const root = pdf.struct("Document");
  pdf.addStructure(root);
  forest.elements.set(0, root);
  const heights = new Map(pages.flatMap((page) => page.nodes.map((node) => [node.id, page.height] as const)));
  for (const node of nodes) if (!isInline(node, forest)) addElement(node, forest, heights.get(node.id) ?? 0);
  nameNotes(nodes, forest);

  let open: Owner | undefined;
  const linksOnPage = new Set<number>();
  const close = (): void => {
    if (open !== undefined) pdf.endMarkedContent();
    open = undefined;
  };
  return {
    mark(owner, paint) {
      if (open !== owner) {
        close();
        openSequence(owner, forest);
        if (typeof owner === "number" && forest.nodes.get(owner)?.tag === "Link") linksOnPage.add(owner);
        open = owner;
      }
      paint();
    },
    linkElement: (owner) => elementOf(forest, owner),
    endPage() {
      close();
      for (const id of linksOnPage) {
        elementOf(forest, id).end();
        forest.closed.add(id);
      }
      linksOnPage.clear();
    },
    end: () => root.end(),
  };
}

interface Forest {
  readonly pdf: PdfDocument;
  readonly nodes: ReadonlyMap<number, StructureNode>;
  readonly elements: Map<number, StructElement>;
  /** Links closed at the end of their page. */
  readonly closed: Set<number>;
}

function isInline({ tag, parent }: StructureNode, { nodes }: Forest): boolean {
  return tag === "Reference" || (tag === "Link" && parent !== undefined && nodes.get(parent)?.tag !== "Lbl");
}

function openSequence(owner: Owner, forest: Forest): void {
  const { pdf } = forest;
  if (typeof owner !== "number") {
    pdf.markContent("Artifact", { type: owner === "layout" ? "Layout" : "Pagination" });
    return;
  }
  ensureElement(owner, forest);
  const element = elementOf(forest, owner);
  element.add(pdf.markStructureContent(String(element.dictionary.data.S)));
}

// A link that continues on the next page becomes a second link, because its annotation is on a different page.
function ensureElement(id: number, forest: Forest): void {
  const node = forest.nodes.get(id);
  if (!node || (forest.elements.has(id) && !forest.closed.delete(id))) return;
  if (node.parent !== undefined) ensureElement(node.parent, forest);
  addElement(node, forest, 0);
}

function elementOf({ elements }: Forest, id: number): StructElement {
  const element = elements.get(id);
  if (!element) throw new Error(`a mark belongs to element ${id}, which is on no page`);
  return element;
}

function addElement(node: StructureNode, forest: Forest, height: number): void {
  if (node.parent === undefined) return;
  const element = forest.pdf.struct(node.tag, node.alt === undefined ? {} : { alt: node.alt });
  const { data } = element.dictionary;
  const attributes = attributesOf(node, height);
  if (attributes) data.A = attributes;
  if (node.name !== undefined) data.ID = pdfString(node.name);
  elementOf(forest, node.parent).add(element);
  forest.elements.set(node.id, element);
}

function attributesOf(
  { tag, numbering, bbox, scope = "Column" }: StructureNode,
  height: number,
): Record<string, unknown> | undefined {
  if (tag === "TH") return { O: "Table", Scope: scope };
  if (tag === "L") return { O: "List", ListNumbering: numbering ?? "None" };
  if (tag !== "Figure" || !bbox) return undefined;
  const [left, top, right, bottom] = bbox;
  return { O: "Layout", Placement: "Block", BBox: [left, height - bottom, right, height - top] };
}

// ISO 14289-1, 7.9: every note needs a unique ID.
function nameNotes(nodes: readonly StructureNode[], forest: Forest): void {
  const named = nodes.flatMap((node) => (node.name === undefined ? [] : [{ name: node.name, id: node.id }]));
  if (named.length === 0) return;
  named.sort((a, b) => (a.name < b.name ? -1 : 1));
  const names = named.flatMap(({ name, id }) => [pdfString(name), elementOf(forest, id).dictionary]);
  const tree = forest.pdf.ref({ Names: names });
  forest.pdf.getStructTreeRoot().data.IDTree = tree;
  tree.end();
}
