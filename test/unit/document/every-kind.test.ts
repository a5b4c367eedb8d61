import { strFromU8, unzipSync } from "fflate";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import type { Code } from "../../../src/diagnostic/codes.ts";
import type { Diagnostic } from "../../../src/diagnostic/diagnostic.ts";
import type { BlockKind } from "../../../src/document/block.ts";
import { openCache } from "../../../src/make/cache.ts";
import type { Form } from "../../../src/make/forms.ts";
import { runPipeline } from "../../../src/make/pipeline.ts";
import { type Change, smallHost } from "../../support/small-project.ts";

const sheet = "templates/sheets/example.md.hbs";
const deck = "templates/decks/example.md.hbs";
const headline = "templates/charts/loans.yaml";

interface Row {
  /** What an author writes. `{{marker}}` stands for the fact, its reference, or what a case puts there. */
  readonly markdown: string;
  /** A text and a numeral to find in every form, and in none without the block. */
  readonly words: RegExp;
  readonly numeral: RegExp;
  /** The code with which a medium refuses the kind. */
  readonly refused?: { readonly slide?: Code; readonly notes?: Code };
  /** The form that prints the content of the block whether or not a template has the block. */
  readonly alwaysIn?: keyof typeof texts;
  /** Author's text of the block in another file than the template, and a numeral typed into it. */
  readonly elsewhere?: Change;
  /** The template holds no text of an author inside the block. */
  readonly isTextless?: true;
}

const own = { words: /Marker/, numeral: /nearly\s+300/ } as const;
const noNotes = { notes: "unsupported-markdown" } as const;

/** A row for every kind: a kind without one does not compile. */
const rows: Readonly<Record<BlockKind, Row>> = {
  heading: { ...own, markdown: "### Marker {{marker}}" },
  paragraph: { ...own, markdown: "Marker {{marker}} counted." },
  list: { ...own, markdown: "- First\n  - Marker {{marker}}" },
  quote: { ...own, markdown: "> Marker {{marker}}" },
  table: { ...own, markdown: "| What | Count |\n|:--|--:|\n| Marker | {{marker}} |", refused: noNotes },
  tiles: {
    words: /volunteers/,
    numeral: /nearly\s+300/,
    markdown: ':::tiles\n{{tile "volunteers"}}\n:::',
    refused: noNotes,
    elsewhere: ["data/measures.yaml", "other: volunteers", "other: of 40 volunteers"],
  },
  columns: {
    ...own,
    markdown: ":::columns\n:::col{span=6}\nMarker {{marker}}\n:::\n:::col{span=6}\nBeside it\n:::\n:::",
    refused: noNotes,
  },
  chart: {
    ...own,
    markdown: "::chart{id=loans}",
    refused: noNotes,
    elsewhere: [headline, "en: Harbour Town Library", "en: The 40 libraries"],
    isTextless: true,
  },
  picture: { ...own, markdown: "![Marker {{marker}}](images/plan.svg)", refused: noNotes },
  timeline: {
    words: /opens a new reading room/,
    numeral: /June 2026/,
    markdown: ':::timeline\n{{event "room"}}\n:::',
    refused: noNotes,
    elsewhere: ["data/facts/library.yaml", "opens a new reading room", "opens 40 reading rooms"],
  },
  box: { ...own, markdown: ":::box\nMarker {{marker}}\n:::", refused: noNotes },
  sources: {
    words: /Annual note/,
    numeral: /Annual note ?, 12 March 2026/,
    markdown: "::sources",
    refused: noNotes,
    elsewhere: ["data/sources/library.yaml", "en: Annual note", "en: Annual note of 40 pages"],
    alwaysIn: "HTML twin",
    isTextless: true,
  },
  page: {
    ...own,
    markdown: "::page\n\nMarker {{marker}}",
    refused: { slide: "stray-directive", notes: "stray-directive" },
    isTextless: true,
  },
};
const kinds = Object.entries(rows) as [BlockKind, Row][];

const cache = openCache();

type Files = ReadonlyMap<string, Uint8Array>;

interface Made {
  readonly files: Files;
  readonly problems: readonly Diagnostic[];
}

async function make(forms: readonly Form[], ...changes: readonly Change[]): Promise<Made> {
  const problems: Diagnostic[] = [];
  const order = { briefs: [], forms: new Set(forms), corpus: undefined, cache };
  const files = await runPipeline(smallHost(...bare, ...changes), order, (problem) => problems.push(problem));
  return { files, problems: problems.filter(({ severity }) => severity === "error") };
}

