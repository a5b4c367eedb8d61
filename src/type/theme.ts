import * as z from "zod";
import { slideSchema } from "./slide-theme.ts";
import { length, style } from "./type-style.ts";

export type { TypeStyle } from "./type-style.ts";

const colour = z.string().regex(/^#[0-9a-f]{6}$/, "a colour is # and six lower-case hexadecimal digits");
const scale = z.strictObject({ title: style, figure: style, heading: style, lead: style, body: style, small: style });
const share = z.number().min(0.5).max(1);
const margin = z.strictObject({ top: length, bottom: length, start: length, end: length });
const size = z.strictObject({ width: length, height: length });
const faces = z.record(
  z.string().regex(/^(400|600|700)(-italic)?$/, "a face is 400, 600 or 700, optionally followed by -italic"),
  z.string(),
);

const logo = z.strictObject({
  /** A PNG, or an SVG of shapes in plain colours, in the theme's folder. */
  file: z.string(),
  /** The version for dark backgrounds: title slides and dark screens. */
  reversed: z.string().optional(),
  /** Alternative text by language; omit it if the logo is decorative. */
  alt: z.record(z.string(), z.string().min(1)).optional(),
  /** Maximum size on a page, in points, and below on a slide, in pixels. */
  page: size,
  slide: size,
});

/** `templates/theme/tokens.yaml`: colours, type scale, grid and fonts of pages, slides and charts. */
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
    /** How far a sheet may be tightened to stay within its brief's page limit. */
    shrink: z.strictObject({
      /** Number of steps from the theme's sizes to the smallest. */
      steps: z.int().min(1).max(20),
      /** Remaining shares at the last step: of type sizes, of leading and grid, of the space between blocks. */
      type: share,
      spacing: share,
      gap: share,
    }),
  }),
  slide: slideSchema,
});

export type Theme = z.infer<typeof themeSchema>;
export type LogoTokens = z.infer<typeof logo>;
