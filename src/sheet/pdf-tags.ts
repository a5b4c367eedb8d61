import type { Owner, Page, StructureNode } from "./page.ts";
import { type PdfDocument, pdfString, type StructElement } from "./pdfkit.ts";

/** Ties marks to the structure tree while pages are painted. */
export interface Tagger {
  /** Paints as content of an element or as an artifact; neighbours of one owner share a marked sequence. */
  mark(owner: Owner, paint: () => void): void;
  /** The open Link element of a node on this page, for its annotation. */
  linkElement(owner: number): StructElement;
  /** Before the next page: closes the sequence, and the links, whose annotations must name this page. */
  endPage(): void;
  end(): void;
}

/** Builds all elements in order of reading before the first mark is painted. */
export function createTagger(pdf: PdfDocument, pages: readonly Page[]): Tagger {
  const nodes = pages.flatMap((page) => page.nodes).sort((a, b) => a.id - b.id);
  const elements = new Map<number, StructElement>();
  const root = pdf.struct("Document");
  pdf.addStructure(root);
  elements.set(0, root);
  const heights = new Map(pages.flatMap((page) => page.nodes.map((node) => [node.id, page.height] as const)));
  for (const node of nodes) addElement(pdf, node, elements, heights.get(node.id) ?? 0);
  nameNotes(pdf, nodes, elements);

  let open: Owner | undefined;
  const closed = new Set<number>();
  const links = new Map(nodes.filter((node) => node.tag === "Link").map((node) => [node.id, node]));
  const onPage = new Set<number>();
  const close = (): void => {
    if (open !== undefined) pdf.endMarkedContent();
    open = undefined;
  };
  // A link that goes on over the page's end is a second link: its annotation stands on another page.
  const reopen = (id: number): void => {
    const node = links.get(id);
    if (node && closed.delete(id)) addElement(pdf, node, elements, 0);
    if (node) onPage.add(id);
  };
  return {
    mark(owner, paint) {
      if (open !== owner) {
        close();
        openSequence(pdf, owner, elements, reopen);
        open = owner;
      }
      paint();
    },
    linkElement: (owner) => elementOf(elements, owner),
    endPage() {
      close();
      for (const id of onPage) {
        elementOf(elements, id).end();
        closed.add(id);
      }
      onPage.clear();
    },
    end: () => root.end(),
  };
}

function openSequence(
  pdf: PdfDocument,
  owner: Owner,
  elements: ReadonlyMap<number, StructElement>,
  reopen: (id: number) => void,
): void {
  if (typeof owner !== "number") {
    pdf.markContent("Artifact", { type: owner === "layout" ? "Layout" : "Pagination" });
    return;
  }
  reopen(owner);
  const element = elementOf(elements, owner);
  element.add(pdf.markStructureContent(String(element.dictionary.data.S)));
}

function elementOf(elements: ReadonlyMap<number, StructElement>, id: number): StructElement {
  const element = elements.get(id);
  if (!element) throw new Error(`a mark belongs to element ${id}, which no page holds`);
  return element;
}

function addElement(pdf: PdfDocument, node: StructureNode, elements: Map<number, StructElement>, height: number): void {
  if (node.parent === undefined) return;
  const element = pdf.struct(node.tag, node.alt === undefined ? {} : { alt: node.alt });
  const { data } = element.dictionary;
  const attributes = attributesOf(node, height);
  if (attributes) data.A = attributes;
  if (node.name !== undefined) data.ID = pdfString(node.name);
  elementOf(elements, node.parent).add(element);
  elements.set(node.id, element);
}

function attributesOf({ tag, numbering, bbox }: StructureNode, height: number): Record<string, unknown> | undefined {
  if (tag === "TH") return { O: "Table", Scope: "Column" };
  if (tag === "L") return { O: "List", ListNumbering: numbering ?? "None" };
  if (tag !== "Figure" || !bbox) return undefined;
  const [left, top, right, bottom] = bbox;
  return { O: "Layout", Placement: "Block", BBox: [left, height - bottom, right, height - top] };
}

// ISO 14289-1, 7.9: a note is found by its unique identifier.
function nameNotes(
  pdf: PdfDocument,
  nodes: readonly StructureNode[],
  elements: ReadonlyMap<number, StructElement>,
): void {
  const named = nodes.flatMap((node) => (node.name === undefined ? [] : [{ name: node.name, id: node.id }]));
  if (named.length === 0) return;
  named.sort((a, b) => (a.name < b.name ? -1 : 1));
  const names = named.flatMap(({ name, id }) => [pdfString(name), elementOf(elements, id).dictionary]);
  const tree = pdf.ref({ Names: names });
  pdf.getStructTreeRoot().data.IDTree = tree;
  tree.end();
}
