import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ownName, removeLeftovers } from "../stale-files.ts";

/** A folder that is there for as long as it is worked with. */
export interface OwnFolder {
  readonly path: string;
  remove(): void;
}

/**
 * Makes a folder that goes with `remove` or with the process. What a process left that was
 * killed goes when a later one makes its own.
 */
export function makeOwnFolder(parent: string, prefix: string): OwnFolder {
  tidyFolders(parent, prefix);
  const path = mkdtempSync(join(parent, ownName(prefix, "")));
  const remove = (): void => {
    process.removeListener("exit", remove);
    try {
      // A browser that was just ended may still be writing.
      rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    } catch {
      // The next one finds it.
    }
  };
  process.once("exit", remove);
  return { path, remove };
}

/** Long enough that processes of another container, whose numbers say nothing here, have ended. */
const leftoverMs = 3_600_000;

/** Removes what killed processes left under a prefix. */
export function tidyFolders(parent: string, prefix: string): void {
  try {
    removeLeftovers(parent, prefix, leftoverMs);
  } catch {
    // Somebody else's, or removed by another process at this moment.
  }
}
