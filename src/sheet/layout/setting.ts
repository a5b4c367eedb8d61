import type { Report } from "../../diagnostic/diagnostic.ts";
import type { Composed } from "../../document/block.ts";
import type { Drawing } from "../../pictures/drawing.ts";
import type { Logo } from "../../pictures/logo.ts";
import type { Picture } from "../../pictures/picture.ts";
import type { Fonts } from "../../type/fonts.ts";
import type { Hyphenate } from "../../type/hyphenation.ts";
import type { LineBreaker } from "../../type/line-breaking.ts";
import type { Theme, TypeStyle } from "../../type/theme.ts";
import type { Tree } from "./tree.ts";

/** A composed brief with its pictures. */
export interface SheetDocument extends Composed {
  /** Shown in the head of the first page. */
  readonly logo?: Logo;
  /** By path as written in the template. */
  readonly pictures?: Readonly<Record<string, Picture>>;
}

/** The context of all block layout: document, theme, structure tree and `report`. */
export interface Setting {
  readonly document: SheetDocument;
  readonly drawings: ReadonlyMap<string, Drawing>;
  readonly theme: Theme;
  readonly fonts: Fonts;
  readonly styles: Styles;
  /** Step of the baseline grid in points. Every height and baseline is a multiple of it. */
  readonly unit: number;
  /** Body leading in points. */
  readonly line: number;
  /** Blocks start on multiples of it, so that columns share baselines: one line, or less in a tight document. */
  readonly beat: number;
  /** Hyphenates running text; undefined if there are no patterns for the language. */
  readonly hyphenate: Hyphenate | undefined;
  readonly lines: LineBreaker;
  readonly tree: Tree;
  readonly report: Report;
}

/** A type style of the theme, with its colour and OpenType features. */
export interface TextStyle extends TypeStyle {
  readonly colour: string;
  readonly features: readonly string[];
}

type Styles = ReturnType<typeof resolveStyles>;

/**
 * The text styles of a sheet. Figures are proportional in running text (`pnum`) and tabular in tables, the fonts'
 * default.
 */
export function resolveStyles(theme: Theme) {
  const { type } = theme.page;
  const { ink, muted, accent } = theme.colour;
  const text = (style: TypeStyle, colour: string): TextStyle => ({ ...style, colour, features: ["pnum"] });
  const bold = (style: TextStyle): TextStyle => ({ ...style, weight: 600 });
  return {
    title: text(type.title, ink),
    figure: text(type.figure, accent),
    heading: text(type.heading, accent),
    lead: text(type.lead, ink),
    body: text(type.body, ink),
    bodyStrong: bold(text(type.body, ink)),
    bodyAccent: bold(text(type.body, accent)),
    small: text(type.small, ink),
    smallStrong: bold(text(type.small, ink)),
    smallMuted: text(type.small, muted),
    tabular: { ...type.body, colour: ink, features: [] } satisfies TextStyle,
    tabularStrong: { ...type.small, weight: 600, colour: ink, features: [] } satisfies TextStyle,
  };
}

/** Rounds a length up to a multiple of `step`, tolerating a tiny excess. */
export function snapUp(length: number, step: number): number {
  return Math.ceil(length / step - 0.001) * step;
}

/** Leading of a style in points, rounded to the grid. */
export function leadingOf(style: TextStyle, setting: Setting): number {
  return Math.max(1, Math.round(style.leading / setting.unit)) * setting.unit;
}

/** Baseline of a style, measured from the top of its line: on the grid, with room for descenders. */
export function baselineOf(style: TextStyle, setting: Setting): number {
  return leadingOf(style, setting) - snapUp(style.size * 0.22, setting.unit);
}
