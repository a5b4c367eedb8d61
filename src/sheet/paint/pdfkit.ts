import PdfKit from "pdfkit";
import type { Face } from "../../type/fonts.ts";
import { type PdfFont, pdfFont } from "./font.ts";
import type { FontSubset } from "./font-subset.ts";

/**
 * The part of pdfkit 0.20 that the painter uses, including parts its published types lack: the structure tree's
 * dictionaries, annotation options and the metadata hook. pdfkit is pinned, and `paint.test.ts` has a contract test
 * for the private names.
 */
export interface PdfDocument {
  readonly page: PdfPage;
  /** Private: the current font with its subset, and below its size. */
  readonly _font: EmbeddedFont;
  readonly _fontSize: number;
  addContent(operators: string): PdfDocument;
  /** Private: the catalog. */
  readonly _root: Catalog;
  /** Private: writes the entries of `info` to the XMP packet. */
  _addInfo(): void;
  info: Record<string, string | Date>;
  readonly outline: Outline;
  /** The document is a readable stream of its bytes. */
  read(): Uint8Array;
  push(chunk: Uint8Array | null): boolean;
  end(): void;
  addPage(options: { size: [number, number]; margin: number }): this;
  ref(data: Record<string, unknown>): Reference;
  appendXML(xml: string): void;

  registerFont(name: string, source: PdfFont): this;
  font(name: string, size: number): this;
  fillColor(colour: string, opacity?: number): this;
  strokeColor(colour: string, opacity?: number): this;
  text(text: string, x: number, y: number, options: TextOptions): this;

  save(): this;
  restore(): this;
  rotate(degrees: number, options: { origin: [number, number] }): this;
  translate(x: number, y: number): this;
  moveTo(x: number, y: number): this;
  lineTo(x: number, y: number): this;
  bezierCurveTo(ax: number, ay: number, bx: number, by: number, x: number, y: number): this;
  closePath(): this;
  rect(x: number, y: number, width: number, height: number): this;
  circle(x: number, y: number, radius: number): this;
  lineWidth(width: number): this;
  lineCap(cap: "butt" | "round" | "square"): this;
  lineJoin(join: "miter" | "round" | "bevel"): this;
  dash(length: number[]): this;
  undash(): this;
  fill(rule?: "even-odd" | "non-zero"): this;
  stroke(): this;
  fillAndStroke(rule?: "even-odd" | "non-zero"): this;
  transform(a: number, b: number, c: number, d: number, e: number, f: number): this;
  image(file: Uint8Array, x: number, y: number, size: { width: number; height: number }): this;
  clip(): this;

  struct(tag: string, options?: { alt?: string; lang?: string; scope?: string }): StructElement;
  addStructure(element: StructElement): this;
  markStructureContent(tag: string): StructContent;
  markContent(tag: "Artifact", options: { type: "Layout" | "Pagination" }): this;
  endMarkedContent(): this;
  getStructTreeRoot(): Reference;

  link(x: number, y: number, width: number, height: number, url: string, options: AnnotationOptions): this;
  goTo(x: number, y: number, width: number, height: number, name: string, options: AnnotationOptions): this;
  addNamedDestination(name: string, fit: "XYZ", x: number, y: number, zoom: null): void;
}

interface PdfPage {
  readonly dictionary: Reference;
  readonly fonts: Record<string, Reference>;
  write(operators: string): void;
}

export interface EmbeddedFont {
  readonly id: string;
  ref(): Reference;
  readonly font: PdfFont;
  readonly subset: FontSubset;
  /** Factor from font units to thousandths of the font size. */
  readonly scale: number;
  /** Widths and Unicode text to embed, by code in the subset. */
  readonly widths: number[];
  readonly unicode: (readonly number[])[];
}

interface Reference {
  readonly data: Record<string, unknown>;
  end(): void;
}

interface Catalog extends Reference {
  readonly data: Record<string, unknown> & {
    readonly Names: { readonly data: { readonly Dests: { _compareKeys(a: string, b: string): number } } };
  };
}

export interface StructElement {
  readonly dictionary: Reference;
  add(child: StructElement | StructContent): StructElement;
  end(): void;
}

/** A marked-content sequence, to add to its element. */
interface StructContent {
  readonly refs: readonly unknown[];
}

export interface Outline {
  addItem(title: string, options: { top: number; left: number; expanded?: boolean }): Outline;
}

interface TextOptions {
  readonly lineBreak: false;
  readonly baseline: "alphabetic";
  readonly features: readonly string[];
}

interface AnnotationOptions {
  readonly structParent: StructElement;
  /** A `String` object: pdfkit writes a plain string as a name. */
  readonly Contents: PdfString;
}

/** pdfkit writes a `String` object as a PDF string, and a plain string as a name. */
type PdfString = ReturnType<typeof pdfString>;

export function pdfString(text: string) {
  return Object(text) as { toString(): string };
}

interface PdfOptions {
  readonly title: string;
  readonly lang: string;
  readonly date: Date;
  readonly faces: readonly Face[];
}

type Constructor = new (options: Record<string, unknown>) => PdfDocument;

/**
 * Creates an empty document: PDF 1.7, tagged, with the output intent and identifier of PDF/A-2a. Not
 * `subset: "PDF/UA"`, which writes an incomplete CIDSet (ISO 14289-1, 7.21.4.2).
 */
export function createPdf({ title, lang, date, faces }: PdfOptions): PdfDocument {
  const pdf = new (PdfKit as unknown as Constructor)({
    subset: "PDF/A-2a",
    pdfVersion: "1.7",
    tagged: true,
    displayTitle: true,
    lang,
    // No default font: it would be a standard font, which cannot be embedded.
    font: null,
    autoFirstPage: false,
    info: {
      Title: title,
      CreationDate: date,
      ModDate: date,
      Creator: "Coalition Briefs",
      Producer: "Coalition Briefs",
    },
  });
  for (const face of faces) pdf.registerFont(face.name, pdfFont(face));
  // Sort names by character code (ISO 32000-1, 7.9.6); pdfkit sorts by the machine's locale.
  pdf._root.data.Names.data.Dests._compareKeys = (a, b) => (a < b ? -1 : 1);
  return pdf;
}

/** Writes the pages and the file. */
interface Writer {
  /** Writes the current page; call it before adding the next one. */
  endPage(): void;
  /** Ends the document. Resolves to all bytes, once pdfkit has processed pictures with transparency. */
  end(): Promise<Uint8Array>;
}

/**
 * Buffers a document's output. pdfkit itself encodes every operator separately and emits the file line by line, which
 * is slow.
 */
export function createWriter(pdf: PdfDocument): Writer {
  let operators: string[] = [];
  pdf.addContent = (some) => {
    operators.push(some);
    return pdf;
  };
  const chunks = [pdf.read()];
  const bytes = new Promise<Uint8Array>((resolve) => {
    pdf.push = (chunk) => {
      if (chunk) chunks.push(chunk);
      else resolve(Buffer.concat(chunks));
      return true;
    };
  });
  return {
    endPage() {
      pdf.page.write(operators.join("\n"));
      operators = [];
    },
    end() {
      pdf.end();
      return bytes;
    },
  };
}
