import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { measureInTurn } from "./in-turn.ts";
import { median, printTable } from "./table.ts";

/** Every stage that the cache knows, as `src/make` names it. `deck print` takes a browser and is left out. */
const stages = [
  ...["file", "entries", "strings", "chart", "verified", "fonts", "outline", "markdown", "slides", "chart program"],
  ...["drawing", "lines", "extents", "sheet.pdf", "font", "deck css", "shell", "deck.pptx", "deck fit"],
] as const;

const all = "the whole cache";
const none = "nothing left out";
const cases = [none, ...stages, all] as const;
type Case = (typeof cases)[number];

/**
 * What each stage of the cache saves: the transition brief is made in a new process that remembers everything, and in one
 * that remembers everything but one stage. First nothing has changed, then a word of each template, then a word of a fact.
 */
export async function benchCache(root: string, work: string, runs: number): Promise<number> {
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const make = (left: Case, change = "", word = ""): number => {
    const argv = [join(root, "bench/cache-run.ts"), join(work, "stages"), left, change, word];
    return Number(execFileSync(process.execPath, argv, { cwd: root, encoding: "utf8" }));
  };
  make(none);
  make(none);
  let word = 0;
  const letter = (): string => String.fromCharCode(97 + (word++ % 26));
  const measured: ReadonlyMap<Case, readonly number[]>[] = [];
  for (const change of ["", "text", "fact"])
    measured.push(await measureInTurn(runs, cases, async (left) => make(left, change, letter())));
  const rows = cases.map((one) => [one, ...measured.flatMap((samples) => cellsOf(samples, one))]);
  printTable(["left out", "same, ms", "saved", "text changed, ms", "saved", "fact changed, ms", "saved"], rows);
  return 0;
}

function cellsOf(samples: ReadonlyMap<Case, readonly number[]>, one: Case): string[] {
  const [own, full] = [samples.get(one) ?? [], samples.get(none) ?? []];
  // Round by round, because the speed of a machine changes.
  const saved = median(own.map((value, round) => value - (full[round] ?? 0)));
  return [median(own).toFixed(0), one === none ? "" : saved.toFixed(0)];
}
