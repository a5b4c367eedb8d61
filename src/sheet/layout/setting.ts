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

/** A composed brief with the pictures it shows. */
export interface SheetDocument extends Composed {
  /** At the head of the first page. */
  readonly logo?: Logo;
  /** By the path a template writes. */
  readonly pictures?: Readonly<Record<string, Picture>>;
}

/** What the layout of every block reads: the document, the theme, and where to put problems. */
export interface Setting {
  readonly document: SheetDocument;
  readonly drawings: ReadonlyMap<string, Drawing>;
  readonly theme: Theme;
  readonly fonts: Fonts;
  readonly styles: Styles;
  /** The baseline grid: every height and every baseline is a multiple of it. */
  readonly unit: number;
  /** Leading of the body. */
  readonly line: number;
  /** Blocks begin on multiples of it, so neighbouring columns share baselines: a line, or less in a tight document. */
  readonly beat: number;
  /** Hyphenation points in running text; undefined if the language has no hyphenation. */
  readonly hyphenate: Hyphenate | undefined;
  readonly lines: LineBreaker;
  readonly tree: Tree;
  readonly report: Report;
}

/** A type style of the theme with its ink and figures. */
export interface TextStyle extends TypeStyle {
  readonly colour: string;
  readonly features: readonly string[];
}

type Styles = ReturnType<typeof resolveStyles>;

/**
 * The few styles of a sheet. Figures are proportional in running text and of equal width
 * in columns, which is the fonts' default.
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

/** A length rounded up to the grid; a hair of overhang is no reason for another line. */
export function snapUp(length: number, step: number): number {
  return Math.ceil(length / step - 0.001) * step;
}

/** Leading of a style on the grid. */
export function leadingOf(style: TextStyle, setting: Setting): number {
  return Math.max(1, Math.round(style.leading / setting.unit)) * setting.unit;
}

/** The baseline within a line of a style: on the grid, with room for descenders below. */
export function baselineOf(style: TextStyle, setting: Setting): number {
  return leadingOf(style, setting) - snapUp(style.size * 0.22, setting.unit);
}
