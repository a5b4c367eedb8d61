import { pdfText } from "../../src/pdf/text.ts";
import { type PdfValue, pdfName, pdfRef } from "../../src/pdf/value.ts";
import { type Dict, first, firstElement, type SeededFault } from "./pdf-fault.ts";
import type { EditablePdf } from "./pdf-rewrite.ts";

const attributes = (pdf: EditablePdf, type: string): Dict => pdf.dict(firstElement(pdf, type).get("A"));
const parentTree = (pdf: EditablePdf): PdfValue[] =>
  pdf.array(pdf.dict(pdf.dict(pdf.catalog.get("StructTreeRoot")).get("ParentTree")).get("Nums"));

type Edit = SeededFault["edit"];
const retyped =
  (type: string, other: string): Edit =>
  (pdf) =>
    firstElement(pdf, type).set("S", pdfName(other));
const tableAttribute = (key: "ColSpan" | "RowSpan", cells: number): Dict =>
  new Map<string, PdfValue>([
    ["O", pdfName("Table")],
    [key, cells],
  ]);
const spanning =
  (key: "ColSpan" | "RowSpan", cells: number): Edit =>
  (pdf) =>
    firstElement(pdf, "TD").set("A", tableAttribute(key, cells));
const scoped =
  (scope: string): Edit =>
  (pdf) =>
    attributes(pdf, "TH").set("Scope", pdfName(scope));
const described =
  (text: string): Edit =>
  (pdf) =>
    firstElement(pdf, "Figure").set("Alt", pdfText(text));

/** Of the structure tree, and of the text that stands for pictures. */
export const structureFaults: readonly SeededFault[] = [
  {
    fault: "content of no element",
    codes: ["pdf-structure-tree", "pdf-bookmarks"],
    edit: (pdf) => firstElement(pdf, "H1").set("K", []),
  },
  {
    fault: "an element of content that is not there",
    codes: ["pdf-structure-tree"],
    edit: (pdf) => pdf.array(firstElement(pdf, "P").get("K")).push(9999),
  },
  {
    fault: "another owner in the parent tree",
    codes: ["pdf-structure-tree"],
    edit: (pdf) => pdf.array(parentTree(pdf)[1]).splice(0, 1, pdfRef(pdf.idOf(firstElement(pdf, "H1")))),
  },
  {
    fault: "another parent than it says",
    codes: ["pdf-structure-tree"],
    edit: (pdf) => firstElement(pdf, "H1").set("P", pdfRef(pdf.idOf(firstElement(pdf, "L")))),
  },
  {
    fault: "an element twice in the tree",
    codes: ["pdf-structure-tree"],
    edit: (pdf) => {
      const kids = pdf.array(firstElement(pdf, "Document").get("K"));
      kids.push(first(kids));
    },
  },
  {
    fault: "no structure tree",
    codes: ["pdf-structure-tree", "pdf-link-tag"],
    edit: ({ catalog }) => catalog.delete("StructTreeRoot"),
  },
  { fault: "a type that is not standard", codes: ["pdf-structure-type"], edit: retyped("Figure", "Chart") },
  {
    fault: "a role map in a circle",
    codes: ["pdf-structure-type"],
    edit: (pdf) => {
      firstElement(pdf, "Figure").set("S", pdfName("Chart"));
      const roles = new Map([
        ["Chart", pdfName("Graph")],
        ["Graph", pdfName("Chart")],
      ]);
      pdf.dict(pdf.catalog.get("StructTreeRoot")).set("RoleMap", roles);
    },
  },
  {
    fault: "a standard type with another meaning",
    codes: ["pdf-structure-type"],
    edit: (pdf) => pdf.dict(pdf.catalog.get("StructTreeRoot")).set("RoleMap", new Map([["Div", pdfName("Sect")]])),
  },
  { fault: "a list item that is a paragraph", codes: ["pdf-nesting"], edit: retyped("LI", "P") },
  { fault: "a cell in the table", codes: ["pdf-nesting"], edit: retyped("TR", "TD") },
  { fault: "a cell over two columns too much", codes: ["pdf-table-irregular"], edit: spanning("ColSpan", 2) },
  { fault: "a cell over rows that are not there", codes: ["pdf-table-irregular"], edit: spanning("RowSpan", 9) },
  {
    fault: "a cell that reaches below the last row",
    codes: ["pdf-table-irregular"],
    edit: (pdf) => pdf.elements("TD").at(-1)?.set("A", tableAttribute("RowSpan", 2)),
  },
  {
    fault: "two cells on top of each other",
    codes: ["pdf-table-irregular", "pdf-structure-tree"],
    edit: (pdf) => {
      const [, above, below] = pdf.elements("TD");
      above?.set("A", tableAttribute("RowSpan", 2));
      below?.set("A", tableAttribute("ColSpan", 2));
      pdf.array(pdf.elements("TR").at(-1)?.get("K")).pop();
    },
  },
  { fault: "a table with two heads", codes: ["pdf-nesting"], edit: retyped("TBody", "THead") },
  { fault: "a table with a foot and no body", codes: ["pdf-nesting"], edit: retyped("TBody", "TFoot") },
  {
    fault: "a caption amid the items of a list",
    codes: ["pdf-nesting"],
    edit: (pdf) => {
      const item = pdf.elements("LI")[1];
      item?.set("S", pdfName("Caption"));
      for (const kid of pdf.array(item?.get("K"))) pdf.dict(kid).set("S", pdfName("Div"));
    },
  },
  {
    fault: "a header without scope",
    codes: ["pdf-header-scope"],
    edit: (pdf) => attributes(pdf, "TH").delete("Scope"),
  },
  { fault: "a scope that is none", codes: ["pdf-header-scope"], edit: scoped("Col") },
  { fault: "the scope of a row in the head", codes: ["pdf-header-scope"], edit: scoped("Row") },
  { fault: "a second level first", codes: ["pdf-heading-first", "pdf-bookmarks"], edit: retyped("H1", "H2") },
  { fault: "a skipped level", codes: ["pdf-heading-skipped"], edit: retyped("H2", "H3") },
  { fault: "numbered and plain headings", codes: ["pdf-heading-mixed", "pdf-bookmarks"], edit: retyped("H3", "H") },
  {
    fault: "a figure without text",
    codes: ["pdf-alt-missing"],
    edit: (pdf) => firstElement(pdf, "Figure").delete("Alt"),
  },
  { fault: "a figure with an empty text", codes: ["pdf-alt-missing"], edit: described(" ") },
  { fault: "a figure called by its file", codes: ["pdf-alt-file-name"], edit: described("members.svg") },
  {
    fault: "a figure without a place",
    codes: ["pdf-figure-box"],
    edit: (pdf) => attributes(pdf, "Figure").delete("BBox"),
  },
  {
    fault: "a figure beside the page",
    codes: ["pdf-figure-box"],
    edit: (pdf) => attributes(pdf, "Figure").set("BBox", [700, 10, 800, 90]),
  },
  {
    fault: "a formula without text",
    codes: ["pdf-formula-alt"],
    edit: (pdf) => {
      const figure = firstElement(pdf, "Figure");
      figure.set("S", pdfName("Formula")).delete("Alt");
    },
  },
];
