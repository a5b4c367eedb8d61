import { decodeText, pdfText } from "../../src/pdf/text.ts";
import { isKind, type PdfValue, pdfName, pdfRef } from "../../src/pdf/value.ts";
import { type Dict, first, firstElement, firstPage, type SeededFault } from "./pdf-fault.ts";
import type { EditablePdf } from "./pdf-rewrite.ts";

const annotation = (pdf: EditablePdf, index = 0): Dict => pdf.dict(pdf.array(firstPage(pdf).get("Annots"))[index]);

function objectOfLink(pdf: EditablePdf): Dict {
  const kids = pdf.elements("Link").flatMap((link) => pdf.array(link.get("K")));
  return first(kids.filter((kid): kid is PdfValue & Dict => kid instanceof Map && kid.has("Obj")));
}

const nameOf = (place: PdfValue | undefined): string =>
  place !== undefined && isKind(place, "string") ? decodeText(place.bytes) : "";

/** Of notes, bookmarks and annotations. */
export const linkFaults: readonly SeededFault[] = [
  { fault: "a note without an ID", codes: ["pdf-note-id"], edit: (pdf) => firstElement(pdf, "Note").delete("ID") },
  {
    fault: "two notes with one ID",
    codes: ["pdf-note-id"],
    edit: (pdf) => firstElement(pdf, "Note").set("ID", pdf.elements("Note")[1]?.get("ID") ?? null),
  },
  {
    fault: "a note that nothing refers to",
    codes: ["pdf-note-link"],
    edit: (pdf) => firstElement(pdf, "Note").set("ID", pdfText("note-99")),
  },
  {
    fault: "a note without a way back",
    codes: ["pdf-note-link"],
    edit: (pdf) => {
      const links = pdf.pages.flatMap((page) => pdf.array(page.get("Annots"))).map((one) => pdf.dict(one));
      const back = links.find((one) => nameOf(one.get("Dest") ?? pdf.dict(one.get("A")).get("D")) === "cite-1");
      back?.delete("A");
      back?.set("Dest", [pdfRef(pdf.idOf(firstPage(pdf))), pdfName("Fit")]);
    },
  },
  {
    fault: "a bookmark of no heading",
    codes: ["pdf-bookmarks"],
    edit: (pdf) => {
      const title = pdf.dict(pdf.dict(pdf.catalog.get("Outlines")).get("First"));
      title.set("Next", pdf.add(new Map([...title].filter(([key]) => key === "Title" || key === "Dest"))));
    },
  },
  {
    fault: "a heading without a bookmark",
    codes: ["pdf-bookmarks"],
    edit: (pdf) => {
      const title = pdf.dict(pdf.dict(pdf.catalog.get("Outlines")).get("First"));
      pdf.dict(title.get("First")).delete("Next");
    },
  },
  {
    fault: "a bookmark with other words",
    codes: ["pdf-bookmarks"],
    edit: (pdf) => pdf.dict(pdf.dict(pdf.catalog.get("Outlines")).get("First")).set("Title", pdfText("Other words")),
  },
  {
    fault: "a bookmark that leads nowhere",
    codes: ["pdf-link-target"],
    edit: (pdf) => pdf.dict(pdf.dict(pdf.catalog.get("Outlines")).get("First")).set("Dest", pdfText("nowhere")),
  },
  {
    fault: "a link that is no Link",
    codes: ["pdf-link-tag"],
    edit: (pdf) => firstElement(pdf, "Link").set("S", pdfName("Span")),
  },
  { fault: "a link without contents", codes: ["pdf-link-contents"], edit: (pdf) => annotation(pdf).delete("Contents") },
  {
    fault: "a link to a place that is not there",
    codes: ["pdf-link-target"],
    edit: (pdf) => {
      const dict = annotation(pdf, 1);
      dict.delete("A");
      dict.set("Dest", pdfText("nowhere"));
    },
  },
  {
    fault: "a comment that belongs to no Annot",
    codes: ["pdf-annotation"],
    edit: (pdf) => annotation(pdf).set("Subtype", pdfName("Text")),
  },
  { fault: "a link that is not printed", codes: ["pdf-annotation-flags"], edit: (pdf) => annotation(pdf).delete("F") },
  {
    fault: "a wrong StructParent",
    codes: ["pdf-annotation-parent"],
    edit: (pdf) => annotation(pdf).set("StructParent", annotation(pdf, 1).get("StructParent") ?? null),
  },
  { fault: "no StructParent", codes: ["pdf-annotation-parent"], edit: (pdf) => annotation(pdf).delete("StructParent") },
  {
    fault: "an annotation said to be on another page",
    codes: ["pdf-annotation-parent"],
    edit: (pdf) => objectOfLink(pdf).set("Pg", pdfRef(pdf.idOf(pdf.pages[1] ?? new Map()))),
  },
  { fault: "no tab order", codes: ["pdf-tab-order"], edit: (pdf) => firstPage(pdf).set("Tabs", pdfName("R")) },
];
