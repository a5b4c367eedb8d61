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
 * Audits a finished PDF against the machine-checkable rules of PDF/UA-1 and PDF/A-2a that apply to our files, plus
 * some rules of our own. It parses the bytes from scratch and shares no state with the code that wrote them. `file`
 * is the name used in diagnostics. Not checked: picture data, forms, the content of layers, and glyph widths in
 * fonts other than TrueType.
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
    fault("pdf-encrypted", {}, "the file is encrypted, so it cannot be checked");
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
