import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, utimesSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { makeOwnFolder } from "../../src/browser/own-folder.ts";
import { ownName, removeLeftovers } from "../../src/stale-files.ts";
import { emptyFolder } from "../support/run-cli.ts";

/** The number of a process that has ended. */
function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  return new Promise((resolve) => child.once("close", () => resolve(child.pid ?? 0)));
}

function age(path: string, hours: number): void {
  const then = Date.now() / 1000 - hours * 3600;
  utimesSync(path, then, then);
}

test("what a process left that has ended goes, once it is old enough; nothing else does", async () => {
  const folder = emptyFolder();
  const pid = await endedProcess();
  const names = [
    `work-${pid}-old`,
    `work-${pid}-new`,
    ownName("work-", "own"),
    `other-${pid}-old`,
    `work-${pid}-a.txt`,
  ];
  for (const name of names) {
    mkdirSync(join(folder, name, "deep"), { recursive: true });
    if (!name.endsWith("new")) age(join(folder, name), 2);
  }
  removeLeftovers(folder, "work-", 3_600_000);
  expect(readdirSync(folder).sort()).toEqual(names.slice(1).sort());
  removeLeftovers(folder, "work-");
  expect(readdirSync(folder).sort()).toEqual(names.slice(2).sort());
});

test("a browser's folder goes when it is done with, and takes along what a killed process left", async () => {
  const parent = emptyFolder();
  const left = join(parent, `place-${await endedProcess()}-abcdef`);
  mkdirSync(join(left, "profile"), { recursive: true });
  age(left, 2);
  const { path, remove } = makeOwnFolder(parent, "place-");
  expect(readdirSync(parent)).toEqual([basename(path)]);
  mkdirSync(join(path, "profile"));
  remove();
  expect(readdirSync(parent)).toEqual([]);
  expect(process.listeners("exit")).not.toContain(remove);
});
