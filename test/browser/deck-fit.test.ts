import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { slideMeasure } from "../../src/browser/measure-slides.ts";
import { renderDeck, renderSlides } from "../../src/marp/deck-html.ts";
import { servePresentation } from "../../src/marp/serve.ts";
import { loadShell } from "../../src/marp/shell.ts";
import type { Drawing } from "../../src/pictures/drawing.ts";
import type { Deck } from "../../src/slides/deck.ts";
import type { Overflow } from "../../src/slides/overflow.ts";
import { deckChartWidths } from "../../src/slides/widths.ts";
import { browserPath, type OpenBrowser, openBrowser } from "../support/browser.ts";
import { exampleDeck, exampleDrawings } from "../support/deck-example.ts";
import { composedText, deckSource } from "../support/deck-fixture.ts";
import { stylesOf } from "../support/deck-styles.ts";
import { ownOutputs } from "../support/own-outputs.ts";
import { readSource } from "../support/read-source.ts";
import { loadProjectTheme } from "../support/theme.ts";

const why = browserPath ? "" : " (skipped: no browser; set CHROME_PATH to one)";
const look = loadProjectTheme();

function example(): Promise<string> {
  const deck = readSource(exampleDeck());
  return render(deck, exampleDrawings(deckChartWidths(deck, look.theme)));
}

function fromMarkdown(markdown: string): Promise<string> {
  return render(readSource(deckSource(composedText(markdown, []))));
}

async function render(deck: Deck, drawings: ReadonlyMap<string, Drawing> = new Map()): Promise<string> {
  const parts = renderSlides(deck, drawings, { ...look, report: () => undefined });
  return renderDeck(deck.source, parts, await stylesOf(parts.text, look), await loadShell());
}

describe.skipIf(!browserPath)(`a deck in the browser${why}`, () => {
  let open: OpenBrowser;
  let page: Page;
  const requests: string[] = [];
  const faults: string[] = [];
  beforeAll(async () => {
    open = await openBrowser();
    page = await open.browser.newPage();
    await page.setViewport({ width: 1280, height: 720 });
    page.on("request", (request) => requests.push(request.url()));
    page.on("pageerror", (error) => faults.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") faults.push(message.text());
    });
  });
  afterAll(() => open.close());

  const show = async (html: string): Promise<void> => {
    const deck = await servePresentation(html);
    await page.goto(deck.url, { waitUntil: "load" });
    await page.evaluate("document.fonts.ready.then(() => undefined)");
    await deck.close();
  };
  const overflows = async (html: string): Promise<Overflow[]> => {
    await show(html);
    return (await page.evaluate(slideMeasure)) as Overflow[];
  };

  test("nothing leaves its place on the slides of the example, and nothing is fetched", async () => {
    requests.length = 0;
    expect(await overflows(await example())).toEqual([]);
    expect(requests.filter((url) => !/^(data:|http:\/\/127\.0\.0\.1:\d+\/(#\d+)?$)/.test(url))).toEqual([]);
    expect(faults).toEqual([]);
  });

  test("nothing leaves its place on the slides of the project's own decks", async () => {
    for (const [name, bytes] of ownOutputs("-deck.html")) {
      expect({ name, overflows: await overflows(new TextDecoder().decode(bytes)) }).toEqual({ name, overflows: [] });
    }
  });

  test("sixty lines, a long word and a wide table are found, with their slide", async () => {
    const lines = Array.from({ length: 60 }, () => "- line of a list").join("\n");
    const word = "Un".padEnd(120, "breakable");
    const cells = Array.from({ length: 30 }, () => " heading ").join("|");
    const markdown = `# Fits\n\n---\n\n# Lines\n\n${lines}\n\n---\n\n# Word\n\n${word}\n\n---\n\n# Table\n\n|${cells}|\n|${cells.replace(/ heading /g, "---")}|\n`;
    const found = await overflows(await fromMarkdown(markdown));
    expect([...new Set(found.map(({ slide }) => slide))]).toEqual([2, 3, 4]);
  });

  test("no slide has a violation of accessibility", async () => {
    await show(await example());
    await page.addScriptTag({
      content: readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"),
    });
    const found: unknown[] = [];
    for (let slide = 1; slide <= 12; slide++) {
      found.push(
        ...((await page.evaluate(
          `axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations.map(({ id, nodes }) => [${slide}, id, nodes[0].html.slice(0, 200)]))`,
        )) as unknown[]),
      );
      await page.keyboard.press("ArrowRight");
    }
    expect(found).toEqual([]);
  });

  test("the keyboard walks through the deck, and each slide says its title to a screen reader", async () => {
    const deck = await servePresentation(await example());
    await page.goto(deck.url);
    const titles: unknown[] = [];
    for (let slide = 1; slide <= 12; slide++) {
      titles.push(await page.evaluate(`document.querySelector("[aria-live]").textContent`));
      await page.keyboard.press("ArrowRight");
    }
    expect(new Set(titles).size).toBe(12);
    expect(titles[3]).toContain("The Coalition has grown to 87 members");
    await page.goto("about:blank");
    await deck.close();
  });

  test("the presenter view shows the notes and the next slide", async () => {
    const deck = await servePresentation(await example());
    faults.length = 0;
    await page.goto(`${deck.url}?view=presenter`);
    const text = await page.waitForSelector(".bespoke-marp-presenter-note-wrapper");
    expect(await text?.evaluate((element) => (element as unknown as { innerText: string }).innerText)).toContain(
      "Good morning",
    );
    const frame = page.frames().find((candidate) => candidate.url().includes("view=next"));
    expect(frame).toBeDefined();
    expect(faults).toEqual([]);
    await page.goto("about:blank");
    await deck.close();
  });
});
