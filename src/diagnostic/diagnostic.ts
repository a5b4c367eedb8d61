import type { Code } from "./codes.ts";

/** The place of a problem. Lines and columns count from one, columns in UTF-16 units. */
export interface Place {
  /** Relative to the project's folder, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** How many characters to underline; one if unknown. */
  readonly length?: number;
}

type Severity = "error" | "warning";

/** A problem as a value. The message is a lower-case fragment; hints say how to fix it. */
export interface Diagnostic {
  readonly severity: Severity;
  readonly code: Code;
  readonly message: string;
  readonly place?: Place;
  readonly hints: readonly string[];
}

/** Receives the problems that a stage finds. Stages continue after each one. */
export type Report = (diagnostic: Diagnostic) => void;

export function errorAt(place: Place | undefined, code: Code, message: string, ...hints: string[]): Diagnostic {
  return { severity: "error", code, message, hints, ...(place && { place }) };
}

export function warningAt(place: Place | undefined, code: Code, message: string, ...hints: string[]): Diagnostic {
  return { ...errorAt(place, code, message, ...hints), severity: "warning" };
}

/** A library's message in the style of a diagnostic: its first line, in lower case. */
export function asFragment(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1).split("\n", 1)[0];
}

export function placeOfOffset(file: string, text: string, offset: number): Place {
  const before = text.slice(0, offset).split("\n");
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Forwards a check's reports; true if there were none. */
export function isQuiet(check: (report: Report) => void, report: Report): boolean {
  let quiet = true;
  check((diagnostic) => {
    quiet = false;
    report(diagnostic);
  });
  return quiet;
}

/** Sorted by file, line and column; diagnostics without a place come first. */
export function sortDiagnostics(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort(
    (a, b) =>
      compareText(a.place?.file ?? "", b.place?.file ?? "") ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0) ||
      (a.place?.column ?? 0) - (b.place?.column ?? 0) ||
      compareText(a.code, b.code) ||
      compareText(a.message, b.message),
  );
}

// By code unit, never by locale: the order must be the same everywhere.
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
