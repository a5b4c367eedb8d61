import type { PdfDocument } from "./pdfkit.ts";

/**
 * Sets one line in the current font, its baseline at a place. pdfkit's own does the same, but measures
 * each line again before and keeps the state of the page for every one.
 */
export function showText(pdf: PdfDocument, text: string, x: number, y: number, features: readonly string[]): void {
  const { _font: font, _fontSize: size, page } = pdf;
  const [codes, positions] = font.encode(text, features);
  if (positions.some(({ xOffset, yOffset }) => xOffset !== 0 || yOffset !== 0)) {
    // Marks that are moved off the line.
    pdf.text(text, x, y, { lineBreak: false, baseline: "alphabetic", features });
    return;
  }
  page.fonts[font.id] ??= font.ref();
  // The page counts downwards, letters stand upwards.
  pdf.addContent(
    `BT 1 0 0 -1 ${round(x)} ${round(y)} Tm /${font.id} ${round(size)} Tf [${strings(codes, positions)}] TJ ET`,
  );
}

interface Advance {
  readonly xAdvance: number;
  readonly advanceWidth: number;
}

// Glyphs in hexadecimal, parted where the distance to the next is not the glyph's own width.
function strings(codes: readonly string[], positions: readonly Advance[]): string {
  let list = "<";
  for (const [index, code] of codes.entries()) {
    const { xAdvance = 0, advanceWidth = 0 } = positions[index] ?? {};
    const closer = round(advanceWidth - xAdvance);
    list += code;
    if (closer !== 0 && index < codes.length - 1) list += `> ${closer} <`;
  }
  return `${list}>`;
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
