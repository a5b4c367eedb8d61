import type { Theme, TypeStyle } from "../type/theme.ts";

/** The width in pixels of `span` columns of a slide's twelve-column grid. */
export function spanWidth(theme: Theme, span: number): number {
  const { width, margin, gutter } = theme.slide;
  const column = (width - margin.start - margin.end - 11 * gutter) / 12;
  return span * column + (span - 1) * gutter;
}

export function font({ family, weight, size, leading }: TypeStyle): string {
  const name = family === "serif" ? "BriefsSerif,serif" : "BriefsSans,sans-serif";
  return `font:${weight} ${size}px/${leading}px ${name};`;
}

/** The width of `span` columns when the twelve-column grid fills a block of the given width. */
export function spanIn(width: number, span: number, gutter: number): number {
  return ((width + gutter) * span) / 12 - gutter;
}
