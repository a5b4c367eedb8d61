import * as z from "zod";
import { localisedSpec } from "../sources/localised.ts";

const cell = z.union([z.string(), localisedSpec]);
const dataset = z
  .strictObject({
    use: z.array(z.string()).min(1).optional().describe("Aliases from the brief, in row order."),
    measure: z.string().optional().describe("All facts of a measure dated no later than the brief's `asOf`."),
    valueless: z.boolean().optional().describe("Include events, and quantities known only in words."),
    orderBy: z.string().optional().describe("Column to sort the rows by; put `-` before it for descending order."),
    // A cell is a text by language, or a plain string that is never drawn, for use in a colour scale or a filter.
    // Without `use`, the aliases here are the rows.
    rows: z
      .record(z.string(), z.record(z.string(), cell))
      .optional()
      .describe("Extra columns of each row, by alias; by fact id for a measure."),
  })
  .refine(
    ({ use, measure, rows }) => !(use && measure) && (use ?? measure ?? rows),
    "set `use`, `rows` or `measure`, but not both `use` and `measure`",
  )
  .refine(
    (one) => !one.valueless || !one.measure,
    "`valueless` cannot be used with `measure`, which contains only values",
  );

/** `templates/charts/<id>.yaml`: the words around a drawing and the facts it shows. */
export const chartSchema = z.strictObject({
  headline: localisedSpec.describe("The finding, as a sentence."),
  subtitle: localisedSpec.describe("Measure, area and period."),
  alt: localisedSpec.describe("What the drawing shows, for readers who cannot see it."),
  remark: localisedSpec.optional().describe("What a reader must know to read the chart correctly."),
  height: z
    .strictObject({ sheet: z.number().positive(), deck: z.number().positive() })
    .describe("Points on a sheet, pixels on a slide."),
  facts: z.record(z.string(), dataset).describe("The facts of each dataset named in the drawing."),
});

export type Dataset = z.infer<typeof dataset>;
export type ChartWords = z.infer<typeof chartSchema>;

/** The extra columns defined by a dataset's `rows`. */
export function furtherColumns(dataset: Dataset | undefined): string[] {
  return [...new Set(Object.values(dataset?.rows ?? {}).flatMap((cells) => Object.keys(cells)))];
}
