import { type PdfValue, pdfName } from "../../src/pdf/value.ts";
import { content, type Dict, first, firstPage, type SeededFault } from "./pdf-fault.ts";
import type { EditablePdf } from "./pdf-rewrite.ts";

function fonts(pdf: EditablePdf): { font: Dict; body: Dict; descriptor: Dict } {
  const font = pdf.dict(first([...pdf.dict(pdf.dict(firstPage(pdf).get("Resources")).get("Font")).values()]));
  const body = pdf.dict(pdf.array(font.get("DescendantFonts"))[0]);
  return { font, body, descriptor: pdf.dict(body.get("FontDescriptor")) };
}

/** Of what pages show, and of the fonts they show it in. */
export const contentFaults: readonly SeededFault[] = [
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
  { fault: "a glyph beyond the font's last", codes: ["pdf-notdef"], edit: (pdf) => content(pdf, /\[<0001/, "[<fff0") },
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
