import { strFromU8, unzipSync } from "fflate";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
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
  /** A text and a numeral to find in every form. */
  readonly words: string;
  readonly numeral: string;
  /** Whether speaker's notes refuse the kind. */
  readonly notes?: "refused";
  /** Where the author's text stands, where it is not the template. */
  readonly texts?: "chart" | "data" | "none";
}

const own = { words: "Marker", numeral: "300" } as const;

/** A row for every kind: a kind without one does not compile. */
const rows: Readonly<Record<Exclude<BlockKind, "page">, Row>> = {
  heading: { ...own, markdown: "### Marker {{marker}}" },
  paragraph: { ...own, markdown: "Marker {{marker}} counted." },
  list: { ...own, markdown: "- First\n  - Marker {{marker}}" },
  quote: { ...own, markdown: "> Marker {{marker}}" },
  table: { ...own, markdown: "| What | Count |\n|:--|--:|\n| Marker | {{marker}} |", notes: "refused" },
  tiles: {
    words: "volunteers",
    numeral: "300",
    markdown: ':::tiles\n{{tile "volunteers"}}\n:::',
    notes: "refused",
    texts: "data",
  },
  columns: {
    ...own,
    markdown: ":::columns\n:::col{span=6}\nMarker {{marker}}\n:::\n:::col{span=6}\nBeside it\n:::\n:::",
    notes: "refused",
  },
  chart: { ...own, markdown: "::chart{id=loans}", notes: "refused", texts: "chart" },
  picture: { ...own, markdown: "![Marker {{marker}}](images/plan.svg)", notes: "refused" },
  timeline: {
    words: "opens a new reading room",
    numeral: "2026",
    markdown: ':::timeline\n{{event "room"}}\n:::',
    notes: "refused",
    texts: "data",
  },
  box: { ...own, markdown: ":::box\nMarker {{marker}}\n:::", notes: "refused" },
  sources: { words: "Annual note", numeral: "2026", markdown: "::sources", notes: "refused", texts: "none" },
};
const kinds = Object.entries(rows) as [BlockKind, Row][];

const cache = openCache();

interface Made {
  readonly files: ReadonlyMap<string, Uint8Array>;
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
];
const marks = { sheet: "## What comes next", deck: "## The library is small" } as const;

function put(markdown: string, marker: string): Change[] {
  const text = markdown.replaceAll("{{marker}}", marker);
  return [
    [sheet, marks.sheet, `${marks.sheet}\n\n${text}\n`],
    [deck, marks.deck, `${marks.deck}\n\n${text}\n`],
    [headline, "{ en: Books and readers }", `{ en: "Marker ${marker.replace(/\{\{cite.*/, "")} books" }`],
  ];
}

const sourced = "{{fact 'volunteers'}}{{cite 'volunteers'}}";

