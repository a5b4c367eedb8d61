import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import { type Path, parseYaml, type YamlFile } from "../diagnostic/yaml.ts";
import { type Host, readText } from "../host.ts";
import { namesSchema } from "../language/names.ts";
import { type Wording, wordingSchema } from "../language/wording.ts";
import { type SourceSpec, sourceSpec } from "../sources/spec.ts";
import {
  type ConflictSpec,
  conflictsSpec,
  type DerivedSpec,
  derivedFactsSpec,
  type FactSpec,
  factsSpec,
  type MeasureSpec,
  measuresSpec,
} from "./spec.ts";

/** The place of a field of an authored thing, or of its nearest parent that is written down. */
export type PlaceOf = (path?: Path) => Place;

/** An authored thing and the place of each of its fields. */
export interface Entry<T> {
  readonly spec: T;
  readonly placeOf: PlaceOf;
}

export interface Authored {
  readonly sources: ReadonlyMap<string, Entry<SourceSpec>>;
  readonly facts: ReadonlyMap<string, Entry<FactSpec>>;
  readonly derived: ReadonlyMap<string, Entry<DerivedSpec>>;
  readonly measures: ReadonlyMap<string, Entry<MeasureSpec>>;
  readonly conflicts: ReadonlyMap<string, Entry<ConflictSpec>>;
}

export const derivedFile = "data/facts/derived.yaml";

/** Reads `data/` against its schemas. Files that do not keep to them are reported and left out. */
export function readAuthored(host: Host, report: Report): Authored {
  const factFiles = yamlFiles(host, "data/facts").filter((file) => file !== derivedFile);
  const read = <T>(file: string, schema: Parameters<typeof parseYaml<T>>[2]): YamlFile<T> | undefined => {
    const text = readText(host, file);
    return text === undefined ? undefined : parseYaml(file, text, schema, report, host.memory);
  };
  const sources = yamlFiles(host, "data/sources").flatMap((file) => {
    const parsed = read(file, sourceSpec);
    return parsed ? [[parsed.value.id, entryOf(parsed, [], parsed.value)] as const] : [];
  });
  const facts = factFiles.flatMap((file) => listEntries(read(file, factsSpec)));
  const derived = listEntries(read(derivedFile, derivedFactsSpec));
  const measures = read("data/measures.yaml", measuresSpec);
  return {
    sources: uniqueById(sources, report),
    facts: uniqueById(facts, report),
    derived: uniqueById(derived, report),
    measures: new Map(
      Object.entries(measures?.value ?? {}).flatMap(([id, spec]) =>
        measures ? [[id, entryOf(measures, [id], spec)] as const] : [],
      ),
    ),
    conflicts: uniqueById(listEntries(read("data/conflicts.yaml", conflictsSpec)), report),
  };
}

function yamlFiles(host: Host, folder: string): string[] {
  return host
    .list(folder)
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => `${folder}/${name}`);
}

function entryOf<T>(file: YamlFile<unknown>, base: Path, spec: T): Entry<T> {
  return { spec, placeOf: (path = []) => file.placeOf([...base, ...path]) };
}

function listEntries<T extends { id: string }>(file: YamlFile<T[]> | undefined): (readonly [string, Entry<T>])[] {
  return file ? file.value.map((spec, index) => [spec.id, entryOf(file, [index], spec)] as const) : [];
}

function uniqueById<T>(entries: readonly (readonly [string, Entry<T>])[], report: Report): Map<string, Entry<T>> {
  const unique = new Map<string, Entry<T>>();
  for (const [id, entry] of entries) {
    const first = unique.get(id)?.placeOf(["id"]);
    if (!first) unique.set(id, entry);
    else {
      const hint = `the first stands at ${first.file}:${first.line}; rename one of them`;
      report(errorAt(entry.placeOf(["id"]), "duplicate-id", `the id \`${id}\` is used twice`, hint));
    }
  }
  return unique;
}

export function readNames(host: Host, report: Report): readonly string[] {
  const text = readText(host, "data/names.yaml");
  return (
    (text !== undefined && parseYaml("data/names.yaml", text, namesSchema, report, host.memory)?.value.names) || []
  );
}

export function readWordings(host: Host, report: Report): Map<string, Wording> {
  const wordings = yamlFiles(host, "data/wording").flatMap((file) => {
    const text = readText(host, file);
    const wording = text === undefined ? undefined : parseYaml(file, text, wordingSchema, report, host.memory)?.value;
    return wording ? [[wording.lang, wording] as const] : [];
  });
  return new Map(wordings);
}
