import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Memory } from "../src/host.ts";
import { nodeHost } from "../src/node-host.ts";
import { type Fonts, keepGlyphs, loadFonts, shapeText } from "../src/type/fonts.ts";
import { packShaped, unpackShaped } from "../src/type/packed-glyphs.ts";
import { loadProjectTheme } from "./support/theme.ts";

const { theme, fonts } = loadProjectTheme();
const face = fonts.face("serif", 400);

test("a text is unpacked as it was shaped", () => {
  const text = fc.string({ unit: fc.constantFrom(..."AVWTo fil1,2’–.é𝟙") });
  fc.assert(
    fc.property(text, (some) => {
      const shaped = shapeText(face, some);
      const packed = packShaped(shaped);
      expect(packed ? unpackShaped(some, packed) : shaped).toEqual(shaped);
    }),
  );
  expect(packShaped(shapeText(face, "AVATAR, 12"))).toBeDefined();
});

test("a ligature, a moved glyph and an advance that is no small number are not packed", () => {
  const shaped = shapeText(face, "one");
  expect(packShaped({ ...shaped, codePoints: [[111, 110], [101]] })).toBeUndefined();
  expect(packShaped({ ...shaped, offsets: [[0, 1]] })).toBeUndefined();
  for (const advance of [-1, 0.5, 0x10000]) expect(packShaped({ ...shaped, advances: [advance] })).toBeUndefined();
});

test("a text without end is shaped and not packed", () => {
  const shaped = shapeText(face, "n".repeat(300_000));
  expect(shaped.glyphs).toHaveLength(300_000);
  expect(packShaped(shaped)).toBeUndefined();
});

/** A memory in files: what is recalled was written before this process began. */
function nextProcess(files: Map<string, string>): { fonts: Fonts; memory: Memory } {
  const memory: Memory = {
    recall: (key) => JSON.parse(files.get(key) ?? "null") ?? undefined,
    keep: (key, value) => void files.set(key, JSON.stringify(value)),
  };
  const host = { ...nodeHost(process.cwd(), () => undefined), memory };
  return { fonts: loadFonts(theme, host, "templates/theme"), memory };
}

test("texts of an earlier process are not shaped again, and what only it had is not lost", () => {
  const files = new Map<string, string>();
  const texts = ["constructor", "Two words", '"quoted"\n'];
  const widths = (process: { fonts: Fonts; memory: Memory }, some: readonly string[]): number[] => {
    const list = some.map((text) => shapeText(process.fonts.face("serif", 400), text).width);
    keepGlyphs(process.fonts, process.memory);
    return list;
  };
  const made = widths(nextProcess(files), texts);
  expect(made).toEqual(texts.map((text) => shapeText(face, text).width));
  widths(nextProcess(files), ["Another"]);
  const [key = "", written = ""] = [...files].find(([name]) => name === `glyphs ${face.sha256}`) ?? [];
  files.set(key, written.replace(/("Two words":\["[^"]*",")[^"]*/, "$1\\u0001"));
  expect(widths(nextProcess(files), texts)).toEqual([made[0], 1, made[2]]);
});

test("a few texts among many are not worth putting all away again, more of them are", () => {
  const files = new Map<string, string>();
  const key = `glyphs ${face.sha256}`;
  const keep = (texts: readonly string[]): number => {
    const { fonts, memory } = nextProcess(files);
    for (const text of texts) shapeText(fonts.face("serif", 400), text);
    keepGlyphs(fonts, memory);
    return Object.keys(JSON.parse(files.get(key) ?? "{}")).length;
  };
  const many = Array.from({ length: 100 }, (_, index) => `text ${index}`);
  expect(keep(many)).toBe(100);
  expect(keep(["one", ...many])).toBe(100);
  expect(keep(["a", "b", "c", "d", "e", "f", ...many])).toBe(106);
});
