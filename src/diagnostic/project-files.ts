import type * as z from "zod";
import { type Host, readText } from "../host.ts";
import type { Report } from "./diagnostic.ts";
import { openFile, type ReadFile, readJson, readYaml, type YamlFile } from "./yaml.ts";
import type { EntryOnce } from "./yaml-entries.ts";

/** The files of a project as its loaders read them. */
export interface ProjectFiles extends Pick<Host, "read" | "list" | "packageFile"> {
  /** Parses and validates a YAML or JSON file; reports problems. Undefined if invalid or missing. */
  parse<T>(file: string, schema: z.ZodType<T>, report: Report): YamlFile<T> | undefined;
}

/** Reuses the parsed files of an earlier build. */
interface ReadOnce {
  /** The result of `read`, cached or new. Keyed by path and text alone, because the path determines the schema. */
  readonly file: <T>(file: string, text: string, read: () => ReadFile<T>) => ReadFile<T>;
  /** The same for single entries of a file that is a list. */
  readonly entriesOf: (file: string) => EntryOnce;
}

export function projectFiles(host: Host, once?: ReadOnce): ProjectFiles {
  return {
    read: (path) => host.read(path),
    list: (folder) => host.list(folder),
    packageFile: (specifier) => host.packageFile(specifier),
    parse: (file, schema, report) => {
      const text = readText(host, file);
      if (text === undefined) return undefined;
      const source = { file, text, ...(once && { once: once.entriesOf(file) }) };
      const read = (): ReadFile<ReturnType<typeof schema.parse>> =>
        file.endsWith(".json") ? readJson(source, schema) : readYaml(source, schema);
      return openFile(source, once ? once.file(file, text, read) : read(), report);
    },
  };
}
