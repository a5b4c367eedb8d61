import type { PdfFont } from "../pdf/font.ts";
import type { Show } from "../pdf/graphics.ts";
import type { Point } from "../pdf/matrix.ts";
import type { PdfPage } from "../pdf/pages.ts";
import type { Audit } from "./audit.ts";

/**
 * Text must lie on the page, and its fonts must be embedded, map to Unicode, declare true widths and have every
 * glyph that is used.
 */
export function checkText(audit: Audit): void {
  const fonts = new Set<PdfFont>();
  for (const page of audit.pages) {
    const content = audit.contents.get(page.id);
    for (const show of content?.shows ?? []) {
      if (!show.isInvisible) checkPlace(show, page, audit);
    }
    for (const [font, codes] of content?.codes ?? []) {
      if (!fonts.has(font)) checkFont(font, page, audit);
      fonts.add(font);
      checkCodes(font, codes, page, audit);
    }
  }
}

/** Points that text may extend past the page edge, to allow for the white space of its last glyph. */
const tolerance = 2;

function checkPlace({ from, to, text }: Show, { box, number }: PdfPage, { fault }: Audit): void {
  const [left, bottom, right, top] = box;
  const isOn = (point: Point): boolean =>
    point[0] >= left - tolerance &&
    point[0] <= right + tolerance &&
    point[1] >= bottom - tolerance &&
    point[1] <= top + tolerance;
  if (isOn(from) && isOn(to)) return;
  const [x, y] = isOn(from) ? to : from;
  fault(
    "pdf-text-off-page",
    { page: number },
    `"${text.trim()}" extends past the edge of the page, to ${x.toFixed(1)} ${y.toFixed(1)}`,
  );
}

function checkFont(font: PdfFont, { number }: PdfPage, { file, fault }: Audit): void {
  const where = { page: number, id: font.id };
  const files = ["FontFile", "FontFile2", "FontFile3"].filter((key) => file.stream(font.descriptor?.get(key)));
  if (files.length === 0 && font.subtype !== "Type3")
    fault("pdf-font-embedded", where, `font ${font.name} is not embedded`);
  if (font.subtype === "CIDFontType2" && files.length > 0 && !file.stream(font.body.get("CIDToGIDMap"))) {
    if (file.name(font.body.get("CIDToGIDMap")) !== "Identity")
      fault("pdf-cid-map", where, `font ${font.name} has no CIDToGIDMap`);
  }
  checkCidSet(font, where, { file, fault });
}

// A CIDSet is optional, but must be complete (ISO 14289-1, 7.21.4.2).
function checkCidSet(
  font: PdfFont,
  where: { page: number; id: number | undefined },
  { file, fault }: Pick<Audit, "file" | "fault">,
): void {
  const set = file.decoded(font.descriptor?.get("CIDSet"));
  const count = font.program()?.count;
  if (!set || count === undefined) return;
  for (let glyph = 0; glyph < count; glyph++) {
    if (((set[glyph >> 3] ?? 0) & (0x80 >> (glyph & 7))) !== 0) continue;
    fault("pdf-cid-set", where, `the CIDSet of font ${font.name} does not list glyph ${glyph}`);
    return;
  }
}

/** Encodings that need no ToUnicode map (ISO 14289-1, 7.21.7). */
const knownEncodings = ["WinAnsiEncoding", "MacRomanEncoding", "MacExpertEncoding"];

function checkCodes(font: PdfFont, codes: ReadonlySet<number>, { number }: PdfPage, { file, fault }: Audit): void {
  const where = { page: number, id: font.id };
  const encoding = file.name(font.body.get("Encoding")) ?? "";
  const needsMap = font.unicode !== undefined || font.isComposite || !knownEncodings.includes(encoding);
  const glyphOf = glyphMap(font, file.decoded(font.body.get("CIDToGIDMap")));
  const program = font.isComposite ? font.program() : undefined;
  for (const code of codes) {
    const glyph = glyphOf(code);
    const text = font.unicode?.get(code);
    if (font.isComposite && (glyph === 0 || (program && glyph >= program.count))) {
      fault("pdf-notdef", where, `code ${code} of font ${font.name} has no glyph`);
    } else if (needsMap && (!text || /[\0\ufeff\ufffe]/.test(text))) {
      fault("pdf-font-unicode", where, `code ${code} of font ${font.name} does not map to a character`);
    } else if (program) checkWidth(font, code, program.widthOf(glyph), where, fault);
  }
}

function glyphMap(font: PdfFont, map: Uint8Array | undefined): (code: number) => number {
  if (!map || font.subtype !== "CIDFontType2") return (code) => code;
  return (code) => ((map[2 * code] ?? 0) << 8) | (map[2 * code + 1] ?? 0);
}

/** Allowed difference in thousandths of the font size, for rounding. */
const widthTolerance = 1;

function checkWidth(
  font: PdfFont,
  code: number,
  wanted: number,
  where: { page: number; id: number | undefined },
  fault: Audit["fault"],
): void {
  const width = font.widths.get(code) ?? font.defaultWidth;
  if (Math.abs(width - wanted) <= widthTolerance) return;
  fault(
    "pdf-font-widths",
    where,
    `the PDF gives code ${code} of font ${font.name} a width of ${width}, but in the font it is ${wanted.toFixed(0)}`,
  );
}
