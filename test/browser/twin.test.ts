import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Composed, plainText, type Run } from "../../src/document/block.ts";
import { everyRun } from "../../src/document/walk.ts";
import { type Words, wordKeys } from "../../src/language/words.ts";
import { sheetChartWidths } from "../../src/sheet/layout/grid.ts";
import { narrowCharts } from "../../src/sheet/twin/html.ts";
import { darkColours } from "../../src/type/dark.ts";
import { browserPath, type OpenBrowser, openBrowser } from "../support/browser.ts";
import { ownOutputs } from "../support/own-outputs.ts";
import { figureFixture, heading, paragraph, t, v } from "../support/sheet-fixture.ts";
import { loadProjectTheme } from "../support/theme.ts";
import { drawHtml, drawTwin, mapObjects, skeletonOf, twinDocument, twinTable } from "../support/twin-fixture.ts";

const look = loadProjectTheme();
const { theme } = look;
const why = browserPath ? "" : " (skipped: no browser; set CHROME_PATH to one)";

/** The elements that a twin has, without its style sheet. */
function bodyOf(html: string): string {
  return html.slice(html.indexOf("<body>"));
}

function textOf(html: string): string {
  const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };
  return html.replace(/<[^>]*>/g, "").replace(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole);
}

function attributes(html: string, name: string): string[] {
  return [...html.matchAll(new RegExp(` ${name}="([^"]*)"`, "g"))].map(([, value = ""]) => value);
}

