import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { BrowserProvider } from "../../src/browser/browser.ts";
import { findBrowser } from "../../src/browser/find.ts";
import { fieldOf } from "../../src/browser/pipe.ts";
import { startBrowser } from "../../src/browser/start.ts";
import { HostError } from "../../src/host.ts";
import { loadProjectTheme } from "../support/theme.ts";

const found = findBrowser(undefined, process.env);
const why = found ? "" : " (skipped: none is found; set CHROME_PATH to one)";
const { fonts } = loadProjectTheme();

// A place for temporary files of this test's own, to see what is left there.
const place = mkdtempSync(join(tmpdir(), "briefs-place-"));
const { TMPDIR } = process.env;
beforeAll(() => {
  process.env.TMPDIR = place;
});
afterAll(() => {
  if (TMPDIR === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = TMPDIR;
  rmSync(place, { recursive: true, force: true });
});

function profiles(): string[] {
  return readdirSync(place).filter((name) => /^(briefs-browser-|\.?org\.chromium)/.test(name));
}

describe.skipIf(!found)(`the browser${why}`, () => {
  const browser = new BrowserProvider(found ?? { kind: "named", path: "" }, process.env);
  afterAll(() => browser.close());

  test("it is started once, and shows each document for itself, however many", async () => {
    const titles = ["One", "Two", "Three"].map((title) =>
      browser.show(`<title>${title}</title>`, fonts, (page) => page.evaluate("document.title")),
    );
    expect(await Promise.all(titles)).toEqual(["One", "Two", "Three"]);
    expect(await browser.version(fonts)).toMatch(/\/\d+/);
  });

  test.skipIf(found?.kind === "embedded")(
    "an installed one does not draw what belongs to its address bar",
    async () => {
      const folder = mkdtempSync(join(place, "own-"));
      const limits = { launchMs: 30_000, answerMs: 20_000, printMs: 20_000 };
      const start = { program: found?.path ?? "", folder, env: process.env, limits, onEvent: () => undefined };
      const { pipe, end } = await startBrowser({ ...start, signal: new AbortController().signal });
      const { targetInfos } = (await pipe.send("Target.getTargets", { filter: [{}] }, { timeoutMs: 20_000 })) as {
        targetInfos: unknown[];
      };
      end();
      const shown = targetInfos.map((target) => String(fieldOf(target, "url")));
      expect(shown).toContain("about:blank");
      expect(shown.filter((url) => url.includes("omnibox"))).toEqual([]);
    },
  );

  test("while one document keeps it waiting, it shows the next", async () => {
    let isDone = false;
    const slow = browser.show("<title>Slow</title>", fonts, async (page) => {
      while (!isDone) await page.evaluate("new Promise((resolve) => setTimeout(resolve, 20, document.title))");
      return page.evaluate("document.title");
    });
    const quick = ["One", "Two"].map((title) =>
      browser.show(`<title>${title}</title>`, fonts, (page) => page.evaluate("document.title")),
    );
    expect(await Promise.all(quick)).toEqual(["One", "Two"]);
    isDone = true;
    expect(await slow).toBe("Slow");
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
  const patient = { launchMs: 20_000, answerMs: 20_000, printMs: 300 };
  let count = 0;
  const program = (script: string, launchMs = patient.launchMs, shell = "/bin/sh"): BrowserProvider => {
    const path = join(folder, `program-${count++}`);
    writeFileSync(path, `#!${shell}\n${script}\n`, { mode: 0o755 });
    return new BrowserProvider({ kind: "named", path }, process.env, { ...patient, launchMs });
  };
  const shown = (browser: BrowserProvider): Promise<unknown> => browser.show("", fonts, (page) => page.print());
  /** Begins a program with a child of its own, whose number it notes. */
  const withChild = (script: string): string => `sleep 60 & echo $! >>${join(folder, "children")}\n${script}`;

  test("one that never answers is ended in time", async () => {
    await expect(shown(program(withChild("sleep 60"), 300))).rejects.toThrow(/failed: it did not answer within 0.3 s/);
  });

  test("one that ends at once says why", async () => {
    const ended = shown(program("echo 'error while loading shared libraries: libnspr4.so' >&2; sleep 0.05; exit 1"));
    await expect(ended).rejects.toThrow(
      /failed: it exited unexpectedly \(exit code 1\): error while loading shared libraries: libnspr4.so/,
    );
    await expect(shown(program("echo 'unknown option --headless' >&2; exit 2"))).rejects.toThrow(
      /failed: it exited unexpectedly \(exit code 2\): unknown option --headless$/,
    );
    await expect(shown(program("exit 1"))).rejects.toThrow(HostError);
  });

  test("one that talks nonsense, or without end, is ended", async () => {
    const nonsense = withChild("echo nonsense; printf 'nonsense\\0' >&4; sleep 60");
    await expect(shown(program(nonsense))).rejects.toThrow(/failed: its output is not a DevTools message/);
    const number = withChild("printf '12\\0null\\0' >&4; sleep 60");
    await expect(shown(program(number))).rejects.toThrow(/failed: its output is not a DevTools message/);
    await expect(shown(program("yes >&4", 300))).rejects.toThrow(/failed: it (did not answer within|says more than)/);
  });

  /** Answers everything but a method, at which it does something else. */
  const until = (method: string, act: string): BrowserProvider =>
    program(
      `const { createReadStream, writeSync } = require("node:fs");
      const result = { product: "Chrome/999", targetId: "t", sessionId: "s", frameTree: { frame: { id: "f" } } };
      createReadStream("", { fd: 3 }).on("data", (bytes) => {
        for (const text of bytes.toString().split("\\0").filter(Boolean)) {
          const { id, method } = JSON.parse(text);
          if (method === "${method}") { ${act}; } else writeSync(4, JSON.stringify({ id, result }) + "\\0");
        }
      });`,
      patient.launchMs,
      process.execPath,
    );

  test("nothing is printed before it is loaded", async () => {
    const late = 'setTimeout(() => writeSync(4, JSON.stringify({ id, result }) + "\\0"), 1000)';
    const started = performance.now();
    await expect(shown(until("Runtime.evaluate", late))).rejects.toThrow(/did not produce a tagged PDF/);
    expect(performance.now() - started).toBeGreaterThan(1000);
  });

  test("one that does not know a request, or prints without tags, is of another version", async () => {
    const old = until("Fetch.enable", `writeSync(4, JSON.stringify({ id, error: { message: "no Fetch" } }) + "\\0")`);
    await expect(shown(old)).rejects.toThrow(/failed: no Fetch/);
    await expect(shown(until("none", ""))).rejects.toThrow(/failed: Chrome\/999 did not produce a tagged PDF/);
  });

  test("one that hangs or ends over a page fails that page and the next in time", async () => {
    const hanging = until("Page.printToPDF", "");
    await expect(shown(hanging)).rejects.toThrow(/failed: it did not answer within 0.3 s \(Page.printToPDF\)/);
    await expect(shown(hanging)).rejects.toThrow(HostError);
    await expect(shown(until("Page.printToPDF", "process.exit(7)"))).rejects.toThrow(
      /failed: it exited unexpectedly \(exit code 7\)/,
    );
    await expect(shown(until("Page.setDocumentContent", "process.abort()"))).rejects.toThrow(/\(SIGABRT\)/);
  });

  test("one that is still starting does not delay the end", async () => {
    const browser = new BrowserProvider(program(withChild("sleep 60")).found, process.env);
    browser.start(fonts);
    await wait(100);
    const started = performance.now();
    await browser.close();
    expect(performance.now() - started).toBeLessThan(1000);
  });

  const isRunning = (pid: string): boolean => {
    try {
      return process.kill(Number(pid), 0);
    } catch {
      return false;
    }
  };

  test("nothing of it is left, no folder and no process", async () => {
    expect(profiles()).toEqual([]);
    const children = readFileSync(join(folder, "children"), "utf8").trim().split("\n");
    expect(children.length).toBeGreaterThan(3);
    await expect.poll(() => children.filter(isRunning), { timeout: 5000 }).toEqual([]);
  });

  test("without a place for its temporary files it says which one to name", async () => {
    process.env.TMPDIR = join(folder, "nowhere");
    const failed = shown(program("sleep 60"));
    process.env.TMPDIR = place;
    await expect(failed).rejects.toThrow(/cannot create a temporary folder for the browser: ENOENT/);
    await expect(failed).rejects.toMatchObject({ hint: "set TMPDIR to a writable folder" });
  });
});