// The faces without the blocks of the small project, so that what is found is the case's own.
const bare: readonly Change[] = [
  [sheet, "\n::chart{id=loans}\n", ""],
  [sheet, "\n![The plan of the library](images/plan.svg)\n", ""],
  [sheet, ':::timeline\n{{event "room"}}\n:::\n', ""],
  [sheet, '{{tile "volunteers"}}\n', ""],
  [sheet, "## Sources\n\n::sources\n", ""],
  [deck, "\n---\n\n## What was lent\n\n::chart{id=loans}\n", ""],
  [deck, "\n![The plan of the library](images/plan.svg)\n", ""],
  [deck, "\n---\n\n<!-- _class: sources -->\n## Where this comes from\n\n::sources\n", ""],
];
const marks = { sheet: "## What comes next", deck: "## The library is small" } as const;

function put(markdown: string, marker: string): [onSheet: Change, onDeck: Change, inChart: Change] {
  const text = markdown.replaceAll("{{marker}}", marker);
  return [
    [sheet, marks.sheet, `${marks.sheet}\n\n${text}\n`],
    [deck, marks.deck, `${marks.deck}\n\n${text}\n`],
    [headline, "{ en: Books and readers }", `{ en: "Marker ${marker.replace(/\{\{cite.*/, "")} books" }`],
  ];
}

const sourced = "{{fact 'volunteers'}}{{cite 'volunteers'}}";

/** Everything a reader or a screen reader is given of a form. */
const texts = {
  "sheet PDF": async (files: Files) => {
    const data = Uint8Array.from(files.get("example/example-fact-sheet.pdf") ?? []);
    const file = await getDocument({ data, verbosity: 0, useSystemFonts: false }).promise;
    let text = "";
    for (let number = 1; number <= file.numPages; number++) {
      const page = await file.getPage(number);
      const { items } = await page.getTextContent();
      text += `${items.map((item) => ("str" in item ? item.str : "")).join(" ")} ${JSON.stringify(await page.getStructTree())}`;
    }
    return text;
  },
  "HTML twin": async (files: Files) => html(files.get("example/example-fact-sheet.html")),
  "deck HTML": async (files: Files) => html(files.get("example/example-deck.html")),
  PowerPoint: async (files: Files) =>
    Object.entries(unzipSync(files.get("example/example-deck.pptx") ?? new Uint8Array()))
      .filter(([path]) => /^ppt\/(slides|charts)\/[^/]+\.xml$/.test(path))
      .map(([, part]) => `${plain(strFromU8(part))} ${[...strFromU8(part).matchAll(/descr="([^"]*)"/g)].join(" ")}`)
      .join(" "),
};

function html(bytes: Uint8Array = new Uint8Array()): string {
  const text = Buffer.from(bytes).toString();
  const body = text.slice(text.indexOf("<body")).replace(/<(style|script)[\s\S]*?<\/\1>/g, "");
  return `${plain(body)} ${[...body.matchAll(/aria-label="([^"]*)"/g)].join(" ")}`;
}

const plain = (markup: string): string => markup.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

const sheetForms = { "sheet.pdf": "sheet PDF", "sheet.html": "HTML twin" } as const;
const deckForms = { "deck.html": "deck HTML", "deck.pptx": "PowerPoint" } as const;

