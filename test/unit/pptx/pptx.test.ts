import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { XmlElement } from "../../../src/audit/xml.ts";
import type { Diagnostic } from "../../../src/diagnostic/diagnostic.ts";
import { type Block, plainText } from "../../../src/document/block.ts";
import { contentsOf } from "../../../src/document/kinds.ts";
import { everyRun } from "../../../src/document/walk.ts";
import { slidesHtml } from "../../../src/marp/slide-html.ts";
import { drawPptx } from "../../../src/pptx/pptx.ts";
import { speakerNotes } from "../../../src/slides/speaker-notes.ts";
import { deckChartWidths } from "../../../src/slides/widths.ts";
import { exampleDeck, exampleDrawings } from "../../support/deck-example.ts";
import { composedText, deckSource, label, slotWriter } from "../../support/deck-fixture.ts";
import { type ProjectDeck, projectDecks } from "../../support/deck-project.ts";
import { all, attribute, checkPackage, type Package, paragraphs } from "../../support/pptx-check.ts";
import { readSource } from "../../support/read-source.ts";
import { loadProjectTheme } from "../../support/theme.ts";

const { theme, fonts } = loadProjectTheme();
const day = new Date("2024-09-28T00:00:00Z");
const ignore = (): void => undefined;

function draw({ deck, charts, drawings, date }: Omit<ProjectDeck, "brief">): Uint8Array {
  return drawPptx({ deck, charts, drawings, theme, fonts, date }, ignore);
}

function example(source = exampleDeck()): Omit<ProjectDeck, "brief"> {
  const deck = readSource(source, ignore);
  return { deck, charts: new Map(), drawings: exampleDrawings(deckChartWidths(deck, theme)), date: day };
}

let decks: readonly ProjectDeck[] = [];
let drawn: ReadonlyMap<string, Uint8Array> = new Map();
beforeAll(async () => {
  decks = (await projectDecks()).decks;
  drawn = new Map(decks.map((one) => [one.brief, draw(one)]));
}, 60_000);

function slideXml(file: Package, number: number) {
  return file.xml.get(`ppt/slides/slide${number}.xml`);
}

test("the project has decks", () => expect(decks.length).toBeGreaterThan(0));

test("every deck of the project is a sound package", () => {
  for (const [brief, bytes] of drawn) expect(checkPackage(bytes).problems, brief).toEqual([]);
});

test("a deck with every layout is a sound package", () => {
  expect(checkPackage(draw(example())).problems).toEqual([]);
});

test("a character no font has is reported once, where it was typed", () => {
  const problems: Diagnostic[] = [];
  const { deck, date } = example(deckSource(composedText("# Title\n\nA 漢 漢 here\n\n<!-- 字 -->\n", [])));
  const plan = { deck, charts: new Map(), drawings: new Map(), theme, fonts, date };
  drawPptx(plan, (problem) => problems.push(problem));
  expect(problems.map(({ code, place }) => [code, place?.line])).toEqual([["missing-glyph", 3]]);
});

