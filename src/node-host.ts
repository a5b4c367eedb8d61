import {
  closeSync,
  type Dirent,
  existsSync,
  fsyncSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { makeFolder } from "./folders.ts";
import { codeOf, type Host, HostError } from "./host.ts";
import { ownName, removeLeftovers } from "./stale-files.ts";

/** The command line's host: a project folder on disk. */
export function nodeHost(root: string, log: (line: string) => void): Host {
  const absolute = (path: string): string => resolve(root, path);
  return {
    read: (path) => readFile(absolute(path)),
    list: (folder) => listFiles(absolute(folder), ""),
    write: (files) => writeFiles(new Map([...files].map(([path, bytes]) => [absolute(path), bytes]))),
    packageFile,
    now: () => new Date(),
    log,
  };
}

function readFile(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return undefined;
    throw new HostError(`cannot read ${path} (${codeOf(error)})`, "check its permissions and that it is a file");
  }
}

function listFiles(folder: string, prefix: string): string[] {
  const entries = readFolder(folder).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    if (entry.name.startsWith(".")) return [];
    if (entry.isDirectory()) return listFiles(join(folder, entry.name), `${prefix}${entry.name}/`);
    return [`${prefix}${entry.name}`];
  });
}

function readFolder(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    if (codeOf(error) === "ENOENT") return [];
    throw new HostError(
      `cannot read the folder ${folder} (${codeOf(error)})`,
      "check its permissions and that it is a folder",
    );
  }
}

/**
 * Writes and flushes every file under a temporary name before renaming the first one, so that a
 * failed or killed build leaves the old files intact and never a half-written one.
 */
function writeFiles(files: ReadonlyMap<string, Uint8Array>): void {
  const pending = new Map<string, string>();
  try {
    for (const folder of new Set([...files.keys()].map(dirname))) {
      makeFolder(folder);
      removeLeftovers(folder, besidePrefix);
    }
    for (const [path, bytes] of files) {
      const beside = join(dirname(path), ownName(besidePrefix, pending.size));
      pending.set(beside, path);
      writeFlushed(beside, bytes);
    }
    for (const [beside, path] of pending) renameSync(beside, path);
  } catch (error) {
    for (const beside of pending.keys()) rmSync(beside, { force: true });
    const path = error instanceof Error && "path" in error ? String(error.path) : "";
    // EEXIST: a file is in the folder's place. Otherwise the folder is not writable.
    const where = codeOf(error) === "EEXIST" ? path : dirname(path);
    throw new HostError(
      `cannot write ${where} (${codeOf(error)})`,
      "check its permissions and the free disk space, or build into another folder with --out",
    );
  }
}

const besidePrefix = ".briefs-";

function writeFlushed(path: string, bytes: Uint8Array): void {
  const file = openSync(path, "wx");
  try {
    writeFileSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function packageFile(specifier: string): string | undefined {
  // Node's own resolution is slow: it reads every package.json on the way, for each font.
  let folder = dirname(fileURLToPath(import.meta.url));
  for (let above = dirname(folder); folder !== above; above = dirname(folder)) {
    const path = join(folder, "node_modules", specifier);
    if (existsSync(path)) return path;
    folder = above;
  }
  return resolvePackageFile(specifier);
}

// For package managers that do not use node_modules folders.
function resolvePackageFile(specifier: string): string | undefined {
  try {
    return createRequire(import.meta.url).resolve(specifier);
  } catch {
    return undefined;
  }
}
