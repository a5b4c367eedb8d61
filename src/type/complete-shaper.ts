import { createRequire } from "node:module";
import type { Font } from "fontkit";
import type { FontFile } from "./font-file.ts";
import type { Shaped } from "./shape.ts";

/**
 * Shapes text of any script with fontkit. Fontkit is large and slow to open a font, so it is loaded only for text that
 * the plain shaper cannot handle.
 */
export function createCompleteShaper(font: FontFile): (text: string, features: readonly string[]) => Shaped {
  let opened: Font | undefined;
  return (text, features) => {
    opened ??= openCompletely(font);
    const { glyphs, positions, advanceWidth } = opened.layout(text, [...features]);
    return {
      glyphs: glyphs.map(({ id }) => id),
      codePoints: glyphs.map(({ codePoints }) => [...codePoints]),
      advances: positions.map(({ xAdvance }) => xAdvance),
      offsets: positions.map(({ xOffset, yOffset }) => [xOffset, yOffset]),
      width: advanceWidth,
    };
  };
}

function openCompletely(font: FontFile): Font {
  const { create } = createRequire(import.meta.url)("fontkit") as typeof import("fontkit");
  const made = create(Buffer.from(font.bytes));
  if ("fonts" in made) throw new Error(`${font.postscriptName} is a font collection; use a single font`);
  return made;
}
