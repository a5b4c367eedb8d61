import * as z from "zod";

/** A length in the unit of what it belongs to: points of a page, pixels of a slide. */
export const length = z.number().positive();

/** How a text is set. */
export const style = z.strictObject({
  family: z.enum(["sans", "serif"]),
  weight: z.union([z.literal(400), z.literal(600), z.literal(700)]),
  size: length,
  leading: length,
});

export type TypeStyle = z.infer<typeof style>;
