import { execFile } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundle } from "../../tools/bundle.ts";
import { root } from "../support/root.ts";
import { edit, emptyFolder, type Ran, run } from "../support/run-cli.ts";

// The program as it is handed on: its bundle and what it reads, and none of its sources.
let program: string;
beforeAll(async () => {
  program = realpathSync(mkdtempSync(join(tmpdir(), "briefs-bundle-")));
  for (const part of ["bin", "data", "templates", "package.json"])
    cpSync(join(root, part), join(program, part), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(program, "node_modules"));
  await bundle(join(program, "dist"));
});
afterAll(() => rmSync(program, { recursive: true, force: true }));

function runBundle(cwd: string, ...argv: string[]): Promise<Ran> {
  const env = { ...process.env, BRIEFS_CORPUS: "", NODE_DISABLE_COMPILE_CACHE: "1" };
  return new Promise((resolve) => {
    const all = [join(program, "bin/briefs.js"), ...argv];
    const child = execFile(process.execPath, all, { cwd, env }, (_, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });
}

// All that needs no browser.
const build = ["build", "--only", "sheet,deck.html,deck.pptx"];

function filesIn(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return new Map(
    files.map((one) => join(one.parentPath, one.name)).map((path) => [path.slice(folder.length), read(path)]),
  );
}

function read(path: string): string {
  return readFileSync(path, "latin1");
}

test("the bundle makes a project in an empty folder, builds it as the sources do, and finds it sound", async () => {
  const folder = emptyFolder();
  const made = await runBundle(folder, "new", "library");
  expect(made).toMatchObject({ code: 0, err: expect.stringContaining("cd library") });
  const project = join(folder, "library");
  expect(filesIn(project).size).toBe(made.out.trimEnd().split("\n").length);
  expect(await runBundle(project, "check")).toMatchObject({ code: 0, out: "" });
  expect(await runBundle(project, ...build)).toMatchObject({ code: 0, err: expect.stringMatching(/^5 files in out/) });
  expect(await run(project, ...build, "--out", "of-sources")).toMatchObject({ code: 0 });
  const files = filesIn(join(project, "out"));
  expect([...files.keys()].sort()).toEqual([
    "/example/example-deck-notes.txt",
    "/example/example-deck.html",
    "/example/example-deck.pptx",
    "/example/example-fact-sheet.html",
    "/example/example-fact-sheet.pdf",
  ]);
  expect(files).toEqual(filesIn(join(project, "of-sources")));
});

test("what the bundle remembers changes nothing that it makes", async () => {
  const project = join(emptyFolder(), "library");
  await runBundle(".", "new", project);
  mkdirSync(join(project, "node_modules"));
  expect(await runBundle(project, ...build)).toMatchObject({ code: 0 });
  expect(readdirSync(join(project, "node_modules/.cache/briefs"))).toContain("stages");
  const source = "data/sources/library.yaml";
  const [, sum = ""] = /sha256: (\w+)/.exec(read(join(project, source))) ?? [];
  edit(project, "corpus/harbour-library.txt", "1,250", "1,350");
  edit(project, "data/facts/library.yaml", "1,250", "1,350");
  edit(project, "data/facts/library.yaml", "value: 1250", "value: 1350");
  const { code, err } = await runBundle(project, "check");
  expect([code, /error\[([a-z-]+)/.exec(err)?.[1]]).toEqual([1, "document-changed"]);
  edit(project, source, sum, /\(now (\w+)\)/.exec(err)?.[1] ?? "");
  expect(await runBundle(project, ...build)).toMatchObject({ code: 0 });
  expect(await run(project, ...build, "--out", "of-sources")).toMatchObject({ code: 0 });
  expect(filesIn(join(project, "out"))).toEqual(filesIn(join(project, "of-sources")));
});

test("a wrong request ends the bundle as it ends the sources", async () => {
  const folder = emptyFolder();
  const wrong = ["bulid"];
  expect(await runBundle(folder, ...wrong)).toEqual(await run(folder, ...wrong));
});
