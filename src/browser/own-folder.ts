import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ownName, removeLeftovers } from "../stale-files.ts";

/** A temporary folder. */
export interface OwnFolder {
  readonly path: string;
  remove(): void;
}

/**
 * Creates a temporary folder. `remove` or the end of the process deletes it. Folders of killed processes are deleted
 * by the next call with the same prefix.
 */
export function makeOwnFolder(parent: string, prefix: string): OwnFolder {
  tidyFolders(parent, prefix);
  const path = mkdtempSync(join(parent, ownName(prefix, "")));
  const remove = (): void => {
    process.removeListener("exit", remove);
    try {
      // Retry: a browser that was just killed may still be writing.
      rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    } catch {
      // A later run removes it.
    }
  };
  process.once("exit", remove);
  return { path, remove };
}

/** Long enough for processes in other containers to have ended; their process ids mean nothing here. */
const leftoverMs = 3_600_000;

/** Removes folders with this prefix that killed processes left behind. */
export function tidyFolders(parent: string, prefix: string): void {
  try {
    removeLeftovers(parent, prefix, leftoverMs);
  } catch {
    // It belongs to another user, or another process is removing it.
  }
}