describe("the twin of a sheet", () => {
  test("is made of the elements that say what its blocks are", async () => {
    const html = await drawTwin(twinDocument, look);
    const count = (pattern: RegExp): number => html.match(pattern)?.length ?? 0;
    expect({
      language: count(/<html lang="en-GB" dir="ltr">/g),
      main: count(/<main /g),
      h1: count(/<h1>/g),
      tiles: count(/<li class="tile">/g),
      figures: count(/<figure /g),
      captions: count(/<figcaption>/g),
      data: count(/<details /g),
      columnHeads: count(/<th scope="col">/g),
      rowHeads: count(/<th scope="row">/g),
      asides: count(/<aside /g),
      entries: count(/<li class="(stated|inferred|planned|today)/g),
      skip: count(/<a class="skip" href="#content">/g),
      markings: count(/<span class="badge">TLP:CLEAR<\/span>/g),
    }).toEqual({
      language: 1,
      main: 1,
      h1: 1,
      tiles: 4,
      figures: 2,
      captions: 2,
      data: 2,
      columnHeads: 8,
      rowHeads: 4,
      asides: 2,
      entries: 8,
      skip: 1,
      markings: 2,
    });
  });

  test("says everything the document says", async () => {
    const text = textOf(bodyOf(await drawTwin(twinDocument, look)));
    const { blocks, notes, sources } = twinDocument;
    const runs = [...everyRun(blocks), ...notes.flatMap((note) => note.runs)];
    const said = [...runs, ...sources.flatMap((source) => source.runs)].map((run) => plainText([run]));
    expect(said.filter((part) => !text.includes(part))).toEqual([]);
    expect(text).toContain(plainText(figureFixture.alt));
  });

  test("leads from every number to its note, from the note back and on to the source", async () => {
    const html = await drawTwin(twinDocument, look);
    const ids = attributes(html, "id");
    expect(new Set(ids).size).toBe(ids.length);
    const targets = attributes(html, "href").filter((href) => href.startsWith("#"));
    expect(targets.filter((target) => !ids.includes(target.slice(1)))).toEqual([]);
    for (const { number } of twinDocument.notes) {
      expect(targets).toContain(`#note-${number}`);
      expect(targets).toContain(`#cite-${number}`);
    }
    expect(html).toContain(
      'over <a class="value" data-role="fact" data-fact="fact.4" href="#note-4" role="doc-noteref">12 months</a>',
    );
    expect(html).toMatch(/<p class="figure"><a [^>]*href="#note-3"[^>]*>.*111,000<\/span><\/a>/);
    expect(html).toContain('href="https://example.org/documents/source-0"');
  });

  test("a note leads on to its source where it begins with the publisher", async () => {
    const publisher: Run = { type: "value", role: "title", text: "Harbour Library", facts: [] };
    const notes = [{ number: 1, source: "s1", facts: ["fact.1"], runs: [publisher, t(", report.")] }];
    const html = await drawTwin({ ...twinDocument, notes }, look);
    expect(html).toContain('<a class="value" data-role="title" href="#source-2">Harbour Library</a>');
  });

  test("a number whose fact is not cited leads to its source", async () => {
    const blocks = [heading(1, "A title"), paragraph(v("12 months", "unknown.period"), v("9 days", "s1.days"))];
    const html = await drawTwin({ ...twinDocument, blocks }, look);
    expect(html).toContain(
      '<span class="value" data-role="fact" data-fact="unknown.period">12 months</span>' +
        '<a class="value" data-role="fact" data-fact="s1.days" href="#source-2" role="doc-biblioref">9 days</a>',
    );
  });

  test("asks for nothing and runs nothing", async () => {
    const html = await drawTwin(twinDocument, look);
    expect(html).not.toMatch(/<script|<link rel="style|<img|<iframe|\ssrc=|@import|javascript:|\son\w+=/i);
    expect(html.replaceAll(/url\((data:font\/woff2|#)/g, "")).not.toContain("url(");
    expect(html).toContain("default-src 'none'");
  });

  test("puts the list of sources behind everything, once, even where the template has none", async () => {
    const last = (html: string): string[] => [...html.matchAll(/<h2[^>]*>(.*?)<\/h2>/g)].map(([, text = ""]) => text);
    expect(last(await drawTwin(twinDocument, look)).slice(-2)).toEqual(["Notes", "Sources"]);
    const blocks = [heading(1, "A title"), paragraph(t("Text."))];
    expect(last(await drawTwin({ ...twinDocument, blocks }, look))).toEqual(["Notes", "Sources"]);
  });

  test("the same document gives the same bytes", async () => {
    const [a, b] = [await drawTwin(twinDocument, look), await drawTwin(twinDocument, look)];
    expect(a).toBe(b);
    expect(a.length).toBeLessThan(250_000);
  });

  test("runs from right to left where the language does", async () => {
    const html = await drawTwin({ ...twinDocument, lang: "ar", dir: "rtl" }, look);
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).not.toMatch(/(margin|padding|border|inset)-(left|right)|text-align:(left|right)/);
  });

  test("takes every colour and size from the theme", async () => {
    const colour = { ...theme.colour, accent: "#6d1241", accentSoft: "#a3296b", warning: "#7a5200", tint: "#f6eef2" };
    const body = { ...theme.page.type.body, size: 10 };
    const other = { ...theme, colour, page: { ...theme.page, type: { ...theme.page.type, body } } };
    const html = await drawTwin(twinDocument, { ...look, theme: other });
    // The drawings of the fixture have colours of their own.
    const css = html.slice(0, html.indexOf("</style>")).replaceAll(/^\.drawing \[.*$/gm, "");
    for (const token of ["accent", "accentSoft", "warning", "tint"] as const) {
      expect(css).toContain(colour[token]);
      expect(css).not.toContain(theme.colour[token]);
      expect(css).toContain(darkColours(colour)[token]);
    }
    expect(css).toContain("font-size:2.8rem");
    expect(css).toContain("html{font-size:10pt;}");
  });

  test("each chart is drawn for phones too, unless it is narrow already", () => {
    const widths = narrowCharts(twinDocument, theme);
    const own = sheetChartWidths(twinDocument.blocks, theme, "a4");
    expect([...widths.keys()]).toEqual(["members", "trained"]);
    for (const [chart, width] of widths) expect(width).toBeLessThan(own.get(chart) ?? 0);
    const blocks = twinDocument.blocks.map((block) =>
      block.type === "columns" ? { ...block, columns: block.columns.map((column) => ({ ...column, span: 5 })) } : block,
    );
    expect([...narrowCharts({ ...twinDocument, blocks }, theme)]).toEqual([]);
  });

  test("a chart that has no narrow form can be moved sideways with the keyboard", async () => {
    const drawings = new Map([["members", { name: "members", width: 300, height: 90, ops: [] }]]);
    const html = await drawHtml(twinDocument, { drawings, tables: {} }, look);
    expect(html).toMatch(
      /<div class="drawing only"[^>]* tabindex="0" role="group" aria-labelledby="chart-1-headline">/,
    );
  });
});

/** The twins of the project's own briefs, by name. */
const projectTwins = [...ownOutputs("-fact-sheet.html")].map(
  ([name, bytes]) => [name, new TextDecoder().decode(bytes)] as const,
);

test("every number in the project's own twins leads to its source note, or stands beside what does", () => {
  for (const [name, html] of projectTwins) {
    const text = html.slice(html.indexOf("<main"), html.indexOf('<section class="end"'));
    // Dates of a timeline and as-of lines have their reference beside them; tables of data stand below their chart's.
    const running = text.replace(/<p class="(when|as-of)">.*?<\/p>|<details.*?<\/details>/gs, "");
    const unlinked = running.match(/<span class="value" data-role="(fact|date)" data-fact="[^"]*">[^<]*/g) ?? [];
    // Not only to its document, but to what is said of it there.
    const vague = running.match(/data-role="(fact|date)" [^>]*role="doc-biblioref">[^<]*/g) ?? [];
    const ids = new Set(attributes(html, "id"));
    const lost = attributes(html, "href").filter((href) => href.startsWith("#") && !ids.has(href.slice(1)));
    expect({ name, unlinked, vague, lost }).toEqual({ name, unlinked: [], vague: [], lost: [] });
    const beside = [
      /<li class="(?!today)[^"]*"><svg class="mark".*?<\/li>/gs,
      /<p class="as-of">.*?<\/p>/gs,
      /<p class="source">.*?<\/p>/gs,
    ];
    for (const part of beside.flatMap((pattern) => text.match(pattern) ?? []))
      expect(part).toContain('<sup class="cite"');
    expect(html.length).toBeLessThan(250_000);
  }
}, 60_000);

const hostile = [
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  "</style><script>alert(1)</script>",
  "--><!-- </title></head><body>",
  "&lt;b&gt; &amp; &#x3c;",
  "javascript:alert(1)",
  "}*{display:none}/*",
  '\\"\n;}@import "https://example.org/x.css";',
  "url(https://example.org/x.png)",
  "$& $1 $` $'",
  "\u202Ertl \u2066isolate\u2029",
  "]]></svg></details></main>",
];

/** The document with one text in every place where a text can stand. */
function documentOf(text: string): Composed {
  const swap = mapObjects(twinDocument, (object) => {
    const texts = ["text", "figure", "qualifier", "title", "shortTitle", "kicker", "marking", "publisher"];
    const swapped = texts.filter((key) => typeof object[key] === "string" && object[key] !== "");
    return { ...object, ...Object.fromEntries(swapped.map((key) => [key, text])) };
  });
  const words = Object.fromEntries(wordKeys.map((key) => [key, text])) as Words;
  return { ...swap, words };
}

test.each(hostile)("a text changes nothing but itself: %j", async (text) => {
  const table = { ...twinTable, header: twinTable.header.map(() => text), rows: [[text, text, text, text]] };
  const plain = { ...twinTable, rows: [["plain", "plain", "plain", "plain"]] };
  const [made, calm] = [
    await drawTwin(documentOf(text), look, table),
    await drawTwin(documentOf("plain"), look, plain),
  ];
  expect(skeletonOf(made)).toEqual(skeletonOf(calm));
  const css = (html: string): string =>
    html.slice(html.indexOf(":root{color-scheme"), html.indexOf("</style>")).replaceAll(/"[^"]*"/g, '""');
  expect(css(made)).toBe(css(calm));
});

test.each(["javascript:alert(1)", "data:text/html,x", " vbscript:x", "//example.org", "file:///etc/hosts"])(
  "an address that is none of the web is no link: %j",
  async (href) => {
    const blocks = [heading(1, "A title"), paragraph({ type: "link", href, runs: [v("address")] })];
    const html = await drawTwin({ ...twinDocument, blocks, sources: [] }, look);
    expect(textOf(html)).toContain("address");
    expect(html).not.toContain(`href="${href}"`);
  },
);

describe.skipIf(!browserPath)(`a twin in the browser${why}`, () => {
  let open: OpenBrowser;
  let page: Page;
  const requests: string[] = [];
  beforeAll(async () => {
    open = await openBrowser();
    page = await open.browser.newPage();
    page.on("request", (request) => requests.push(request.url()));
  });
  afterAll(() => open.close());

  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const show = async (html: string, width: number, scheme: "light" | "dark"): Promise<void> => {
    await page.setViewport({ width, height: 900 });
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
    await page.goto("about:blank");
    await page.setContent(html);
    await page.evaluate("document.fonts.ready.then(() => undefined)");
  };
  const violations = async (): Promise<unknown> => {
    await page.evaluate(axe);
    return page.evaluate(
      `axe.run(document, { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } }).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html.slice(0, 200)]))`,
    );
  };
  /** Whatever is wider than the window, but for what can be moved sideways. */
  const overhang = (): Promise<unknown> =>
    page.evaluate(
      `[...document.querySelectorAll("body *")].filter((element) => !element.closest(".scroll, .drawing, .unseen") && element.getBoundingClientRect().right > innerWidth + 1).map((element) => element.outerHTML.slice(0, 100))`,
    );

  const looks = [1280, 360].flatMap((width) => (["light", "dark"] as const).map((scheme) => [width, scheme] as const));

  test.each(looks)("the fixture has no violation of accessibility at %d pixels, %s", async (width, scheme) => {
    await show(await drawTwin(twinDocument, look), width, scheme);
    await page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
    expect(await violations()).toEqual([]);
    expect(await overhang()).toEqual([]);
  });

  test("the twins of the project's own briefs have none either, and fetch nothing", async () => {
    requests.length = 0;
    for (const [name, html] of projectTwins) {
      for (const [width, scheme] of [looks[0], looks[3]].filter((look) => look !== undefined)) {
        await show(html, width, scheme);
        const found = { name, width, scheme, violations: await violations(), overhang: await overhang() };
        expect(found).toEqual({ name, width, scheme, violations: [], overhang: [] });
      }
      await page.setViewport({ width: 320, height: 900 });
      expect({ name, overhang: await overhang() }).toEqual({ name, overhang: [] });
    }
    expect(requests.filter((url) => !/^(data:|about:)/.test(url))).toEqual([]);
  }, 120_000);

  test("the type in charts is never smaller than ten pixels, nor wider than its chart", async () => {
    const html = await drawTwin(twinDocument, look);
    for (const width of [320, 360, 768, 1280]) {
      await show(html, width, "light");
      const sizes = (await page.evaluate(
        `[...document.querySelectorAll(".drawing svg")].filter((svg) => svg.checkVisibility()).map((svg) => 7.5 * svg.getBoundingClientRect().width / svg.viewBox.baseVal.width)`,
      )) as number[];
      expect(sizes).toHaveLength(2);
      expect(Math.min(...sizes)).toBeGreaterThan(10);
    }
  });

  test("prints on white paper whatever the screen is", async () => {
    await show(await drawTwin(twinDocument, look), 1280, "dark");
    const ground = (): Promise<unknown> => page.evaluate("getComputedStyle(document.body).backgroundColor");
    expect(await ground()).not.toBe("rgb(255, 255, 255)");
    await page.emulateMediaType("print");
    expect(await ground()).toBe("rgb(255, 255, 255)");
    await page.emulateMediaType();
  });
});
