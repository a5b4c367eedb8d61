import * as fc from "fast-check";
import { expect, test } from "vitest";
import { openCache } from "../../../src/make/cache.ts";
import { runPipeline } from "../../../src/make/pipeline.ts";
import { smallHost } from "../../support/small-project.ts";

const sheet = "templates/sheets/example.md.hbs";

/** Text as authors write and paste it: styles, links, marks without a shape of their own, spaces of typography. */
const text = fc
  .array(
    fc.constantFrom(
      ..."words|**bold**|*it*|***both***|~~gone~~|a\\\nb|a  \nb|[link](https://x.org)|<https://x.org/a>|&nbsp;".split(
        "|",
      ),
      ..."[**b**](https://x.org)|**[b](https://x.org)**|[~~a~~ b](mailto:a@b.org)|[](https://x.org)".split("|"),
      ..."—|“q”|\\*|é|e\u0301|ﬁ|ж|Ω|\u00ad|a\u00adb|\u200b|\u2003|\u2060|\ufeff|{{fact 'loans'}}{{cite 'loans'}}".split(
        "|",
      ),
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map((parts) => parts.join(" "));
const line = text.map((words) => words.replace(/\s*\n/g, " "));

const { block } = fc.letrec<{ block: string }>((tie) => ({
  block: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    text,
    line.map((words) => `## ${words}`),
    line.map((words) => `#### ${words}`),
    text.map((words) => `> ${words.replaceAll("\n", "\n> ")}`),
    fc.array(line, { minLength: 1, maxLength: 3 }).map((items) => items.map((item) => `- ${item}`).join("\n")),
    line.map((words) => `3. ${words}\n   - ${words}\n`),
    fc.constantFrom(
      "- ",
      "-\n- a",
      "| | b |\n|--|--|\n| c | |",
      "| |\n|--|\n| |",
      "Setext\n===",
      "::page",
      "::sources",
    ),
    line.map((words) => `| ${words} | |\n|--|--|\n| | ${words} |`),
    line.map((words) => `![${words}](images/plan.svg)`),
    line.map((words) => `${words}\n---`),
    fc.constantFrom("::chart{id=loans}", ':::tiles\n{{tile "loans"}}\n:::', ':::timeline\n{{event "room"}}\n:::'),
    tie("block").map((inner) => `:::box\n${inner}\n:::`),
    fc
      .tuple(tie("block"), tie("block"))
      .map(([a, b]) => `:::columns\n:::col{span=6}\n${a}\n:::\n:::col{span=6}\n${b}\n:::\n:::`),
  ),
}));

test("whatever an author writes, the audit of the PDF finds nothing that the author was not told at a line", async () => {
  const cache = openCache();
  const documents = fc.array(block, { minLength: 1, maxLength: 4 }).map((blocks) => blocks.join("\n\n"));
  await fc.assert(
    fc.asyncProperty(documents, async (markdown) => {
      const host = smallHost();
      const template = host.text(sheet)?.replace("## What comes next", () => `${markdown}\n\n## What comes next`);
      host.files.set(sheet, Buffer.from(template ?? ""));
      const found: string[] = [];
      const order = { briefs: [], forms: new Set(["sheet.pdf"] as const), corpus: undefined, cache };
      await runPipeline(host, order, ({ code, severity }) => severity === "error" && found.push(code));
      const isTold = found.some((code) => !code.startsWith("pdf-"));
      expect(isTold ? [] : found).toEqual([]);
    }),
    { numRuns: 60, seed: 20_261_201 },
  );
});
