import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Holds files against those of a folder, which are read first and only written where
 * `UPDATE_GOLDENS=1` asks for it, and never in CI. Returns what is wrong: a golden that is
 * missing, one that says otherwise, one that nothing makes any more.
 */
export function compareGoldens(
  folder: string,
  made: ReadonlyMap<string, Uint8Array>,
  differs: (golden: Uint8Array, made: Uint8Array) => string | undefined,
): string[] {
  if (process.env.UPDATE_GOLDENS === "1" && !process.env.CI) writeGoldens(folder, made);
  const there = readFolder(folder);
  const hint = "look at it, then UPDATE_GOLDENS=1 writes it";
  const found = [...made].flatMap(([name, bytes]) => {
    const golden = there.get(name);
    if (!golden) return [`${join(folder, name)} is missing: ${hint}`];
    const difference = differs(golden, bytes);
    return difference === undefined ? [] : [`${join(folder, name)} differs: ${difference}`];
  });
  const orphans = [...there.keys()].filter((name) => !made.has(name));
  return [...found, ...orphans.map((name) => `${join(folder, name)} is an orphan: nothing makes it`)];
}

/** The first line in which two texts differ. */
export function firstDifference(golden: Uint8Array, made: Uint8Array): string | undefined {
  const [before, after] = [golden, made].map((bytes) => new TextDecoder().decode(bytes).split("\n"));
  const longest = Math.max(before?.length ?? 0, after?.length ?? 0);
  for (let line = 0; line < longest; line++) {
    if (before?.[line] !== after?.[line])
      return `line ${line + 1} was \`${before?.[line] ?? ""}\` and is \`${after?.[line] ?? ""}\``;
  }
  return undefined;
}

function writeGoldens(folder: string, made: ReadonlyMap<string, Uint8Array>): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readFolder(folder).keys()) if (!made.has(name)) rmSync(join(folder, name));
  for (const [name, bytes] of made) writeFileSync(join(folder, name), bytes);
}

function readFolder(folder: string): Map<string, Uint8Array> {
  try {
    return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]));
  } catch {
    return new Map();
  }
}
