import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openMemory } from "../src/make/disk-memory.ts";

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

describe("a long text", () => {
  const long = "long ".repeat(2000);
  const parts = (): string[] => readdirSync(`${file}.parts`);
  const keep = (value: string): void => {
    const memory = openMemory(file, "a");
    memory.keep("long", value);
    memory.save();
  };

  it("stands in a file of its own, and is recalled like any other", () => {
    keep(long);
    expect(readFileSync(file, "utf8")).not.toContain("long long");
    expect(parts()).toHaveLength(1);
    expect(openMemory(file, "a").recall("long")).toBe(long);
  });

  it("is kept by builds that do not read it, and gone with its entry", () => {
    keep(long);
    const memory = openMemory(file, "a");
    memory.keep("other", 1);
    memory.save();
    expect(openMemory(file, "a").recall("long")).toBe(long);
    keep("short");
    expect(parts()).toEqual([]);
    expect(openMemory(file, "a").recall("long")).toBe("short");
  });

  it("is forgotten when its file is damaged or gone, and made anew", () => {
    keep(long);
    const [name = ""] = parts();
    writeFileSync(join(`${file}.parts`, name), "short");
    expect(openMemory(file, "a").recall("long")).toBeUndefined();
    keep(long);
    expect(openMemory(file, "a").recall("long")).toBe(long);
    rmSync(join(`${file}.parts`, name));
    expect(openMemory(file, "a").recall("long")).toBeUndefined();
    keep(long);
    expect(openMemory(file, "a").recall("long")).toBe(long);
  });
});

it("does without where nothing can be written", () => {
  writeFileSync(join(folder, "deep"), "a file where the folder should be");
  expect(write).not.toThrow();
});