/** Everything a reader or a screen reader is given of a form. */
const texts: Readonly<Record<string, (files: ReadonlyMap<string, Uint8Array>) => Promise<string>>> = {
  "sheet PDF": async (files) => {
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
  "HTML twin": async (files) => html(files.get("example/example-fact-sheet.html")),
  "deck HTML": async (files) => html(files.get("example/example-deck.html")),
  PowerPoint: async (files) =>
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

describe.each(kinds)("a block of the kind %s", (kind, row) => {
  test("is in every form with its text and its numeral", async () => {
    const forms = ["sheet.pdf", "sheet.html", "deck.html", "deck.pptx"] as const;
    const { files, problems } = await make(forms, ...put(row.markdown, sourced));
    expect(problems).toEqual([]);
    for (const [form, read] of Object.entries(texts)) {
      const text = await read(files);
      expect(text, form).toContain(row.words);
      expect(text, form).toContain(row.numeral);
    }
    // The reference beside the numeral has found its note.
    const twin = Buffer.from(files.get("example/example-fact-sheet.html") ?? []).toString();
    const reference = /href="#note-\d+" role="doc-noteref">nearly 300<\/a>/;
    if (row.texts === undefined && kind !== "picture") expect(twin).toMatch(reference);
  });

  test("is in speaker's notes, or refused there at its line", async () => {
    const said = `<!--\n${row.markdown.replaceAll("{{marker}}", "{{fact 'volunteers'}}")}\n-->`;
    const change: Change = [deck, marks.deck, `${marks.deck}\n\n${said}\n`];
    const { files, problems } = await make(["deck.html", "deck.pptx", "deck.presenter"], change);
    if (row.notes) {
      expect(problems.map(({ code }) => code)).toContain("unsupported-markdown");
      expect(problems[0]?.place?.file).toBe(deck);
      return;
    }
    expect(problems).toEqual([]);
    const notes = Object.entries(unzipSync(files.get("example/example-deck.pptx") ?? new Uint8Array()))
      .filter(([path]) => path.includes("notesSlides/"))
      .map(([, part]) => plain(strFromU8(part)));
    for (const text of [
      Buffer.from(files.get("example/example-deck-notes.txt") ?? []).toString(),
      html(files.get("example/example-deck.presenter.html")),
      notes.join(" "),
    ]) {
      expect(text).toContain(row.words);
      expect(text).toContain(row.numeral);
    }
  });

  test("does not hide a typed numeral from the law", async () => {
    // A list of sources has nothing of an author; tiles and timelines hold helpers alone, and text between them is read too.
    if (row.texts === "none") return;
    const typed = row.texts === "data" ? row.markdown.replace(/\n:::$/, "\n{{marker}}\n:::") : row.markdown;
    const { problems } = await make(["sheet.pdf", "deck.pptx"], ...put(typed, "40 things"));
    const found = problems.filter(({ code }) => code === "unsourced-numeral");
    const files = [...new Set(found.map(({ place }) => place?.file))].sort();
    expect(files).toEqual(row.texts === "chart" ? [headline] : [deck, sheet]);
    if (row.texts === "chart") return;
    const line = typed.split("\n").findIndex((one) => one.includes("{{marker}}"));
    expect(found.find(({ place }) => place?.file === sheet)?.place?.line).toBe(lineOfMark() + 2 + line);
  });

  test("counts for the fit of a slide", async () => {
    const lines = await linesThatFit();
    const filler = Array.from({ length: lines }, () => "Filler of the slide.").join("\n\n");
    const [, change, text] = put(`${row.markdown}\n\n${filler}`, sourced);
    const { problems } = await make(["deck.pptx"], ...[change, text].filter((one) => one !== undefined));
    expect(problems.map(({ code }) => code)).toContain("slide-overflow");
  });
});

function lineOfMark(): number {
  const text = smallHost(...bare).text(sheet) ?? "";
  return text.slice(0, text.indexOf(marks.sheet)).split("\n").length;
}

let known: Promise<number> | undefined;

/** How many paragraphs a plain slide holds, found by adding one after the other. */
function linesThatFit(): Promise<number> {
  known ??= (async () => {
    for (let count = 2; count < 40; count++) {
      const filler = Array.from({ length: count }, () => "Filler of the slide.").join("\n\n");
      const { problems } = await make(["deck.pptx"], [deck, marks.deck, `${marks.deck}\n\n${filler}\n`]);
      if (problems.some(({ code }) => code === "slide-overflow")) return count - 1;
    }
    throw new Error("a slide that is never full");
  })();
  return known;
}

test("a page break is for sheets: it ends a page, and a slide or a note refuses it", async () => {
  const { files, problems } = await make(["sheet.pdf"], [sheet, marks.sheet, `::page\n\n${marks.sheet}`]);
  expect(problems).toEqual([]);
  const data = Uint8Array.from(files.get("example/example-fact-sheet.pdf") ?? []);
  expect((await getDocument({ data, verbosity: 0 }).promise).numPages).toBe(2);
  for (const markdown of ["::page", "<!--\n::page\n-->"]) {
    const change: Change = [deck, marks.deck, `${marks.deck}\n\n${markdown}\n`];
    expect((await make(["deck.html"], change)).problems.map(({ place }) => place?.file)).toEqual([deck]);
  }
});
