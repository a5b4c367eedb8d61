import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { describe, expect, onTestFinished, test } from "vitest";
import { findBrowser } from "../../src/browser/find.ts";
import { root } from "../support/root.ts";
import { emptyFolder, starterProject } from "../support/run-cli.ts";

const found = findBrowser(undefined, process.env);
const canLook = existsSync("/proc/self/environ");
const why = found && canLook ? "" : " (skipped: it takes a browser, and Linux to see its processes)";

const hasScript = spawnSync("script", ["--version"]).status === 0;

interface Build {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  /** Its place for temporary files, and its own output. */
  readonly temporary: string;
  readonly out: string;
}

/** `inTerminal` runs it in a terminal of its own, which is closed as `script` is killed. */
async function buildDeck(inTerminal = false): Promise<Build> {
  const [temporary, out] = [emptyFolder(), emptyFolder()];
  // A project without modules has no cache: the browser has to work.
  const project = ["--project", await starterProject()];
  const argv = [join(root, "bin/briefs.js"), "build", "--only", "deck.pdf", "--out", out, ...project];
  const env = { ...process.env, BRIEFS_CORPUS: "", TMPDIR: temporary, NODE_DISABLE_COMPILE_CACHE: "1" };
  const command = [process.execPath, ...argv].map((word) => `'${word}'`).join(" ");
  const [program, words] = inTerminal ? ["script", ["-qec", `exec ${command}`, "/dev/null"]] : [process.execPath, argv];
  const child = spawn(program, words, { cwd: root, env, stdio: "ignore" });
  onTestFinished(() => void child.kill("SIGKILL"));
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { child, ended, temporary, out };
}

/**
 * The processes that a build has started, without those that have ended and wait to be told of. The browser's own
 * overwrite what they were started with, but stay in the group that the browser makes for itself.
 */
function processesOf({ child, temporary }: Build, groups: Set<string>): string[] {
  return readdirSync("/proc").filter((pid) => {
    if (!/^\d+$/.test(pid) || Number(pid) === child.pid) return false;
    const [, state, parent, group = ""] = /\) (\S) (\d+) (\d+) /.exec(readProcess(pid, "stat")) ?? [];
    // Not the group that it was born into, which is that of the tests.
    if (Number(parent) === child.pid && group === pid) groups.add(group);
    const isOurs =
      groups.has(group) || ["cmdline", "environ"].some((file) => readProcess(pid, file).includes(temporary));
    return isOurs && state !== "Z" && state !== "X";
  });
}

/** Empty where it has ended. */
function readProcess(pid: string, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "latin1");
  } catch {
    return "";
  }
}

/** Waits until the browser shows pages, with one process that draws them; gives the groups that it runs in. */
async function untilDrawing(build: Build): Promise<Set<string>> {
  const groups = new Set<string>();
  const isDrawing = (pid: string): boolean => readProcess(pid, "cmdline").includes("type=renderer");
  await expect.poll(() => processesOf(build, groups).some(isDrawing), { timeout: 30_000, interval: 20 }).toBe(true);
  return groups;
}

describe.skipIf(!found || !canLook)(`a build that is interrupted while the browser runs${why}`, () => {
  test.each<[signal: NodeJS.Signals, times: number, afterMs: number]>([
    ["SIGINT", 1, 0],
    ["SIGINT", 3, 200],
    ["SIGTERM", 1, 0],
  ])("%s %ix after %i ms: no process, no profile and no output is left", async (signal, times, afterMs) => {
    const build = await buildDeck();
    const groups = await untilDrawing(build);
    await wait(afterMs);
    for (let time = 0; time < times; time++) {
      build.child.kill(signal);
      await wait(5);
    }
    expect(await build.ended).toBe(130);
    expect(readdirSync(build.temporary)).toEqual([]);
    expect(readdirSync(build.out)).toEqual([]);
    await expect.poll(() => processesOf(build, groups), { timeout: 5000 }).toEqual([]);
  });

  test.skipIf(!hasScript)("its terminal closed: no process, no profile and no output is left", async () => {
    const build = await buildDeck(true);
    const groups = await untilDrawing(build);
    build.child.kill("SIGKILL");
    await expect.poll(() => processesOf(build, groups), { timeout: 5000 }).toEqual([]);
    expect(readdirSync(build.temporary)).toEqual([]);
    expect(readdirSync(build.out)).toEqual([]);
  });

  test("hung up without a terminal, as under nohup, it goes on to its end", async () => {
    const build = await buildDeck();
    await untilDrawing(build);
    build.child.kill("SIGHUP");
    expect(await build.ended).toBe(0);
    expect(readdirSync(join(build.out, "example"))).toContain("example-deck.pdf");
  });

  test("killed outright, it leaves no process and no output", async () => {
    const build = await buildDeck();
    const groups = await untilDrawing(build);
    build.child.kill("SIGKILL");
    await build.ended;
    expect(readdirSync(build.out)).toEqual([]);
    await expect.poll(() => processesOf(build, groups), { timeout: 5000 }).toEqual([]);
  });

  test("left alone, it is done", async () => {
    const build = await buildDeck();
    const groups = await untilDrawing(build);
    expect(await build.ended).toBe(0);
    expect(readdirSync(join(build.out, "example"))).toEqual(["example-deck.pdf"]);
    expect(readdirSync(build.temporary)).toEqual([]);
    await expect.poll(() => processesOf(build, groups), { timeout: 5000 }).toEqual([]);
  });
});
