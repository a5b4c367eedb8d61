import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compile, type TopLevelSpec } from "vega-lite";
import { describe, expect, test } from "vitest";
import { runCli } from "../../src/cli.ts";
import { codes } from "../../src/diagnostic/codes.ts";
import { addLoansChart } from "../support/loans-chart.ts";
import { edit, emptyFolder, remove, run, starterProject, write } from "../support/run-cli.ts";

const facts = "data/facts/library.yaml";

function filesOf(project: string): string[] {
  return readdirSync(project, { recursive: true }).map(String).sort();
}

describe("list", () => {
  test("names what a build makes, and the facts with their values and places", async () => {
    const project = await starterProject();
    const { code, out, err } = await run(project, "list");
    expect([code, err]).toEqual([0, ""]);
    const outputs = [...out.matchAll(/^ {2}(out\/\S+)$/gmu)].map(([, path]) => path);
    const built = (await run(project, "build", "--only", "sheet,deck.html,deck.pptx")).out.trimEnd().split("\n");
    expect(outputs.filter((path) => !path?.endsWith("-deck.pdf")).sort()).toEqual(built.sort());
    expect(out).toContain("example: A library that is growing (as of 2026-03-12)");
    const line = readFileSync(join(project, facts), "utf8").split("\n").indexOf("- id: library.loans") + 1;
    expect(out).toMatch(new RegExp(`^ {2}loans +library\\.loans +${facts}:${line} +more than 48,000$`, "mu"));
  });

  test("gives the same as JSON, of the briefs that are named", async () => {
    const project = await starterProject();
    const { out } = await run(project, "list", "example", "--json");
    const { briefs } = JSON.parse(out) as { briefs: { brief: string; facts: { alias: string }[] }[] };
    expect(briefs.map(({ brief, facts: used }) => [brief, used.map(({ alias }) => alias)])).toEqual([
      ["example", ["loans", "readers", "volunteers", "room"]],
    ]);
    expect((await run(project, "list", "exmaple")).err).toContain("did you mean `example`?");
  });

  test("leaves out what has no template", async () => {
    const project = await starterProject();
    remove(project, "templates/decks/example.md.hbs");
    expect((await run(project, "list")).out).not.toContain("deck");
  });
});

describe("chart", () => {
  test("prints a specification that any editor draws: its rows, the theme's styles, a size", async () => {
    const project = await starterProject();
    addLoansChart(project);
    const { code, out, err } = await run(project, "chart", "loans");
    expect([code, err]).toEqual([0, ""]);
    const spec = JSON.parse(out);
    expect(spec).toMatchObject({ width: 400, height: 80, mark: "bar", config: { font: "sans" } });
    expect(spec.datasets.loans.map(({ text }: { text: string }) => text)).toEqual(["more than 48,000", "1,250"]);
    expect(compile(spec as TopLevelSpec).spec.marks?.length).toBeGreaterThan(0);
  });

  test("says which facts a brief has not, and which chart is meant", async () => {
    const project = await starterProject();
    addLoansChart(project);
    edit(project, "templates/charts/loans.yaml", "loans, readers", "loans, reader");
    const { code, out, err } = await run(project, "chart", "loans", "--brief", "example");
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain("error[chart-unknown-alias]");
    expect((await run(project, "chart", "loan")).err).toContain("did you mean `loans`?");
    expect((await run(project, "chart", "loans", "--brief", "exmaple")).err).toContain("did you mean `example`?");
  });
});

