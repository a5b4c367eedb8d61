import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import type { Theme } from "./theme.ts";

/** Contrast ratio of two "#rrggbb" colours, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrastRatio(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

export type ColourName = keyof Theme["colour"];

// Text needs 4.5:1 (WCAG 2.2, 1.4.3); marks that carry meaning need 3:1 (1.4.11). Hairlines carry no meaning.
const wanted: readonly [ink: ColourName, ground: ColourName, ratio: number][] = [
  // Text, and marks in the same colours, on paper and in boxes.
  ["ink", "paper", 4.5],
  ["ink", "tint", 4.5],
  ["muted", "paper", 4.5],
  ["muted", "tint", 4.5],
  ["accent", "paper", 4.5],
  ["accent", "tint", 4.5],
  ["warning", "paper", 4.5],
  ["warning", "tint", 4.5],
  // The marking: the background of its label on a page, the text colour on a slide.
  ["paper", "marking", 4.5],
  ["marking", "tint", 4.5],
  // Title slides, and figures inside bars.
  ["paper", "accent", 4.5],
  ["paper", "accentSoft", 4.5],
  // The second bars of charts, on paper and in boxes.
  ["accentSoft", "paper", 3],
  ["accentSoft", "tint", 3],
];

/** Checks every pair of colours used on pages, slides and charts against WCAG 2.2 AA. */
export function checkContrast(theme: Theme, placeOf: (name: ColourName) => Place, report: Report): void {
  for (const [ink, ground, ratio] of wanted) {
    const found = contrastRatio(theme.colour[ink], theme.colour[ground]);
    if (found >= ratio) continue;
    report(
      errorAt(
        placeOf(ink),
        "low-contrast",
        `\`${ink}\` on \`${ground}\` has a contrast ratio of ${found.toFixed(2)}:1; it must be at least ${ratio}:1`,
        `make ${theme.colour[ink]} darker or ${theme.colour[ground]} lighter`,
      ),
    );
  }
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
