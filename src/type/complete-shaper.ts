import { createRequire } from "node:module";
import type { Font } from "fontkit";
import type { FontFile } from "./font-file.ts";
import type { Shaped } from "./shape.ts";

/**
 * Shapes a text of any script with the PDF library's own shaper. It is large and slow to open a font, and
 * is not even loaded for texts in plain scripts.
 */
export function shapeFully(font: FontFile, text: string, features: readonly string[]): Shaped {
  const { glyphs, positions, advanceWidth } = openCompletely(font).layout(text, [...features]);
  return {
    glyphs: glyphs.map(({ id }) => id),
    codePoints: glyphs.map(({ codePoints }) => [...codePoints]),
    advances: positions.map(({ xAdvance }) => xAdvance),
    offsets: positions.map(({ xOffset, yOffset }) => [xOffset, yOffset]),
    width: advanceWidth,
  };
}

function openCompletely(font: FontFile): Font {
  const known = opened.get(font);
  if (known) return known;
  const { create } = createRequire(import.meta.url)("fontkit") as typeof import("fontkit");
  const made = create(Buffer.from(font.bytes));
  if ("fonts" in made) throw new Error(`${font.postscriptName} is a collection of fonts`);
  opened.set(font, made);
  return made;
}

// A memo of what the bytes give, kept as long as the font itself.
const opened = new WeakMap<FontFile, Font>();
