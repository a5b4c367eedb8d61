import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import { create, type Font } from "fontkit";
import { describe, expect, it } from "vitest";
import { openFont } from "../../../src/type/font-file.ts";
import { createShaper, type Shaped } from "../../../src/type/shape.ts";

const require = createRequire(import.meta.url);
const files = [
  "source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf",
  "source-sans-3/400Regular/SourceSans3_400Regular.ttf",
  "source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf",
];
const featureSets = [[], ["pnum"], ["sups"]] as const;

describe.each(files)("%s", (file) => {
  const bytes = readFileSync(require.resolve(`@expo-google-fonts/${file}`));
  const reference = create(bytes) as Font;
  const font = openFont(bytes);
  const shape = createShaper(font);

  it("has the measures that the complete library reads", () => {
    const { unitsPerEm, ascent, descent, lineGap, xHeight, capHeight, italicAngle, postscriptName } = reference;
    expect(font).toMatchObject({
      ...{ unitsPerEm, ascent, descent, lineGap, xHeight, capHeight, italicAngle, postscriptName },
      bbox: { ...reference.bbox },
      familyName: reference.familyName,
      glyphCount: reference.numGlyphs,
    });
  });

  it("shapes what briefs print as the complete shaper does", () => {
    const texts = [
      "more than 111,000 Iraqi forces",
      "Office, fjord, waffle: “AVAIL” — To Yr. P,",
      "$22.2 billion (70%) over 12 months",
      "İstanbul, Łódź, Đà Nẵng, Ελλάδα, Україна",
    ];
    for (const text of texts) for (const features of featureSets) expectSame(text, features);
  });

  it("shapes any plain text as the complete shaper does, or leaves it alone", () => {
    const letters = fc.constantFrom(..."abcdefijklmnopqrstuvwxyzABCDEFTVWYÅéßıłžğ0123456789 .,:;’“”–—()[]/%$€×≥αβγДЖя");
    const text = fc
      .array(fc.oneof(letters, fc.string({ maxLength: 1, unit: "grapheme" })))
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, fc.constantFrom(...featureSets), (any, features) => expectSame(any, features)),
      { numRuns: 300, seed: 5 },
    );
  });

  it("leaves what marks, joins or runs from right to left to the complete shaper", () => {
    for (const text of ["e\u0301", "الحرارة", "1\u20442", "a\u200db", "क्ष"]) expect(shape(text, [])).toBeUndefined();
  });

  function expectSame(text: string, features: readonly string[]): void {
    const shaped = shape(text, features);
    if (shaped) expect({ text, ...plain(shaped) }).toEqual({ text, ...expected(text, features) });
  }

  function expected(text: string, features: readonly string[]) {
    const run = reference.layout(text, [...features]);
    return {
      glyphs: run.glyphs.map(({ id }) => id),
      advances: run.positions.map(({ xAdvance }) => xAdvance),
      offsets: run.positions.map(({ xOffset, yOffset }) => [xOffset, yOffset]),
      width: run.advanceWidth,
    };
  }
});

it("knows what each glyph stands for, whichever character came first", () => {
  const font = openFont(readFileSync(require.resolve(`@expo-google-fonts/${files[0]}`)));
  const shape = createShaper(font);
  expect(shape("ﬁ fi", [])?.codePoints).toEqual([[0xfb01], [0x20], [0x66, 0x69]]);
});

it("refuses what is not TrueType", () => {
  expect(() => openFont(new Uint8Array(64))).toThrow("not a TrueType font");
});

// Not what a glyph stands for: the complete shaper remembers the first character that used it.
function plain({ glyphs, advances, offsets, width }: Shaped) {
  return { glyphs, advances, offsets, width };
}
