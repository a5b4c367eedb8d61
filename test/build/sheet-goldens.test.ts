import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it, vi } from "vitest";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { openCache } from "../../src/make/cache.ts";
import { loadProject } from "../../src/make/project.ts";
import { nodeHost } from "../../src/node-host.ts";
import { compareGoldens, firstDifference } from "../support/goldens.ts";
import { differenceOf, readGrayPng } from "../support/gray-png.ts";
import { layOutBrief, writePages } from "../support/lay-out-brief.ts";
import { ownOutputs } from "../support/own-outputs.ts";

const host = nodeHost(process.cwd(), () => undefined);
const found: Diagnostic[] = [];
const project = loadProject({ host, corpus: undefined, cache: openCache() }, (diagnostic) => found.push(diagnostic));
const briefs = [...(project?.briefs.keys() ?? [])];

describe("the marks of every sheet", () => {
  it("stand where the goldens have them, on A4 and Letter", async () => {
    if (!project) throw new Error("the project cannot be read");
    const made = new Map<string, Uint8Array>();
    for (const id of briefs) {
      for (const size of ["a4", "letter"] as const) {
        const pages = await layOutBrief(id, project, size, (diagnostic) => found.push(diagnostic));
        made.set(`${id}.${size}.txt`, new TextEncoder().encode(writePages(pages)));
      }
    }
    expect(found.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(compareGoldens("test/goldens/marks", made, firstDifference)).toEqual([]);
  });
});

describe("the first page of every sheet, seen from far", () => {
  it.skipIf(!hasPdftoppm())("looks as it did (skipped without pdftoppm)", async () => {
    const made = new Map<string, Uint8Array>();
    for (const [path, bytes] of ownOutputs("-fact-sheet.pdf")) {
      made.set(`${path.split("/")[0]}.png`, rasterise(bytes));
    }
    for (const [name, bytes] of made) expect(bytes.length, name).toBeLessThanOrEqual(30 * 1024);
    // Versions of poppler smooth differently; what moves by more than a hair is more than this.
    const differs = (golden: Uint8Array, picture: Uint8Array): string | undefined => {
      const share = differenceOf(readGrayPng(golden), readGrayPng(picture));
      return share > 0.01 ? `${(share * 100).toFixed(1)} % of its pixels` : undefined;
    };
    expect(compareGoldens("test/goldens/rasters", made, differs)).toEqual([]);
  });
});

describe("goldens", () => {
  const text = (words: string): Uint8Array => new TextEncoder().encode(words);

  it("that are missing, say otherwise or are orphans are each found", () => {
    const folder = mkdtempSync(join(tmpdir(), "goldens-"));
    writeFileSync(join(folder, "same.txt"), "a");
    writeFileSync(join(folder, "other.txt"), "a\nb");
    writeFileSync(join(folder, "orphan.txt"), "a");
    const made = new Map([
      ["same.txt", text("a")],
      ["other.txt", text("a\nc")],
      ["missing.txt", text("a")],
    ]);
    vi.stubEnv("UPDATE_GOLDENS", undefined);
    const problems = compareGoldens(folder, made, firstDifference).map((problem) => problem.slice(folder.length + 1));
    rmSync(folder, { recursive: true });
    expect(problems).toEqual([
      "other.txt differs: line 2 was `b` and is `c`",
      "missing.txt is missing: look at it, then UPDATE_GOLDENS=1 writes it",
      "orphan.txt is an orphan: nothing makes it",
    ]);
  });
});

function hasPdftoppm(): boolean {
  try {
    execFileSync("pdftoppm", ["-v"], { stdio: "ignore" });
    return true;
  } catch {
    console.warn("pdftoppm is not installed: the pictures of the pages are not compared");
    return false;
  }
}

function rasterise(pdf: Uint8Array): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), "raster-"));
  writeFileSync(join(folder, "sheet.pdf"), pdf);
  const options = ["-r", "24", "-gray", "-png", "-singlefile"];
  execFileSync("pdftoppm", [...options, join(folder, "sheet.pdf"), join(folder, "page")]);
  const picture = readFileSync(join(folder, "page.png"));
  rmSync(folder, { recursive: true });
  return picture;
}