describe("check", () => {
  test("writes nothing, and says what it could not compare", async () => {
    const project = await starterProject();
    const before = filesOf(project);
    expect(await run(project, "check")).toEqual({ code: 0, out: "", err: "no problems found\n" });
    remove(project, "corpus");
    expect((await run(project, "check")).err).toMatch(/^no problems found \(quotations not checked/);
    expect(filesOf(project)).toEqual(before.filter((path) => !path.startsWith("corpus")));
  });

  test("finds the documents where they are said to be, or says that they are not", async () => {
    const project = await starterProject();
    edit(project, "corpus/harbour-library.txt", "over the year", "over the Year");
    const empty = emptyFolder();
    expect(await run(project, "check", "--corpus", "corpus")).toMatchObject({ code: 1 });
    const { code, err } = await run(project, "check", "--corpus", empty);
    expect([code, err.split("\n")[0]]).toEqual([3, `briefs: there are no documents in ${empty}`]);
  });
});

describe("anchor", () => {
  test("fills in what was typed by its quotation alone, and nothing twice", async () => {
    const project = await starterProject();
    const whole = readFileSync(join(project, facts), "utf8");
    edit(project, facts, "  value: 1250\n  selector: { start: 186, end: 203, exact:", "  selector: { exact:");
    expect(await run(project, "anchor")).toEqual({ code: 0, out: `${facts}\n`, err: "" });
    expect(readFileSync(join(project, facts), "utf8")).toBe(whole);
    expect(await run(project, "anchor")).toEqual({ code: 0, out: "", err: "all facts are already anchored\n" });
  });

  test("writes nothing where words do not stand in the document, and needs the documents", async () => {
    const project = await starterProject();
    edit(project, facts, 'selector: { start: 186, end: 203, exact: "1,250', 'selector: { exact: "1,251');
    const typed = readFileSync(join(project, facts), "utf8");
    const { code, err } = await run(project, "anchor");
    expect([code, err]).toEqual([1, expect.stringMatching(/anchor-missing[\s\S]*nothing was written\n$/)]);
    expect(readFileSync(join(project, facts), "utf8")).toBe(typed);
    remove(project, "corpus");
    expect(await run(project, "anchor")).toMatchObject({ code: 2, err: expect.stringContaining("put their texts") });
  });
});

describe("explain", () => {
  test("lists the codes, and explains each in lines that fit a terminal", async () => {
    const { code, out } = await run(".", "explain");
    expect([code, out.trimEnd().split("\n")]).toEqual([0, Object.keys(codes).sort()]);
    for (const [name, text] of Object.entries(codes)) {
      const said = (await run(".", "explain", name)).out;
      expect(said.replace(/\s+/g, " ").trim()).toBe(`${name} ${text}`.replace(/\s+/g, " ").trim());
      expect(Math.max(...said.split("\n").map((line) => line.length))).toBeLessThanOrEqual(80);
    }
  });
});

describe("doctor", () => {
  test("tells of all that is needed, and what is not there with its remedy", async () => {
    const project = await starterProject();
    const { code, out } = await run(project, "doctor", "--json");
    const { findings } = JSON.parse(out) as { findings: { what: string; state: string; remedy?: string }[] };
    expect(code).toBe(0);
    expect(findings.map(({ what }) => what)).toEqual(["briefs", "node", "theme", "out/", "corpus", "browser"]);
    for (const { state, remedy } of findings) expect(state === "good" || (remedy ?? "") !== "").toBe(true);
    remove(project, "templates/theme");
    remove(project, "corpus");
    const bare = await run(project, "doctor");
    expect(bare.code).toBe(3);
    expect(bare.out).toMatch(/^MISSING theme .*\n {8}hint: /mu);
    expect(bare.out).toMatch(/^- {7}corpus .*\n {8}hint: put the texts in corpus\//mu);
  });
});

describe("present", () => {
  test("serves only what there is a deck of, and only what is sound", async () => {
    const project = await starterProject();
    edit(project, "templates/decks/example.md.hbs", "Say: this is", "Say: 40 times this is");
    expect(await run(project, "present", "example")).toMatchObject({ code: 1, out: "" });
    remove(project, "templates/decks/example.md.hbs");
    const { code, err } = await run(project, "present", "example");
    expect([code, err]).toEqual([2, expect.stringContaining("write templates/decks/example.md.hbs")]);
  });
});

describe("build", () => {
  test("writes where it is told to, and nothing that was not asked for", async () => {
    const project = await starterProject();
    expect(await run(project, "build", "--only", "deck.html", "--out", "elsewhere")).toMatchObject({
      code: 0,
      out: "elsewhere/example/example-deck.html\nelsewhere/example/example-deck-notes.txt\n",
    });
    expect(existsSync(join(project, "out"))).toBe(false);
    expect(filesOf(join(project, "elsewhere/example"))).toEqual(["example-deck-notes.txt", "example-deck.html"]);
  });
});

test("help names every command, and each its options", async () => {
  const { out } = await run(".", "--help");
  const names = [...(out.split("Commands\n")[1] ?? "").matchAll(/^ {2}([a-z]+) /gmu)].map(([, name = ""]) => name);
  expect(names.length).toBeGreaterThan(5);
  for (const name of names) {
    const asked = await run(".", name, "--help");
    expect(asked).toMatchObject({ code: 0, err: "", out: expect.stringMatching(new RegExp(`^briefs ${name}`)) });
    expect(await run(".", "help", name)).toEqual(asked);
  }
  expect((await run(".", "build", "-h")).out).toContain("--only LIST");
  expect(await run(".")).toEqual({ code: 2, out: "", err: out });
});

test("a fault of our own ends with 70, and says where only when it is asked", async () => {
  const fault = async (...argv: string[]): Promise<[code: number, said: string]> => {
    let said = "";
    const terminal = {
      cwd: ".",
      env: {},
      isInteractive: false,
      colour: { out: false, err: false },
      out: () => {
        throw new Error("a fault");
      },
      err: (text: string) => {
        said += text;
      },
    };
    return [await runCli(argv, terminal), said];
  };
  const [code, said] = await fault("explain");
  expect([code, said]).toEqual([70, expect.stringContaining("a fault")]);
  expect(said).not.toMatch(/\n\s+at /);
  expect((await fault("explain", "--debug"))[1]).toMatch(/\n\s+at /);
});

test("data that cannot be read is told by every command", async () => {
  const project = await starterProject();
  write(project, facts, "- id: [\n");
  for (const command of ["list", "check", "build", "anchor"]) {
    const { code, err } = await run(project, command);
    expect([command, code]).toEqual([command, 1]);
    expect(err).toContain("error[yaml-syntax]");
  }
});
