import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { runCli } from "../../src/cli.ts";

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process, in a folder. */
export async function run(cwd: string, ...argv: string[]): Promise<Ran> {
  let out = "";
  let err = "";
  const code = await runCli(argv, {
    cwd,
    env: {},
    isInteractive: false,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    colour: { out: false, err: false },
  });
  return { code, out, err };
}

/** An empty folder that goes with the test. */
export function emptyFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "briefs-test-")));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
}

/** A fresh starter project on disk, as `briefs new` makes it. */
export async function starterProject(): Promise<string> {
  const folder = join(emptyFolder(), "project");
  const made = await run(".", "new", folder);
  if (made.code !== 0) throw new Error(made.err);
  return folder;
}

/** Replaces a text in a file of a project; it must be there. */
export function edit(project: string, file: string, from: string, to: string): void {
  const path = join(project, file);
  const text = readFileSync(path, "utf8");
  if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
  writeFileSync(path, text.replace(from, to));
}

export function write(project: string, file: string, text: string): void {
  writeFileSync(join(project, file), text);
}

export function remove(project: string, file: string): void {
  rmSync(join(project, file), { recursive: true });
}

export function copy(from: string, to: string): void {
  if (!existsSync(from)) throw new Error(`there is no ${from}`);
  cpSync(from, to, { recursive: true });
}
