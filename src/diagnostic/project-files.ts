import type * as z from "zod";
import { type Host, readText } from "../host.ts";
import type { Report } from "./diagnostic.ts";
import { openFile, type ReadFile, readJson, readYaml, type YamlFile } from "./yaml.ts";
import type { EntryOnce } from "./yaml-entries.ts";

/** The files of a project as its loaders read them. */
export interface ProjectFiles extends Pick<Host, "read" | "list" | "packageFile"> {
  /** A YAML or JSON file that keeps to its schema. Problems are reported; undefined where there is one, or no file. */
  parse<T>(file: string, schema: z.ZodType<T>, report: Report): YamlFile<T> | undefined;
}

/** How files are read by someone who knows those of an earlier build. */
interface ReadOnce {
  /** Gives what `read` makes of a file, made before or now. The path of a file decides about its schema. */
  readonly file: <T>(file: string, text: string, read: () => ReadFile<T>) => ReadFile<T>;
  /** The same for the entries of a file that is a list. */
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
