import * as z from "zod";
import type { Place } from "../diagnostic/diagnostic.ts";
import type { Path, YamlFile } from "../diagnostic/yaml.ts";
import type { Localised } from "../facts/fact.ts";
import type { JsonObject } from "./json.ts";

/** Where the charts of a project stand; the chart's id is the file's name. */
export const chartsFolder = "templates/charts";
export const extension = ".vl.json";

const localised = z.record(z.string(), z.string().min(1));
const dataset = z
  .strictObject({
    /** Aliases of the brief, in the order of the rows. */
    use: z.array(z.string()).min(1).optional(),
    /** All facts of a measure that are not later than the brief's as-of date. */
    measure: z.string().optional(),
    /** Whether facts without a value have rows too: events, and quantities known in words only. */
    valueless: z.boolean().optional(),
    /** A column, or "-" and a column for falling order. */
    orderBy: z.string().optional(),
    /** Further columns of words, by alias (by fact id for a measure), in each language. */
    texts: z.record(z.string(), z.record(z.string(), localised)).optional(),
    /** Further columns of names that are never drawn: what a colour scale or a filter goes by. */
    keys: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  })
  .refine((one) => (one.use === undefined) !== (one.measure === undefined), "name either `use` or `measure`")
  .refine((one) => !one.valueless || one.use, "`valueless` goes with `use`: a measure has only values");

const briefsSchema = z.strictObject({
  facts: z.record(z.string(), dataset),
  headline: localised,
  subtitle: localised,
  alt: localised,
  remark: localised.optional(),
  height: z.strictObject({ sheet: z.number().positive(), deck: z.number().positive() }),
});

/** What we ask of a chart's file; everything else is Vega-Lite's own, and `lint.ts` looks through it. */
export const chartSchema = z.looseObject({
  $schema: z.literal("https://vega.github.io/schema/vega-lite/v6.json"),
  usermeta: z.looseObject({ briefs: briefsSchema }),
  datasets: z.record(z.string(), z.array(z.record(z.string(), z.json()))),
});

export type DatasetSpec = z.infer<typeof dataset>;

/** A chart as its author wrote it. The strings are Handlebars and obey the law; none of them is drawn. */
export interface ChartSpec {
  readonly id: string;
  readonly file: string;
  /** The finding, as a sentence. */
  readonly headline: Localised;
  /** Measure, area and period. */
  readonly subtitle: Localised;
  readonly alt: Localised;
  readonly remark?: Localised;
  /** Points on a sheet, pixels on a slide. */
  readonly height: { readonly sheet: number; readonly deck: number };
  readonly facts: Readonly<Record<string, DatasetSpec>>;
  /** The Vega-Lite specification without preview rows, configuration and our own metadata. */
  readonly vegaLite: JsonObject;
  readonly placeOf: (path: Path) => Place;
}

export type ChartFile = YamlFile<z.infer<typeof chartSchema>>;

export function resolveChart(read: ChartFile): ChartSpec {
  const { usermeta, datasets: _preview, config: _config, ...vegaLite } = read.value;
  const { facts, height, headline, subtitle, alt, remark } = usermeta.briefs;
  const id = read.file.slice(read.file.lastIndexOf("/") + 1).replace(extension, "");
  return {
    id,
    file: read.file,
    headline,
    subtitle,
    alt,
    ...(remark && { remark }),
    height,
    facts,
    vegaLite: vegaLite as JsonObject,
    placeOf: read.placeOf,
  };
}
