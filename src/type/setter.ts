import { createCompleteShaper } from "./complete-shaper.ts";
import type { FontFile } from "./font-file.ts";
import { createShaper, type Shaped } from "./shape.ts";

/** Shapes the text of one font, and caches results for as long as the font is open. */
export interface Setter {
  shape(text: string, features: readonly string[]): Shaped;
  /** The characters that the font has no glyph for, without duplicates. */
  missing(text: string): string[];
}

export function createSetter(font: FontFile): Setter {
  const [shapePlainly, shapeCompletely] = [createShaper(font), createCompleteShaper(font)];
  const known = new Map<string, Shaped>();
  const drawn = new Set<string>();
  // Fonts lack most typographic spaces; replace a missing one with a plain space.
  const settable = (text: string): string =>
    text.replace(/[^\S \uFEFF]/gu, (space) => (font.glyphOf(space.codePointAt(0) ?? 0) === 0 ? " " : space));
  const shape: Setter["shape"] = (written, features) => {
    const text = settable(written);
    const key = features.length === 0 ? text : `${features.join()}\n${text}`;
    const shaped = known.get(key) ?? shapePlainly(text, features) ?? shapeCompletely(text, features);
    known.set(key, shaped);
    return shaped;
  };
  const missing: Setter["missing"] = (text) => {
    const found = new Set<string>();
    for (const char of text) {
      if (drawn.has(char)) continue;
      if (/\s/u.test(char) || font.glyphOf(char.codePointAt(0) ?? 0) !== 0) drawn.add(char);
      else found.add(char);
    }
    return [...found];
  };
  return { shape, missing };
}
