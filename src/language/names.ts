import * as z from "zod";

/** `data/names.yaml`: names that hold a number and need no source for it. */
export const namesSchema = z.strictObject({ names: z.array(z.string().min(1)) });
