import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { HostError } from "../../src/host.ts";
import { nodeHost } from "../../src/node-host.ts";
import { emptyFolder, run, starterProject } from "../support/run-cli.ts";

const quiet = (): void => undefined;

test("files are listed at any depth, sorted, without hidden ones", () => {
  const folder = emptyFolder();
  for (const name of ["b", "a/z", "a/b"]) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), "x");
  }
  writeFileSync(join(folder, ".hidden"), "x");
  expect(nodeHost(folder, quiet).list(".")).toEqual(["a/b", "a/z", "b"]);
  expect(nodeHost(folder, quiet).list("nowhere")).toEqual([]);
});

test("writing replaces whole files and leaves nothing beside them", () => {
  const folder = emptyFolder();
  const host = nodeHost(folder, quiet);
  host.write(new Map([["deep/er/a.txt", Buffer.from("one")]]));
  host.write(new Map([["deep/er/a.txt", Buffer.from("two")]]));
  expect(readFileSync(join(folder, "deep/er/a.txt"), "utf8")).toBe("two");
  expect(readdirSync(join(folder, "deep/er"))).toEqual(["a.txt"]);
});

test("where one file of several cannot be written, none is replaced", () => {
  const folder = emptyFolder();
  const host = nodeHost(folder, quiet);
  host.write(new Map([["a.txt", Buffer.from("one")]]));
  const blocked = new Map([
    ["a.txt", Buffer.from("two")],
    ["a.txt/b.txt", Buffer.from("three")],
  ]);
  expect(() => host.write(blocked)).toThrow(HostError);
  expect(readFileSync(join(folder, "a.txt"), "utf8")).toBe("one");
  expect(readdirSync(folder)).toEqual(["a.txt"]);
});

test.runIf(existsSync("/proc/self"))("a folder where none can be made is told at once", () => {
  const argv = ["bin/briefs.js", "new", "/proc/briefs/deep"];
  const limit = { timeout: 20_000, killSignal: "SIGKILL" } as const;
  const { status, stderr } = spawnSync(process.execPath, argv, { encoding: "utf8", ...limit });
  expect(stderr).toMatch(/^briefs: cannot write \/proc \(ENOENT\)\n {2}hint: /);
  expect(status).toBe(3);
});

test("what a killed process left behind goes with the next writing", () => {
  const folder = emptyFolder();
  const dead = spawn(process.execPath, ["-e", ""]).pid ?? 0;
  writeFileSync(join(folder, `.briefs-${process.pid}-7`), "of a running process");
  return wait(500).then(() => {
    writeFileSync(join(folder, `.briefs-${dead}-0`), "half");
    nodeHost(folder, quiet).write(new Map([["a.txt", Buffer.from("one")]]));
    expect(readdirSync(folder).sort()).toEqual([`.briefs-${process.pid}-7`, "a.txt"]);
  });
});

test("a build that is killed leaves what was there", async () => {
  const project = await starterProject();
  expect((await run(project, "build")).code).toBe(0);
  const out = join(project, "out/example");
  const contents = (): Record<string, string> =>
    Object.fromEntries(readdirSync(out).map((name) => [name, readFileSync(join(out, name), "base64")]));
  const before = contents();
  // A browser that it had begun leaves its profile there.
  const env = { ...process.env, TMPDIR: emptyFolder() };
  for (const milliseconds of [150, 400, 700]) {
    const child = spawn(process.execPath, [join(process.cwd(), "bin/briefs.js"), "build"], { cwd: project, env });
    const closed = new Promise((resolve) => child.once("close", resolve));
    await wait(milliseconds);
    child.kill("SIGKILL");
    await closed;
    expect(contents()).toMatchObject(before);
  }
  const { code } = await run(project, "build");
  expect(code).toBe(0);
  expect(contents()).toEqual(before);
});

test.skipIf(process.getuid?.() === 0)("a file that may not be read is a matter of the surroundings", () => {
  const folder = emptyFolder();
  writeFileSync(join(folder, "a.txt"), "x");
  chmodSync(join(folder, "a.txt"), 0);
  expect(() => nodeHost(folder, quiet).read("a.txt")).toThrow(HostError);
});
