import { accessSync, constants, existsSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, join } from "node:path";
import { HostError } from "../host.ts";

/** A browser that can print slides, and how it was found. */
export interface FoundBrowser {
  readonly kind: "named" | "installed" | "embedded";
  /** The executable, or for the embedded browser the folder of its packed parts. */
  readonly path: string;
  /** Package version of the embedded browser. */
  readonly version?: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Finds the browser to use, in this order: `--browser`, then CHROME_PATH, each a `HostError` if it is not an
 * executable; an installed Chrome, Edge or Chromium; the package `@sparticuz/chromium`. Undefined if there is none.
 */
export function findBrowser(
  named: string | undefined,
  env: Environment,
  platform = process.platform,
): FoundBrowser | undefined {
  if (named) return nameBrowser(named, "--browser");
  if (env.CHROME_PATH) return nameBrowser(env.CHROME_PATH, "CHROME_PATH");
  const path = installedPaths(platform, env).find(isProgram);
  return path === undefined ? findEmbedded(platform) : { kind: "installed", path };
}

function nameBrowser(path: string, by: string): FoundBrowser {
  if (isProgram(path)) return { kind: "named", path };
  throw new HostError(`${path} (from ${by}) is not an executable`, "give the full path to Chrome, Edge or Chromium");
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function installedPaths(platform: NodeJS.Platform, env: Environment): string[] {
  if (platform === "win32") return windowsPaths(env);
  if (platform === "darwin") return macPaths(env);
  const folders = (env.PATH ?? "").split(delimiter).filter((folder) => folder.startsWith("/"));
  return linuxNames.flatMap((name) => folders.map((folder) => join(folder, name)));
}

const linuxNames = [
  "google-chrome",
  "google-chrome-stable",
  "microsoft-edge",
  "microsoft-edge-stable",
  "chromium",
  "chromium-browser",
];

function macPaths({ HOME }: Environment): string[] {
  const programs = ["Google Chrome", "Microsoft Edge", "Chromium"];
  return programs.flatMap((name) =>
    ["", ...(HOME ? [HOME] : [])].map((root) => `${root}/Applications/${name}.app/Contents/MacOS/${name}`),
  );
}

function windowsPaths(env: Environment): string[] {
  const roots = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].filter((root) => root !== undefined);
  const programs = [
    "Google\\Chrome\\Application\\chrome.exe",
    "Microsoft\\Edge\\Application\\msedge.exe",
    "Chromium\\Application\\chrome.exe",
  ];
  return programs.flatMap((program) => roots.map((root) => `${root}\\${program}`));
}

/** Linux on x64 with glibc only: the package's binary runs nowhere else. */
function findEmbedded(platform: NodeJS.Platform): FoundBrowser | undefined {
  if (platform !== "linux" || process.arch !== "x64" || !existsSync("/lib64/ld-linux-x86-64.so.2")) return undefined;
  const require = createRequire(import.meta.url);
  const places = require.resolve.paths(embeddedPackage) ?? [];
  // Not resolved by its entry point, whose path differs between package versions.
  const folder = places.map((place) => join(place, embeddedPackage)).find((place) => existsSync(join(place, "bin")));
  if (folder === undefined) return undefined;
  const { version } = require(join(folder, "package.json")) as { version: string };
  return { kind: "embedded", path: join(folder, "bin"), version };
}

const embeddedPackage = "@sparticuz/chromium";
