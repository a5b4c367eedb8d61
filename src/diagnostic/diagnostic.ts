import type { Code } from "./codes.ts";

/** The place of a problem. Lines and columns count from one, columns in UTF-16 units. */
export interface Place {
  /** Relative to the project's folder, with forward slashes. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** How many characters to underline; one where it is not known. */
  readonly length?: number;
}

type Severity = "error" | "warning";

/** A problem as a value. Its text is a fragment in lower case; a hint names the remedy. */
export interface Diagnostic {
  readonly severity: Severity;
  readonly code: Code;
  readonly message: string;
  readonly place?: Place;
  readonly hints: readonly string[];
}

/** Where stages put the problems they meet; they go on after each one. */
export type Report = (diagnostic: Diagnostic) => void;

export function errorAt(place: Place | undefined, code: Code, message: string, ...hints: string[]): Diagnostic {
  return { severity: "error", code, message, hints, ...(place && { place }) };
}

export function warningAt(place: Place | undefined, code: Code, message: string, ...hints: string[]): Diagnostic {
  return { ...errorAt(place, code, message, ...hints), severity: "warning" };
}

/** What a library says, as a diagnostic says it: its first line, in lower case. */
export function asFragment(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1).split("\n", 1)[0];
}

/** The place of a character of a file. */
export function placeOfOffset(file: string, text: string, offset: number): Place {
  const before = text.slice(0, offset).split("\n");
  return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

/** Hands on what a check reports, and tells whether it reported nothing. */
export function isQuiet(check: (report: Report) => void, report: Report): boolean {
  let quiet = true;
  check((diagnostic) => {
    quiet = false;
    report(diagnostic);
  });
  return quiet;
}

/** In the order a reader works through them: by file, line and column; those without a place first. */
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
