import { lstatSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { codeOf } from "./host.ts";

/** A name with the process id, so that later processes can tell whether its owner is still running. */
export function ownName(prefix: string, suffix: string | number): string {
  return `${prefix}${process.pid}-${suffix}`;
}

/**
 * Removes files and folders that killed processes left under an `ownName` with this prefix, if they
 * are at least `ageMs` old. Those of running processes are kept.
 */
export function removeLeftovers(folder: string, prefix: string, ageMs = 0): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(prefix)) continue;
    const [, pid] = /^(\d+)-\w{1,6}$/.exec(name.slice(prefix.length)) ?? [];
    const path = join(folder, name);
    if (pid === undefined || isRunning(Number(pid)) || !isOlder(path, ageMs)) continue;
    rmSync(path, { recursive: true, force: true });
  }
}

function isOlder(path: string, ageMs: number): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found !== undefined && Date.now() - found.mtimeMs >= ageMs;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) !== "ESRCH";
  }
}
