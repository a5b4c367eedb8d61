import { execFile, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { auditPdf } from "../../src/audit/audit-pdf.ts";
import { openPdf, type PdfFile } from "../../src/pdf/file.ts";
import type { PdfDict } from "../../src/pdf/value.ts";

const isRoot = process.getuid?.() === 0;
const why = reasonToSkip();

/** What a root of our own needs, tried here so that a broken script is no reason to skip. */
function reasonToSkip(): string {
  if (process.platform !== "linux" || process.arch !== "x64") return "the embedded browser is for Linux x64";
  if (!existsSync("node_modules/@sparticuz/chromium/bin")) return "@sparticuz/chromium is not installed";
  const own = isRoot ? [] : ["--user", "--map-root-user"];
  const tried = spawnSync("unshare", [...own, "--mount", "--pid", "--fork", "mount", "-t", "proc", "proc", "/proc"]);
  if (tried.error) return "there is no `unshare`";
  return tried.status === 0 ? "" : `no root of our own can be made here: ${tried.stderr.toString().trim()}`;
}

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Nothing but Node, its libraries and this checkout: no browser, no font, no /dev/shm. */
describe.skipIf(why !== "")(`in a bare root${why && ` (skipped: ${why})`}`, () => {
  let place: string;
  beforeAll(() => {
    place = realpathSync(mkdtempSync(join(tmpdir(), "briefs-bare-")));
  });
  afterAll(() => rmSync(place, { recursive: true, force: true }));

  const run = (before: readonly string[], ...argv: string[]): Promise<Ran> =>
    new Promise((resolve) => {
      const all = ["test/support/bare-root.sh", place, ...before, ...argv, "--project", "/briefs"];
      const env = { ...process.env, NODE: process.execPath };
      const child = execFile("sh", all, { env }, (_, out, err) => resolve({ code: child.exitCode ?? -1, out, err }));
    });
  const made = (path: string): Buffer => readFileSync(join(place, "files", path));
  const deck = "transition/transition-deck.pdf";
  const handout = "transition/transition-deck.handout.pdf";
  const withoutPackage = ["--hide", "node_modules/@sparticuz"];

  test("the embedded browser prints the deck in its own fonts, without a fault of PDF/UA", async () => {
    const only = ["--only", "deck.pdf,deck.html", "--handout"];
    const { code, err } = await run([], "build", "transition", ...only, "--out", "/out/a");
    expect(err).not.toContain("hint");
    expect(code).toBe(0);
    const slides =
      made("a/transition/transition-deck.html")
        .toString()
        .match(/<svg data-marpit-svg/g) ?? [];
    const { pages, bookmarked, lang } = aboutOf(openPdf(made(join("a", deck))));
    expect(slides.length).toBeGreaterThan(5);
    expect([pages, bookmarked, lang]).toEqual([slides.length, slides.length, "en"]);
    for (const path of [deck, handout]) {
      const bytes = made(join("a", path));
      const faults: string[] = [];
      auditPdf(bytes, path, ({ code }) => faults.push(code));
      expect([...new Set(faults)].sort()).toEqual(["pdf-identifier", "pdf-output-intent"]);
      const fonts = fontsOf(openPdf(bytes));
      expect(fonts.length).toBeGreaterThan(2);
      for (const { name } of fonts) expect(name).toMatch(/^[A-Z]{6}\+Source(Sans3|Serif4)-/);
      expect(fonts.filter(({ isEmbedded }) => !isEmbedded)).toEqual([]);
    }
  });

  test("another user, who has no home and no sandbox, gets the same bytes", async () => {
    const user = isRoot ? ["--user", "12345"] : [];
    const { code, err } = await run(user, "build", "transition", "--only", "deck.pdf", "--handout", "--out", "/out/b");
    expect(err).not.toContain("hint");
    expect(code).toBe(0);
    for (const path of [deck, handout]) expect(made(join("b", path)).equals(made(join("a", path)))).toBe(true);
  });

  test.each([
    ["a deck's PDF", ["--only", "deck.pdf"]],
    ["a handout", ["--only", "deck.html", "--handout"]],
  ])("without the package %s that is asked for is an error with its remedy", async (_, asked) => {
    const { code, err } = await run(withoutPackage, "build", "transition", ...asked, "--out", "/out/c");
    expect(code).toBe(3);
    expect(err).toMatch(/^briefs: no browser found; deck PDFs need one/);
    expect(err).toContain("hint: install Chrome, Edge or Chromium");
    expect(existsSync(join(place, "files/c"))).toBe(false);
  });

  test("without the package a plain build makes the rest and says so in one line", async () => {
    const { code, out, err } = await run(withoutPackage, "build", "transition", "--out", "/out/d");
    expect(code).toBe(0);
    expect(err.match(/skipped deck PDFs: no browser found/g)).toHaveLength(1);
    expect(out).not.toContain(deck);
    for (const form of ["deck.html", "deck.pptx", "deck-notes.txt", "fact-sheet.pdf"])
      expect(existsSync(join(place, `files/d/transition/transition-${form}`))).toBe(true);
  });
});

function aboutOf(file: PdfFile): { pages: number | undefined; bookmarked: number; lang: string | undefined } {
  const catalog = file.dict(file.trailer.get("Root"));
  const bookmarks = bookmarksOf(file, file.dict(catalog?.get("Outlines")));
  const bookmarked = new Set(bookmarks.map((one) => JSON.stringify(file.array(one.get("Dest"))[0])));
  const pages = file.number(file.dict(catalog?.get("Pages"))?.get("Count"));
  return { pages, bookmarked: bookmarked.size, lang: file.text(catalog?.get("Lang")) };
}

function bookmarksOf(file: PdfFile, above: PdfDict | undefined): PdfDict[] {
  const found: PdfDict[] = [];
  for (let one = file.dict(above?.get("First")); one; one = file.dict(one.get("Next")))
    found.push(one, ...bookmarksOf(file, one));
  return found;
}

interface Font {
  readonly name: string;
  readonly isEmbedded: boolean;
}

function fontsOf(file: PdfFile): Font[] {
  const dicts = file.ids.map((id) => file.dict({ kind: "ref", id }));
  const descriptors = dicts.filter((one): one is PdfDict => file.name(one?.get("Type")) === "FontDescriptor");
  return descriptors.map((one) => ({ name: file.name(one.get("FontName")) ?? "", isEmbedded: one.has("FontFile2") }));
}
