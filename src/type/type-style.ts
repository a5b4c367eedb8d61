import * as z from "zod";

/** A length: points on a page, pixels on a slide. */
export const length = z.number().positive();

/** A type style. */
export const style = z.strictObject({
  family: z.enum(["sans", "serif"]),
  weight: z.union([z.literal(400), z.literal(600), z.literal(700)]),
  size: length,
  leading: length,
});

export type TypeStyle = z.infer<typeof style>;
