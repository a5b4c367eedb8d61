import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { create, type Font } from "fontkit";
import { expect, it } from "vitest";
import { createSubset } from "../../../../src/sheet/paint/font-subset.ts";
import { openFont } from "../../../../src/type/font-file.ts";

const file = createRequire(import.meta.url).resolve(
  "@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf",
);
const bytes = readFileSync(file);
const font = openFont(bytes);
const whole = create(bytes) as Font;

it("keeps the outlines and widths of the glyphs that are used, in the order of their use", () => {
  const text = "Éa;ǻ7";
  const glyphs = [...text].map((char) => font.glyphOf(char.codePointAt(0) ?? 0));
  const subset = createSubset(font);
  expect(glyphs.map(subset.includeGlyph)).toEqual([1, 2, 3, 4, 5]);
  expect(subset.includeGlyph(glyphs[1] ?? 0)).toBe(2);
  const made = create(Buffer.from(subset.encode())) as Font;
  for (const [index, glyph] of [0, ...glyphs].entries()) {
    expect(made.getGlyph(index).path.toSVG()).toBe(whole.getGlyph(glyph).path.toSVG());
    expect(made.getGlyph(index).advanceWidth).toBe(whole.getGlyph(glyph).advanceWidth);
  }
});

it("is a file whose sum is the one the format wants", () => {
  const subset = createSubset(font);
  subset.includeGlyph(font.glyphOf(0x41));
  const encoded = subset.encode();
  const view = new DataView(encoded.buffer, encoded.byteOffset, encoded.byteLength);
  let sum = 0;
  for (let at = 0; at < encoded.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
  expect(sum).toBe(0xb1b0afba);
});
