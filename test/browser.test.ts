import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BrowserProvider } from "../src/deck/browser.ts";
import { findBrowser } from "../src/deck/browser-find.ts";
import { HostError } from "../src/host.ts";
import { projectTheme } from "./support/deck-theme.ts";

const found = findBrowser(undefined, process.env);
const why = found ? "" : " (skipped: none is found; set CHROME_PATH to one)";
const { fonts } = projectTheme();

// A place for temporary files of this test's own, to see what is left there.
const place = mkdtempSync(join(tmpdir(), "briefs-place-"));
process.env.TMPDIR = place;
afterAll(() => rmSync(place, { recursive: true, force: true }));

function profiles(): string[] {
  return readdirSync(place).filter((name) => name.startsWith("briefs-browser-"));
}

describe.skipIf(!found)(`the browser${why}`, () => {
  const browser = new BrowserProvider(found ?? { kind: "named", path: "" }, process.env);
  afterAll(() => browser.close());

  test("it is started once, and shows one document after the other", async () => {
    const titles = ["One", "Two", "Three"].map((title) =>
      browser.show(`<title>${title}</title>`, fonts, (page) => page.evaluate("document.title")),
    );
    expect(await Promise.all(titles)).toEqual(["One", "Two", "Three"]);
    expect(await browser.version(fonts)).toMatch(/\/\d+/);
  });

  test("it reaches no server and no file, only data within the document", async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? "");
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const pixel = "data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=";
    const sources = [`http://127.0.0.1:${port}/a.png`, "file:///etc/hostname", pixel];
    const html = sources.map((source) => `<img src="${source}">`).join("");
    const widths = await browser.show(html, fonts, (page) =>
      page.evaluate("[...document.images].map((image) => image.naturalWidth)"),
    );
    server.close();
    expect(widths).toEqual([0, 0, 1]);
    expect(asked).toEqual([]);
  });

  test("a fault in the work on a page is ours, and the browser goes on", async () => {
    await expect(browser.show("", fonts, (page) => page.evaluate("nothing.here"))).rejects.toThrow("ReferenceError");
    expect(await browser.show("", fonts, (page) => page.evaluate("1 + 1"))).toBe(2);
  });

  test("closed, it leaves nothing behind", async () => {
    const before = profiles();
    const other = new BrowserProvider(browser.found, process.env);
    await other.version(fonts);
    await other.close();
    await other.close();
    expect(profiles()).toEqual(before);
  });
});

describe.skipIf(process.platform === "win32")("a program that is no browser", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "briefs-no-browser-"));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const program = (script: string): BrowserProvider => {
    const path = join(folder, `program-${script.length}`);
    writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return new BrowserProvider({ kind: "named", path }, process.env, { launchMs: 300, answerMs: 300, printMs: 300 });
  };
  const shown = (browser: BrowserProvider): Promise<unknown> => browser.show("", fonts, (page) => page.evaluate("1"));

  test("one that never answers is ended in time", async () => {
    await expect(shown(program("sleep 60"))).rejects.toThrow(/failed: it did not answer within 0.3 s/);
  });

  test("one that ends at once says why", async () => {
    const ended = shown(program("echo 'error while loading shared libraries: libnspr4.so' >&2; sleep 0.05; exit 1"));
    await expect(ended).rejects.toThrow(
      /failed: it ended by itself \(exit code 1\): error while loading shared libraries: libnspr4.so/,
    );
    await expect(shown(program("exit 1"))).rejects.toThrow(HostError);
  });

  test("nothing of it is left", () => {
    expect(profiles()).toEqual([]);
  });
});
