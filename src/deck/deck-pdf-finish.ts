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
import { arrangeTags, readTags } from "./deck-pdf-tags.ts";
import { type Owners, pagesOf, writeTags } from "./deck-pdf-tree.ts";
import { writeObjects } from "./deck-pdf-write.ts";

/** Where the browser put what the file has to say the place of. Pages count from nought. */
export interface PageMarks {
  readonly headings: readonly (Omit<Heading, "page"> & { readonly page: number })[];
  readonly figures: readonly { readonly page: number; readonly box: readonly number[] }[];
}

/**
 * Makes of what the browser printed a file that keeps to PDF/UA-1 and whose bytes repeat:
 * a structure of standard elements, everything else an artifact, descriptions of links,
 * bookmarks, metadata, no trace of clock or machine.
 */
export function finishPdf(printed: Uint8Array, about: PdfAbout, marks: PageMarks): Uint8Array {
  const file = readObjects(printed);
  const pages = pagesOf(file);
  const contents = new Map(pages.map((page) => [page, readContent(file, page)]));
  const texts = new Map([...contents].map(([page, content]) => [page, readMarkedContent(content).withText]));
  const tags = arrangeTags(readTags(file), ({ page, mcid }) => texts.get(page)?.has(mcid) === true);
  const boxes = new Map(
    pages.map((page, index) => [page, marks.figures.filter((figure) => figure.page === index).map(({ box }) => box)]),
  );
  const owners = writeTags(file, tags, boxes);
  for (const [page, content] of contents) writeContent(file, page, content, owners);
  describeLinks(file, pages);
  writeOutline(
    file,
    marks.headings.map((heading) => ({ ...heading, page: pages[heading.page] ?? 0 })),
  );
  writeMetadata(file, about);
  return writeObjects(file);
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
