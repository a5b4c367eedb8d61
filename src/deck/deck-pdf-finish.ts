import { deflateSync, inflateSync } from "node:zlib";
import { markArtifacts, readMarkedContent } from "./deck-pdf-content.ts";
import { type PdfAbout, writeMetadata } from "./deck-pdf-metadata.ts";
import {
  add,
  arrayOf,
  dict,
  dictOf,
  isKind,
  name,
  type PdfObjects,
  readObjects,
  reference,
  resolve,
  textString,
} from "./deck-pdf-objects.ts";
import { type Heading, writeOutline } from "./deck-pdf-outline.ts";
import { arrangeTags, readTags, type Tag } from "./deck-pdf-tags.ts";
import { type FigureBoxes, type Owners, pagesOf, pagesOfTags, writeTags } from "./deck-pdf-tree.ts";
import { writeObjects } from "./deck-pdf-write.ts";

/** Where headings and pictures stand on their slides, in order of reading, in points from a slide's upper left corner. */
export interface SlideMarks {
  readonly headings: readonly { readonly level: number; readonly text: string; readonly top: number }[];
  readonly figures: readonly {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  }[];
}

/** Where slides stand on their pages. */
export interface SlideFrame {
  /** In points from the page's upper left corner. */
  readonly left: number;
  readonly top: number;
  readonly scale: number;
}

/**
 * Makes of what the browser printed a file that keeps to PDF/UA-1 and whose bytes repeat:
 * a structure of standard elements, everything else an artifact, descriptions of links,
 * bookmarks, metadata, no trace of clock or machine.
 */
export function finishPdf(printed: Uint8Array, about: PdfAbout, marks: SlideMarks, frame: SlideFrame): Uint8Array {
  const file = readObjects(printed);
  const pages = pagesOf(file);
  const contents = new Map(pages.map((page) => [page, readContent(file, page)]));
  const texts = new Map([...contents].map(([page, content]) => [page, readMarkedContent(content).withText]));
  const tags = arrangeTags(readTags(file), ({ page, mcid }) => texts.get(page)?.has(mcid) === true);
  const owners = writeTags(file, tags, boxesOf(file, tags, marks, frame));
  for (const [page, content] of contents) writeContent(file, page, content, owners);
  describeLinks(file, pages);
  writeOutline(file, headingsOf(file, tags, marks, frame));
  writeMetadata(file, about);
  return writeObjects(file);
}

function boxesOf(file: PdfObjects, tags: Tag, { figures }: SlideMarks, { left, top, scale }: SlideFrame): FigureBoxes {
  const pages = pagesOfTags(tags, (type) => type === "Figure");
  if (pages.length !== figures.length) throw new Error(`${pages.length} of ${figures.length} pictures are tagged`);
  return figures.map((figure, index) => {
    const across = [figure.left, figure.right].map((x) => left + x * scale);
    const up = [figure.bottom, figure.top].map((y) => heightOf(file, pages[index] ?? 0) - top - y * scale);
    return [across[0], up[0], across[1], up[1]].map((edge) => Math.round((edge ?? 0) * 100) / 100);
  });
}

function headingsOf(file: PdfObjects, tags: Tag, { headings }: SlideMarks, { top, scale }: SlideFrame): Heading[] {
  const pages = pagesOfTags(tags, (type) => /^H[1-6]$/.test(type));
  if (pages.length !== headings.length) throw new Error(`${pages.length} of ${headings.length} headings are tagged`);
  return headings.map((heading, index) => {
    const page = pages[index] ?? 0;
    return { ...heading, page, top: heightOf(file, page) - top - heading.top * scale };
  });
}

function heightOf(file: PdfObjects, page: number): number {
  const height = arrayOf(file, dictOf(file, reference(page)).get("MediaBox"))[3];
  return typeof height === "number" ? height : 0;
}

function readContent(file: PdfObjects, page: number): string {
  const streams = arrayOf(file, dictOf(file, reference(page)).get("Contents"));
  return streams
    .map((value) => {
      const stream = resolve(file, value);
      return isKind(stream, "stream") ? inflateSync(stream.bytes).toString("latin1") : "";
    })
    .join("\n");
}

function writeContent(file: PdfObjects, page: number, content: string, owners: Owners): void {
  const bytes = deflateSync(Buffer.from(markArtifacts(content, owners.get(page) ?? new Map()), "latin1"));
  const stream = add(file, { kind: "stream", dict: dict({ Filter: name("FlateDecode") }), bytes });
  dictOf(file, reference(page)).set("Contents", stream).set("Tabs", name("S"));
}

/** A link says where it leads (ISO 14289-1, 7.18.5). */
function describeLinks(file: PdfObjects, pages: readonly number[]): void {
  for (const page of pages) {
    for (const value of arrayOf(file, dictOf(file, reference(page)).get("Annots"))) {
      const link = dictOf(file, value);
      const uri = dictOf(file, link.get("A")).get("URI");
      if (!link.has("Contents") && isKind(uri, "string")) link.set("Contents", textString(uri.bytes));
    }
  }
}
