import { readFileSync } from "node:fs";

/** The version in the project's package.json. */
export function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
  const { version } = manifest as { version: string };
  return version;
}
