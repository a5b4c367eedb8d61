import { expect, test } from "vitest";
import { addLoansChart } from "../support/loans-chart.ts";
import { edit, remove, run, starterProject, write } from "../support/run-cli.ts";

const facts = "data/facts/library.yaml";
const sheet = "templates/sheets/example.md.hbs";
const deck = "templates/decks/example.md.hbs";

test("a hundred problems in several files are reported as a hundred, in one run, in order", async () => {
  const project = await starterProject();
  const lines = (count: number): string => Array.from({ length: count }, (_, i) => `- ${i + 2} things`).join("\n");
  write(project, sheet, `# {{title}}\n\n${lines(60)}\n`);
  write(project, deck, `# {{title}}\n\n${lines(39)}\n`);
  edit(project, facts, "value: 1250", "value: 1251");
  const { code, out } = await run(project, "check", "--format", "json");
  expect(code).toBe(1);
  const { diagnostics } = JSON.parse(out) as {
    diagnostics: { severity: string; place: { file: string; line: number } }[];
  };
  const errors = diagnostics.filter((one) => one.severity === "error");
  expect(errors).toHaveLength(100);
  expect(errors.map(({ place }) => `${place.file} ${String(place.line).padStart(4)}`)).toEqual(
    errors.map(({ place }) => `${place.file} ${String(place.line).padStart(4)}`).sort(),
  );
});

test("what two forms of a deck both find is told once", async () => {
  const project = await starterProject();
  edit(project, deck, "## ", "## 漢 ");
  const codes = async (...only: string[]): Promise<string[]> => {
    const { err } = await run(project, "build", "--format", "short", ...only);
    return err.match(/(?<=error\[)[a-z-]+/g) ?? [];
  };
  expect(await codes("--only", "deck.html,deck.pptx")).toEqual(["missing-glyph"]);
  expect(await codes("--only", "deck.pptx")).toEqual(["missing-glyph"]);
});

test("one broken file is one problem, not one for everything that names its contents", async () => {
  const project = await starterProject();
  edit(project, "data/measures.yaml", "loans: {", "  bad: [\nloans: {");
  const { code, err } = await run(project, "check", "--format", "short");
  expect(code).toBe(1);
  expect(err.trimEnd().split("\n")).toEqual([
    expect.stringMatching(/^data\/measures\.yaml:\d+:\d+: error\[yaml-syntax\]/),
    "1 error",
  ]);
});

test("a chart that is refused is not unknown as well", async () => {
  const project = await starterProject();
  addLoansChart(project, '"field": "value"', '"field": "valeu"');
  const { err } = await run(project, "check", "--format", "short");
  expect(err).toContain("chart-unknown-field");
  expect(err).not.toContain("unknown-chart]");
});

test.each<[name: string, told: RegExp, untold: RegExp, broken: (project: string) => void]>([
  [
    "a character no font has is no fault of the file as well",
    /missing-glyph/,
    /pdf-notdef/,
    (p) => edit(p, facts, "opens a new reading room", "opens ✎"),
  ],
  [
    "without templates no alias is left over",
    /missing-template/,
    /unused-alias/,
    (p) => {
      remove(p, sheet);
      remove(p, deck);
    },
  ],
  [
    "a script no font has is told once for a text",
    /missing-glyph.*and 11 more/,
    /missing-glyph.*missing-glyph/s,
    (p) => edit(p, facts, "The library opens a new reading room", "المكتبة تفتح قاعة جديدة"),
  ],
  [
    "tiles that are never closed are told once, and not what they swallow",
    /stray-directive.*`tiles` is never closed/s,
    /misplaced-text|2 errors/s,
    (p) => edit(p, sheet, '{{tile "volunteers"}}\n:::', '{{tile "volunteers"}}'),
  ],
])("%s", async (_name, told, untold, broken) => {
  const project = await starterProject();
  broken(project);
  const { err } = await run(project, "check");
  expect(err).toMatch(told);
  expect(err).not.toMatch(untold);
});
