import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { conform, type Ended, type Flavour, type Machine, projectFile, readVerdicts } from "../../tools/conformance.ts";

const rule = {
  specification: "ISO 14289-1:2014",
  clause: "7.3",
  testNumber: 1,
  description: "Figures have a text",
  failedChecks: 2,
  checks: [{ context: "root/document[0]" }],
};

/** The validator's report in its own form; `fails` are files that break a rule. */
function report(files: readonly string[], fails: readonly string[]): string {
  const jobs = files.map((name) => {
    const ruleSummaries = fails.includes(name) ? [rule] : [];
    const details = { passedChecks: 100, failedChecks: ruleSummaries.length, ruleSummaries };
    return { itemDetails: { name }, validationResult: [{ compliant: ruleSummaries.length === 0, details }] };
  });
  return JSON.stringify({ report: { jobs } });
}

interface Given {
  readonly missing?: string;
  readonly files?: readonly string[];
  /** Paths as the validator names them. */
  readonly fails?: readonly string[];
  readonly maven?: Ended;
  readonly isFetched?: boolean;
  readonly java?: (flavour: Flavour) => string;
}

interface Fake {
  readonly machine: Machine;
  readonly lines: string[];
  readonly ran: string[];
}

const good: Ended = { code: 0, out: "", err: "" };

function fake({ missing, files = ["out/a.pdf", "out/b.pdf"], fails = [], maven = good, isFetched, java }: Given): Fake {
  const lines: string[] = [];
  const ran: string[] = [];
  let isThere = isFetched ?? false;
  const machine: Machine = {
    async run(command, argv) {
      if (command === missing) return undefined;
      if (argv[0] === "-version") return good;
      ran.push(command);
      if (command === "mvn") return maven;
      const flavour = argv[argv.indexOf("-f") + 1] as Flavour;
      const named = argv.slice(argv.indexOf("-f") + 2);
      return { ...good, out: java?.(flavour) ?? report(named, flavour === "ua1" ? fails : []) };
    },
    pdfsOf: (path) => (path === "out" ? files : undefined),
    installed: () => (isThere ? "lib/*" : undefined),
    prepare: () => ["fetch"],
    finish: () => {
      isThere = true;
    },
    print: (line) => lines.push(line),
  };
  return { machine, lines, ran };
}

describe("conform", () => {
  it("fetches the validator once and passes what it passes", async () => {
    const first = fake({});
    expect(await conform([], first.machine)).toBe(0);
    expect(first.ran).toEqual(["mvn", "java", "java"]);
    expect(first.lines.at(-1)).toMatch(/^out\/b\.pdf +passes, 100 checks +passes, 100 checks$/);
    const second = fake({ isFetched: true });
    expect(await conform(["out", "out"], second.machine)).toBe(0);
    expect(second.ran).toEqual(["java", "java"]);
  });

  it("needs no Maven where the validator is there", async () => {
    expect(await conform([], fake({ isFetched: true, missing: "mvn" }).machine)).toBe(0);
  });

  it("says which clause of which standard fails in which file", async () => {
    const { machine, lines } = fake({ fails: [resolve("out/b.pdf")] });
    expect(await conform([], machine)).toBe(1);
    const text = lines.join("\n");
    expect(text).toContain(
      "out/b.pdf is not PDF/UA-1:\n  - ISO 14289-1:2014, 7.3, test 1, 2 times: Figures have a text",
    );
    expect(text).not.toContain("is not PDF/A-2a");
    expect(text).not.toContain("out/a.pdf is not");
  });

  it("never passes a file that the validator does not speak of", async () => {
    const { machine, lines } = fake({ java: () => report([resolve("out/a.pdf")], []) });
    expect(await conform([], machine)).toBe(1);
    expect(lines.join("\n")).toMatch(/out\/b\.pdf +not validated +not validated/);
  });

  it("ends with 2 where there is nothing to check", async () => {
    expect(await conform(["nowhere"], fake({}).machine)).toBe(2);
    expect(await conform([], fake({ files: [] }).machine)).toBe(2);
  });

  it.each(["java", "mvn"])("ends with 3 and one sentence without %s", async (missing) => {
    const { machine, lines } = fake({ missing });
    expect(await conform([], machine)).toBe(3);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(`there is no \`${missing}\``);
  });

  it("ends with 3 where Maven or the validator fails", async () => {
    const offline = fake({ maven: { code: 1, out: "[INFO] x\n[ERROR] no network\n[ERROR] again", err: "" } });
    expect(await conform([], offline.machine)).toBe(3);
    expect(offline.lines.at(-1)).toMatch(/^veraPDF \S+ could not be fetched: no network$/);
    const broken = fake({ java: () => "Exception" });
    expect(await conform([], broken.machine)).toBe(3);
    expect(broken.lines.at(-1)).toMatch(/^veraPDF gave no report on PDF\/UA-1/);
  });
});

describe("readVerdicts", () => {
  it("counts a file that could not be read as failed, with the reason", () => {
    const jobs = [{ itemDetails: { name: "a.pdf" }, taskException: { exception: "Couldn't parse stream" } }];
    const [verdict] = readVerdicts(JSON.stringify({ report: { jobs } }), "2a") ?? [];
    expect(verdict).toMatchObject({ isPassed: false, checks: 0, failures: ["Couldn't parse stream"] });
  });
});

describe("projectFile", () => {
  it("pins every version and names no host", () => {
    const text = projectFile();
    expect(new Set([...text.matchAll(/<version>([^<]+)<\/version>/g)].map(([, version]) => version)).size).toBe(2);
    expect(text).not.toMatch(/https?:|<repositor/);
  });
});
