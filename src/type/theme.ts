import * as z from "zod";
import { slideSchema } from "./slide-theme.ts";
import { length, style } from "./type-style.ts";

export type { TypeStyle } from "./type-style.ts";

const colour = z.string().regex(/^#[0-9a-f]{6}$/, "a colour is # and six small hexadecimal digits");
const scale = z.strictObject({ title: style, figure: style, heading: style, lead: style, body: style, small: style });
const share = z.number().min(0.5).max(1);
const margin = z.strictObject({ top: length, bottom: length, start: length, end: length });
const size = z.strictObject({ width: length, height: length });
const faces = z.record(
  z.string().regex(/^(400|600|700)(-italic)?$/, "a face is 400, 600 or 700, with -italic or without"),
  z.string(),
);

const logo = z.strictObject({
  /** An SVG of shapes in plain colours or a PNG, in the theme's folder. */
  file: z.string(),
  /** The same for dark grounds: title slides, dark screens. */
  reversed: z.string().optional(),
  /** Alternative text by language; absent if the logo is decoration. */
  alt: z.record(z.string(), z.string().min(1)).optional(),
  /** The most it takes of a page, in points, and of a slide, in pixels. */
  page: size,
  slide: size,
});

/** `templates/theme/tokens.yaml`: colour, type scale, grid and fonts of page, slide and chart. */
export const themeSchema = z.strictObject({
  name: z.string(),
  logo: logo.optional(),
  fonts: z.strictObject({ serif: faces, sans: faces }),
  colour: z.strictObject({
    paper: colour,
    ink: colour,
    muted: colour,
    rule: colour,
    tint: colour,
    accent: colour,
    accentSoft: colour,
    warning: colour,
    marking: colour,
  }),
  page: z.strictObject({
    sizes: z.strictObject({ a4: size, letter: size }),
    margin,
    columns: z.int().positive(),
    gutter: length,
    baseline: length,
    type: scale,
    /** How close a sheet may be set to keep to the pages its brief gives it. */
    shrink: z.strictObject({
      /** From the theme's sizes to the smallest in so many steps. */
      steps: z.int().min(1).max(20),
      /** Shares that are left at the last step: of every size, of leading and the grid, of the space between blocks. */
      type: share,
      spacing: share,
      gap: share,
    }),
  }),
  slide: slideSchema,
});

export type Theme = z.infer<typeof themeSchema>;
export type LogoTokens = z.infer<typeof logo>;
