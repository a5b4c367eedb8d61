import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { emptyFolder } from "../support/run-cli.ts";

const execute = promisify(execFile);
const corpus = process.env.BRIEFS_CORPUS;

/** Builds all briefs of this project in a process of its own and gives the hash of every output. */
async function build(cwd: string, env: Record<string, string>, ...argv: string[]): Promise<Record<string, string>> {
  const out = join(emptyFolder(), "out");
  const launcher = join(process.cwd(), "bin/briefs.js");
  await execute(process.execPath, [launcher, "build", "--project", cwd, "--out", out, ...argv], {
    cwd,
    env: { PATH: process.env.PATH, ...env },
  });
  return hashes(out);
}

function hashes(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  // Decks as PDF and PowerPoint are built and published by CI, not committed.
  const isCommitted = (path: string): boolean => !/-deck(\.handout)?\.pdf$|\.pptx$/.test(path);
  const paths = files
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(isCommitted)
    .sort();
  return Object.fromEntries(
    paths.map((path) => [relative(folder, path), createHash("sha256").update(readFileSync(path)).digest("hex")]),
  );
}

/** The files a build reads, in another folder. */
function copyOfProject(): string {
  const folder = emptyFolder();
  for (const name of ["data", "templates"]) cpSync(name, join(folder, name), { recursive: true });
  return folder;
}

test("two builds in two folders, time zones and locales, one with the documents, give what is committed in out/", async () => {
  const here = await build(process.cwd(), { TZ: "Pacific/Apia", LANG: "ar_IQ.UTF-8", LC_ALL: "ar_IQ.UTF-8" });
  const there = await build(
    copyOfProject(),
    { TZ: "America/Los_Angeles", LANG: "tr_TR.UTF-8", LC_ALL: "tr_TR.UTF-8", UV_THREADPOOL_SIZE: "1" },
    ...(corpus ? ["--corpus", corpus] : []),
  );
  expect(there).toEqual(here);
  expect(here, "out/ is not what a build makes: run `npm run build`").toEqual(hashes("out"));
});
