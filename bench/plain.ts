import type { Run } from "../src/document/block.ts";

/** Runs as plain text, with the numbers of notes. */
export function plain(runs: readonly Run[]): string {
  return runs
    .map((run) => (run.type === "cite" ? run.notes.join(",") : run.type === "link" ? plain(run.runs) : run.text))
    .join("");
}
