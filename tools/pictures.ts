import { execFileSync } from "node:child_process";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import puppeteer from "puppeteer-core";

/**
 * Makes the README's pictures from what is committed in out/: page one of the fact sheet and
 * a slide. Needs pdftoppm and a Chromium (CHROME_PATH, else /usr/bin/chromium).
 */
const brief = "out/transition/transition";
const slide = 4;

execFileSync("pdftoppm", [
  "-png",
  "-r",
  "66",
  "-f",
  "1",
  "-singlefile",
  `${brief}-fact-sheet.pdf`,
  join("docs", "page"),
]);

const browser = await puppeteer.launch({
  executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
  args: process.getuid?.() === 0 ? ["--no-sandbox"] : [],
});
const page = await browser.newPage();
await page.setViewport({ width: 1280, height: 720, deviceScaleFactor: 0.6 });
await page.goto(`${pathToFileURL(resolve(`${brief}-deck.html`))}#${slide}`);
await page.addStyleTag({ content: ".bespoke-marp-osc { display: none !important }" });
await page.screenshot({ path: "docs/slide.png" });
await browser.close();
