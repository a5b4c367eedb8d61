export interface ParsedDate {
  readonly start: number;
  readonly end: number;
  readonly edtf: string;
}

/** The dates of an English text, in order, as EDTF. */
export function parseDates(text: string): ParsedDate[] {
  return [...text.matchAll(/\b(?:19|20)\d\d(?:-\d\d-\d\d)?\b/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    edtf: match[0],
  }));
}
