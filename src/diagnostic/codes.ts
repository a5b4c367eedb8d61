/**
 * Every code a diagnostic can carry, with what `briefs explain` says of it. A code is
 * permanent: it is never renamed and never given a new meaning.
 */
export const codes = {
  // Files as such
  "yaml-syntax":
    "The file is not valid YAML. Indentation, a missing colon or an open quotation mark is the usual cause.",
  "unknown-key": "A field has a name the format does not know. Keys are case-sensitive.",
  "missing-field": "A field that the format requires is not there.",
  "wrong-type": "A field holds another kind of value than the format wants.",
  "missing-file": "A file that is named elsewhere does not exist.",
  "empty-data": "The data folder holds no facts or no briefs, so there is nothing to make.",
  "duplicate-id": "Two things carry the same id. Ids are unique over all files.",
} as const;

export type Code = keyof typeof codes;
