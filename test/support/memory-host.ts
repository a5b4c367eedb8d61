import { createRequire } from "node:module";
import type { Host } from "../../src/host.ts";

export interface MemoryHost extends Host {
  /** What stands in memory, as text; `write` adds to it. */
  readonly files: Map<string, Uint8Array>;
  /** What was logged, line by line. */
  readonly logged: string[];
  text(path: string): string | undefined;
}

/**
 * A host whose files stand in memory, by path relative to the project's folder; a text becomes UTF-8.
 * Its clock stands still, so that what a test makes depends on nothing but the files.
 */
export function memoryHost(files: Record<string, string | Uint8Array> = {}): MemoryHost {
  const store = new Map(Object.entries(files).map(([path, content]) => [path, bytesOf(content)]));
  const logged: string[] = [];
  return {
    files: store,
    logged,
    text: (path) => decode(store.get(path)),
    read: (path) => store.get(path),
    list: (folder) => namesBelow(store.keys(), folder),
    write: (written) => {
      for (const [path, bytes] of written) store.set(path, bytes);
    },
    packageFile: resolvePackageFile,
    now: () => new Date("2024-10-01T00:00:00Z"),
    log: (line) => {
      logged.push(line);
    },
  };
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === "string" ? new TextEncoder().encode(content) : content;
}

function decode(bytes: Uint8Array | undefined): string | undefined {
  return bytes && new TextDecoder("utf-8").decode(bytes);
}

function namesBelow(paths: Iterable<string>, folder: string): string[] {
  const prefix = folder === "" || folder === "." ? "" : `${folder.replace(/\/$/, "")}/`;
  return [...paths]
    .filter((path) => path.startsWith(prefix))
    .map((path) => path.slice(prefix.length))
    .sort();
}

function resolvePackageFile(specifier: string): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(specifier);
  } catch {
    return undefined;
  }
}
