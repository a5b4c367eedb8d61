import { randomBytes } from "node:crypto";
import {
  accessSync,
  chmodSync,
  constants,
  createReadStream,
  createWriteStream,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { brotliDecompressSync, createBrotliDecompress } from "node:zlib";
import { makeFolder } from "../folders.ts";
import { HostError } from "../host.ts";
import type { Environment } from "./find.ts";
import { makeOwnFolder, tidyFolders } from "./own-folder.ts";

/** The unpacked embedded browser. */
interface Unpacked {
  readonly program: string;
  /** Folder of the libraries it needs and a minimal system lacks. */
  readonly libraries: string;
}

/**
 * Unpacks the browser of `@sparticuz/chromium` once, into a folder per version that no other user can write to. It is
 * unpacked next to that folder and renamed into place, so parallel or killed builds never leave half a browser. If
 * one cache is full or forbids running programs, the next is tried. Throws a `HostError` if none works.
 */
export async function unpackEmbedded(
  bin: string,
  version: string,
  env: Environment,
  signal: AbortSignal,
): Promise<Unpacked> {
  const reasons: string[] = [];
  for (const cache of cacheFolders(env)) {
    const folder = join(cache, `chromium-${version}`);
    try {
      makePrivate(cache);
      tidyFolders(cache, besideOf(folder));
      if (isWhole(folder)) markUsed(folder);
      else {
        await unpackInto(folder, bin, signal);
        removeIdle(cache);
      }
      return { program: join(folder, "chromium"), libraries: join(folder, "lib") };
    } catch (error) {
      signal.throwIfAborted();
      reasons.push(`${cache}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  throw new HostError(
    `cannot unpack the embedded browser (${reasons.join("; ")})`,
    "free 220 MB there, set XDG_CACHE_HOME to another folder, or choose an installed browser with --browser",
  );
}

/** The user's cache folders, then one in the system's temporary folder. */
function cacheFolders(env: Environment): string[] {
  const { XDG_CACHE_HOME: named = "", HOME: home = "" } = env;
  const caches = [named, join(home, ".cache")].filter((cache) => cache.startsWith("/"));
  const own = `coalition-briefs-${process.getuid?.() ?? randomBytes(4).toString("hex")}`;
  return [...new Set([...caches.map((cache) => join(cache, "coalition-briefs")), join(tmpdir(), own)])];
}

/** Rejects a folder that other users can write to: they could plant a program there. */
function makePrivate(folder: string): void {
  makeFolder(folder, 0o700);
  const found = lstatSync(folder);
  const isOurs = process.getuid === undefined || found.uid === process.getuid();
  if (!found.isDirectory() || !isOurs || (found.mode & 0o022) !== 0) throw new Error("other users can write to it");
}

/** Name prefix of the folders used while unpacking. */
function besideOf(folder: string): string {
  return `${basename(folder)}.`;
}

function isWhole(folder: string): boolean {
  return existsSync(join(folder, "chromium"));
}

/** A version unused for this long is removed when another is unpacked. Each takes 220 MB. */
const longestIdleMs = 60 * 86_400_000;

function markUsed(folder: string): void {
  try {
    utimesSync(folder, new Date(), new Date());
  } catch {
    // A read-only cache gets no new versions, so nothing is ever removed from it.
  }
}

function removeIdle(cache: string): void {
  for (const name of readdirSync(cache)) {
    if (!/^chromium-\d+(?:\.\d+)*$/.test(name)) continue;
    const folder = join(cache, name);
    const found = lstatSync(folder, { throwIfNoEntry: false });
    if (found && Date.now() - found.mtimeMs > longestIdleMs) rmSync(folder, { recursive: true, force: true });
  }
}

async function unpackInto(folder: string, bin: string, signal: AbortSignal): Promise<void> {
  const beside = makeOwnFolder(dirname(folder), besideOf(folder));
  try {
    const program = join(beside.path, "chromium");
    const source = createReadStream(join(bin, "chromium.br"), { highWaterMark: 1 << 22 });
    await pipeline(source, createBrotliDecompress({ chunkSize: 1 << 21 }), createWriteStream(program), { signal });
    chmodSync(program, 0o700);
    checkRuns(program);
    unpackTar(brotliDecompressSync(readFileSync(join(bin, "al2023.tar.br"))), beside.path);
    renameSync(beside.path, folder);
  } catch (error) {
    // Another build may have unpacked it first.
    if (!isWhole(folder)) throw error;
  } finally {
    beside.remove();
  }
}

/** Some systems mount user-writable folders as noexec. */
function checkRuns(program: string): void {
  try {
    accessSync(program, constants.X_OK);
  } catch {
    throw new Error("programs cannot run from there");
  }
}

const block = 512;

/** The plain files of a tar archive; the package's has folders and files with short names only. */
function unpackTar(tar: Buffer, folder: string): void {
  for (let at = 0; at + block <= tar.length && tar[at] !== 0; ) {
    const field = (from: number, length: number): string =>
      tar
        .toString("latin1", at + from, at + from + length)
        .replace(/\0.*$/s, "")
        .trim();
    const [name, size, type] = [field(0, 100), Number.parseInt(field(124, 12), 8) || 0, field(156, 1)];
    if (type === "" || type === "0") {
      const path = join(folder, "lib", basename(name));
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, tar.subarray(at + block, at + block + size), { mode: 0o600 });
    }
    at += block + Math.ceil(size / block) * block;
  }
}
