import { errorAt, type Report } from "../diagnostic/diagnostic.ts";
import { type PageContent, readContent } from "../pdf/content.ts";
import type { PdfFile } from "../pdf/file.ts";
import { createFontTable } from "../pdf/font.ts";
import { type PdfPage, readPages } from "../pdf/pages.ts";
import { type Element, isElement, readStructure, type StructureTree } from "../pdf/structure.ts";
import type { PdfDict } from "../pdf/value.ts";
import { clauses, type PdfCode } from "./clauses.ts";

/** The parsed file, shared by all checks, and the function that collects their findings. */
export interface Audit {
  readonly file: PdfFile;
  readonly catalog: PdfDict;
  readonly pages: readonly PdfPage[];
  /** By the page's object number. */
  readonly contents: ReadonlyMap<number, PageContent>;
  readonly tree: StructureTree | undefined;
  /** The text of each marked sequence, by `contentKey`. */
  readonly texts: ReadonlyMap<string, string>;
  readonly fault: Fault;
}

/** A file-wide key for a marked-content sequence. */
export function contentKey(home: number | undefined, mcid: number): string {
  return `${home} ${mcid}`;
}

/** Reports one fault. The message says what was found and what was expected. */
export type Fault = (code: PdfCode, where: Where, message: string) => void;

export interface Where {
  /** Object number. */
  readonly id?: number | undefined;
  /** Counted from 1. */
  readonly page?: number | undefined;
}

export function readAudit(file: PdfFile, fault: Fault): Audit {
  const catalog = file.dict(file.trailer.get("Root")) ?? new Map();
  const pages = readPages(file, catalog);
  const fonts = createFontTable(file);
  const contents = new Map(
    pages.map((page) => {
      const report = (code: PdfCode, message: string): void => fault(code, { page: page.number }, message);
      return [page.id, readContent(file, page, fonts, report)] as const;
    }),
  );
  const sequences = [...contents.values()].flatMap((content) => content.sequences);
  const texts = new Map(sequences.map(({ home, mcid, text }) => [contentKey(home.id, mcid), text]));
  return { file, catalog, pages, contents, tree: readStructure(file, catalog), texts, fault };
}

/** The most faults reported per code; a single bug can cause hundreds. */
const told = 5;

/** Collects the faults of a file; `end` reports them, each with its clause. */
export function createFaults(name: string, report: Report): { fault: Fault; end: () => void } {
  const found = new Map<PdfCode, string[]>();
  return {
    fault(code, { id, page }, message) {
      const where = [page === undefined ? "" : `page ${page}`, id === undefined ? "" : `object ${id}`]
        .filter((part) => part !== "")
        .join(", ");
      const list = found.get(code) ?? [];
      found.set(code, [...list, where === "" ? message : `${where}: ${message}`]);
    },
    end() {
      for (const [code, messages] of found) {
        const more = messages.length - told;
        for (const [index, message] of messages.slice(0, told).entries()) {
          const rest = more > 0 && index === told - 1 ? `, and ${more} more of this kind` : "";
          report(errorAt({ file: name, line: 1, column: 1 }, code, `${message}${rest} (${clauses[code]})`));
        }
      }
    },
  };
}

/** An element's object number, and the first page that it or a descendant refers to. */
export function whereIs({ pages }: Audit, element: Element): Where {
  const page = pageOf(element);
  return { id: element.id, page: pages.find(({ id }) => id === page)?.number };
}

function pageOf(element: Element): number | undefined {
  for (const kid of element.kids) {
    const page = isElement(kid) ? pageOf(kid) : "mcid" in kid ? kid.home : kid.page;
    if (page !== undefined) return page;
  }
  return undefined;
}

/** An element's text in reading order, leaving out descendants whose role is in `skip`. */
export function textOfElement(audit: Audit, element: Element, skip: ReadonlySet<string> = new Set()): string {
  return element.kids
    .map((kid) => {
      if (isElement(kid)) return skip.has(kid.role ?? "") ? "" : textOfElement(audit, kid, skip);
      return "mcid" in kid ? (audit.texts.get(contentKey(kid.home, kid.mcid)) ?? "") : "";
    })
    .join("");
}
