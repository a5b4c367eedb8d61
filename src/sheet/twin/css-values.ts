import { fontFamilies } from "../../type/embed-fonts.ts";
import type { Theme, TypeStyle } from "../../type/theme.ts";

/** Converts points on the printed page to rem; 1 rem is the body type size. */
export function rem(points: number, theme: Theme): string {
  return `${round(points / theme.page.type.body.size)}rem`;
}

export function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

/** CSS declarations for the family, weight, size and leading of a style. */
export function font(style: TypeStyle, theme: Theme): string {
  const size = `font-size:${rem(style.size, theme)};line-height:${round(style.leading / style.size)};`;
  return `font-family:${fontFamilies[style.family]};font-weight:${style.weight};${size}`;
}

/**
 * A CSS string. Everything except letters, digits and spaces is written as a code point, so nothing can end the
 * string early.
 */
export function cssString(text: string): string {
  const safe = text.replace(/[^\p{L}\p{N} ]/gu, (char) => `\\${(char.codePointAt(0) ?? 0).toString(16)} `);
  return `"${safe}"`;
}
