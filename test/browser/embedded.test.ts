import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { describe, expect, test, vi } from "vitest";
import { unpackEmbedded } from "../../src/browser/embedded.ts";
import { HostError } from "../../src/host.ts";
import { emptyFolder } from "../support/run-cli.ts";

const never = new AbortController().signal;

interface Setup {
  /** The packed parts, of a program of a few megabytes. */
  readonly bin: string;
  readonly home: string;
  readonly tmp: string;
}

function setUp(): Setup {
  const folder = emptyFolder();
  const [bin, home, tmp] = [join(folder, "bin"), join(folder, "home"), join(folder, "tmp")];
  for (const each of [bin, home, tmp]) mkdirSync(each);
  writeFileSync(join(bin, "chromium.br"), brotliCompressSync(Buffer.alloc(8 << 20, "program"), quick));
  writeFileSync(join(bin, "al2023.tar.br"), brotliCompressSync(tarOf("al2023/lib/libnss3.so", "library")));
  vi.stubEnv("TMPDIR", tmp);
  return { bin, home, tmp };
}

const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

function tarOf(name: string, text: string): Buffer {
  const [head, body, end] = [Buffer.alloc(512), Buffer.alloc(512), Buffer.alloc(1024)];
  head.write(name, 0);
  head.write(text.length.toString(8).padStart(11, "0"), 124);
  head.write("0", 156);
  body.write(text);
  return Buffer.concat([head, body, end]);
}

describe.skipIf(process.platform === "win32")("the embedded browser", () => {
  test("it is unpacked once, with its libraries, for its user alone", async () => {
    const { bin, home } = setUp();
    const { program, libraries } = await unpackEmbedded(bin, "1.0.0", { HOME: home }, never);
    expect(program).toBe(join(home, ".cache/coalition-briefs/chromium-1.0.0/chromium"));
    expect(statSync(program).mode & 0o777).toBe(0o700);
    expect(statSync(program).size).toBe(8 << 20);
    expect(readFileSync(join(libraries, "libnss3.so"), "utf8")).toBe("library");
    writeFileSync(join(bin, "chromium.br"), "gone");
    expect(await unpackEmbedded(bin, "1.0.0", { HOME: home }, never)).toEqual({ program, libraries });
  });

  test("two builds at once both get it, and leave one", async () => {
    const { bin, home } = setUp();
    const unpack = () => unpackEmbedded(bin, "1.0.0", { HOME: home }, never);
    const [first, ...others] = await Promise.all([unpack(), unpack(), unpack()]);
    for (const other of others) expect(other).toEqual(first);
    expect(readdirSync(join(home, ".cache/coalition-briefs"))).toEqual(["chromium-1.0.0"]);
  });

  test("what a build left that was killed over it goes with a later one", async () => {
    const { bin, home } = setUp();
    await unpackEmbedded(bin, "1.0.0", { HOME: home }, never);
    const cache = join(home, ".cache/coalition-briefs");
    const left = join(cache, `chromium-1.0.0.${spawnSync("true").pid}-abcdef`);
    mkdirSync(left);
    utimesSync(left, 0, 0);
    await unpackEmbedded(bin, "1.0.0", { HOME: home }, never);
    expect(readdirSync(cache)).toEqual(["chromium-1.0.0"]);
  });

  test("another version is unpacked anew", async () => {
    const { bin, home } = setUp();
    await unpackEmbedded(bin, "1.0.0", { HOME: home }, never);
    const { program } = await unpackEmbedded(bin, "2.0.0", { HOME: home }, never);
    expect(program).toContain("chromium-2.0.0/");
    expect(existsSync(program)).toBe(true);
  });

  test("a version that nobody has used for months goes when another one comes", async () => {
    const { bin, home } = setUp();
    const cache = join(home, ".cache/coalition-briefs");
    for (const version of ["1.0.0", "2.0.0"]) await unpackEmbedded(bin, version, { HOME: home }, never);
    mkdirSync(join(cache, "kept"));
    for (const name of readdirSync(cache)) utimesSync(join(cache, name), 0, 0);
    await unpackEmbedded(bin, "2.0.0", { HOME: home }, never);
    expect(readdirSync(cache).sort()).toEqual(["chromium-1.0.0", "chromium-2.0.0", "kept"]);
    await unpackEmbedded(bin, "3.0.0", { HOME: home }, never);
    expect(readdirSync(cache).sort()).toEqual(["chromium-2.0.0", "chromium-3.0.0", "kept"]);
  });

  test.each([
    ["is no folder", (cache: string) => writeFileSync(cache, "")],
    ["others may write to", (cache: string) => chmodSync(mkdirSync(cache, { recursive: true }) ?? cache, 0o777)],
  ])("a cache that %s is passed over", async (_, spoil) => {
    const { bin, home, tmp } = setUp();
    mkdirSync(join(home, ".cache"));
    spoil(join(home, ".cache/coalition-briefs"));
    const { program } = await unpackEmbedded(bin, "1.0.0", { HOME: home }, never);
    expect(program.startsWith(join(tmp, "coalition-briefs-"))).toBe(true);
  });

  test("without a home it goes to the temporary files, or where XDG_CACHE_HOME says", async () => {
    const { bin, home, tmp } = setUp();
    expect((await unpackEmbedded(bin, "1.0.0", {}, never)).program.startsWith(tmp)).toBe(true);
    const { program } = await unpackEmbedded(bin, "1.0.0", { XDG_CACHE_HOME: home, HOME: "/nowhere" }, never);
    expect(program.startsWith(join(home, "coalition-briefs/"))).toBe(true);
  });

  test.runIf(existsSync("/proc/self"))("a home that cannot be is passed over at once", async () => {
    const { bin, tmp } = setUp();
    const { program } = await unpackEmbedded(bin, "1.0.0", { HOME: "/proc/nobody" }, never);
    expect(program.startsWith(tmp)).toBe(true);
  });

  test("a damaged package says where and why, and leaves nothing", async () => {
    const { bin, home, tmp } = setUp();
    writeFileSync(join(bin, "chromium.br"), "no Brotli");
    const failed = unpackEmbedded(bin, "1.0.0", { HOME: home }, never);
    await expect(failed).rejects.toThrow(HostError);
    await expect(failed).rejects.toThrow(/^cannot unpack the embedded browser \(.*coalition-briefs: .*; .*: .*\)$/);
    await expect(failed).rejects.toMatchObject({ hint: expect.stringContaining("XDG_CACHE_HOME") });
    const left = [join(home, ".cache/coalition-briefs"), ...readdirSync(tmp).map((name) => join(tmp, name))];
    expect(left.flatMap((folder) => readdirSync(folder))).toEqual([]);
  });

  test("a build that ends meanwhile does not wait for it, and leaves nothing", async () => {
    const { bin, home } = setUp();
    const closing = new AbortController();
    const failed = unpackEmbedded(bin, "1.0.0", { HOME: home }, closing.signal);
    setImmediate(() => closing.abort(new Error("it was closed")));
    await expect(failed).rejects.toThrow("it was closed");
    expect(readdirSync(join(home, ".cache/coalition-briefs"))).toEqual([]);
  });
});
