import * as z from "zod";
import { localisedSpec } from "../sources/localised.ts";

const cell = z.union([z.string(), localisedSpec]);
const dataset = z
  .strictObject({
    use: z.array(z.string()).min(1).optional().describe("Aliases of the brief, in the order of the rows."),
    measure: z.string().optional().describe("All facts of a measure that are not later than the brief's `asOf`."),
    valueless: z.boolean().optional().describe("Whether events and quantities known in words only have rows too."),
    orderBy: z.string().optional().describe("A column to order the rows by, or `-` and a column for falling order."),
    // Words in each language, or a plain word that is never drawn, for a colour scale or a filter to go by. Without
    // `use`, its aliases are the rows.
    rows: z
      .record(z.string(), z.record(z.string(), cell))
      .optional()
      .describe("More columns of each row, by alias; by fact id for a measure."),
  })
  .refine(({ use, measure, rows }) => !(use && measure) && (use ?? measure ?? rows), "name `use`, `rows` or `measure`")
  .refine((one) => !one.valueless || !one.measure, "`valueless` does not go with `measure`: a measure has only values");

/** `templates/charts/<id>.yaml`: the words around a drawing, and the facts in it. */
export const chartSchema = z.strictObject({
  headline: localisedSpec.describe("The finding, as a sentence."),
  subtitle: localisedSpec.describe("Measure, area and period."),
  alt: localisedSpec.describe("What the drawing shows, for whoever does not see it."),
  remark: localisedSpec.optional().describe("What a reader must know to read it rightly."),
  height: z
    .strictObject({ sheet: z.number().positive(), deck: z.number().positive() })
    .describe("Points on a sheet, pixels on a slide."),
  facts: z.record(z.string(), dataset).describe("The facts of each dataset that the drawing names."),
});

export type Dataset = z.infer<typeof dataset>;
export type ChartWords = z.infer<typeof chartSchema>;

/** The columns that a dataset's own rows add. */
export function furtherColumns(dataset: Dataset | undefined): string[] {
  return [...new Set(Object.values(dataset?.rows ?? {}).flatMap((cells) => Object.keys(cells)))];
}
