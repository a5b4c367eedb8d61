import type { PdfCode } from "../../src/audit/clauses.ts";
import type { PdfValue } from "../../src/pdf/value.ts";
import type { EditablePdf } from "./pdf-rewrite.ts";

/** A fault that is put into a good sheet, and the codes it is caught by: the first is its own. */
export interface SeededFault {
  readonly fault: string;
  readonly codes: readonly [PdfCode, ...PdfCode[]];
  readonly edit: (pdf: EditablePdf) => void;
}

export type Dict = Map<string, PdfValue>;

export function first<T>(items: readonly T[]): T {
  const [item] = items;
  if (item === undefined) throw new Error("there is none");
  return item;
}

export const firstPage = (pdf: EditablePdf): Dict => first(pdf.pages);

export const firstElement = (pdf: EditablePdf, type: string): Dict => first(pdf.elements(type));

export const content = (pdf: EditablePdf, from: string | RegExp, to: string): void =>
  pdf.replace(firstPage(pdf).get("Contents"), from, to);
