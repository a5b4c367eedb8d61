import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { bundlePeers, type Peer, peers } from "./bundle-peers.ts";
import { benchCache } from "./cache.ts";
import { readContent, stand } from "./content.ts";
import { benchDeck } from "./deck.ts";
import { measureInTurn } from "./in-turn.ts";
import { type Cold, measureCold, measureMany, processCells, processColumns, type Sample } from "./measure.ts";
import { printTable, ratios, spread } from "./table.ts";

const help = `npm run bench -- sheet [--runs N] [--warm N] [--bulk N]
npm run bench -- deck [--runs N]
npm run bench -- cache [--runs N]

sheet makes the transition sheet in ours and its peers, in turn, and prints how long each took and the ratios;
deck makes decks in ours and in marp-cli alone, as HTML, PDF and PowerPoint, with the browser of CHROME_PATH;
cache makes the transition brief with each stage of the cache left out, and prints what the stage saves.
  --runs N   whole processes of each, and processes that make many sheets (default 7)
  --warm N   sheets in each of those; the first third is not counted (default 30)
  --bulk N   sheets in one process of each, at the end; 0 leaves it out (default 1000)
`;

const root = fileURLToPath(new URL("..", import.meta.url));
const work = join(root, "bench/node_modules/.cache");

async function run(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      runs: { type: "string", default: "7" },
      warm: { type: "string", default: "30" },
      bulk: { type: "string", default: "1000" },
    },
  });
  const [subject] = positionals;
  if (subject !== "sheet" && subject !== "deck" && subject !== "cache") {
    console.error(help);
    return 2;
  }
  const runs = Number(values.runs);
  if (subject === "cache") return benchCache(root, join(work, "cache"), runs);
  const missing = (subject === "sheet" ? findMissingPeers() : undefined) ?? findStaleBundle();
  if (missing !== undefined) {
    console.error(missing);
    return 3;
  }
  const [warm, bulk] = [Number(values.warm), Number(values.bulk)];
  if (subject === "deck") return benchDeck(root, join(work, "deck"), runs);
  await prepare();
  const cold = await measureInTurn(runs, coldCases, (one) => measureCold(root, work, one));
  printCold(cold);
  const many = await measureInTurn(runs, peers, (peer) => measureMany(work, peer, warm, Math.ceil(warm / 3)));
  printWarm(many);
  if (bulk > 0) printBulk(await measureInTurn(1, peers, (peer) => measureMany(work, peer, bulk, 0)), bulk);
  return 0;
}

function findMissingPeers(): string | undefined {
  const isThere = existsSync(join(root, "bench/node_modules/pdfmake"));
  return isThere ? undefined : "the peers are missing: npm ci --prefix bench";
}

function findStaleBundle(): string | undefined {
  const made = statSync(join(root, "dist/build-id"), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" });
  const isStale = sources.some((name) => statSync(join(root, "src", name)).mtimeMs > made);
  return isStale ? "the bundle is missing, or older than the sources: npm run bundle" : undefined;
}

async function prepare(): Promise<void> {
  mkdirSync(work, { recursive: true });
  writeFileSync(join(work, "content.json"), JSON.stringify(await readContent(root)));
  writeFileSync(join(work, "stand"), String(stand));
  await bundlePeers(root, work);
}

const coldCases: readonly Cold[] = [
  "ours, nothing remembered",
  "ours",
  "ours, nothing changed",
  "setter",
  "vega",
  "typst",
  "pdfmake",
  "pdfkit",
];

function printCold(samples: ReadonlyMap<Cold, readonly Sample[]>): void {
  console.log("\nOne sheet, whole process, two charts unseen (ms of wall and processor time, MB at the peak)");
  const typst = samples.get("typst") ?? [];
  printTable(
    ["", ...processColumns, "wall : typst", "cpu : typst"],
    [...samples].map(([name, list]) => [
      name,
      ...processCells(list),
      ratios(list, typst, ({ wallMs }) => wallMs),
      ratios(list, typst, ({ cpuMs }) => cpuMs),
    ]),
  );
  console.log("gate: ours at most 0.8 x typst, at most 250 MB. `vega` is the step alone that all peers share.");
  console.log("`setter` is our layout and painting handed the composed document, as the peers are.");
}

function printWarm(samples: ReadonlyMap<Peer, readonly Sample[]>): void {
  console.log("\nOne sheet more in a running process, one fact changed, its chart included (ms a sheet)");
  const typst = samples.get("typst") ?? [];
  printTable(
    ["", "min", "median", "max", "peak", ": typst"],
    [...samples].map(([name, list]) => [
      name,
      ...spread(list.map(({ wallMs }) => wallMs)),
      Math.max(...list.map(({ peakMb }) => peakMb)).toFixed(0),
      ratios(list, typst, ({ wallMs }) => wallMs),
    ]),
  );
  console.log(
    "gate: ours at most 1.2 x typst. Ours reads, verifies and audits; the peers are handed the composed document.",
  );
}

function printBulk(samples: ReadonlyMap<Peer, readonly Sample[]>, count: number): void {
  console.log(`\n${count} sheets in one process, each with another fact (no gate)`);
  printTable(
    ["", "ms a sheet", "seconds in all", "peak MB"],
    [...samples].map(([name, [sample]]) => [
      name,
      (sample?.meanMs ?? 0).toFixed(1),
      (((sample?.meanMs ?? 0) * count) / 1000).toFixed(1),
      (sample?.peakMb ?? 0).toFixed(0),
    ]),
  );
}

process.exitCode = await run();
