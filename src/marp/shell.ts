import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { HostError } from "../host.ts";

/** The parts of marp-cli's bespoke template around the slides. */
export interface Shell {
  readonly style: string;
  readonly controls: string;
  readonly script: string;
}

/**
 * Extracts the bespoke template from an empty deck made by marp-cli. Controls, presenter view, overview and keyboard
 * handling are marp-cli's; the slides are ours. Uses a temporary folder, which it removes; nothing else in this folder
 * touches files. The bundle replaces this file with its result (`tools/bundle-marp.ts`).
 */
export async function loadShell(): Promise<Shell> {
  // Loaded lazily: builds without HTML decks do not need marp-cli.
  const { marpCli } = await import("@marp-team/marp-cli");
  const folder = makeFolder();
  try {
    const [input, output] = [join(folder, "deck.md"), join(folder, "deck.html")];
    writeFileSync(input, "# -\n");
    const code = await silently(() => marpCli([input, "-o", output, "--no-config-file", "--bespoke.transition=false"]));
    if (code !== 0) throw new Error(`marp-cli exited with code ${code}`);
    return cutShell(readFileSync(output, "utf8"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function makeFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), "briefs-deck-"));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new HostError(`cannot create a temporary folder: ${reason}`, "set TMPDIR to a writable folder");
  }
}

/** Cuts the template's parts out of a deck made by marp-cli. */
function cutShell(html: string): Shell {
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1];
  const controls = /<div class="bespoke-marp-osc">[\s\S]*?<\/div>/.exec(html)?.[0];
  const script = html.slice(html.lastIndexOf("<script>") + "<script>".length, html.lastIndexOf("</script>"));
  if (!style?.includes("bespoke-marp") || !controls || !script.includes("bespoke")) {
    throw new Error("marp-cli's bespoke template has an unknown structure");
  }
  return { style, controls, script: script.trim() };
}

// Mutes marp-cli's progress output on stderr.
async function silently<T>(run: () => Promise<T>): Promise<T> {
  const { warn } = console;
  console.warn = (...args: unknown[]) => {
    if (!String(args[0]).includes("INFO")) warn(...args);
  };
  try {
    return await run();
  } finally {
    console.warn = warn;
  }
}
