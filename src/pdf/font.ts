import { readToUnicode } from "./cmap.ts";
import type { PdfFile } from "./file.ts";
import { type GlyphWidths, readGlyphWidths } from "./truetype.ts";
import { type PdfDict, type PdfValue, refOf } from "./value.ts";

/** A font in a page's resources. Widths are in thousandths of the font size. */
export interface PdfFont {
  /** Object number of the font. */
  readonly id: number | undefined;
  readonly name: string;
  readonly subtype: string;
  /** A Type0 font, with two-byte codes that select glyphs; other fonts have one-byte codes. */
  readonly isComposite: boolean;
  /** The dictionary with widths and descriptor: the font's own, or its descendant's. */
  readonly body: PdfDict;
  readonly descriptor: PdfDict | undefined;
  /** The text of each code, from ToUnicode. */
  readonly unicode: ReadonlyMap<number, string> | undefined;
  readonly widths: ReadonlyMap<number, number>;
  readonly defaultWidth: number;
  /** Glyph metrics of the embedded font program; undefined if there is none or it is not TrueType. */
  program(): GlyphWidths | undefined;
}

/** Fonts by reference; each is read once. */
export interface FontTable {
  of(value: PdfValue | undefined): PdfFont | undefined;
}

export function createFontTable(file: PdfFile): FontTable {
  const known = new Map<number, PdfFont | undefined>();
  return {
    of(value) {
      const id = refOf(value);
      if (id === undefined) return readFont(file, value);
      if (!known.has(id)) known.set(id, readFont(file, value));
      return known.get(id);
    },
  };
}

function readFont(file: PdfFile, value: PdfValue | undefined): PdfFont | undefined {
  const dict = file.dict(value);
  if (!dict) return undefined;
  const isComposite = file.name(dict.get("Subtype")) === "Type0";
  const body = (isComposite && file.dict(file.array(dict.get("DescendantFonts"))[0])) || dict;
  const descriptor = file.dict(body.get("FontDescriptor"));
  const map = file.decoded(dict.get("ToUnicode"));
  let program: { readonly widths: GlyphWidths | undefined } | undefined;
  return {
    id: refOf(value),
    name: file.name(dict.get("BaseFont")) ?? "a font without a name",
    subtype: file.name(body.get("Subtype")) ?? "",
    isComposite,
    body,
    descriptor,
    unicode: map && readToUnicode(Buffer.from(map).toString("latin1")),
    widths: isComposite ? compositeWidths(file, body) : simpleWidths(file, body),
    defaultWidth:
      file.number(isComposite ? body.get("DW") : descriptor?.get("MissingWidth")) ?? (isComposite ? 1000 : 0),
    program() {
      program ??= { widths: readProgram(file, descriptor) };
      return program.widths;
    },
  };
}

function readProgram(file: PdfFile, descriptor: PdfDict | undefined): GlyphWidths | undefined {
  const bytes = file.decoded(descriptor?.get("FontFile2"));
  return bytes && readGlyphWidths(bytes);
}

// ISO 32000-1, 9.7.4.3: `first [w w w]` or `first last w`.
function compositeWidths(file: PdfFile, body: PdfDict): ReadonlyMap<number, number> {
  const widths = new Map<number, number>();
  const items = file.array(body.get("W")).map((item) => file.value(item));
  for (let at = 0; at < items.length; ) {
    const [first, second, third] = items.slice(at, at + 3);
    if (typeof first !== "number") break;
    if (Array.isArray(second)) {
      for (const [index, width] of second.entries()) if (typeof width === "number") widths.set(first + index, width);
      at += 2;
    } else if (typeof second === "number" && typeof third === "number") {
      for (let code = first; code <= Math.min(second, 0xffff); code++) widths.set(code, third);
      at += 3;
    } else break;
  }
  return widths;
}

function simpleWidths(file: PdfFile, body: PdfDict): ReadonlyMap<number, number> {
  const first = file.number(body.get("FirstChar")) ?? 0;
  return new Map(file.array(body.get("Widths")).map((width, index) => [first + index, file.number(width) ?? 0]));
}
