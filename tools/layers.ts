import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * The folders of `src` in the one order of the house: a folder imports only from those before it. `npm run layers` makes
 * Biome's rules of it.
 */
const folders = [
  "diagnostic",
  "language",
  "sources",
  "facts",
  "type",
  "pdf",
  "pictures",
  "document",
  "briefs",
  "charts",
  "html",
  "sheet/layout",
  "sheet/paint",
  "sheet/twin",
  "slides",
  "marp",
  "pptx",
  "browser",
  "audit",
  "make",
  "commands",
];

/** Files beside the folders that stand above all of them. The others are below: everything may import them. */
const entrances = ["cli.ts", "main.ts"];

/** What only commands and the files above them may import: the disk behind `Host`. */
const disk = "node-host.ts";

const file = fileURLToPath(new URL("../biome.layers.json", import.meta.url));

/** Biome's configuration as text. */
export function layerRules(): string {
  const overrides = folders.map((folder, index) => {
    const later = folders.slice(index + 1).map((other) => `**/${other}/**`);
    const files = [...(folder === "commands" ? [] : [disk]), ...entrances].map((name) => `**/${name}`);
    const message = `src/${folder} imports only from the folders before it: ${folders.slice(0, index).join(", ") || "none"}.`;
    const rule = { level: "error", options: { patterns: [{ group: [...later, ...files], message }] } };
    return { includes: [`src/${folder}/**`], linter: { rules: { style: { noRestrictedImports: rule } } } };
  });
  return `${JSON.stringify({ overrides }, undefined, 2)}\n`;
}

/** Writes the rules, or with `--check` says that they are not those of the list. */
function run(isCheck: boolean): number {
  const isStale = readFileSync(file, "utf8") !== layerRules();
  if (isStale && isCheck) console.log("biome.layers.json is out of date: run `npm run layers`");
  if (isStale && !isCheck) writeFileSync(file, layerRules());
  return isStale && isCheck ? 1 : 0;
}

if (import.meta.main) process.exitCode = run(process.argv.includes("--check"));
