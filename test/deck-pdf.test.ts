import { getDocument, type PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { afterAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { auditPdf } from "../src/audit/audit-pdf.ts";
import { BrowserProvider } from "../src/browser/browser.ts";
import { findBrowser } from "../src/browser/find.ts";
import { printDeck } from "../src/browser/print-deck.ts";
import type { Diagnostic } from "../src/diagnostic/diagnostic.ts";
import { HostError } from "../src/host.ts";
import { openMemory } from "../src/make/disk-memory.ts";
import { openPdf, type PdfFile } from "../src/pdf/file.ts";
import type { PdfDict, PdfValue } from "../src/pdf/value.ts";
import { exampleDeck } from "./support/deck-example.ts";
import { amongOthers, deckOf, orderFor, overfull, type ReadyDeck, readyDeck } from "./support/deck-print.ts";

const found = findBrowser(undefined, process.env);
const why = found ? "" : " (skipped: none is found; set CHROME_PATH to one)";

/** What PDF/A asks for beyond PDF/UA, which a deck does not claim. */
const ofArchives = ["pdf-identifier", "pdf-output-intent"];

interface Printed {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly problems: readonly Diagnostic[];
}

describe.skipIf(!found)(`a deck as PDF${why}`, () => {
  const browser = new BrowserProvider(found ?? { kind: "named", path: "" }, process.env);
  afterAll(() => browser.close());
  const print = async (ready: ReadyDeck, handout = false): Promise<Printed> => {
    const problems: Diagnostic[] = [];
    const order = orderFor(browser, { handout });
    const files = await printDeck(ready.deck, ready.printing, order, (problem) => problems.push(problem));
    return { files: new Map(files), problems };
  };
  const example = async (): Promise<Printed> => print(await readyDeck(exampleDeck()), true);

  test("slides, bookmarks, language, title and dates are those of the deck", async () => {
    const { files, problems } = await example();
    expect(problems).toEqual([]);
    const file = openPdf(files.get("transition-deck.pdf") ?? new Uint8Array());
    const catalog = file.dict(file.trailer.get("Root")) ?? new Map();
    const { slides } = (await readyDeck(exampleDeck())).deck;
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
    for (const bytes of (await example()).files.values()) {
      const faults: string[] = [];
      auditPdf(bytes, "deck.pdf", ({ code }) => faults.push(code));
      expect([...new Set(faults)].sort()).toEqual(ofArchives);
    }
  });

  test("links, lists, emphasis and tables keep to PDF/UA too", async () => {
    const markdown =
      "A [link](https://example.org/a_(b)) and **bold**\n\n- one\n  - two\n\n| a | b |\n|---|---|\n| x | y |";
    const { files } = await print(await deckOf(amongOthers(markdown)));
    const bytes = files.get("transition-deck.pdf") ?? new Uint8Array();
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
    const { files } = await print(await deckOf(`# First\n\n---\n# The long one\n\n<!--\n${long}\n-->\n`), true);
    const bytes = files.get("transition-deck.handout.pdf") ?? new Uint8Array();
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
    const [first, , second] = [await example(), await print(await deckOf("# Another\n\nWord\n")), await example()];
    const other = new BrowserProvider(browser.found, process.env);
    const ready = await readyDeck(exampleDeck());
    const third = new Map(await printDeck(ready.deck, ready.printing, orderFor(other), () => undefined));
    await other.close();
    for (const [name, bytes] of first.files) expect(Buffer.from(second.files.get(name) ?? []).equals(bytes)).toBe(true);
    expect(
      Buffer.from(third.get("transition-deck.pdf") ?? []).equals(first.files.get("transition-deck.pdf") ?? Buffer.of()),
    ).toBe(true);
  });

  test("what memory knows is not printed again; what does not fit is told each time", async () => {
    const memory = openMemory();
    const show = vi.spyOn(browser, "show");
    onTestFinished(() => show.mockRestore());
    const remembering = async (ready: ReadyDeck): Promise<Printed> =>
      print({ ...ready, printing: { ...ready.printing, memory } }, true);
    const first = await remembering(await readyDeck(exampleDeck()));
    expect(show).toHaveBeenCalledTimes(2);
    const second = await remembering(await readyDeck(exampleDeck()));
    expect(show).toHaveBeenCalledTimes(2);
    expect(first.files.size).toBe(2);
    for (const [name, bytes] of first.files) expect(Buffer.from(second.files.get(name) ?? []).equals(bytes)).toBe(true);
    await remembering(await deckOf("# Another\n\nWord\n"));
    expect(show).toHaveBeenCalledTimes(4);
    const [, wide = ""] = overfull[0] ?? [];
    const told = async (): Promise<number> => (await remembering(await deckOf(amongOthers(wide)))).problems.length;
    expect(await told()).toBeGreaterThan(0);
    expect(await told()).toBeGreaterThan(0);
  });

  test.each(overfull)("%s: an error with slide, line and pixels", async (_, markdown, slide, line) => {
    const { problems } = await print(await deckOf(amongOthers(markdown)));
    expect(problems.map(({ severity, code }) => [severity, code])).toEqual([["error", "slide-overflow"]]);
    expect(problems[0]?.message).toMatch(new RegExp(`^slide ${slide}: .* by \\d+ px$`));
    // Of paragraphs that begin alike it is the first.
    expect(problems[0]?.place?.line).toBe(line > 7 ? 7 : line);
  });

  test("what is too long is named by its own words, not by the frame around it", async () => {
    const box = `:::box{kind=note}\nShort words first\n\n${"Some **bold words** and more. ".repeat(60)}\n:::`;
    const { problems } = await print(await deckOf(amongOthers(`A first paragraph.\n\n${box}`)));
    const [problem] = problems;
    expect(problem?.message).toMatch(/^slide 2: the text “Some bold words and more\. /);
    expect(problem?.place?.line).toBe(12);
  });

  test("what stands under the marking is found", async () => {
    const ready = await deckOf(amongOthers("A word"));
    const css = `${ready.printing.parts.css} section h1 { margin-block-start: -40px !important; width: 100%; }`;
    const { problems } = await print({
      ...ready,
      printing: { ...ready.printing, parts: { ...ready.printing.parts, css } },
    });
    expect(problems.map(({ message }) => message).join("\n")).toMatch(/slide 2: the title .* stands under the marking/);
  });
});

describe("without a browser that works", () => {
  const broken = new BrowserProvider({ kind: "named", path: "/nowhere/chrome" }, {});

  test("a PDF asked for by name is an error of the surroundings", async () => {
    const { deck, printing } = await deckOf("# T\n");
    await expect(printDeck(deck, printing, orderFor(broken), () => undefined)).rejects.toThrow(HostError);
  });

  test("one that was only possible is left out with the reason, and the slides are reckoned", async () => {
    const { deck, printing } = await deckOf(amongOthers("Un".padEnd(120, "breakable")));
    const [reasons, problems]: [string[], Diagnostic[]] = [[], []];
    const leaveOut = (reason: string): void => void reasons.push(reason);
    const order = orderFor(broken, { isRequired: false, leaveOut });
    expect(await printDeck(deck, printing, order, (problem) => problems.push(problem))).toEqual([]);
    expect(reasons).toEqual([expect.stringContaining("/nowhere/chrome failed")]);
    expect(problems.map(({ code }) => code)).toEqual(["slide-overflow"]);
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
