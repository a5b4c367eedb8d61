import { execFile } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/**
 * `npm run conformance [paths]`: the reference validator veraPDF over every PDF of out/, or of the files and
 * folders that are given, for PDF/UA-1 and, but for decks that a browser printed, PDF/A-2a. Exit 0 where all pass, 1
 * with the clauses that fail, 2 where there is nothing to check, 3 where JDK or Maven is missing or fails.
 */
export const flavours = { ua1: "PDF/UA-1", "2a": "PDF/A-2a" } as const;
export type Flavour = keyof typeof flavours;

const flavourIds = Object.keys(flavours) as Flavour[];

/** What a program gave, or undefined where there is no such program. */
export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** What the check needs of the machine; a test hands it another one. */
export interface Machine {
  run(command: string, argv: readonly string[]): Promise<Ended | undefined>;
  /** The PDFs of a file or folder, or undefined where there is none of that name. */
  pdfsOf(path: string): readonly string[] | undefined;
  /** The class path of the validator, where all of it was fetched before. */
  installed(): string | undefined;
  /** Writes what Maven reads and gives its arguments. */
  prepare(): readonly string[];
  /** Notes that all of the validator is there. */
  finish(): void;
  print(line: string): void;
}

export async function conform(paths: readonly string[], machine: Machine): Promise<number> {
  const files: string[] = [];
  for (const path of paths.length > 0 ? paths : ["out"]) {
    const found = machine.pdfsOf(path);
    if (!found || found.length === 0) {
      machine.print(found ? `there is no PDF in ${path}: run \`npm run build\`` : `there is no ${path}`);
      return 2;
    }
    files.push(...found);
  }
  const validator = (await findMissing(machine)) ?? (await fetchValidator(machine));
  if ("problem" in validator) {
    machine.print(validator.problem);
    return 3;
  }
  return validate([...new Set(files)], validator.path, machine);
}

interface Problem {
  readonly problem: string;
}

/** The sentence that says what is not installed. */
async function findMissing({ run, installed }: Machine): Promise<Problem | undefined> {
  const java = await run("java", ["-version"]);
  if (java?.code !== 0) return { problem: "the conformance check needs a JDK (11 or newer), and there is no `java`" };
  if (installed()) return undefined;
  const maven = await run("mvn", ["-version"]);
  if (maven?.code === 0) return undefined;
  return { problem: "the conformance check fetches veraPDF with Maven (3.8 or newer), and there is no `mvn`" };
}

async function fetchValidator(machine: Machine): Promise<{ path: string } | Problem> {
  const there = machine.installed();
  if (there) return { path: there };
  machine.print(`fetching veraPDF ${validatorVersion} with Maven`);
  const ended = await machine.run("mvn", machine.prepare());
  if (ended?.code !== 0) {
    const [reason = ""] = `${ended?.out}\n${ended?.err}`.split("\n").filter((line) => line.includes("[ERROR]"));
    return { problem: `veraPDF ${validatorVersion} could not be fetched: ${reason.replace("[ERROR]", "").trim()}` };
  }
  machine.finish();
  const path = machine.installed();
  return path ? { path } : { problem: `veraPDF ${validatorVersion} is not what Maven fetched` };
}

async function validate(files: readonly string[], classPath: string, { run, print }: Machine): Promise<number> {
  // The validator names a file by its whole path.
  const shown = new Map(files.map((file) => [resolve(file), file]));
  const claims = (flavour: Flavour): string[] =>
    [...shown].flatMap(([path, file]) => (claimed(file).includes(flavour) ? [path] : []));
  const options = ["-cp", classPath, validator, "--format", "json", "--maxfailuresdisplayed", "1"];
  const runs = await Promise.all(
    flavourIds
      .filter((flavour) => claims(flavour).length > 0)
      .map(async (flavour) => ({
        flavour,
        ended: await run("java", [...options, "-f", flavour, ...claims(flavour)]),
      })),
  );
  const verdicts: Verdict[] = [];
  for (const { flavour, ended } of runs) {
    const read = readVerdicts(ended?.out ?? "", flavour);
    if (!read) {
      print(`veraPDF gave no report on ${flavours[flavour]}: ${ended?.err.split("\n")[0] ?? ""}`);
      return 3;
    }
    verdicts.push(...read.map((verdict) => ({ ...verdict, file: shown.get(verdict.file) ?? verdict.file })));
  }
  for (const line of reportOf(files, verdicts)) print(line);
  const passed = verdicts.filter(({ isPassed }) => isPassed);
  return passed.length === files.flatMap(claimed).length ? 0 : 1;
}

/** What a file says it is: a deck that a browser printed is no archive. */
function claimed(file: string): readonly Flavour[] {
  return /-deck(\.handout)?\.pdf$/.test(file) ? ["ua1"] : flavourIds;
}

/** What the validator says of one file in one flavour. */
export interface Verdict {
  readonly file: string;
  readonly flavour: Flavour;
  readonly isPassed: boolean;
  /** How many checks it made. */
  readonly checks: number;
  /** The rules that do not hold, or why it could not look. */
  readonly failures: readonly string[];
}

