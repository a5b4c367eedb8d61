import * as z from "zod";
import type { Path, YamlFile } from "../diagnostic/yaml.ts";
import { localisedSpec } from "../sources/localised.ts";
import type { ChartWords } from "./words.ts";

const dataset = z
  .strictObject({
    use: z.array(z.string()).min(1).optional(),
    measure: z.string().optional(),
    valueless: z.boolean().optional(),
    orderBy: z.string().optional(),
    /** Columns of translated words, by alias. */
    texts: z.record(z.string(), z.record(z.string(), localisedSpec)).optional(),
    /** Columns of keys that are never drawn, by alias. */
    keys: z.record(z.string(), z.record(z.string(), z.string())).optional(),
  })
  .refine((one) => (one.use === undefined) !== (one.measure === undefined), "name either `use` or `measure`")
  .refine((one) => !one.valueless || one.use, "`valueless` needs `use`; a measure contains only values");

/** A chart's words under `usermeta.briefs` in its drawing: the older format, before words had their own file. */
export const oneFileSchema = z.strictObject({
  facts: z.record(z.string(), dataset),
  headline: localisedSpec,
  subtitle: localisedSpec,
  alt: localisedSpec,
  remark: localisedSpec.optional(),
  height: z.strictObject({ sheet: z.number().positive(), deck: z.number().positive() }),
});

type OneFile = z.infer<typeof oneFileSchema>;
type OldDataset = z.infer<typeof dataset>;

/** Converts the words inside a drawing to the form of a words file. */
export function wordsOfOneFile(
  { facts, ...texts }: OneFile,
  { file, placeOf }: Pick<YamlFile<unknown>, "file" | "placeOf">,
): YamlFile<ChartWords> {
  const value: ChartWords = {
    ...texts,
    facts: Object.fromEntries(Object.entries(facts).map(([name, one]) => [name, datasetOf(one)])),
  };
  return { file, value, placeOf: (path) => placeOf(["usermeta", "briefs", ...oldPath(path, facts)]) };
}

// Words for an unused alias never had an effect in this format, so they are dropped.
function datasetOf({ texts = {}, keys = {}, ...rest }: OldDataset): ChartWords["facts"][string] {
  const columns = Object.entries({ ...texts, ...keys });
  const aliases = new Set(columns.flatMap(([, byAlias]) => Object.keys(byAlias)));
  const used = [...aliases].filter((alias) => rest.use?.includes(alias) ?? true);
  const rows = used.map((alias) => [
    alias,
    Object.fromEntries(
      columns.flatMap(([column, byAlias]) => {
        const cell = byAlias[alias];
        return cell === undefined ? [] : [[column, cell]];
      }),
    ),
  ]);
  return { ...rest, rows: Object.fromEntries(rows) };
}

// The new format nests row then column; the old one nested column then row.
function oldPath(path: Path, facts: OneFile["facts"]): Path {
  const [root, name, part, alias, column, ...rest] = path;
  if (root !== "facts" || part !== "rows" || column === undefined) return path;
  const kind = facts[String(name)]?.texts?.[String(column)] ? "texts" : "keys";
  return [root, name ?? "", kind, column, alias ?? "", ...rest];
}
