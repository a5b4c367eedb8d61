import { deflateSync } from "node:zlib";
import { pdfText } from "../../src/pdf/text.ts";
import { isKind, type PdfValue, pdfName, refOf } from "../../src/pdf/value.ts";
import { firstElement, type SeededFault } from "./pdf-fault.ts";
import type { EditablePdf } from "./pdf-rewrite.ts";

const metadata = (pdf: EditablePdf, from: string | RegExp, to: string): void =>
  pdf.replace(pdf.catalog.get("Metadata"), from, to);

/** Of the file as a whole and of what it says of itself. */
export const fileFaults: readonly SeededFault[] = [
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
        new Map<string, PdfValue>([
          ["S", pdfName("JavaScript")],
          ["JS", pdfText("1")],
        ]),
      ),
  },
  { fault: "no colour profile", codes: ["pdf-output-intent"], edit: ({ catalog }) => catalog.delete("OutputIntents") },
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
    fault: "another level of PDF/A",
    codes: ["pdf-identifier"],
    edit: (pdf) => metadata(pdf, "<pdfaid:conformance>A", "<pdfaid:conformance>B"),
  },
  {
    fault: "metadata that is compressed",
    codes: ["pdf-metadata"],
    edit: (pdf) => {
      const reference = pdf.catalog.get("Metadata");
      const id = reference === undefined ? undefined : refOf(reference);
      const stream = pdf.objects.get(id ?? 0);
      if (id === undefined || !isKind(stream, "stream")) throw new Error("there is no packet");
      const dict = new Map([...stream.dict, ["Filter", pdfName("FlateDecode")]]);
      pdf.objects.set(id, { kind: "stream", dict, bytes: deflateSync(stream.bytes) });
    },
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
    fault: "another program in the information dictionary",
    codes: ["pdf-info-differs"],
    edit: (pdf) => pdf.dict(pdf.trailer.get("Info")).set("Producer", pdfText("Another program")),
  },
  {
    fault: "another date in the information dictionary",
    codes: ["pdf-info-differs"],
    edit: (pdf) => pdf.dict(pdf.trailer.get("Info")).set("ModDate", pdfText("D:20200101000000Z")),
  },
];
