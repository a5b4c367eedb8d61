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
 * Has marp-cli make an empty deck and takes its bespoke template from it: on-screen
 * controls, presenter view, overview and keyboard are marp-cli's own, while the slides are
 * printed by us. The only file work of this folder, in a folder of its own that is
 * removed again. In the bundle this file is replaced by what it makes (`tools/bundle-marp.ts`).
 */
export async function loadShell(): Promise<Shell> {
  // Marp's own program is large: who makes no HTML does not wait for it.
  const { marpCli } = await import("@marp-team/marp-cli");
  const folder = makeFolder();
  try {
    const [input, output] = [join(folder, "deck.md"), join(folder, "deck.html")];
    writeFileSync(input, "# -\n");
    const code = await silently(() => marpCli([input, "-o", output, "--no-config-file", "--bespoke.transition=false"]));
    if (code !== 0) throw new Error(`marp-cli ended with ${code}`);
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
    throw new HostError(`no temporary folder can be made: ${reason}`, "set TMPDIR to a folder that can be written");
  }
}

/** Takes the template's parts out of a deck that marp-cli made. */
function cutShell(html: string): Shell {
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1];
  const controls = /<div class="bespoke-marp-osc">[\s\S]*?<\/div>/.exec(html)?.[0];
  const script = html.slice(html.lastIndexOf("<script>") + "<script>".length, html.lastIndexOf("</script>"));
  if (!style?.includes("bespoke-marp") || !controls || !script.includes("bespoke")) {
    throw new Error("marp-cli's bespoke template has changed its form");
  }
  return { style, controls, script: script.trim() };
}

// marp-cli reports its progress on stderr, where only our own belongs.
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
