import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openStore } from "../../../src/make/store.ts";

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "briefs-store-"));
  file = join(folder, "deep", "store");
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(program = "a"): void {
  const store = openStore(file, program);
  store.keep("drawing x", { text: "tab\tand\nline", ops: [1, null] });
  store.save();
}

it("recalls in another process what was kept", () => {
  write();
  expect(openStore(file, "a").recall("drawing x")).toEqual({ text: "tab\tand\nline", ops: [1, null] });
  expect(openStore(file, "a").recall("drawing y")).toBeUndefined();
});

it("is empty for another build of the program", () => {
  write();
  expect(openStore(file, "b").recall("drawing x")).toBeUndefined();
});

it("is empty when a single character of its file was changed, or half of it is there", () => {
  write();
  const whole = readFileSync(file, "utf8");
  for (const text of [whole.replace("tab", "tap"), whole.slice(0, whole.length / 2), "", "\n"]) {
    writeFileSync(file, text);
    expect(openStore(file, "a").recall("drawing x")).toBeUndefined();
  }
});

it("gives one and the same to all who ask, and writes it as it was kept", () => {
  const store = openStore(file, "a");
  store.keep("k", { rows: [1] });
  expect(store.recall("k")).toBe(store.recall("k"));
  store.save();
  const later = openStore(file, "a");
  expect(later.recall("k")).toEqual({ rows: [1] });
  expect(later.recall("k")).toBe(later.recall("k"));
});

it("forgets what no build asked for in a long time", () => {
  write();
  for (let build = 0; build < 40; build++) {
    const store = openStore(file, "a");
    store.keep("other", build);
    store.save();
  }
  expect(openStore(file, "a").recall("drawing x")).toBeUndefined();
  expect(openStore(file, "a").recall("other")).toBe(39);
});

describe("a long text", () => {
  const long = "long ".repeat(4000);
  const parts = (): string[] => readdirSync(`${file}.parts`);
  const keep = (value: string): void => {
    const store = openStore(file, "a");
    store.keep("long", value);
    store.save();
  };

  it("stands in a file of its own, and is recalled like any other", () => {
    keep(long);
    expect(readFileSync(file, "utf8")).not.toContain("long long");
    expect(parts()).toHaveLength(1);
    expect(openStore(file, "a").recall("long")).toBe(long);
  });

  it("is kept by builds that do not read it, and gone with its entry", () => {
    keep(long);
    const store = openStore(file, "a");
    store.keep("other", 1);
    store.save();
    expect(openStore(file, "a").recall("long")).toBe(long);
    keep("short");
    expect(parts()).toEqual([]);
    expect(openStore(file, "a").recall("long")).toBe("short");
  });

  it("is forgotten when its file is damaged or gone, and made anew", () => {
    keep(long);
    const [name = ""] = parts();
    writeFileSync(join(`${file}.parts`, name), "short");
    expect(openStore(file, "a").recall("long")).toBeUndefined();
    keep(long);
    expect(openStore(file, "a").recall("long")).toBe(long);
    rmSync(join(`${file}.parts`, name));
    expect(openStore(file, "a").recall("long")).toBeUndefined();
    keep(long);
    expect(openStore(file, "a").recall("long")).toBe(long);
  });
});

it("does without where nothing can be written", () => {
  writeFileSync(join(folder, "deep"), "a file where the folder should be");
  expect(write).not.toThrow();
});
