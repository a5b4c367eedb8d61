import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import puppeteer, { type Browser } from "puppeteer-core";
import { makeOwnFolder } from "../../src/browser/own-folder.ts";

/** A browser of this machine, or undefined: the tests that look at pages are then left out. */
export const browserPath = [process.env.CHROME_PATH, "/usr/bin/chromium", "/usr/bin/google-chrome"].find(
  (path) => path !== undefined && existsSync(path),
);

export interface OpenBrowser {
  readonly browser: Browser;
  close(): Promise<void>;
}

export async function openBrowser(): Promise<OpenBrowser> {
  const profile = makeOwnFolder(tmpdir(), "briefs-test-browser-");
  const quiet = [
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
  const browser = await puppeteer.launch({
    ...(browserPath && { executablePath: browserPath }),
    args: ["--no-sandbox", ...quiet],
    userDataDir: profile.path,
    env: { ...process.env, TMPDIR: profile.path },
  });
  return {
    browser,
    close: async () => {
      await browser.close();
      profile.remove();
    },
  };
}
