import { getDocument, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, describe, expect, test } from "vitest";
import { auditPdf } from "../../src/audit/audit-pdf.ts";
import { BrowserProvider } from "../../src/browser/browser.ts";
import { findBrowser } from "../../src/browser/find.ts";
import { openPdf, type PdfFile } from "../../src/pdf/file.ts";
import type { PdfDict, PdfValue } from "../../src/pdf/value.ts";
import { exampleDeck } from "../support/deck-example.ts";
import { amongOthers, deckOf, overfull, type ReadyDeck, readyDeck } from "../support/deck-print.ts";
import { type PrintedDeck, printReady } from "../support/print-ready.ts";

const found = findBrowser(undefined, process.env);
const why = found ? "" : " (skipped: none is found; set CHROME_PATH to one)";

/** What PDF/A asks for beyond PDF/UA, which a deck does not claim. */
const ofArchives = ["pdf-identifier", "pdf-output-intent"];

describe.skipIf(!found)(`a deck as PDF${why}`, () => {
  const browser = new BrowserProvider(found ?? { kind: "named", path: "" }, process.env);
  afterAll(() => browser.close());
  const print = (ready: ReadyDeck, handout = false): Promise<PrintedDeck> => printReady(ready, browser, handout);
  const example = (): Promise<PrintedDeck> => print(readyDeck(exampleDeck()), true);

  test("slides, bookmarks, language, title and dates are those of the deck", async () => {
    const { slides: bytes, problems } = await example();
    expect(problems).toEqual([]);
    const file = openPdf(bytes);
    const catalog = file.dict(file.trailer.get("Root")) ?? new Map();
    const { slides } = readyDeck(exampleDeck()).deck;
    expect(file.number(file.dict(catalog.get("Pages"))?.get("Count"))).toBe(slides.length);
    expect(file.text(catalog.get("Lang"))).toBe("en");
    const bookmarks = titlesOf(file, file.dict(catalog.get("Outlines")));
    expect(bookmarks[0]).toBe("The Coalition’s transition in Iraq");
    expect(bookmarks).toContain("The Coalition has grown to 87 members");
    const info = file.dict(file.trailer.get("Info"));
    expect(file.text(info?.get("Title"))).toBe("The Coalition’s transition in Iraq");
    expect(file.text(info?.get("CreationDate"))).toBe("D:20240928000000Z");
  });

  test("slides and handout have no fault of PDF/UA; they do not claim to be archived", async () => {
    const { slides, handout } = await example();
    for (const bytes of [slides, handout]) {
      const faults: string[] = [];
      auditPdf(bytes, "deck.pdf", ({ code }) => faults.push(code));
      expect([...new Set(faults)].sort()).toEqual(ofArchives);
    }
  });

  test("links, lists, emphasis and tables keep to PDF/UA too", async () => {
    const markdown =
      "A [link](https://example.org/a_(b)) and **bold**\n\n- one\n  - two\n\n| a | b |\n|---|---|\n| x | y |";
    const { slides: bytes } = await print(deckOf(amongOthers(markdown)));
    const faults: string[] = [];
    auditPdf(bytes, "deck.pdf", ({ code }) => faults.push(code));
    expect([...new Set(faults)].sort()).toEqual(ofArchives);
    const file = openPdf(bytes);
    const links = file.ids
      .map((id) => file.dict({ kind: "ref", id }))
      .filter((one) => file.name(one?.get("Subtype")) === "Link");
    expect(links.map((link) => file.text(link?.get("Contents")))).toEqual(["https://example.org/a_(b)"]);
  });

  test("notes that run over to another page stand below their slide’s title there, in the deck’s own fonts", async () => {
    const long = Array.from({ length: 30 }, () => "Words that go on and on and ŧhorn. ".repeat(9)).join("\n\n");
    const { handout: bytes } = await print(deckOf(`# First\n\n---\n# The long one\n\n<!--\n${long}\n-->\n`), true);
    const file = await getDocument({ data: Uint8Array.from(bytes), verbosity: 0 }).promise;
    const pages = Array.from({ length: file.numPages }, async (_, index) => textOf(await file.getPage(index + 1)));
    const [, ...notes] = await Promise.all(pages);
    expect(notes.length).toBeGreaterThan(1);
    for (const page of notes) expect(page).toContain("2 The long one");
    const fonts = openPdf(bytes);
    const names = fonts.ids.map((id) => fonts.name(fonts.dict({ kind: "ref", id })?.get("BaseFont")) ?? "Source");
    expect(names.filter((name) => !name.includes("Source"))).toEqual([]);
    const faults: string[] = [];
    auditPdf(bytes, "handout.pdf", ({ code }) => faults.push(code));
    expect([...new Set(faults)].sort()).toEqual(ofArchives);
  });

  test("the same browser gives the same bytes, whatever it printed before", async () => {
    const [first, , second] = [await example(), await print(deckOf("# Another\n\nWord\n")), await example()];
    const other = new BrowserProvider(browser.found, process.env);
    const third = await printReady(readyDeck(exampleDeck()), other);
    await other.close();
    expect(Buffer.compare(second.slides, first.slides)).toBe(0);
    expect(Buffer.compare(second.handout, first.handout)).toBe(0);
    expect(Buffer.compare(third.slides, first.slides)).toBe(0);
  });

  test.each(overfull)("%s: an error with slide, line and pixels", async (_, markdown, slide, line) => {
    const { problems } = await print(deckOf(amongOthers(markdown)));
    expect(problems.map(({ severity, code }) => [severity, code])).toEqual([["error", "slide-overflow"]]);
    expect(problems[0]?.message).toMatch(new RegExp(`^slide ${slide}: .* by \\d+ px$`));
    // Of paragraphs that begin alike it is the first.
    expect(problems[0]?.place?.line).toBe(line > 7 ? 7 : line);
  });

  test("what is too long is named by its own words, not by the frame around it", async () => {
    const box = `:::box{kind=note}\nShort words first\n\n${"Some **bold words** and more. ".repeat(60)}\n:::`;
    const { problems } = await print(deckOf(amongOthers(`A first paragraph.\n\n${box}`)));
    const [problem] = problems;
    expect(problem?.message).toMatch(/^slide 2: the text “Some bold words and more\. /);
    expect(problem?.place?.line).toBe(12);
  });

  test("what stands under the marking is found", async () => {
    const ready = deckOf(amongOthers("A word"));
    const raised = ready.printing.parts.slides.map((slide) =>
      slide.replace("<h1", '<h1 style="margin-block-start:-40px;width:100%"'),
    );
    const parts = { ...ready.printing.parts, slides: raised };
    const { problems } = await print({ ...ready, printing: { ...ready.printing, parts } });
    expect(problems.map(({ message }) => message).join("\n")).toMatch(/slide 2: the title .* overlaps the marking/);
  });
});

async function textOf(page: PDFPageProxy): Promise<string> {
  const { items } = await page.getTextContent();
  const text = items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? " " : ""}` : "")).join("");
  return text.replace(/\s+/g, " ");
}

function titlesOf(file: PdfFile, parent: PdfDict | undefined): string[] {
  const titles: string[] = [];
  for (let next: PdfValue | undefined = parent?.get("First"); next; next = file.dict(next)?.get("Next")) {
    titles.push(file.text(file.dict(next)?.get("Title")) ?? "", ...titlesOf(file, file.dict(next)));
  }
  return titles;
}
