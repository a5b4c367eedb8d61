import type { Shaped } from "./shape.ts";

/** A shaped text as it is put away: a character for each glyph, and one for each advance. */
export type PackedShaped = readonly [glyphs: string, advances: string];

/** Longer texts are no words or lines of a page, and too many arguments for one call. */
const longest = 4096;

/** Undefined where a glyph does not stand for one character, or is moved, and of a text that is very long. */
export function packShaped({ glyphs, codePoints, advances, offsets }: Shaped): PackedShaped | undefined {
  if (glyphs.length > longest) return undefined;
  if (codePoints.some((points) => points.length !== 1) || offsets.some(([x, y]) => x !== 0 || y !== 0))
    return undefined;
  if (advances.some((advance) => advance < 0 || advance > 0xffff || !Number.isInteger(advance))) return undefined;
  return [String.fromCharCode(...glyphs), String.fromCharCode(...advances)];
}

export function unpackShaped(text: string, packed: PackedShaped | undefined): Shaped | undefined {
  if (!packed) return undefined;
  const [glyphs, advances] = packed.map(codesOf);
  if (!glyphs || !advances) return undefined;
  return {
    glyphs,
    codePoints: Array.from(text, (char) => [char.codePointAt(0) ?? 0]),
    advances,
    offsets: glyphs.map(() => unmoved),
    width: advances.reduce((sum, advance) => sum + advance, 0),
  };
}

const unmoved = [0, 0] as const;

function codesOf(text: string): number[] {
  const codes: number[] = [];
  for (let at = 0; at < text.length; at++) codes.push(text.charCodeAt(at));
  return codes;
}
