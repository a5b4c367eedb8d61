import { hash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Plain JSON by key; persistent if it has a file. */
interface Store {
  /** Returned values are shared; do not modify them. */
  recall<T>(key: string): T | undefined;
  keep(key: string, value: unknown): void;
  /** Writes new entries. Failing to write is not an error: the next build recomputes everything. */
  save(): void;
}

interface Entry {
  /** JSON text from the file, parsed on first use; serialised on first write. */
  text?: string;
  /** The checksum of a long text; also the name of the file that stores it. */
  part?: string;
  value?: unknown;
  /** Builds since its last use. */
  readonly idle: number;
}

/** Longer texts are stored in separate files and read only on demand. */
const longestText = 16_384;

/** Entries not used in this many builds are dropped. */
const longestIdle = 12;

/**
 * Opens the store in a file. `program` is the id of the running build. If the file is missing, damaged or from another
 * build, the store starts empty.
 */
export function openStore(file?: string, program = ""): Store {
  const entries = file === undefined ? new Map<string, Entry>() : readEntries(file, program);
  const used = new Set<string>();
  let isNew = false;
  return {
    recall: <T>(key: string): T | undefined => {
      const entry = entries.get(key);
      if (!entry) return undefined;
      if (entry.value === undefined) {
        const text = entry.text ?? readPart(file ?? "", entry.part ?? "");
        if (text === undefined) return undefined;
        entry.value = JSON.parse(text);
      }
      used.add(key);
      return entry.value as T;
    },
    keep: (key, value) => {
      entries.set(key, { value, idle: 0 });
      used.add(key);
      isNew = true;
    },
    save: () => {
      if (file !== undefined && isNew) writeEntries(file, program, entries, used);
      isNew = false;
    },
  };
}

// One line of a sum, one of the program, then one an entry: builds it was idle, key, JSON or the sum of its file.
function readEntries(file: string, program: string): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const text = readIfThere(file);
  const body = text.slice(text.indexOf("\n") + 1);
  if (text !== `${sumOf(body)}\n${body}`) return entries;
  const [owner, ...lines] = body.split("\n");
  if (owner !== program) return entries;
  for (const line of lines) {
    const [idle = "", key = "", json = ""] = line.split("\t", 3);
    const [, part] = /^@([0-9a-f]{64})$/.exec(json) ?? [];
    if (json !== "") entries.set(key, { ...(part ? { part } : { text: json }), idle: Number(idle) });
  }
  return entries;
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function writeEntries(
  file: string,
  program: string,
  entries: ReadonlyMap<string, Entry>,
  used: ReadonlySet<string>,
): void {
  const parts = new Map<string, string | undefined>();
  const lines = [...entries].flatMap(([key, entry]) => {
    const now = used.has(key) ? 0 : entry.idle + 1;
    if (now > longestIdle) return [];
    if (entry.part === undefined) entry.text ??= JSON.stringify(entry.value);
    if (entry.text !== undefined && entry.text.length > longestText) entry.part ??= sumOf(entry.text);
    if (entry.part !== undefined) parts.set(entry.part, entry.text);
    return [`${now}\t${key}\t${entry.part === undefined ? entry.text : `@${entry.part}`}`];
  });
  const body = [program, ...lines].join("\n");
  try {
    mkdirSync(partsOf(file), { recursive: true });
    const there = new Set(readdirSync(partsOf(file)));
    for (const [part, text] of parts) {
      if (text !== undefined && !there.has(part)) writeWhole(join(partsOf(file), part), text);
    }
    writeWhole(file, `${sumOf(body)}\n${body}`);
    for (const name of there) if (!parts.has(name)) rmSync(join(partsOf(file), name), { force: true });
  } catch {
    // A read-only checkout still builds, just without the cache.
  }
}

function partsOf(file: string): string {
  return `${file}.parts`;
}

/** A long text, unless it is not there. One that is not what was written goes, to be written again. */
function readPart(file: string, part: string): string | undefined {
  const path = join(partsOf(file), part);
  const text = readIfThere(path);
  if (sumOf(text) === part) return text;
  rmSync(path, { force: true });
  return undefined;
}

function writeWhole(path: string, text: string): void {
  const beside = `${path}.${process.pid}`;
  writeFileSync(beside, text);
  renameSync(beside, path);
}

function sumOf(text: string): string {
  return hash("sha256", text);
}
