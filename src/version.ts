import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The program's own folder: this file is one level below it, in the sources and in the bundle. */
export const programFolder = fileURLToPath(new URL("..", import.meta.url));

/** The version in the project's package.json. */
export function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  const { version } = manifest as { version: string };
  return version;
}

/** The id of the running bundle; undefined when running from source. */
export function readBuild(): string | undefined {
  try {
    return readFileSync(new URL("./build-id", import.meta.url), "utf8").trim();
  } catch {
    return undefined;
  }
}
