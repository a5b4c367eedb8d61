import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../support/root.ts";
import { edit, run, starterProject, write } from "../support/run-cli.ts";

const readme = readFileSync(`${root}README.md`, "utf8");

/** The blocks of code of a section, without what they are indented by. */
function blocksOf(section: string): string[] {
  const [, text = ""] = readme.split(`\n## ${section}`);
  const [own = ""] = text.split("\n## ");
  return [...own.matchAll(/^( *)```\w+\n([\s\S]*?)^ *```$/gmu)].map(([, indent = "", code = ""]) =>
    code.replaceAll(new RegExp(`^${indent}`, "gmu"), ""),
  );
}

test("its five minutes lead from a document of one's own to a tile, and to the error of a number that is typed", async () => {
  const [begin, document, source, measure, fact, anchor, use, tile] = blocksOf("From your own document to a tile");
  expect([begin, anchor]).toEqual([
    "npx briefs new my-briefs\ncd my-briefs\nnpx briefs build\n",
    "npx briefs anchor\n",
  ]);
  const project = await starterProject();
  const add = (path: string, text = ""): void => {
    mkdirSync(dirname(join(project, path)), { recursive: true });
    write(project, path, text);
  };
  add("corpus/survey.txt", document);
  add("data/sources/survey.yaml", source);
  add("data/measures.yaml", `${readFileSync(join(project, "data/measures.yaml"), "utf8")}${measure}`);
  add("data/facts/survey.yaml", fact);
  expect(await run(project, "anchor")).toMatchObject({ code: 0, err: "" });
  expect(readFileSync(join(project, "data/facts/survey.yaml"), "utf8")).toContain("value: 640");

  const brief = "data/briefs/example.yaml";
  const [date = "", , alias = ""] = (use ?? "").split("\n");
  edit(project, brief, "asOf: 2026-03-12", date);
  edit(project, brief, "use:\n", `use:\n${alias}\n`);
  const sheet = "templates/sheets/example.md.hbs";
  edit(project, sheet, '{{tile "loans"}}\n', `{{tile "loans"}}\n${tile}`);
  expect(await run(project, "build", "--only", "sheet.html")).toMatchObject({ code: 0 });
  const html = readFileSync(join(project, "out/example/example-fact-sheet.html"), "utf8");
  expect(html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ")).toContain("640 readers who come every week");

  edit(project, sheet, "## What comes next", "It has 640 readers.\n\n## What comes next");
  const { code, err } = await run(project, "build", "--only", "sheet.html");
  expect(code).toBe(1);
  expect(err).toMatch(/^error\[unsourced-numeral\]: `640` has no source/);
});

test("it names every command, and each with what it does", async () => {
  const { out } = await run(".", "--help");
  const named = [...readme.matchAll(/^\| `briefs ([a-z]+)/gmu)].map(([, name]) => name);
  const listed = [...(out.split("Commands\n")[1] ?? "").matchAll(/^ {2}([a-z]+) /gmu)].map(([, name]) => name);
  expect(named.sort()).toEqual(listed.sort());
});
