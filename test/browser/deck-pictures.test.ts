import { describe, expect, test } from "vitest";
import { auditPdf } from "../../src/audit/audit-pdf.ts";
import { BrowserProvider } from "../../src/browser/browser.ts";
import { findBrowser } from "../../src/browser/find.ts";
import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import { slidesHtml } from "../../src/marp/slide-html.ts";
import { loadPictures, type Picture, readPicture } from "../../src/pictures/picture.ts";
import { drawPptx } from "../../src/pptx/pptx.ts";
import type { Deck } from "../../src/slides/deck.ts";
import { browserMetrics } from "../../src/slides/layout/metrics.ts";
import { composedText, deckSource } from "../support/deck-fixture.ts";
import { amongOthers, readyDeck } from "../support/deck-print.ts";
import { layOutSlides } from "../support/lay-out-slides.ts";
import { memoryHost } from "../support/memory-host.ts";
import { plainPng } from "../support/plain-png.ts";
import { all, attribute, checkPackage } from "../support/pptx-check.ts";
import { printReady } from "../support/print-ready.ts";
import { readSource } from "../support/read-source.ts";
import { loadProjectTheme } from "../support/theme.ts";

const look = loadProjectTheme();
const map =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 200"><rect width="400" height="200" fill="#12436d"/></svg>';
const day = new Date("2024-09-28T00:00:00Z");
const plain = { charts: new Map(), drawings: new Map(), date: day, ...look };
const { known: pictures } = loadPictures(
  memoryHost({
    "templates/images/map.svg": map,
    "templates/images/photo.png": plainPng(3000, 1500, [32, 115, 188, 255]),
    "templates/images/small.png": plainPng(90, 60),
    "templates/images/notes.txt": "no picture",
  }),
  (problem) => {
    throw new Error(problem.message);
  },
);

function read(markdown: string): { deck: Deck; problems: Diagnostic[] } {
  const problems: Diagnostic[] = [];
  const deck = readSource(deckSource(composedText(markdown, []), { pictures }), (problem) => problems.push(problem));
  return { deck, problems };
}

const two = amongOthers("![A map of the area](images/map.svg)\n\n![A photograph](images/photo.png)");
const small = amongOthers("![A small one](images/small.png)");

test("pictures of templates/images are read, by the path a template writes", () => {
  expect(Object.keys(pictures)).toEqual(["images/map.svg", "images/photo.png", "images/small.png"]);
});

test("a slide holds its pictures as blocks", () => {
  const { deck, problems } = read(two);
  expect(problems).toEqual([]);
  expect(deck.slides[1]?.blocks.slice(1)).toMatchObject([
    { type: "picture", path: "images/map.svg", alt: [{ text: "A map of the area" }], place: { line: 7 } },
    { type: "picture", path: "images/photo.png", alt: [{ text: "A photograph" }], place: { line: 9 } },
  ]);
});

