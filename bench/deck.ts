import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { findBrowser } from "../src/browser/find.ts";
import { changeFact, single, writeMarkdown, writeProject } from "./deck-content.ts";
import { measureInTurn } from "./in-turn.ts";
import { measureProcess, processCells, processColumns, type Sample } from "./measure.ts";
import { printTable, ratios } from "./table.ts";

/** A whole process: marp-cli, or ours with more or less of what it remembers. */
type Case = "ours, nothing remembered" | "ours" | "ours, nothing changed" | "marp-cli";
const cases: readonly Case[] = ["ours, nothing remembered", "ours", "ours, nothing changed", "marp-cli"];

interface Subject {
  readonly title: string;
  readonly type: "html" | "pdf" | "pptx";
  readonly decks: "one" | "five";
  readonly gate: number;
}

const subjects: readonly Subject[] = [
  { title: "One deck as HTML", type: "html", decks: "one", gate: 1.1 },
  { title: "Five decks as HTML, in one build and in one call", type: "html", decks: "five", gate: 1.1 },
  { title: "One deck as PowerPoint", type: "pptx", decks: "one", gate: 0.1 },
  { title: "Five decks as PowerPoint, in one build and in one call", type: "pptx", decks: "five", gate: 0.1 },
  { title: "Five decks as PDF, in one build and in one call", type: "pdf", decks: "five", gate: 0.5 },
];

interface Places {
  readonly root: string;
  readonly work: string;
  readonly project: string;
  readonly markdown: string;
  readonly out: string;
}

/** Makes decks in ours and in marp-cli alone, in turn, and prints how long each took and the ratios. */
export async function benchDeck(root: string, work: string, runs: number): Promise<number> {
  const found = findBrowser(undefined, process.env);
  if (!found || found.kind === "embedded") {
    console.error("there is no installed browser, which marp-cli needs as well: name one with CHROME_PATH");
    return 3;
  }
  const browser = found.path;
  const places = { root, work, project: join(work, "project"), markdown: join(work, "marp"), out: join(work, "out") };
  mkdirSync(work, { recursive: true });
  writeProject(root, places.project);
  writeMarkdown(places.project, places.markdown);
  let count = firstCount;
  for (const subject of subjects) {
    rmSync(join(work, "memory"), { recursive: true, force: true });
    const samples = await measureInTurn(runs, cases, (one) => {
      changeFact(root, places.project, one === "ours, nothing changed" ? firstCount : ++count);
      return one === "marp-cli" ? measureMarp(subject, places, browser) : measureOurs(one, subject, places, browser);
    });
    printSubject(subject, samples);
  }
  console.log(about);
  return 0;
}

/** The fact that changes counts up from here. */
const firstCount = 100;

const about = `
Whole processes from start to exit, the same browser and a compile cache for both. marp-cli is given the Markdown that
ours hands to Marp, its values filled in, and the theme. It draws no charts, embeds no fonts, checks nothing; ours reads
and verifies the facts, draws the charts, cuts the fonts, measures that every slide holds what stands on it, and makes
what it prints PDF/UA. PowerPoint is a picture of each slide by marp-cli, and text, tables and charts by ours.
"ours" is the build after one fact was changed; the gate is for it.`;

async function measureOurs(one: Case, subject: Subject, places: Places, browser: string): Promise<Sample> {
  const { root, work, project } = places;
  const [known, memory] = [join(work, "memory", one), join(project, "node_modules/.cache/briefs")];
  rmSync(memory, { recursive: true, force: true });
  if (one !== "ours, nothing remembered" && existsSync(known)) cpSync(known, memory, { recursive: true });
  const briefs = subject.decks === "one" ? [single] : [];
  const command = ["build", ...briefs, "--only", `deck.${subject.type}`, "--out", places.out, "--project", project];
  const sample = await measureMaking(subject, [join(root, "bin/briefs.js"), ...command], places, browser);
  rmSync(known, { recursive: true, force: true });
  cpSync(memory, known, { recursive: true });
  return sample;
}

function measureMarp(subject: Subject, places: Places, browser: string): Promise<Sample> {
  const marp = join(dirname(createRequire(import.meta.url).resolve("@marp-team/marp-cli/package.json")), "marp-cli.js");
  const { out } = places;
  const input =
    subject.decks === "one"
      ? [`${single}.md`, "-o", join(out, `${single}.${subject.type}`)]
      : ["-I", ".", "-o", out, `--${subject.type}`];
  return measureMaking(
    subject,
    [marp, ...input, "--no-config-file", "--no-stdin", "--theme-set", "theme.css"],
    places,
    browser,
  );
}

/** One process that makes the files of a subject, which have to be there afterwards. */
async function measureMaking(
  { decks, type }: Subject,
  args: readonly string[],
  { work, markdown, out }: Places,
  browser: string,
): Promise<Sample> {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const env = { ...process.env, CHROME_PATH: browser, NODE_COMPILE_CACHE: join(work, "compile-cache") };
  const sample = await measureProcess(work, args, markdown, env);
  const made = readdirSync(out, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(`.${type}`));
  if (made.length !== (decks === "one" ? 1 : 5)) throw new Error(`${args.join(" ")} made ${made.join(", ")}`);
  return sample;
}

function printSubject({ title, gate }: Subject, samples: ReadonlyMap<Case, readonly Sample[]>): void {
  console.log(`\n${title} (ms of wall and processor time, MB at the peak, without the browser's)`);
  const marp = samples.get("marp-cli") ?? [];
  printTable(
    ["", ...processColumns, "wall : marp-cli"],
    [...samples].map(([name, list]) => [name, ...processCells(list), ratios(list, marp, ({ wallMs }) => wallMs)]),
  );
  console.log(`gate: ours at most ${gate} x marp-cli`);
}
