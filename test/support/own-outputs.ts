import { globSync, readFileSync } from "node:fs";
import { relative } from "node:path";
import { root } from "./root.ts";

/**
 * The project's own finished files whose names end so, by their path below `out/`. A test of the group of the browser
 * holds what is committed there against a build.
 */
export function ownOutputs(ending: string): ReadonlyMap<string, Uint8Array> {
  const paths = globSync(`${root}out/*/*${ending}`).sort();
  if (paths.length === 0) throw new Error(`no file in out/ ends in ${ending}`);
  return new Map(paths.map((path) => [relative(`${root}out`, path), readFileSync(path)]));
}
