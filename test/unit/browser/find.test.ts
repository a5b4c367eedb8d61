import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findBrowser } from "../../../src/browser/find.ts";
import { HostError } from "../../../src/host.ts";

let folder: string;
let program: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "briefs-find-"));
  program = join(folder, "microsoft-edge");
  writeFileSync(program, "#!/bin/sh\n");
  chmodSync(program, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true }));

test("the browser that is named comes before the one of the environment, and that before an installed one", () => {
  expect(findBrowser(program, { CHROME_PATH: "/nowhere" })).toEqual({ kind: "named", path: program });
  expect(findBrowser(undefined, { CHROME_PATH: program, PATH: "/usr/bin" })).toEqual({ kind: "named", path: program });
});

test.runIf(process.platform === "linux")("an installed one is found on the PATH", () => {
  const others = ["google-chrome", "google-chrome-stable"].map((name) => join(folder, name));
  expect(findBrowser(undefined, { PATH: folder }, "linux")).toMatchObject({ kind: "installed" });
  for (const path of others) writeFileSync(path, "", { mode: 0o755 });
  expect(findBrowser(undefined, { PATH: folder }, "linux")?.path).toBe(others[0]);
});

test("on a Mac it is looked for among the applications, also those of the user alone", () => {
  const path = join(folder, "Applications/Chromium.app/Contents/MacOS/Chromium");
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, "", { mode: 0o755 });
  expect(findBrowser(undefined, { HOME: folder }, "darwin")).toEqual({ kind: "installed", path });
});

test.each([
  ["--browser", "/nowhere/chrome", {}],
  ["CHROME_PATH", undefined, { CHROME_PATH: "/nowhere/chrome" }],
])("%s must name a program", (by, named, env) => {
  expect(() => findBrowser(named, env)).toThrow(HostError);
  expect(() => findBrowser(named, env)).toThrow(`/nowhere/chrome (from ${by}) is not an executable`);
});

test("a folder is no program", () => {
  expect(() => findBrowser(folder, {})).toThrow(HostError);
});

test("where there is nothing, nothing is found", () => {
  expect(findBrowser(undefined, {}, "win32")).toBeUndefined();
});

const hasPackage = existsSync("node_modules/@sparticuz/chromium/bin/chromium.br");
const why = hasPackage ? "" : " (skipped: @sparticuz/chromium is not installed)";
test.runIf(hasPackage && process.platform === "linux" && process.arch === "x64")(
  `the one of the package is found where none is installed${why}`,
  () => {
    const found = findBrowser(undefined, {});
    expect(found).toMatchObject({ kind: "embedded", version: expect.stringMatching(/^\d+\.\d+\.\d+$/) });
    expect(existsSync(join(found?.path ?? "", "chromium.br"))).toBe(true);
  },
);
