import { randomBytes } from "node:crypto";
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { homedir, tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { brotliDecompressSync, createBrotliDecompress } from "node:zlib";
import { HostError } from "../host.ts";
import type { Environment } from "./browser-find.ts";

/** The embedded browser, unpacked. */
export interface Unpacked {
  readonly program: string;
  /** The libraries it needs and a bare system does not have. */
  readonly libraries: string;
}

/**
 * Unpacks the browser of `@sparticuz/chromium` into a folder of its own version that nobody
 * else may write to, once. It is unpacked beside that folder and renamed into place, so that
 * two builds at a time, or one that is killed, leave either a whole browser or none.
 */
export async function unpackEmbedded(bin: string, version: string, env: Environment): Promise<Unpacked> {
  const folder = join(cacheFolder(env), `chromium-${version}`);
  if (!isWhole(folder)) await unpackInto(folder, bin);
  return { program: join(folder, "chromium"), libraries: join(folder, "lib") };
}

function isWhole(folder: string): boolean {
  return existsSync(join(folder, "chromium"));
}

async function unpackInto(folder: string, bin: string): Promise<void> {
  const beside = mkdtempSync(`${folder}.`);
  try {
    const program = join(beside, "chromium");
    const source = createReadStream(join(bin, "chromium.br"), { highWaterMark: 1 << 22 });
    await pipeline(source, createBrotliDecompress({ chunkSize: 1 << 21 }), createWriteStream(program));
    chmodSync(program, 0o700);
    unpackTar(brotliDecompressSync(readFileSync(join(bin, "al2023.tar.br"))), beside);
    renameSync(beside, folder);
  } catch (error) {
    rmSync(beside, { recursive: true, force: true });
    // Another build was faster.
    if (isWhole(folder)) return;
    throw new HostError(
      `the embedded browser cannot be unpacked into ${dirname(folder)}: ${error instanceof Error ? error.message : String(error)}`,
      "make room for 220 MB there, name another folder in XDG_CACHE_HOME, or name a browser with --browser",
    );
  }
}

/** The user's own cache; where there is no home to write to, a folder of the system's temporary one. */
function cacheFolder(env: Environment): string {
  const homes = [env.XDG_CACHE_HOME, join(env.HOME || homedir(), ".cache")].filter((home) => home?.startsWith("/"));
  const own = `coalition-briefs-${process.getuid?.() ?? randomBytes(4).toString("hex")}`;
  for (const folder of [...homes.map((home) => join(home ?? "", "coalition-briefs")), join(tmpdir(), own)]) {
    if (isPrivate(folder)) return folder;
  }
  throw new HostError(
    "there is no folder to unpack the embedded browser into",
    "name one in XDG_CACHE_HOME, or name a browser with --browser",
  );
}

/** A folder that somebody else can write to could hold somebody else's program. */
function isPrivate(folder: string): boolean {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const found = lstatSync(folder);
    const isOurs = process.getuid === undefined || found.uid === process.getuid();
    return found.isDirectory() && isOurs && (found.mode & 0o022) === 0;
  } catch {
    return false;
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