test("HTML has them within itself, named, no higher than a slide allows and of no more pixels than there are", () => {
  const html = slidesHtml({ deck: read(two).deck, drawings: new Map(), theme: look.theme }).join("");
  const [vector, pixels] = html.match(/<svg class="picture".*?<\/svg>/gs) ?? [];
  expect(vector).toMatch(/style="width:min\(100%,944px\);height:auto".*<title[^>]*>A map of the area<.*<path /s);
  expect(pixels).toMatch(/<title[^>]*>A photograph<.*<image [^>]*href="data:image\/png;base64,/s);
  // 720 less margins, two lines of title and the air below them, twice as wide.
  expect(pixels).toContain(`min(100%,${2 * (720 - 56 - 64 - 2 * 52 - 24)}px)`);
  expect(html.match(/id="picture-\d+-title"/g)).toHaveLength(2);
  const other = slidesHtml({ deck: read(small).deck, drawings: new Map(), theme: look.theme }).join("");
  expect(other).toContain("min(100%,90px)");
});

test("PowerPoint has vectors as shapes and pixels as a picture, both named", async () => {
  const warnings: Diagnostic[] = [];
  const bytes = drawPptx({ ...plain, deck: read(two).deck }, (one) => warnings.push(one));
  const { xml, files, problems } = checkPackage(bytes);
  expect([...problems, ...warnings]).toEqual([]);
  const slide = xml.get("ppt/slides/slide2.xml");
  const described = all(slide, "p:cNvPr").map((one) => attribute(one, "descr"));
  expect(described.filter((text) => text !== undefined)).toEqual(["A map of the area", "A photograph"]);
  expect(all(slide, "p:pic")).toHaveLength(1);
  expect([...files.keys()].filter((path) => path.startsWith("ppt/media/"))).toHaveLength(1);
});

test("the same picture on two slides is one file in the package", async () => {
  const markdown = "# A\n\n![One](images/photo.png)\n\n---\n\n# B\n\n![One again](images/photo.png)\n";
  const bytes = drawPptx({ ...plain, deck: read(markdown).deck }, () => undefined);
  const { files, problems } = checkPackage(bytes);
  expect(problems).toEqual([]);
  expect([...files.keys()].filter((path) => path.startsWith("ppt/media/"))).toHaveLength(1);
});

test.each([
  [
    "a picture that is not there",
    "![A map](images/mop.svg)",
    "missing-file",
    7,
    /slide 2: the picture `images\/mop\.svg` is missing/,
  ],
  ["a picture without words", "![](images/map.svg)", "picture-alt", 7, /slide 2: .* no description/],
  [
    "a picture within a sentence",
    "See ![A map](images/map.svg) here",
    "unsupported-markdown",
    7,
    /inside a line of text/,
  ],
  ["a picture in a list", "- One\n- ![A map](images/map.svg)", "unsupported-markdown", 8, /inside a list/],
  ["a picture behind a slide", "![bg](images/map.svg)", "unsupported-markdown", 7, /background/],
  ["a picture from elsewhere", "![A map](https://example.org/map.svg)", "remote-picture", 7, /not part of the project/],
])("%s is an error with slide and line", (_, markdown, code, line, message) => {
  const [problem, ...others] = read(amongOthers(markdown)).problems;
  expect(others).toEqual([]);
  expect(problem).toMatchObject({ severity: "error", code, message: expect.stringMatching(message), place: { line } });
  expect(problem?.hints.length).toBeGreaterThan(0);
});

test("the remedy for a slip in the name is the name that is there", () => {
  expect(read(amongOthers("![A map](images/mop.svg)")).problems[0]?.hints[0]).toContain("images/map.svg");
});

test("a JPEG is read by its frame, and one without is none", () => {
  const problems: string[] = [];
  const frame = [0xff, 0xc0, 0, 11, 8, 0, 90, 0, 160, 1, 0x11, 0];
  const photo = (...bytes: number[]): Picture | undefined =>
    readPicture("a.jpg", new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, ...bytes]), ({ code }) =>
      problems.push(code),
    );
  expect(photo(...frame, 0xff, 0xd9)?.pixels).toMatchObject({ width: 160, height: 90 });
  expect(photo(0xff, 0xda, 0, 4, 0, 0)).toBeUndefined();
  expect(problems).toEqual(["picture-unreadable"]);
});

const found = findBrowser(undefined, process.env);

describe.skipIf(!found)(`in a browser${found ? "" : " (skipped: none is found; set CHROME_PATH to one)"}`, () => {
  test("a deck with pictures is printed with both of them as named figures, as high as reckoned", async () => {
    const one = amongOthers(
      "![A map of the area](images/map.svg)\n\n---\n\n# Another\n\n![A photograph](images/photo.png)",
    );
    const ready = readyDeck(deckSource(composedText(one, []), { pictures }));
    const browser = new BrowserProvider(found ?? { kind: "named", path: "" }, process.env);
    const { slides: bytes, problems } = await printReady(ready, browser);
    await browser.close();
    expect([...ready.problems, ...problems]).toEqual([]);
    const text = Buffer.from(bytes).toString("latin1");
    expect(text.match(/\/Alt/g)).toHaveLength(2);
    const wrong: string[] = [];
    auditPdf(bytes, "deck.pdf", ({ code }) => wrong.push(code));
    expect(wrong.filter((code) => /alt|figure/.test(code))).toEqual([]);
    const [, , third] = layOutSlides(ready.deck, look, new Map(), browserMetrics);
    expect(third?.bottom).toBeCloseTo(56 + 52 + 24 + 48 + 472, 0);
  });
});
