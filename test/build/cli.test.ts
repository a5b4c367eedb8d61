import { chmodSync, existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { edit, run, starterProject, write } from "../support/run-cli.ts";

test("an option without its value is not mistaken for a wrong one", async () => {
  const { code, err } = await run(await starterProject(), "build", "--only");
  expect(code).toBe(2);
  expect(err).toMatch(/argument missing\n {2}hint: `briefs build --help` lists the options/);
});

test("a build with a problem writes nothing and leaves what was there", async () => {
  const project = await starterProject();
  expect((await run(project, "build")).code).toBe(0);
  const pdf = join(project, "out/example/example-fact-sheet.pdf");
  const before = readFileSync(pdf);
  edit(project, "templates/sheets/example.md.hbs", "How many", "How 12");
  const { code, err } = await run(project, "build");
  expect(code).toBe(1);
  expect(err).toContain("nothing was written");
  expect(readFileSync(pdf).equals(before)).toBe(true);
});

test("an out/ that cannot be written is a matter of the surroundings", async () => {
  const project = await starterProject();
  write(project, "out", "a file where the folder should be");
  const { code, err } = await run(project, "build");
  expect(code).toBe(3);
  expect(err).toMatch(/cannot write .*out/);
  expect(err).toContain("--out");
});

test.skipIf(process.getuid?.() === 0)("nor can one without permission", async () => {
  const project = await starterProject();
  mkdirSync(join(project, "out"));
  chmodSync(join(project, "out"), 0o500);
  expect((await run(project, "build")).code).toBe(3);
});

test("a font that is not there is a matter of the surroundings", async () => {
  const project = await starterProject();
  edit(project, "templates/theme/tokens.yaml", "SourceSerif4_600SemiBold.ttf", "Nowhere.ttf");
  const { code, err } = await run(project, "check");
  expect(code).toBe(3);
  expect(err).toMatch(/Nowhere\.ttf is missing/);
  expect((await run(project, "doctor")).code).toBe(3);
});

test("help for what is no command is the help for all, whatever JavaScript knows by that name", async () => {
  const project = await starterProject();
  const [all, none] = [await run(project, "help"), await run(project, "help", "constructor")];
  expect([none.code, none.out]).toEqual([0, all.out]);
  expect((await run(project, "help", "build")).out).toMatch(/^briefs build \[brief\.\.\.\]\n/);
});

describe("a wrong request is one line and a hint, exit 2", () => {
  test.each([
    [["biuld"], "did you mean `build`"],
    [["build", "exmaple"], "did you mean `example`"],
    [["build", "--onyl", "sheet"], "did you mean --only"],
    [["build", "--only", "shet"], "did you mean `sheet`"],
    [["check", "--format", "xml"], "human, short, json, github"],
    [["explain", "unsourced"], "briefs explain"],
    [["new"], "briefs new <dir>"],
    [["present", "example", "--port", "seven"], "whole number"],
  ])("%j", async (argv, hint) => {
    const project = await starterProject();
    const { code, err } = await run(project, ...argv);
    expect(code).toBe(2);
    expect(err.trimEnd().split("\n")).toHaveLength(2);
    expect(err).toContain(hint);
  });

  test("`new` never overwrites", async () => {
    const project = await starterProject();
    const { code, err } = await run(project, "new", ".");
    expect([code, err.includes("not empty")]).toEqual([2, true]);
    expect(existsSync(join(project, "data/measures.yaml"))).toBe(true);
  });
});
