import type { PdfCode } from "../../src/audit/clauses.ts";
import type { PdfValue } from "../../src/pdf/value.ts";
import { type EditablePdf, pdfName, pdfRef, pdfText } from "./pdf-rewrite.ts";

/** A fault that is put into a good sheet, and the codes it is caught by: the first is its own. */
export interface SeededFault {
  readonly fault: string;
  readonly codes: readonly [PdfCode, ...PdfCode[]];
  readonly edit: (pdf: EditablePdf) => void;
}

type Dict = Map<string, PdfValue>;

function first<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error("there is none");
  return item;
}

const firstPage = (pdf: EditablePdf): Dict => first(pdf.pages);
const firstElement = (pdf: EditablePdf, type: string): Dict => first(pdf.elements(type));
const content = (pdf: EditablePdf, from: string | RegExp, to: string): void =>
  pdf.replace(firstPage(pdf).get("Contents"), from, to);
const metadata = (pdf: EditablePdf, from: string | RegExp, to: string): void =>
  pdf.replace(pdf.catalog.get("Metadata"), from, to);
const attributes = (pdf: EditablePdf, type: string): Dict => pdf.dict(firstElement(pdf, type).get("A"));
const annotation = (pdf: EditablePdf, index = 0): Dict => pdf.dict(pdf.array(firstPage(pdf).get("Annots"))[index]);
const parentTree = (pdf: EditablePdf): PdfValue[] =>
  pdf.array(pdf.dict(pdf.dict(pdf.catalog.get("StructTreeRoot")).get("ParentTree")).get("Nums"));

function fonts(pdf: EditablePdf): { font: Dict; body: Dict; descriptor: Dict } {
  const font = pdf.dict(first([...pdf.dict(pdf.dict(firstPage(pdf).get("Resources")).get("Font")).values()]));
  const body = pdf.dict(pdf.array(font.get("DescendantFonts"))[0]);
  return { font, body, descriptor: pdf.dict(body.get("FontDescriptor")) };
}

function objectOfLink(pdf: EditablePdf): Dict {
  const kids = pdf.elements("Link").flatMap((link) => pdf.array(link.get("K")));
  return first(kids.filter((kid): kid is PdfValue & Dict => kid instanceof Map && kid.has("Obj")));
}