describe.each(kinds)("a block of the kind %s", (kind, row) => {
  const { slide, notes } = row.refused ?? {};

  test("is in every form with its text and its numeral, which are not there without it", async () => {
    const wanted = slide ? sheetForms : { ...sheetForms, ...deckForms };
    const [onSheet, onDeck, inChart] = put(row.markdown, sourced);
    const { files, problems } = await make(Object.keys(wanted) as Form[], onSheet, ...(slide ? [] : [onDeck]), inChart);
    expect(problems).toEqual([]);
    for (const form of Object.values(wanted)) {
      const [text, other] = [await texts[form](files), await texts[form]((await makeBare()).files)];
      for (const said of [row.words, row.numeral]) {
        expect(text, form).toMatch(said);
        if (row.alwaysIn !== form) expect(other, `${form} without the block`).not.toMatch(said);
      }
    }
    // The reference beside the numeral has found its note.
    const twin = Buffer.from(files.get("example/example-fact-sheet.html") ?? []).toString();
    const reference = /href="#note-\d+" role="doc-noteref">nearly 300<\/a>/;
    if (row.markdown.includes("{{marker}}") && kind !== "picture") expect(twin).toMatch(reference);
  });

  if (slide)
    test("is refused on a slide at its line", async () => {
      const [, onDeck] = put(row.markdown, sourced);
      const { problems } = await make(["deck.html"], onDeck);
      expect(problems.map(placed)).toEqual([`${slide} ${deck}:${lineBelow(deck)}`]);
    });

  test(notes ? "is refused in speaker's notes at its line" : "is in speaker's notes", async () => {
    const say = (marker: string): Change => {
      const said = `<!--\n${row.markdown.replaceAll("{{marker}}", marker)}\n-->`;
      return [deck, marks.deck, `${marks.deck}\n\n${said}\n`];
    };
    const { files, problems } = await make(["deck.html", "deck.pptx", "deck.presenter"], say("{{fact 'volunteers'}}"));
    if (notes) {
      expect(problems.map(placed)).toContain(`${notes} ${deck}:${lineBelow(deck) + 1}`);
      return;
    }
    expect(problems).toEqual([]);
    const spoken = Object.entries(unzipSync(files.get("example/example-deck.pptx") ?? new Uint8Array()))
      .filter(([path]) => path.includes("notesSlides/"))
      .map(([, part]) => plain(strFromU8(part)));
    for (const text of [
      Buffer.from(files.get("example/example-deck-notes.txt") ?? []).toString(),
      html(files.get("example/example-deck.presenter.html")),
      spoken.join(" "),
    ]) {
      expect(text).toMatch(row.words);
      expect(text).toMatch(row.numeral);
    }
    const line = lineBelow(deck) + 1 + lineOfMarker(row.markdown);
    expect((await make(["deck.html"], say("40 things"))).problems.map(placed)).toEqual([
      `unsourced-numeral ${deck}:${line}`,
    ]);
  });

  if (!row.isTextless)
    test("does not hide a typed numeral from the law, on the sheet and on the deck", async () => {
      // Tiles and timelines hold helpers alone, and text between them is read too.
      const typed = row.markdown.includes("{{marker}}")
        ? row.markdown
        : row.markdown.replace(/\n:::$/, "\n{{marker}}$&");
      const { problems } = await make(["sheet.pdf", "deck.pptx"], ...put(typed, "40 things").slice(0, 2));
      const found = problems.filter(({ code }) => code === "unsourced-numeral").map(placed);
      const lines = ([deck, sheet] as const).map(
        (file) => `unsourced-numeral ${file}:${lineBelow(file) + lineOfMarker(typed)}`,
      );
      expect(found.sort()).toEqual(lines);
    });

  if (row.elsewhere)
    test("does not hide a numeral typed in the data that it prints", async () => {
      const [file = "", from = "", to = ""] = row.elsewhere ?? [];
      const blocks = put(row.markdown, sourced).slice(0, 2);
      const { problems } = await make(["sheet.pdf", "deck.pptx"], ...blocks, [file, from, to]);
      const found = problems.filter(({ code }) => code === "unsourced-numeral").map(placed);
      expect([...new Set(found)]).toEqual([`unsourced-numeral ${file}:${lineOf(file, from)}`]);
    });

  test("counts for the pages of a sheet", async () => {
    // A second page is one too many, and a break makes it alone.
    const many = Array.from({ length: kind === "page" ? 1 : 60 }, () => row.markdown).join("\n\n");
    const [onSheet] = put(many, sourced);
    const { problems } = await make(["sheet.pdf"], onSheet, onePage);
    expect(problems.map(({ code, place }) => `${code} ${place?.file}`)).toContain(`page-budget ${sheet}`);
  });

  if (!slide)
    test("counts for the fit of a slide", async () => {
      // The space above a block alone is less than that.
      expect((await overflowWith(row.markdown)) - (await overflowWith(""))).toBeGreaterThan(40);
    });
});

const onePage: Change = ["data/briefs/example.yaml", "marking:", "pages: 1\nmarking:"];

const placed = ({ code, place }: Diagnostic): string => `${code} ${place?.file}:${place?.line}`;

let alone: Promise<Made> | undefined;

/** All forms without the block of a case. */
function makeBare(): Promise<Made> {
  alone ??= make(Object.keys({ ...sheetForms, ...deckForms }) as Form[], onePage);
  return alone;
}

/** The line of a file of the project in which a text begins. */
function lineOf(file: string, from: string): number {
  const text = smallHost(...bare).text(file) ?? "";
  return text.slice(0, text.indexOf(from)).split("\n").length;
}

/** The line on which `put` begins what it puts into a template. */
function lineBelow(file: typeof sheet | typeof deck): number {
  return lineOf(file, file === sheet ? marks.sheet : marks.deck) + 2;
}

function lineOfMarker(markdown: string): number {
  return markdown.split("\n").findIndex((line) => line.includes("{{marker}}"));
}

/** By how many pixels the content of a slide overflows that has a block above more text than it holds. */
async function overflowWith(markdown: string): Promise<number> {
  const filler = Array.from({ length: 20 }, () => "Filler of the slide.").join("\n\n");
  const [, onDeck] = put(`${markdown}\n\n${filler}`, sourced);
  const { problems } = await make(["deck.pptx"], onDeck);
  expect(problems.map(({ code, place }) => `${code} ${place?.file}`)).toEqual([`slide-overflow ${deck}`]);
  return Number(/(\d+) px/.exec(problems[0]?.message ?? "")?.[1]);
}

test("a page break ends a page of a sheet", async () => {
  const { files, problems } = await make(["sheet.pdf"], [sheet, marks.sheet, `::page\n\n${marks.sheet}`]);
  expect(problems).toEqual([]);
  const data = Uint8Array.from(files.get("example/example-fact-sheet.pdf") ?? []);
  expect((await getDocument({ data, verbosity: 0 }).promise).numPages).toBe(2);
});
