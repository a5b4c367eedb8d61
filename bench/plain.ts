import type { Run } from "../src/document/block.ts";

/** Runs as plain text, with the numbers of notes. */
export function plain(runs: readonly Run[]): string {
  return runs
    .map((run) => {
      if (run.type === "cite") return run.notes.join(",");
      if (run.type === "link") return plain(run.runs);
      return run.type === "break" ? "\n" : run.text;
    })
    .join("");
}
