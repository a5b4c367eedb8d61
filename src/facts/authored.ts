import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import type { ProjectFiles } from "../diagnostic/project-files.ts";
import type { Path, YamlFile } from "../diagnostic/yaml.ts";
import { namesSchema } from "../language/names.ts";
import { resolveWording, type Wording, wordingSchema } from "../language/wording.ts";
import { claimantsSpec } from "../sources/claimant.ts";
import type { LocalisedSpec } from "../sources/localised.ts";
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

/** The place of a field of an entry, or of its nearest parent in the file. */
export type PlaceOf = (path?: Path) => Place;

/** An authored entry and the place of each of its fields. */
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
  readonly claimants: ReadonlyMap<string, Entry<LocalisedSpec>>;
}

const derivedFile = "data/facts/derived.yaml";

/** Reads and validates `data/`. Reports invalid files and skips them. */
export function readAuthored(files: ProjectFiles, report: Report): Authored {
  const factFiles = yamlFiles(files, "data/facts").filter((file) => file !== derivedFile);
  const read = <T>(file: string, schema: Parameters<typeof files.parse<T>>[1]): YamlFile<T> | undefined =>
    files.parse(file, schema, report);
  const sources = yamlFiles(files, "data/sources").flatMap((file) => {
    const parsed = read(file, sourceSpec);
    return parsed ? [[parsed.value.id, entryOf(parsed, [], parsed.value)] as const] : [];
  });
  const facts = factFiles.flatMap((file) => listEntries(read(file, factsSpec)));
  const derived = listEntries(read(derivedFile, derivedFactsSpec));
  return {
    sources: uniqueById(sources, report),
    facts: uniqueById(facts, report),
    derived: uniqueById(derived, report),
    measures: tableEntries(read("data/measures.yaml", measuresSpec)),
    claimants: tableEntries(read("data/claimants.yaml", claimantsSpec)),
    conflicts: uniqueById(listEntries(read("data/conflicts.yaml", conflictsSpec)), report),
  };
}

function yamlFiles(files: ProjectFiles, folder: string): string[] {
  return files
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

function tableEntries<T>(file: YamlFile<Readonly<Record<string, T>>> | undefined): Map<string, Entry<T>> {
  const entries = file ? Object.entries(file.value) : [];
  return new Map(file && entries.map(([id, spec]) => [id, entryOf(file, [id], spec)]));
}

function uniqueById<T>(entries: readonly (readonly [string, Entry<T>])[], report: Report): Map<string, Entry<T>> {
  const unique = new Map<string, Entry<T>>();
  for (const [id, entry] of entries) {
    const first = unique.get(id)?.placeOf(["id"]);
    if (!first) unique.set(id, entry);
    else {
      const hint = `the first is at ${first.file}:${first.line}; rename one of them`;
      report(errorAt(entry.placeOf(["id"]), "duplicate-id", `the id \`${id}\` is used twice`, hint));
    }
  }
  return unique;
}

export function readNames(files: ProjectFiles, report: Report): readonly string[] {
  return files.parse("data/names.yaml", namesSchema, report)?.value.names ?? [];
}

export function readWordings(files: ProjectFiles, report: Report): Map<string, Wording> {
  const wordings = yamlFiles(files, "data/wording").flatMap((file) => {
    const parsed = files.parse(file, wordingSchema, report);
    if (!parsed) return [];
    const wording = resolveWording(parsed.value, (word) => {
      const message = `the wording of \`${parsed.value.lang}\` has no word \`${word}\``;
      report(errorAt(parsed.placeOf(["words"]), "missing-word", message, `add \`${word}\` to \`words\` in ${file}`));
    });
    return [[wording.lang, wording] as const];
  });
  return new Map(wordings);
}
