import { contrastRatio } from "./contrast.ts";
import { formatOklch, parseOklch } from "./oklch.ts";
import type { Theme } from "./theme.ts";

type Colours = Theme["colour"];

/**
 * The theme's colours for dark screens. Hues stay the same, backgrounds take the hue of the ink, and everything on
 * them is light enough for WCAG 2.2 AA. A theme that is already dark is returned unchanged.
 */
export function darkColours(light: Colours): Colours {
  if (isDark(light.paper)) return light;
  const paper = shade(light.ink, 0.195, 0.022);
  const tint = shade(light.ink, 0.255, 0.03);
  const grounds = [paper, tint];
  const ink = readable(light.ink, 0.93, 0.012, grounds, 4.5);
  return {
    paper,
    tint,
    ink,
    muted: readable(light.muted, 0.76, 0.03, grounds, 4.5),
    rule: shade(light.rule, 0.41, 0.03),
    accent: readable(light.accent, 0.8, 0.1, grounds, 4.5),
    accentSoft: readable(light.accentSoft, 0.62, 0.14, grounds, 4.5),
    warning: readable(light.warning, 0.77, 0.13, grounds, 4.5),
    marking: ink,
  };
}

/** Adapts any other colour to dark screens by inverting its lightness. */
export function darkened(colour: string): string {
  const { lightness, chroma } = parseOklch(colour);
  return shade(colour, 0.95 - 0.75 * lightness, chroma);
}

function isDark(colour: string): boolean {
  return contrastRatio(colour, "#ffffff") > contrastRatio(colour, "#000000");
}

function shade(colour: string, lightness: number, chroma: number): string {
  const { hue, chroma: own } = parseOklch(colour);
  return formatOklch({ lightness, chroma: Math.min(own, chroma), hue });
}

function readable(colour: string, start: number, chroma: number, grounds: readonly string[], wanted: number): string {
  for (let lightness = start; ; lightness += 0.01) {
    const found = shade(colour, Math.min(1, lightness), chroma);
    if (lightness >= 1 || grounds.every((ground) => contrastRatio(found, ground) >= wanted)) return found;
  }
}