test("every word, number and reference of the HTML slides is in the text or the chart data of its slide", () => {
  for (const one of decks) {
    const file = checkPackage(drawn.get(one.brief) ?? new Uint8Array());
    const slides = slidesHtml({ deck: one.deck, drawings: one.drawings, theme });
    for (const [index, slide] of slides.entries()) {
      const visible = slide
        .replace(/<(title|desc|style)\b[\s\S]*?<\/\1>/g, "")
        // The marking stands on the master, the page's number is a field.
        .replace(/<p class="(page|marking)"[\s\S]*?<\/p>/g, "")
        .replace(/<\/section>[\s\S]*/, "")
        .replace(/<[^>]*>/g, " ");
      // As often, and as words of their own, not as parts of longer ones.
      const printed = countWords(textOfSlide(file, index + 1));
      const shown = countWords(visible.replace(/&#?\w+;/g, " "));
      const lost = [...shown].filter(([word, times]) => (printed.get(word) ?? 0) < times);
      expect({ brief: one.brief, slide: index + 1, lost }).toEqual({ brief: one.brief, slide: index + 1, lost: [] });
    }
  }
});

/** How often each word and each number stands in a text. */
function countWords(text: string): ReadonlyMap<string, number> {
  const words = Map.groupBy(text.match(/\d[\d.,]*\d|\d|\p{L}+/gu) ?? [], (word) => word);
  return new Map([...words].map(([word, all]) => [word, all.length]));
}

/** Text with the raised numbers of notes apart, and the data of the charts. */
function textOfSlide(file: Package, number: number): string {
  const relations = file.xml.get(`ppt/slides/_rels/slide${number}.xml.rels`)?.children ?? [];
  const charts = relations.flatMap((one) => {
    const target = attribute(one, "Target") ?? "";
    return target.includes("charts/") ? [file.xml.get(`ppt/charts/${target.replace(/^.*\//, "")}`)] : [];
  });
  const data = charts.flatMap((chart) => [
    ...all(chart, "c:v").map(({ text }) => text),
    ...paragraphs(chart),
    ...years(chart),
  ]);
  const textOf = (run: XmlElement): string => all(run, "a:t")[0]?.text ?? "";
  const runs = all(slideXml(file, number), "a:p").map((one) =>
    all(one, "a:r").map((run) =>
      all(run, "a:rPr").some((look) => attribute(look, "baseline")) ? ` ${textOf(run)} ` : textOf(run),
    ),
  );
  return [...runs.map((texts) => texts.join("")), ...data].join("\n");
}

// The labels of an axis of years are made by PowerPoint.
function years(chart: Parameters<typeof all>[0]): string[] {
  const axis = all(chart, "c:dateAx")[0];
  if (!axis) return all(chart, "c:valAx").flatMap((one) => ticks(one));
  const limit = (name: string): number =>
    new Date((Number(attribute(all(axis, name)[0] ?? axis, "val")) - 25569) * 86_400_000).getUTCFullYear();
  return Array.from({ length: limit("c:max") - limit("c:min") + 1 }, (_, index) => String(limit("c:min") + index));
}

function ticks(axis: NonNullable<Parameters<typeof all>[0]>): string[] {
  const value = (name: string): number => Number(attribute(all(axis, name)[0] ?? axis, "val"));
  const step = value("c:majorUnit");
  return Number.isNaN(step)
    ? []
    : Array.from({ length: value("c:max") / step + 1 }, (_, index) => String(index * step));
}

test("titles are unique, stand in their place and come first", () => {
  for (const { brief, deck } of decks) {
    const file = checkPackage(drawn.get(brief) ?? new Uint8Array());
    const titles = deck.slides.map(({ number }) => {
      const [first] = all(slideXml(file, number), "p:sp");
      expect(attribute(all(first, "p:ph")[0] ?? deckRoot(file), "type")).toMatch(/^(title|ctrTitle)$/);
      return spaced(paragraphs(first).join(" "));
    });
    expect(titles).toEqual(deck.slides.map(({ title }) => spaced(plainText(title))));
    expect(new Set(titles).size).toBe(titles.length);
  }
});

/** Figures are tied to what follows them. */
function spaced(text: string): string {
  return text.replaceAll("\u00a0", " ");
}

function deckRoot(file: Package) {
  const root = file.xml.get("ppt/presentation.xml");
  if (!root) throw new Error("there is no presentation");
  return root;
}

/** The lines of a block of notes. */
function linesOf(block: Block): string[] {
  const { runs, nested } = contentsOf(block);
  return [...runs.map((some) => plainText(some)), ...nested.flatMap(({ blocks }) => blocks.flatMap(linesOf))];
}

test("every slide has its notes: what to say and the source of each number", () => {
  for (const { brief, deck } of decks) {
    const file = checkPackage(drawn.get(brief) ?? new Uint8Array());
    for (const slide of deck.slides) {
      const said = paragraphs(file.xml.get(`ppt/notesSlides/notesSlide${slide.number}.xml`));
      const { say, behind } = speakerNotes(slide, deck.source);
      const spoken = [...everyRun(say)].length === 0 ? [] : say.flatMap((block) => linesOf(block));
      const label = behind.length > 0 ? [`${deck.source.words.behind}:`] : [];
      expect(said.filter((line) => line !== "").map(spaced)).toEqual([...spoken, ...label, ...behind].map(spaced));
    }
  }
});

test("every slide shows marking, as-of date, brief, number and sources", () => {
  const [one] = decks;
  if (!one) throw new Error("no deck");
  const file = checkPackage(drawn.get(one.brief) ?? new Uint8Array());
  expect(paragraphs(file.xml.get("ppt/slideMasters/slideMaster1.xml"))).toContain(one.deck.source.marking);
  expect(paragraphs(file.xml.get("ppt/slideLayouts/slideLayout1.xml"))).toContain(one.deck.source.marking);
  for (const { number, layout } of one.deck.slides) {
    const text = spaced(paragraphs(slideXml(file, number)).join("\n"));
    expect(text).toContain(spaced(plainText(one.deck.source.asOf)));
    expect(text).toContain(layout === "title" ? one.deck.source.kicker : one.deck.source.shortTitle);
    expect(all(slideXml(file, number), "a:fld").map((field) => attribute(field, "type"))).toEqual(["slidenum"]);
    // As in the HTML.
    expect(paragraphs(slideXml(file, number)).map(spaced)).toContain(spaced(`${number} / ${one.deck.slides.length}`));
  }
});

test("bars and a line of time are charts with the facts' values in their workbook; others are named vectors", () => {
  const found = decks.flatMap(({ brief, charts, deck }) => {
    const file = checkPackage(drawn.get(brief) ?? new Uint8Array());
    const shown = deck.slides.flatMap(({ number }) => {
      const frames = [...all(slideXml(file, number), "p:graphicFrame"), ...all(slideXml(file, number), "p:grpSp")];
      return frames
        .map((frame) => all(frame, "p:cNvPr")[0])
        .filter((one) => /^Chart: /.test(one ? (attribute(one, "name") ?? "") : ""));
    });
    expect(shown).toHaveLength(charts.size);
    for (const frame of shown) expect(frame ? attribute(frame, "descr") : "").toMatch(/\w{3,}/);
    const values = [...file.xml].flatMap(([path, root]) =>
      path.startsWith("ppt/charts/") ? all(all(root, "c:val").at(-1), "c:v").map(({ text }) => Number(text)) : [],
    );
    const known = new Set([...charts.values()].flatMap(({ rows }) => rows.map(({ value }) => value)));
    for (const value of values) expect(known).toContain(value);
    return values;
  });
  expect(found.length).toBeGreaterThan(10);
});

test("the same deck gives the same bytes in every time zone", () => {
  const [one] = decks;
  if (!one) throw new Error("no deck");
  vi.stubEnv("TZ", "Pacific/Kiritimati");
  const again = draw(one);
  expect(Buffer.from(again).equals(Buffer.from(drawn.get(one.brief) ?? []))).toBe(true);
});

test("a table is one, and text that is read from right to left is set so", () => {
  const source = exampleDeck();
  const file = checkPackage(draw(example({ ...source, dir: "rtl", lang: "ar" })));
  expect(file.problems).toEqual([]);
  expect(all(slideXml(file, 7), "a:tr")).toHaveLength(5);
  const properties = all(slideXml(file, 2), "a:pPr").map((one) => attribute(one, "rtl"));
  expect(new Set(properties)).toEqual(new Set(["1"]));
});

test("text boxes have no margins but their own: text stands on the grid", () => {
  const file = checkPackage(draw(example()));
  const boxes = all(slideXml(file, 5), "p:sp").filter((shape) =>
    all(shape, "p:cNvSpPr").some((one) => attribute(one, "txBox")),
  );
  expect(boxes.length).toBeGreaterThan(2);
  for (const box of boxes) {
    const [body] = all(box, "a:bodyPr");
    expect(["lIns", "tIns", "rIns", "bIns"].map((side) => body && attribute(body, side))).toEqual(["0", "0", "0", "0"]);
  }
});

const hostile = [
  "<a:t>out</a:t>",
  "</a:t></a:r></a:p></p:txBody>",
  "]]>",
  "<![CDATA[",
  "<!-- -->",
  "&amp; &#x3c; &lt;",
  '" onclick="x',
  "' r:id='rId1",
  "\u0000\u0001\u000b\u001f",
  "\ufffe\uffff",
  "\ud800 alone",
  "\u202Ertl \u2066isolate",
  "a\r\nb\n\nc\td",
  '=HYPERLINK("x")',
  "+1+cmd|' /C calc'!A0",
  "file:///etc/passwd",
  "../../../ppt/slides/slide1.xml",
  "$& $1 $` $'",
  "{{fact}} %s",
];

function hostileDeck(text: string): Omit<ProjectDeck, "brief"> {
  const w = slotWriter();
  const value = (): string => w.fact(text, "uk2024.members");
  const run = [{ type: "text", text }] as const;
  const markdown = `# ${value()}\n\n${value()} **${value()}** [${value()}](https://example.org)\n\n- ${value()}\n\n| ${value()} | b |\n|---|---|\n| a | ${value()} |\n\n:::tiles\n${w.tile({ facts: ["uk2024.members"], qualifier: text, figure: text, label: [label(text)], asOf: run })}\n:::\n\n:::timeline\n${w.entry({ facts: ["uk2024.oir"], start: "2014-01-01", end: "2014-12-31", date: run, says: run, basis: "stated", status: "occurred" })}\n:::\n\n::sources\n\n<!-- ${value()} -->\n`;
  const fields = { title: text, shortTitle: text, kicker: text, marking: text };
  const cite = { text, short: text, long: text, exact: text, start: 0, end: 1 };
  return example(deckSource(composedText(markdown, w.slots), { ...fields, cites: { "uk2024.members": cite } }));
}

/** The elements of every part, without text, places and names. */
function skeleton(file: Package): string[] {
  return [...file.files.keys()].map((path) => {
    const xml = new TextDecoder().decode(file.files.get(path));
    const bare = xml.replace(/<a:t>[^<]*<\/a:t>/g, "<a:t/>").replace(/>[^<]+</g, "><");
    // A blank line in a note makes a paragraph of its own, as in the notes of the HTML.
    if (path.startsWith("ppt/notesSlides/")) return path;
    return `${path} ${bare.replace(/ (x|y|cx|cy|w|h|rIns|name|id)="[^"]*"/g, "").replace(/<a:gridCol[^>]*>/g, "")}`;
  });
}

describe("hostile texts", () => {
  test.each(hostile)("%j changes nothing but text", (text) => {
    const file = checkPackage(draw(hostileDeck(text)));
    expect(file.problems.filter((problem) => !problem.endsWith(": a path"))).toEqual([]);
    // The unit of a figure, which is what stands after a space, is a run of its own.
    const harmless = /\s/.test(text) ? "alpha beta" : "alpha";
    const blank = /^[\p{C}\s]*$/u.test(text);
    if (!blank) expect(skeleton(file)).toEqual(skeleton(checkPackage(draw(hostileDeck(harmless)))));
  });
});

function soffice(): string | undefined {
  return ["/usr/bin/soffice", "/usr/bin/libreoffice"].find((path) => {
    try {
      readFileSync(path);
      return true;
    } catch {
      return false;
    }
  });
}

test.skipIf(!soffice())(
  "LibreOffice opens every deck (skipped where it is not installed)",
  { timeout: 120_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), "briefs-pptx-"));
    const files = [...drawn].map(([brief, bytes]) => {
      const path = join(folder, `${brief}.pptx`);
      writeFileSync(path, bytes);
      return path;
    });
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    execFileSync(soffice() ?? "", [profile, "--headless", "--convert-to", "pdf", "--outdir", folder, ...files], {
      stdio: "pipe",
    });
    for (const { brief, deck } of decks) {
      const pdf = readFileSync(join(folder, `${brief}.pdf`), "latin1");
      expect(pdf.match(/\/Type\s*\/Page\b/g), brief).toHaveLength(deck.slides.length);
    }
    rmSync(folder, { recursive: true });
  },
);