export const seededFaults: readonly SeededFault[] = [
  // The file
  { fault: "encrypted", codes: ["pdf-encrypted"], edit: ({ trailer }) => trailer.set("Encrypt", new Map()) },
  { fault: "without an identifier", codes: ["pdf-file-structure"], edit: ({ trailer }) => trailer.delete("ID") },
  {
    fault: "not marked",
    codes: ["pdf-not-marked"],
    edit: (pdf) => pdf.dict(pdf.catalog.get("MarkInfo")).set("Marked", false),
  },
  {
    fault: "suspect",
    codes: ["pdf-not-marked"],
    edit: (pdf) => pdf.dict(pdf.catalog.get("MarkInfo")).set("Suspects", true),
  },
  {
    fault: "title not shown",
    codes: ["pdf-title-hidden"],
    edit: (pdf) => pdf.dict(pdf.catalog.get("ViewerPreferences")).delete("DisplayDocTitle"),
  },
  { fault: "no language", codes: ["pdf-language"], edit: ({ catalog }) => catalog.delete("Lang") },
  {
    fault: "a language that is none",
    codes: ["pdf-language"],
    edit: ({ catalog }) => catalog.set("Lang", pdfText("english_GB")),
  },
  {
    fault: "a part in no language",
    codes: ["pdf-language"],
    edit: (pdf) => firstElement(pdf, "P").set("Lang", pdfText("e")),
  },
  {
    fault: "layers without a name",
    codes: ["pdf-optional-content"],
    edit: ({ catalog }) =>
      catalog.set(
        "OCProperties",
        new Map<string, PdfValue>([
          ["OCGs", []],
          ["D", new Map()],
        ]),
      ),
  },
  {
    fault: "an attached file with one name",
    codes: ["pdf-embedded-file"],
    edit: (pdf) => {
      const file = pdf.add({
        kind: "stream",
        dict: new Map([["Subtype", pdfName("application/pdf")]]),
        bytes: new Uint8Array(),
      });
      const specification = new Map<string, PdfValue>([
        ["F", pdfText("a.pdf")],
        ["EF", new Map([["F", file]])],
      ]);
      pdf.dict(pdf.catalog.get("Names")).set("EmbeddedFiles", new Map([["Names", [pdfText("a"), specification]]]));
    },
  },
  {
    fault: "a script on opening",
    codes: ["pdf-action"],
    edit: ({ catalog }) =>
      catalog.set(
        "OpenAction",
        new Map([
          ["S", pdfName("JavaScript")],
          ["JS", pdfText("1")],
        ]),
      ),
  },
  { fault: "no colour profile", codes: ["pdf-output-intent"], edit: ({ catalog }) => catalog.delete("OutputIntents") },
  // Metadata
  { fault: "no metadata", codes: ["pdf-metadata"], edit: ({ catalog }) => catalog.delete("Metadata") },
  {
    fault: "an unescaped title",
    codes: ["pdf-metadata"],
    edit: (pdf) => metadata(pdf, /(<rdf:li xml:lang="x-default">)[^<]*/, "$1A & B"),
  },
  {
    fault: "a title with an open tag",
    codes: ["pdf-metadata"],
    edit: (pdf) => metadata(pdf, /(<rdf:li xml:lang="x-default">)[^<]*/, "$1a <b"),
  },
  {
    fault: "no claim of PDF/UA",
    codes: ["pdf-identifier"],
    edit: (pdf) => metadata(pdf, /<pdfuaid:part>1<\/pdfuaid:part>/, ""),
  },
  {
    fault: "another part of PDF/A",
    codes: ["pdf-identifier"],
    edit: (pdf) => metadata(pdf, "<pdfaid:part>2", "<pdfaid:part>1"),
  },
  {
    fault: "no title",
    codes: ["pdf-title", "pdf-info-differs"],
    edit: (pdf) => metadata(pdf, /<dc:title>[\s\S]*<\/dc:title>/, ""),
  },
  {
    fault: "another title in the information dictionary",
    codes: ["pdf-info-differs"],
    edit: (pdf) => pdf.dict(pdf.trailer.get("Info")).set("Title", pdfText("Another title")),
  },
  {
    fault: "another date in the information dictionary",
    codes: ["pdf-info-differs"],
    edit: (pdf) => pdf.dict(pdf.trailer.get("Info")).set("ModDate", pdfText("D:20200101000000Z")),
  },
  // Content
  {
    fault: "untagged text",
    codes: ["pdf-untagged-content"],
    edit: (pdf) => content(pdf, /$/, "\nBT /F1 9 Tf 50 50 Td [<0001>] TJ ET"),
  },
  {
    fault: "an untagged line",
    codes: ["pdf-untagged-content"],
    edit: (pdf) => content(pdf, /$/, "\n10 10 m 20 20 l S"),
  },
  {
    fault: "an artifact in content",
    codes: ["pdf-artifact-in-content"],
    edit: (pdf) => content(pdf, /(\/MCID 0\s*>>\s*BDC)/, "$1 /Artifact BMC 10 10 m 20 20 l S EMC"),
  },
  {
    fault: "content in an artifact",
    codes: ["pdf-content-in-artifact"],
    edit: (pdf) => content(pdf, /(\/P\s*<<\s*\/MCID 0\s*>>\s*BDC[\s\S]*?EMC)/, "/Artifact BMC $1 EMC"),
  },
  {
    fault: "a sequence that is not closed",
    codes: ["pdf-content-syntax"],
    edit: (pdf) => content(pdf, /$/, "\n/Span BMC"),
  },
  { fault: "an end too much", codes: ["pdf-content-syntax"], edit: (pdf) => content(pdf, /$/, "\nEMC") },
  { fault: "an operator that is none", codes: ["pdf-content-syntax"], edit: (pdf) => content(pdf, /$/, "\n1 2 paint") },
  {
    fault: "a picture of another file's page",
    codes: ["pdf-reference-xobject"],
    edit: (pdf) => {
      const dict = new Map<string, PdfValue>([
        ["Subtype", pdfName("Form")],
        ["BBox", [0, 0, 1, 1]],
        ["Ref", new Map()],
      ]);
      const form = pdf.add({ kind: "stream", dict, bytes: new Uint8Array() });
      pdf.dict(firstPage(pdf).get("Resources")).set("XObject", new Map([["X1", form]]));
      content(pdf, /$/, "\n/Artifact BMC /X1 Do EMC");
    },
  },
  {
    fault: "text off the page",
    codes: ["pdf-text-off-page"],
    edit: (pdf) => content(pdf, /1 0 0 -1 44 (\S+) Tm/, "1 0 0 -1 590 $1 Tm"),
  },
  // Structure
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
  {
    fault: "a type that is not standard",
    codes: ["pdf-structure-type"],
    edit: (pdf) => firstElement(pdf, "Figure").set("S", pdfName("Chart")),
  },
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
  {
    fault: "a list item that is a paragraph",
    codes: ["pdf-nesting"],
    edit: (pdf) => firstElement(pdf, "LI").set("S", pdfName("P")),
  },
  {
    fault: "a cell in the table",
    codes: ["pdf-nesting"],
    edit: (pdf) => firstElement(pdf, "TR").set("S", pdfName("TD")),
  },
  {
    fault: "a cell over two columns too much",
    codes: ["pdf-table-irregular"],
    edit: (pdf) =>
      firstElement(pdf, "TD").set(
        "A",
        new Map<string, PdfValue>([
          ["O", pdfName("Table")],
          ["ColSpan", 2],
        ]),
      ),
  },
  {
    fault: "a cell over rows that are not there",
    codes: ["pdf-table-irregular"],
    edit: (pdf) =>
      firstElement(pdf, "TD").set(
        "A",
        new Map<string, PdfValue>([
          ["O", pdfName("Table")],
          ["RowSpan", 9],
        ]),
      ),
  },
  {
    fault: "a header without scope",
    codes: ["pdf-header-scope"],
    edit: (pdf) => attributes(pdf, "TH").delete("Scope"),
  },
  {
    fault: "a scope that is none",
    codes: ["pdf-header-scope"],
    edit: (pdf) => attributes(pdf, "TH").set("Scope", pdfName("Col")),
  },
  {
    fault: "the scope of a row in the head",
    codes: ["pdf-header-scope"],
    edit: (pdf) => attributes(pdf, "TH").set("Scope", pdfName("Row")),
  },
  {
    fault: "a second level first",
    codes: ["pdf-heading-first", "pdf-bookmarks"],
    edit: (pdf) => firstElement(pdf, "H1").set("S", pdfName("H2")),
  },
  {
    fault: "a skipped level",
    codes: ["pdf-heading-skipped"],
    edit: (pdf) => firstElement(pdf, "H2").set("S", pdfName("H3")),
  },
  {
    fault: "numbered and plain headings",
    codes: ["pdf-heading-mixed", "pdf-bookmarks"],
    edit: (pdf) => firstElement(pdf, "H3").set("S", pdfName("H")),
  },
  // Text in place of pictures
  {
    fault: "a figure without text",
    codes: ["pdf-alt-missing"],
    edit: (pdf) => firstElement(pdf, "Figure").delete("Alt"),
  },
  {
    fault: "a figure with an empty text",
    codes: ["pdf-alt-missing"],
    edit: (pdf) => firstElement(pdf, "Figure").set("Alt", pdfText(" ")),
  },
  {
    fault: "a figure called by its file",
    codes: ["pdf-alt-file-name"],
    edit: (pdf) => firstElement(pdf, "Figure").set("Alt", pdfText("members.svg")),
  },
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
  // Notes and bookmarks
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
  // Annotations
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
  // Fonts
  {
    fault: "a font that is not embedded",
    codes: ["pdf-font-embedded"],
    edit: (pdf) => fonts(pdf).descriptor.delete("FontFile2"),
  },
  {
    fault: "other widths than the font's",
    codes: ["pdf-font-widths"],
    edit: (pdf) => {
      const widths = pdf.array(fonts(pdf).body.get("W"));
      pdf.array(widths[1]).splice(1, 1, 20);
    },
  },
  {
    fault: "a font without ToUnicode",
    codes: ["pdf-font-unicode", "pdf-bookmarks"],
    edit: (pdf) => fonts(pdf).font.delete("ToUnicode"),
  },
  {
    fault: "a glyph that stands for U+0000",
    codes: ["pdf-font-unicode"],
    edit: (pdf) =>
      pdf.replace(fonts(pdf).font.get("ToUnicode"), /(beginbfrange[^[]*\[<[0-9a-f]{4}> )<[0-9a-f]{4}>/, "$1<0000>"),
  },
  { fault: "an empty box", codes: ["pdf-notdef"], edit: (pdf) => content(pdf, /\[<0001/, "[<0000") },
  {
    fault: "a list of glyphs that is not whole",
    codes: ["pdf-cid-set"],
    edit: (pdf) =>
      fonts(pdf).descriptor.set("CIDSet", pdf.add({ kind: "stream", dict: new Map(), bytes: Uint8Array.of(0x7f) })),
  },
  {
    fault: "no map from codes to glyphs",
    codes: ["pdf-cid-map"],
    edit: (pdf) => fonts(pdf).body.delete("CIDToGIDMap"),
  },
];