interface Job {
  readonly itemDetails: { readonly name: string };
  readonly validationResult?: readonly {
    readonly compliant: boolean;
    readonly details: {
      readonly passedChecks: number;
      readonly failedChecks: number;
      readonly ruleSummaries: readonly Rule[];
    };
  }[];
  readonly taskException?: { readonly exception: string };
}

interface Rule {
  readonly specification: string;
  readonly clause: string;
  readonly testNumber: number;
  readonly description: string;
  readonly failedChecks: number;
  readonly checks?: readonly { readonly context?: string; readonly errorMessage?: string }[];
}

/** Reads the validator's JSON, or gives undefined where it wrote none. */
export function readVerdicts(json: string, flavour: Flavour): Verdict[] | undefined {
  let jobs: readonly Job[];
  try {
    jobs = (JSON.parse(json) as { report: { jobs: readonly Job[] } }).report.jobs;
  } catch {
    return undefined;
  }
  return jobs.map(({ itemDetails, validationResult, taskException }) => {
    const [result] = validationResult ?? [];
    const details = result?.details;
    return {
      file: itemDetails.name,
      flavour,
      isPassed: result?.compliant === true,
      checks: details ? details.passedChecks + details.failedChecks : 0,
      failures: details ? details.ruleSummaries.map(tellRule) : [taskException?.exception ?? "it was not validated"],
    };
  });
}

function tellRule({ specification, clause, testNumber, description, failedChecks, checks }: Rule): string {
  const [example] = checks ?? [];
  const where = example?.context ? `\n      ${example.context}` : "";
  return `${specification}, ${clause}, test ${testNumber}, ${failedChecks} times: ${description}${where}`;
}

/** The table, and below it what fails. */
export function reportOf(files: readonly string[], verdicts: readonly Verdict[]): string[] {
  const width = Math.max(...files.map((file) => file.length));
  const row = (first: string, cells: readonly string[]): string =>
    [first.padEnd(width), ...cells.map((cell) => cell.padEnd(22))].join("  ").trimEnd();
  const find = (file: string, flavour: Flavour): Verdict | undefined =>
    verdicts.find((one) => one.file === file && one.flavour === flavour);
  const lines = [row("", Object.values(flavours))];
  for (const file of files)
    lines.push(
      row(
        file,
        flavourIds.map((flavour) =>
          claimed(file).includes(flavour) ? tellVerdict(find(file, flavour)) : "not claimed",
        ),
      ),
    );
  for (const { file, flavour, failures } of verdicts.filter(({ isPassed }) => !isPassed)) {
    lines.push("", `${file} is not ${flavours[flavour]}:`, ...failures.map((failure) => `  - ${failure}`));
  }
  return lines;
}

function tellVerdict(verdict: Verdict | undefined): string {
  if (!verdict) return "not validated";
  return `${verdict.isPassed ? "passes" : "fails"}, ${verdict.checks} checks`;
}

const validatorVersion = "1.28.2";
const validator = "org.verapdf.apps.GreenfieldCliWrapper";
const fetcher = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies";

/** Its parts name one another by ranges, so each is pinned. */
const parts = [
  "core",
  "validation-model",
  "feature-reporting",
  "metadata-fixer",
  "parser",
  "pdf-model",
  "verapdf-xmp-core",
];

function dependency(group: string, artifact: string): string {
  return `<dependency><groupId>${group}</groupId><artifactId>${artifact}</artifactId><version>${validatorVersion}</version></dependency>`;
}

/** What Maven is to fetch. */
export function projectFile(): string {
  const pinned = [...parts.map((part) => dependency("org.verapdf", part)), dependency("org.verapdf.apps", "gui")];
  return `<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>coalition-briefs</groupId><artifactId>conformance</artifactId><version>1</version>
  <dependencyManagement><dependencies>
    ${pinned.join("\n    ")}
  </dependencies></dependencyManagement>
  <dependencies>
    ${dependency("org.verapdf.apps", "greenfield-apps")}
  </dependencies>
</project>
`;
}

function thisMachine(): Machine {
  const folder = fileURLToPath(new URL(`../.verapdf/${validatorVersion}/`, import.meta.url));
  const complete = join(folder, "complete");
  return {
    run: (command, argv) =>
      new Promise((settle) => {
        execFile(command, argv, { maxBuffer: 1 << 28 }, (error, out, err) => {
          if (error?.code === "ENOENT") settle(undefined);
          else settle({ code: typeof error?.code === "number" ? error.code : error ? 1 : 0, out, err });
        });
      }),
    pdfsOf(path) {
      if (!existsSync(path)) return undefined;
      if (!statSync(path).isDirectory()) return [path];
      const names = readdirSync(path, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".pdf"));
      return names.map((name) => join(path, name)).sort();
    },
    installed: () => (existsSync(complete) ? join(folder, "lib", "*") : undefined),
    prepare() {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "pom.xml"), projectFile());
      const options = [
        "-f",
        join(folder, "pom.xml"),
        `-DoutputDirectory=${join(folder, "lib")}`,
        "-DincludeScope=runtime",
      ];
      return ["--batch-mode", "--strict-checksums", fetcher, ...options];
    },
    finish: () => writeFileSync(complete, ""),
    print: (line) => console.log(line),
  };
}

if (import.meta.main) {
  const { positionals } = parseArgs({ allowPositionals: true });
  process.exitCode = await conform(positionals, thisMachine());
}
