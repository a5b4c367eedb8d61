import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compose } from "../src/briefs/compose.ts";
import { furnitureOf, templateContext } from "../src/briefs/furniture.ts";
import { resolveEdition } from "../src/briefs/resolve.ts";
import type { Brief } from "../src/briefs/spec.ts";
import { plainText } from "../src/document/block.ts";
import { type SlotValue, splitSlots } from "../src/document/slots.ts";
import { openCache } from "../src/make/cache.ts";
import { language, loadProject, type Project } from "../src/make/project.ts";
import { themeCss } from "../src/marp/theme-css.ts";
import { nodeHost } from "../src/node-host.ts";
import { changed, withCount } from "./content.ts";

/** The deck that is made alone, and the one that is made a second time so that there are five. */
export const single = "transition";
const again = { of: single, as: "transition-again" };

/**
 * A project of five decks: ours, and one of them twice. It has a cache of its own, which is kept in the modules
 * of a project.
 */
export function writeProject(root: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  for (const name of ["data", "templates"]) cpSync(join(root, name), join(folder, name), { recursive: true });
  for (const [path, end] of [
    ["data/briefs", "yaml"],
    ["templates/decks", "md.hbs"],
    ["templates/sheets", "md.hbs"],
  ] as const) {
    cpSync(join(folder, path, `${again.of}.${end}`), join(folder, path, `${again.as}.${end}`));
  }
  mkdirSync(join(folder, "node_modules"), { recursive: true });
}

/** Sets the fact that changes from build to build to a number that no build before had. */
export function changeFact(root: string, project: string, count: number): void {
  const text = readFileSync(join(root, changed.file), "utf8");
  writeFileSync(join(project, changed.file), withCount(text, count));
}

/**
 * What the pipeline hands to Marp, for marp-cli: the Markdown of each deck with its values as text, and the theme.
 * Directives stay as they are. To marp-cli they are text, so that it draws no charts and sets no tiles.
 */
export function writeMarkdown(project: string, folder: string): void {
  const host = nodeHost(project, () => undefined);
  const loaded = loadProject({ host, corpus: undefined, cache: openCache() }, () => undefined);
  if (!loaded) throw new Error("the project of the benchmark does not load");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "theme.css"), themeCss(loaded.theme));
  for (const brief of loaded.briefs.values()) {
    writeFileSync(join(folder, `${brief.id}.md`), `---\ntheme: briefs\n---\n\n${markdownOf(brief, loaded)}`);
  }
}

function markdownOf(brief: Brief, { library, templates }: Project): string {
  const report = (): void => undefined;
  const edition = resolveEdition(brief, language, library, report);
  const furniture = edition && furnitureOf(brief, edition, report);
  const template = templates.decks.get(brief.id);
  const { partials } = templates;
  const text = furniture && template && compose({ template, partials }, templateContext(edition, furniture), report);
  if (!text) throw new Error(`the deck ${brief.id} does not compose`);
  return splitSlots(text.markdown, text.slots)
    .map((part) => (typeof part === "string" ? part : textOfSlot(part)))
    .join("");
}

function textOfSlot(slot: SlotValue): string {
  if (slot.kind === "inline") return plainText(slot.runs);
  if (slot.kind === "tile") return `- ${slot.tile.qualifier} **${slot.tile.figure}** ${plainText(slot.tile.label)}`;
  return `- ${plainText([...slot.entry.date, { type: "text", text: " " }, ...slot.entry.says])}`;
}
