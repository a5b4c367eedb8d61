import { deflateSync } from "node:zlib";
import { contentOf } from "../pdf/content.ts";
import { openPdf, type PdfFile } from "../pdf/file.ts";
import { addObject, objectsOf, type PdfObjects, setEntries } from "../pdf/objects.ts";
import { type PdfPage, readPages } from "../pdf/pages.ts";
import { readStructure } from "../pdf/structure.ts";
import { pdfText } from "../pdf/text.ts";
import { pdfDict, pdfName, pdfRef } from "../pdf/value.ts";
import { writePdf } from "../pdf/write.ts";
import { markArtifacts, type Operation, readMarkedContent, readOperations } from "./pdf-content.ts";
import { type PdfAbout, writeMetadata } from "./pdf-metadata.ts";
import { type Heading, writeOutline } from "./pdf-outline.ts";
import { arrangeTags, readTags, type Tag } from "./pdf-tags.ts";
import { type FigureBoxes, type Owners, pagesOfTags, writeTags } from "./pdf-tree.ts";

/** Headings and pictures in reading order, in points from the top left corner of their slide. */
export interface SlideMarks {
  readonly headings: readonly { readonly level: number; readonly text: string; readonly top: number }[];
  readonly figures: readonly {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  }[];
}

/** The position of a slide on its page. */
export interface SlideFrame {
  /** `left` and `top` are in points from the top left corner of the page. */
  readonly left: number;
  readonly top: number;
  readonly scale: number;
}

/**
 * Turns the browser's PDF into a reproducible one that conforms to PDF/UA-1. Writes a structure tree of standard
 * elements, marks everything else as an artifact, adds link descriptions, bookmarks and metadata, and removes traces
 * of the clock and the machine.
 */
export function finishPdf(printed: Uint8Array, about: PdfAbout, marks: SlideMarks, frame: SlideFrame): Uint8Array {
  const file = openPdf(printed);
  const catalog = file.dict(file.trailer.get("Root")) ?? new Map();
  const pages = readPages(file, catalog);
  const contents = new Map(pages.map(({ id, dict }) => [id, readOperations(contentOf(file, dict))]));
  const texts = new Map([...contents].map(([page, operations]) => [page, readMarkedContent(operations).withText]));
  const read = readTags(readStructure(file, catalog));
  const tags = arrangeTags(read, ({ page, mcid }) => texts.get(page)?.has(mcid) === true);
  const objects = objectsOf(file);
  const owners = writeTags(objects, tags, boxesOf(pages, tags, marks, frame));
  for (const [page, operations] of contents) writeContent(objects, page, operations, owners);
  describeLinks(file, pages, objects);
  writeOutline(objects, headingsOf(pages, tags, marks, frame));
  const producer = file.text(file.dict(file.trailer.get("Info"))?.get("Producer"));
  writeMetadata(objects, about, producer ?? "Skia/PDF");
  return writePdf(objects);
}

type Pages = readonly PdfPage[];

function boxesOf(file: Pages, tags: Tag, { figures }: SlideMarks, { left, top, scale }: SlideFrame): FigureBoxes {
  const pages = pagesOfTags(tags, (type) => type === "Figure");
  if (pages.length !== figures.length)
    throw new Error(`expected ${figures.length} tagged pictures, found ${pages.length}`);
  return figures.map((figure, index) => {
    const across = [figure.left, figure.right].map((x) => left + x * scale);
    const up = [figure.bottom, figure.top].map((y) => heightOf(file, pages[index]) - top - y * scale);
    return [across[0], up[0], across[1], up[1]].map((edge) => Math.round((edge ?? 0) * 100) / 100);
  });
}

function headingsOf(file: Pages, tags: Tag, { headings }: SlideMarks, { top, scale }: SlideFrame): Heading[] {
  const pages = pagesOfTags(tags, (type) => /^H[1-6]$/.test(type));
  if (pages.length !== headings.length)
    throw new Error(`expected ${headings.length} tagged headings, found ${pages.length}`);
  return headings.map((heading, index) => {
    const page = pages[index] ?? 0;
    return { ...heading, page, top: heightOf(file, page) - top - heading.top * scale };
  });
}

function heightOf(pages: Pages, page: number | undefined): number {
  return pages.find(({ id }) => id === page)?.box[3] ?? 0;
}

function writeContent(file: PdfObjects, page: number, operations: readonly Operation[], owners: Owners): void {
  const bytes = deflateSync(Buffer.from(markArtifacts(operations, owners.get(page) ?? new Map()), "latin1"));
  const stream = addObject(file, { kind: "stream", dict: pdfDict({ Filter: pdfName("FlateDecode") }), bytes });
  setEntries(file, pdfRef(page), pdfDict({ Contents: stream, Tabs: pdfName("S") }));
}

/** Links need a text description (ISO 14289-1, 7.18.5); use the address. */
function describeLinks(file: PdfFile, pages: Pages, objects: PdfObjects): void {
  for (const { id, dict } of pages.flatMap(({ annotations }) => annotations)) {
    const uri = file.text(file.dict(dict.get("A"))?.get("URI"));
    if (id === undefined || dict.has("Contents") || uri === undefined) continue;
    setEntries(objects, pdfRef(id), pdfDict({ Contents: pdfText(uri) }));
  }
}
