import type { Code } from "../diagnostic/codes.ts";

/** The codes that the PDF checks in this folder report. */
export type PdfCode = Extract<Code, `pdf-${string}`>;

const ua = "ISO 14289-1";
const archive = "ISO 19005-2";

/** The rule behind each code: PDF/UA-1, PDF/A-2, ISO 32000-1 or one of our own. */
export const clauses: Readonly<Record<PdfCode, string>> = {
  "pdf-unreadable": "ISO 32000-1, 7.5",
  "pdf-file-structure": `${archive}, 6.1`,
  "pdf-encrypted": `${archive}, 6.1.3; ${ua}, 7.16`,
  "pdf-not-marked": `${ua}, 6.2 and 7.1`,
  "pdf-metadata": `${ua}, 7.1; ${archive}, 6.6.2`,
  "pdf-identifier": `${ua}, 5; ${archive}, 6.6.4`,
  "pdf-title": `${ua}, 7.1`,
  "pdf-title-hidden": `${ua}, 7.1`,
  "pdf-info-differs": `${archive}, 6.6.3`,
  "pdf-output-intent": `${archive}, 6.2.3 and 6.2.4`,
  "pdf-language": `${ua}, 7.2`,
  "pdf-optional-content": `${ua}, 7.10; ${archive}, 6.9`,
  "pdf-embedded-file": `${ua}, 7.11; ${archive}, 6.8`,
  "pdf-action": `${archive}, 6.5`,
  "pdf-untagged-content": `${ua}, 7.1`,
  "pdf-artifact-in-content": `${ua}, 7.1`,
  "pdf-content-in-artifact": `${ua}, 7.1`,
  "pdf-content-syntax": `${archive}, 6.2.2`,
  "pdf-reference-xobject": `${ua}, 7.20; ${archive}, 6.2.9`,
  "pdf-text-off-page": "own rule",
  "pdf-structure-tree": `${ua}, 7.1; ISO 32000-1, 14.7`,
  "pdf-structure-type": `${ua}, 7.1`,
  "pdf-nesting": `${ua}, 7.2`,
  "pdf-table-irregular": `${ua}, 7.2`,
  "pdf-header-scope": `${ua}, 7.5`,
  "pdf-heading-first": `${ua}, 7.4.2`,
  "pdf-heading-skipped": `${ua}, 7.4.2`,
  "pdf-heading-mixed": `${ua}, 7.4.4`,
  "pdf-alt-missing": `${ua}, 7.3`,
  "pdf-alt-file-name": "own rule",
  "pdf-figure-box": "ISO 32000-1, 14.8.5.4.3",
  "pdf-formula-alt": `${ua}, 7.7`,
  "pdf-note-id": `${ua}, 7.9`,
  "pdf-note-link": "own rule",
  "pdf-bookmarks": "own rule",
  "pdf-link-tag": `${ua}, 7.18.5`,
  "pdf-link-contents": `${ua}, 7.18.5`,
  "pdf-link-target": "own rule",
  "pdf-annotation": `${ua}, 7.18.1`,
  "pdf-annotation-flags": `${archive}, 6.3.2`,
  "pdf-annotation-parent": `${ua}, 7.18.1; ISO 32000-1, 14.7.4.4`,
  "pdf-tab-order": `${ua}, 7.18.3`,
  "pdf-font-embedded": `${ua}, 7.21.4.1`,
  "pdf-font-widths": `${ua}, 7.21.5`,
  "pdf-font-unicode": `${ua}, 7.21.7`,
  "pdf-notdef": `${ua}, 7.21.8`,
  "pdf-cid-set": `${ua}, 7.21.4.2`,
  "pdf-cid-map": `${ua}, 7.21.3.2`,
};
