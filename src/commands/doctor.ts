import { accessSync, constants } from "node:fs";
import { dirname, resolve } from "node:path";
import { BrowserProvider } from "../browser/browser.ts";
import { findBrowser } from "../browser/find.ts";
import { projectFiles } from "../diagnostic/project-files.ts";
import { codeOf, type Host, HostError } from "../host.ts";
import { nodeHost } from "../node-host.ts";
import { type Fonts, loadFonts } from "../type/fonts.ts";
import { loadTheme } from "../type/load-theme.ts";
import { readVersion } from "../version.ts";
import { exitCodes, type Request, type Terminal, textOption } from "./command.ts";
import { describeBrowser, remedy } from "./printing.ts";

interface Finding {
  readonly what: string;
  readonly state: "good" | "missing" | "optional";
  readonly detail: string;
  readonly remedy?: string;
}

/** Checks the machine for everything the program needs; exits 3 if something required is missing. */
export async function run(request: Request, terminal: Terminal): Promise<number> {
  const root = resolve(terminal.cwd, textOption(request, "project") ?? ".");
  const host = nodeHost(root, () => undefined);
  const { theme, fonts } = checkTheme(host);
  const findings = [
    { what: "briefs", state: "good", detail: readVersion() } as const,
    checkNode(),
    theme,
    checkOut(root),
    checkCorpus(root, host, terminal),
    await checkBrowser(terminal, fonts),
  ];
  if (request.options.json) terminal.out(`${JSON.stringify({ version: 1, findings }, null, 2)}\n`);
  else terminal.out(findings.map(printFinding).join(""));
  return findings.some(({ state }) => state === "missing") ? exitCodes.surroundings : exitCodes.good;
}

function printFinding({ what, state, detail, remedy }: Finding): string {
  const sign = { good: "ok      ", missing: "MISSING ", optional: "-       " }[state];
  return `${sign}${what.padEnd(10)} ${detail}\n${remedy ? `        hint: ${remedy}\n` : ""}`;
}

function checkNode(): Finding {
  const { node, icu, zlib } = process.versions;
  return {
    what: "node",
    state: "good",
    detail: `${node} on ${process.platform} ${process.arch} (ICU ${icu}, zlib ${zlib})`,
  };
}

function checkTheme(host: Host): { theme: Finding; fonts?: Fonts } {
  const missing = (detail: string, remedy: string): { theme: Finding } => ({
    theme: { what: "theme", state: "missing", detail, remedy },
  });
  try {
    const loaded = loadTheme(projectFiles(host), () => undefined);
    if (!loaded) return missing("templates/theme/tokens.yaml cannot be used", "`briefs check` says why");
    const fonts = loadFonts(loaded.theme, host, loaded.folder);
    const names = fonts.faces.map(({ name }) => name);
    const detail = `${loaded.theme.name}, ${names.length} fonts: ${names.join(", ")}`;
    return { theme: { what: "theme", state: "good", detail }, fonts };
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return missing(error.message, error.hint);
  }
}

function checkOut(root: string): Finding {
  const out = resolve(root, "out");
  if (isWritable(out)) return { what: "out/", state: "good", detail: "can be written" };
  return {
    what: "out/",
    state: "missing",
    detail: `${out} cannot be written`,
    remedy: "check its permissions, or build with --out",
  };
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch (error) {
    return codeOf(error) === "ENOENT" && dirname(folder) !== folder && isWritable(dirname(folder));
  }
}

function checkCorpus(root: string, host: Host, terminal: Terminal): Finding {
  const folder = terminal.env.BRIEFS_CORPUS || resolve(root, "corpus");
  const count = host.list(folder).length;
  if (count > 0) return { what: "corpus", state: "good", detail: `${count} document${count === 1 ? "" : "s"}` };
  return {
    what: "corpus",
    state: "optional",
    detail: "no documents found: quotations are not compared with their texts",
    remedy: "put the texts in corpus/, or set BRIEFS_CORPUS to their folder",
  };
}

/** Finds the browser and prints a test page, to detect a browser that does not start or print. */
async function checkBrowser(terminal: Terminal, fonts: Fonts | undefined): Promise<Finding> {
  try {
    const found = findBrowser(undefined, terminal.env);
    if (!found) {
      const detail = "none found: no deck PDFs; everything else works";
      return { what: "browser", state: "optional", detail, remedy };
    }
    const version = fonts ? await tryBrowser(new BrowserProvider(found, terminal.env), fonts) : "not started";
    return { what: "browser", state: "good", detail: `${describeBrowser(found)} (${version})` };
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return { what: "browser", state: "optional", detail: error.message, remedy: error.hint };
  }
}

async function tryBrowser(browser: BrowserProvider, fonts: Fonts): Promise<string> {
  try {
    await browser.show('<html lang="en"><title>Doctor</title><h1>It prints</h1>', fonts, (page) => page.print());
    return await browser.version(fonts);
  } finally {
    await browser.close();
  }
}
