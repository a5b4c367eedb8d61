import { writeFileSync } from "node:fs";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { openCache } from "../../src/make/cache.ts";
import { runPipeline } from "../../src/make/pipeline.ts";
import { changedHost } from "../content.ts";
import { printTimings, readOptions } from "../peer.ts";

/** Our own pipeline, whole: from the data files on disk, one of them changed each time, to the checked PDF. */
const { times, from, out } = readOptions();
const root = process.cwd();
const sheetMs: number[] = [];
const host = changedHost(root);
const cache = openCache();
for (let index = 0; index < times; index++) {
  const problems: Diagnostic[] = [];
  host.change(from + index);
  const started = performance.now();
  const order = { briefs: ["transition"], forms: new Set(["sheet.pdf"] as const), corpus: undefined, cache };
  const made = await runPipeline(host, order, (diagnostic) => void problems.push(diagnostic));
  cache.save();
  sheetMs.push(performance.now() - started);
  const error = problems.find(({ severity }) => severity === "error");
  const bytes = made.get("transition/transition-fact-sheet.pdf");
  if (error || !bytes) throw new Error(error?.message ?? "no sheet was made");
  if (index === times - 1 && out !== undefined) writeFileSync(out, bytes);
}
printTimings(sheetMs);
