import { fileURLToPath } from "node:url";
import * as z from "zod";
import { briefSchema } from "../src/briefs/spec.ts";
import { chartSchema } from "../src/charts/words.ts";
import { conflictsSpec, derivedFactsSpec, factsSpec, measuresSpec } from "../src/facts/spec.ts";
import { readText } from "../src/host.ts";
import { namesSchema } from "../src/language/names.ts";
import { wordingSchema } from "../src/language/wording.ts";
import { nodeHost } from "../src/node-host.ts";
import { claimantsSpec } from "../src/sources/claimant.ts";
import { sourceSpec } from "../src/sources/spec.ts";
import { themeSchema } from "../src/type/theme.ts";

/** The data files a person writes, by the name of their JSON Schema. */
const specs: Readonly<Record<string, z.ZodType>> = {
  source: sourceSpec,
  facts: factsSpec,
  derived: derivedFactsSpec,
  measures: measuresSpec,
  claimants: claimantsSpec,
  conflicts: conflictsSpec,
  brief: briefSchema,
  chart: chartSchema,
  names: namesSchema,
  wording: wordingSchema,
  theme: themeSchema,
};

/**
 * The JSON Schemas that editors complete and underline by, as texts by path. They are
 * made from the specs that the program itself reads with, so they cannot say otherwise.
 */
export function schemaFiles(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(specs).map(([name, spec]) => {
      const schema = z.toJSONSchema(spec, { io: "input", unrepresentable: "any", reused: "ref" });
      return [`data/schema/${name}.schema.json`, `${JSON.stringify(schema, undefined, 2)}\n`] as const;
    }),
  );
}

/** Writes the schemas, or with `--check` says which of them are not what the specs give. */
function run(isCheck: boolean): number {
  const host = nodeHost(fileURLToPath(new URL("..", import.meta.url)), console.error);
  const stale = [...schemaFiles()].filter(([path, text]) => readText(host, path) !== text);
  if (!isCheck) host.write(new Map(stale.map(([path, text]) => [path, new TextEncoder().encode(text)])));
  for (const [path] of stale)
    console.log(isCheck ? `${path} is out of date: run \`npm run schemas\`` : `wrote ${path}`);
  return isCheck && stale.length > 0 ? 1 : 0;
}

if (import.meta.main) process.exitCode = run(process.argv.includes("--check"));
