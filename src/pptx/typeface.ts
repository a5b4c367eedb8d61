import type { FontFile } from "../type/font-file.ts";
import type { Family, Fonts } from "../type/fonts.ts";
import { element, type Xml } from "./xml.ts";

/**
 * A theme font, by name or by its slot in the theme. PANOSE and pitch help office programs choose a similar font if
 * it is not installed (ECMA-376 part 1, § 21.1.2.3.7).
 */
export function latinXml(family: Family, fonts: Fonts, typeface = `+${places[family]}-lt`): Xml {
  const panose = panoseOf(fonts.face(family, 400).font);
  const hex = Buffer.from(panose).toString("hex").toUpperCase();
  return element("a:latin", { typeface, panose: hex, pitchFamily: pitchFamily(family, panose) });
}

/** The theme's slots for heading and body fonts. */
export const places = { serif: "mj", sans: "mn" } as const satisfies Record<Family, string>;

/** The ten PANOSE digits from the font's OS/2 table; zeros if the table is missing. */
function panoseOf(font: FontFile): number[] {
  const table = font.table("OS/2");
  return Array.from({ length: 10 }, (_, index) => table?.getUint8(32 + index) ?? 0);
}

/** Windows' `bPitchAndFamily` byte: pitch in the low four bits, family in the high four. */
function pitchFamily(family: Family, [kind, serif = 0, , proportion]: readonly number[]): number {
  const isText = kind === 2;
  if (isText && proportion === 9) return 0x31;
  const isSans = isText && serif > 1 ? serif >= 11 && serif <= 15 : family === "sans";
  return isSans ? 0x22 : 0x12;
}
