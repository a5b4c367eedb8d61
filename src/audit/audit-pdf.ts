import { errorAt, type Report } from "../diagnostic/diagnostic.ts";
import { openPdf } from "../pdf/file.ts";
import { PdfError } from "../pdf/value.ts";
import { createFaults, type Fault, readAudit } from "./audit.ts";
import { checkAnnotations } from "./check-annotations.ts";
import { checkFigures } from "./check-figures.ts";
import { checkActions, checkFile } from "./check-file.ts";
import { checkHeadings } from "./check-headings.ts";
import { checkMetadata } from "./check-metadata.ts";
import { checkNesting } from "./check-nesting.ts";
import { checkNotes } from "./check-notes.ts";
import { checkOwnership } from "./check-ownership.ts";
import { checkTables } from "./check-tables.ts";
import { checkText } from "./check-text.ts";
import { clauses } from "./clauses.ts";

/**
 * Holds a finished PDF against the machine-checkable conditions of PDF/UA-1 and PDF/A-2a that our files meet, and
 * against some of our own. It reads the bytes back and trusts nothing that made them. `file` is what the
 * diagnostics name. Not checked: pictures, forms, layers' content, and widths in fonts that are no TrueType.
 */
export function auditPdf(bytes: Uint8Array, file: string, report: Report): void {
  const { fault, end } = createFaults(file, report);
  try {
    checkPdf(bytes, fault);
  } catch (error) {
    if (!(error instanceof PdfError)) throw error;
    report(errorAt({ file, line: 1, column: 1 }, "pdf-unreadable", `${error.message} (${clauses["pdf-unreadable"]})`));
  }
  end();
}

function checkPdf(bytes: Uint8Array, fault: Fault): void {
  const file = openPdf(bytes);
  if (file.trailer.has("Encrypt")) {
    fault("pdf-encrypted", {}, "the file is encrypted, so nothing in it can be checked");
    return;
  }
  const audit = readAudit(file, fault);
  checkFile(audit);
  checkActions(audit);
  checkMetadata(audit);
  checkOwnership(audit);
  checkNesting(audit);
  checkHeadings(audit);
  checkTables(audit);
  checkFigures(audit);
  checkNotes(audit);
  checkAnnotations(audit);
  checkText(audit);
}
