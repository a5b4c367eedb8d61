import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Peer } from "./bundle-peers.ts";
import type { Timings } from "./peer.ts";
import { median, spread } from "./table.ts";

export interface Sample {
  readonly wallMs: number;
  readonly meanMs: number;
  readonly cpuMs: number;
  readonly peakMb: number;
}

/** What is printed of whole processes, under `processColumns`. */
export function processCells(list: readonly Sample[]): string[] {
  return [
    ...spread(list.map(({ wallMs }) => wallMs)),
    median(list.map(({ cpuMs }) => cpuMs)).toFixed(0),
    Math.max(...list.map(({ peakMb }) => peakMb)).toFixed(0),
  ];
}

export const processColumns = ["wall min", "median", "max", "cpu median", "peak"] as const;

/** A whole process: a peer, the charts alone, or ours with more or less of what it remembers. */
export type Cold = Peer | "vega" | "ours, nothing remembered" | "ours, nothing changed";

const start = promisify(execFile);

/** One process that makes one sheet. */
export async function measureCold(root: string, work: string, one: Cold): Promise<Sample> {
  const isOurs = one.startsWith("ours");
  if (isOurs) setCache(join(root, "node_modules/.cache/briefs/stages"), one);
  const out = join(work, "out");
  const args = isOurs
    ? [join(root, "bin/briefs.js"), "build", "transition", "--only", "sheet.pdf", "--out", out, "--project", root]
    : [join(work, one, "start.mjs"), ...contentOptions(work), "--out", `${out}-${one}.pdf`];
  return measureProcess(work, args, root);
}

/** One process of Node, from its start to its end. */
export async function measureProcess(
  work: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Sample> {
  const usage = join(work, "usage.json");
  rmSync(usage, { force: true });
  const began = performance.now();
  await start(process.execPath, ["--import", hook(work), ...args], { cwd, env: { ...env, BENCH_USAGE: usage } });
  const wallMs = performance.now() - began;
  const { cpuMs, peakMb }: { cpuMs: number; peakMb: number } = JSON.parse(readFileSync(usage, "utf8"));
  return { wallMs, meanMs: wallMs, cpuMs, peakMb };
}

/** One process that makes many sheets; the first `skipped` are not counted. */
export async function measureMany(work: string, peer: Peer, times: number, skipped: number): Promise<Sample> {
  const args = [join(work, peer, "start.mjs"), ...contentOptions(work), "--times", String(times)];
  const { stdout } = await start(process.execPath, args, { maxBuffer: 1 << 26 });
  const { sheetMs, peakMb }: Timings = JSON.parse(stdout.trim().split("\n").at(-1) ?? "");
  const counted = sheetMs.slice(skipped);
  const meanMs = counted.reduce((sum, ms) => sum + ms, 0) / counted.length;
  return { wallMs: median(counted), meanMs, cpuMs: 0, peakMb };
}

function contentOptions(work: string): string[] {
  return ["--content", join(work, "content.json"), "--stand", readFileSync(join(work, "stand"), "utf8")];
}

// The same few lines in every process: what it used is known only to itself, at its end.
function hook(work: string): string {
  const file = join(work, "usage.mjs");
  if (!existsSync(file)) {
    writeFileSync(
      file,
      `import { writeFileSync } from "node:fs";
process.on("exit", () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const usage = { cpuMs: (userCPUTime + systemCPUTime) / 1000, peakMb: maxRSS / 1024 };
  writeFileSync(process.env.BENCH_USAGE, JSON.stringify(usage));
});
`,
    );
  }
  return file;
}

// "ours" knows the data files, the template and each chart without its rows, but no drawing and no page.
function setCache(file: string, one: Cold): void {
  if (one === "ours, nothing remembered") rmSync(file, { force: true });
  if (one !== "ours" || !existsSync(file)) return;
  const [, program = "", ...entries] = readFileSync(file, "utf8").split("\n");
  const body = [program, ...entries.filter((entry) => !/^(drawing|sheet\.pdf) /.test(entry.split("\t")[1] ?? ""))].join(
    "\n",
  );
  writeFileSync(file, `${createHash("sha256").update(body).digest("hex")}\n${body}`);
}
