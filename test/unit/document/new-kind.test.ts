import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { root } from "../../support/root.ts";

let folder = "";
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Edit = readonly [from: string, to: string];

/** The files of `src` in which the type checker finds errors after texts of one of them were changed in a copy. */
function filesWithErrors(file: string, ...edits: readonly Edit[]): string[] {
  folder = mkdtempSync(join(tmpdir(), "briefs-kinds-"));
  for (const name of ["src", "tsconfig.json", "package.json"])
    cpSync(join(root, name), join(folder, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "dir");
  const config = { extends: "./tsconfig.json", include: ["src"], compilerOptions: { noEmit: true, types: ["node"] } };
  writeFileSync(join(folder, "tsconfig.copy.json"), JSON.stringify(config));
  const path = join(folder, file);
  const changed = edits.reduce(
    (text, [from, to]) => {
      expect(text).toContain(from);
      return text.replace(from, to);
    },
    readFileSync(path, "utf8"),
  );
  writeFileSync(path, changed);
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const { stdout } = spawnSync(process.execPath, [tsc, "-p", "tsconfig.copy.json"], { cwd: folder, encoding: "utf8" });
  return [...new Set([...stdout.matchAll(/^src\/(\S+?)\(\d+,\d+\): error/gm)].map(([, name = ""]) => name))].sort();
}

const newBlock: Edit = [
  "export type Block =\n",
  'interface Novelty extends Placed {\n  readonly type: "novelty";\n  readonly runs: readonly Run[];\n}\n\nexport type Block =\n  | Novelty\n',
];

const everyMedium = [
  "document/kinds.ts", // what it holds: the law, the notes and every walk
  "document/read-markdown.ts", // the media that refuse it
  "marp/notes-html.ts", // speaker's notes
  "marp/slide-html.ts", // deck HTML, and the PDF printed from it
  "sheet/layout/blocks.ts", // sheet PDF
  "sheet/twin/blocks.ts", // HTML twin
  "slides/fit.ts", // fit check
  "slides/layout/blocks.ts", // PowerPoint
];

// The kind is one of text as well, which PowerPoint sets in places of its own. No other file has an error.
test("a new kind of block does not compile until every medium has a row for it", () => {
  const newText: Edit = ["export type TextBlock = ", "export type TextBlock = Novelty | "];
  const found = filesWithErrors("src/document/block.ts", newBlock, newText);
  expect(found).toEqual([...everyMedium, "pptx/notes-xml.ts", "slides/layout/paragraphs.ts"].sort());
});

test("neither does a new kind of run", () => {
  const found = filesWithErrors("src/document/block.ts", [
    "export type Run = ",
    'interface NewRun {\n  readonly type: "novelty";\n  readonly text: string;\n}\n\nexport type Run = NewRun | ',
  ]);
  expect(found).toEqual([
    "document/block.ts", // plain text
    "html/runs.ts", // deck HTML, HTML twin and speaker's notes
    "sheet/layout/text.ts", // sheet PDF
    "slides/layout/measure.ts", // PowerPoint and fit check
    "slides/slide-facts.ts", // the sources of a slide
  ]);
});

test("nor a new qualifier of an amount", () => {
  const source = readFileSync(join(root, "src/language/amount.ts"), "utf8");
  const first = /qualifiers = \[\s*"([a-z-]+)"/.exec(source)?.[0] ?? "";
  const found = filesWithErrors("src/language/amount.ts", [first, first.replace("[", '["novelty", ')]);
  expect(found).toEqual(["language/amount.ts"]);
});
