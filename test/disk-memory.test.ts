import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openMemory } from "../src/disk-memory.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefs-memory-"));
  file = join(folder, "deep", "memory");
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(program = "a"): void {
  const memory = openMemory(file, program);
  memory.keep("drawing x", { text: "tab\tand\nline", ops: [1, null] });
  memory.save();
}

it("recalls in another process what was kept", () => {
  write();
  expect(openMemory(file, "a").recall("drawing x")).toEqual({ text: "tab\tand\nline", ops: [1, null] });
  expect(openMemory(file, "a").recall("drawing y")).toBeUndefined();
});

it("is empty for another build of the program", () => {
  write();
  expect(openMemory(file, "b").recall("drawing x")).toBeUndefined();
});

it("is empty when a single character of its file was changed, or half of it is there", () => {
  write();
  const whole = readFileSync(file, "utf8");
  for (const text of [whole.replace("tab", "tap"), whole.slice(0, whole.length / 2), "", "\n"]) {
    writeFileSync(file, text);
    expect(openMemory(file, "a").recall("drawing x")).toBeUndefined();
  }
});

it("gives one and the same to all who ask, and writes it as it was kept", () => {
  const memory = openMemory(file, "a");
  memory.keep("k", { rows: [1] });
  expect(memory.recall("k")).toBe(memory.recall("k"));
  memory.save();
  const later = openMemory(file, "a");
  expect(later.recall("k")).toEqual({ rows: [1] });
  expect(later.recall("k")).toBe(later.recall("k"));
});

it("forgets what no build asked for in a long time", () => {
  write();
  for (let build = 0; build < 40; build++) {
    const memory = openMemory(file, "a");
    memory.keep("other", build);
    memory.save();
  }
  expect(openMemory(file, "a").recall("drawing x")).toBeUndefined();
  expect(openMemory(file, "a").recall("other")).toBe(39);
});

it("does without where nothing can be written", () => {
  writeFileSync(join(folder, "deep"), "a file where the folder should be");
  expect(write).not.toThrow();
});
