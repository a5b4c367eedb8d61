import * as z from "zod";
import type { Place } from "../diagnostic/diagnostic.ts";
import type { Path, YamlFile } from "../diagnostic/yaml.ts";
import type { JsonObject } from "./json.ts";
import { oneFileSchema } from "./one-file.ts";
import type { ChartWords } from "./words.ts";

/** The folder of a project's charts. A chart's id is the name of its two files. */
export const chartsFolder = "templates/charts";
export const drawingExtension = ".vl.json";
export const wordsExtension = ".yaml";

/** `templates/charts/<id>.vl.json`. Only our own requirements; the rest is plain Vega-Lite, checked by `lint.ts`. */
export const drawingSchema = z.looseObject({
  $schema: z.literal("https://vega.github.io/schema/vega-lite/v6.json"),
  usermeta: z.looseObject({ briefs: oneFileSchema.optional() }).optional(),
});

type Drawing = z.infer<typeof drawingSchema>;

/** A chart as its author wrote it. Its texts are Handlebars templates and obey the law; none of them is drawn. */
export interface ChartSpec {
  readonly id: string;
  /** The files it was read from; the drawing comes first. */
  readonly files: readonly string[];
  readonly words: ChartWords;
  /** The Vega-Lite specification without its configuration, rows and our metadata. */
  readonly vegaLite: JsonObject;
  /** Locates a path in the specification. */
  readonly placeOf: (path: Path) => Place;
  /** Locates a path in the words. */
  readonly wordsPlaceOf: (path: Path) => Place;
}

export function resolveChart(drawing: YamlFile<Drawing>, words: YamlFile<ChartWords>): ChartSpec {
  const { usermeta: _usermeta, datasets: _rows, config: _config, ...vegaLite } = drawing.value;
  return {
    id: idOf(drawing.file),
    files: [...new Set([drawing.file, words.file])],
    words: words.value,
    vegaLite: vegaLite as JsonObject,
    placeOf: drawing.placeOf,
    wordsPlaceOf: words.placeOf,
  };
}

function idOf(file: string): string {
  return file.slice(file.lastIndexOf("/") + 1).replace(drawingExtension, "");
}
