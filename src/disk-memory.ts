import { hash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Memory } from "./host.ts";

/** A memory that outlives the process where it has a file. */
export interface DiskMemory extends Memory {
  /** Writes what is new. A memory that cannot be written is no fault: the next build makes everything anew. */
  save(): void;
}

interface Entry {
  /** JSON as it stands in the file, read when it is first asked for; made when it is first written. */
  text?: string;
  value?: unknown;
  /** Builds since it was last asked for. */
  readonly idle: number;
}

/** What nobody asked for in so many builds is forgotten. */
const longestIdle = 30;

/**
 * Opens the memory in a file that a build of the program wrote, `program` being that build's name. A file of another
 * build, a damaged one or none is an empty memory.
 */
export function openMemory(file?: string, program = ""): DiskMemory {
  const entries = file === undefined ? new Map<string, Entry>() : readEntries(file, program);
  const used = new Set<string>();
  let isNew = false;
  return {
    recall: <T>(key: string): T | undefined => {
      const entry = entries.get(key);
      if (!entry) return undefined;
      used.add(key);
      entry.value ??= JSON.parse(entry.text ?? "null");
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

// One line of a sum, one of the program, then one an entry: builds it was idle, key, JSON.
function readEntries(file: string, program: string): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  const text = readIfThere(file);
  const body = text.slice(text.indexOf("\n") + 1);
  if (text !== `${sumOf(body)}\n${body}`) return entries;
  const [owner, ...lines] = body.split("\n");
  if (owner !== program) return entries;
  for (const line of lines) {
    const [idle = "", key = "", json = ""] = line.split("\t", 3);
    if (json !== "") entries.set(key, { text: json, idle: Number(idle) });
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
  const lines = [...entries].flatMap(([key, entry]) => {
    const now = used.has(key) ? 0 : entry.idle + 1;
    if (now > longestIdle) return [];
    entry.text ??= JSON.stringify(entry.value);
    return [`${now}\t${key}\t${entry.text}`];
  });
  const body = [program, ...lines].join("\n");
  try {
    mkdirSync(dirname(file), { recursive: true });
    const beside = `${file}.${process.pid}`;
    writeFileSync(beside, `${sumOf(body)}\n${body}`);
    renameSync(beside, file);
  } catch {
    // A read-only checkout builds as well, only not faster.
  }
}

function sumOf(text: string): string {
  return hash("sha256", text);
}
