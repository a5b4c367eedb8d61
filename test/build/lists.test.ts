import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readList, readPages } from "../../src/commands/lists.ts";
import { run, starterProject } from "../support/run-cli.ts";

describe("options that are lists", () => {
  it("come in the order of what is known, each once", () => {
    expect(readList("only", "deck, sheet,deck", ["sheet", "deck"])).toEqual(["sheet", "deck"]);
    expect(readPages(undefined)).toEqual(["a4"]);
  });

  it("name what is unknown, and what may have been meant", () => {
    expect(() => readPages("lettre")).toThrow("unknown value `lettre` for `--page`");
  });
});

describe("briefs build --page", () => {
  it("may be given in parts; another option given twice is an error", async () => {
    const project = await starterProject();
    const both = await run(project, "build", "--only", "sheet.pdf", "--page", "letter", "--page", "a4");
    expect(both.out).toContain("example-fact-sheet.pdf");
    expect(both.out).toContain("example-fact-sheet.letter.pdf");
    const twice = await run(project, "build", "--out", "a", "--out", "b");
    expect(twice.code).toBe(2);
    expect(twice.err).toContain("--out is given twice");
  });

  it("makes Letter beside what else there is, and A4 where nothing is said", async () => {
    const project = await starterProject();
    const plain = await run(project, "build", "--only", "sheet");
    expect(plain.out).toContain("example-fact-sheet.pdf");
    expect(plain.out).not.toContain("letter");
    const letter = await run(project, "build", "--only", "sheet", "--page", "letter");
    expect(letter.code).toBe(0);
    expect(letter.out).toContain("example-fact-sheet.letter.pdf");
    expect(letter.out).not.toContain("example-fact-sheet.pdf");
    const pdf = readFileSync(join(project, "out/example/example-fact-sheet.letter.pdf"), "latin1");
    expect(pdf).toContain("/MediaBox [0 0 612 792]");
    // What is not of a paper is the same for each.
    const rest = (text: string): string[] => text.split("\n").filter((path) => !path.endsWith(".pdf"));
    expect(rest(letter.out)).toEqual(rest(plain.out));
  });

  it("is a wrong request for a paper nobody makes", async () => {
    const ran = await run(await starterProject(), "check", "--page", "legal");
    expect(ran.code).toBe(2);
    expect(ran.err).toContain("known: a4, letter");
  });
});
