import { beforeAll, expect, test, vi } from "vitest";
import type { Diagnostic } from "../../../src/diagnostic/diagnostic.ts";
import { renderDeck, renderSlides } from "../../../src/marp/deck-html.ts";
import { loadShell } from "../../../src/marp/shell.ts";
import { slidesHtml } from "../../../src/marp/slide-html.ts";
import { deckChartWidths } from "../../../src/slides/widths.ts";
import { exampleDeck, exampleDrawings } from "../../support/deck-example.ts";
import { composedText, deckSource, slotWriter } from "../../support/deck-fixture.ts";
import { stylesOf } from "../../support/deck-styles.ts";
import { readSource } from "../../support/read-source.ts";
import { loadProjectTheme } from "../../support/theme.ts";

const look = loadProjectTheme();
const { theme } = look;

interface Rendered {
  /** To hand on, and with the notes of the presenter. */
  readonly html: string;
  readonly presenterHtml: string;
  readonly problems: readonly Diagnostic[];
}

async function render(source = exampleDeck()): Promise<Rendered> {
  const problems: Diagnostic[] = [];
  const report = (problem: Diagnostic): void => void problems.push(problem);
  const deck = readSource(source, report);
  const parts = renderSlides(deck, exampleDrawings(deckChartWidths(deck, theme)), { ...look, report });
  const [shell, styles] = [await loadShell(), await stylesOf(parts.text, look)];
  return {
    html: renderDeck(deck.source, { ...parts, notes: [] }, styles, shell),
    presenterHtml: renderDeck(deck.source, parts, styles, shell),
    problems,
  };
}

let first: Rendered;
beforeAll(async () => {
  first = await render();
});

test("the example has twelve slides and no problem", () => {
  expect(first.problems).toEqual([]);
  expect(first.html.match(/<section /g)).toHaveLength(12);
});

test("the file makes no request: nothing is linked, imported or fetched", () => {
  const { html } = first;
  for (const found of html.matchAll(/\b(?:src|srcset|poster|data|action)\s*=\s*"([^"]*)"/g))
    expect(found[1]).toMatch(/^data:/);
  for (const found of html.matchAll(/url\(([^)]*)\)/g)) expect(found[1]).toMatch(/^["']?(data:|#)/);
  expect(html).not.toMatch(/@import|<link\b|<base\b|<iframe\b/i);
  expect(html.length).toBeLessThan(600_000);
});

test("the file that is handed on holds no notes, the presenter's does", () => {
  expect(first.html).not.toContain('<div class="bespoke-marp-note"');
  expect(first.html).not.toContain("Good morning");
  expect(first.presenterHtml).toContain('<div class="bespoke-marp-note" data-index="0"');
  expect(first.presenterHtml).toContain("Good morning");
});

test("the same deck gives the same bytes, wherever and whenever it is made", async () => {
  vi.stubEnv("TZ", "Pacific/Kiritimati");
  vi.stubEnv("LANG", "ar_EG.UTF-8");
  const folder = process.cwd();
  process.chdir("/");
  const second = await render();
  process.chdir(folder);
  expect(second).toEqual(first);
  expect(first.html).not.toContain(folder);
});

test("every slide carries marking, as-of date, brief and number, and its sources", () => {
  const sections = first.html.split("<section ").slice(1);
  for (const [index, section] of sections.entries()) {
    expect(section).toContain('<p class="marking">TLP:CLEAR</p>');
    expect(section).toContain("As of 28 September 2024");
    expect(section).toContain(`data-role="page"><span dir="ltr">${index + 1} / 12</span></p>`);
  }
  expect(sections[1]).toContain('<span class="label">Source</span>');
  expect(sections[3]).toContain('<span class="number" data-role="note">3</span>');
});

test("the list of sources names what only the notes speak of as well, after what the slides show", () => {
  const w = slotWriter();
  const spoken = `<!-- It is ${w.fact("87", "uk2024.members")}. -->`;
  const markdown = `# It was ${w.fact("73", "gc2017.members")}\n\n${spoken}\n\n---\n\n# Sources\n\n::sources\n`;
  const deck = readSource(deckSource(composedText(markdown, w.slots)));
  const html = slidesHtml({ deck, drawings: new Map(), theme }).join("");
  const list = html.match(/<ol class="source-list">.*?<\/ol>/s)?.[0] ?? "";
  expect([...list.matchAll(/data-fact="([^"]*)"/g)].map(([, facts]) => facts)).toEqual([
    "gc2017.members",
    "uk2024.members",
  ]);
});

test("each chart is named and described", () => {
  expect(first.html).toContain('aria-label="More members in every document"');
  expect(first.html).toMatch(/<svg [^>]*role="img"/);
});

test("charts are drawn to the width of their layout", () => {
  const deck = readSource(exampleDeck());
  expect(Object.fromEntries(deckChartWidths(deck, theme))).toEqual({
    members: 744,
    "trained-coalition": 548,
    "trained-uk": 548,
  });
});

test("a character no font has is reported once, where it was typed", async () => {
  const { problems } = await render(deckSource(composedText("# Title\n\nA 漢 漢 here\n", [])));
  expect(problems.map(({ code, place }) => [code, place?.line])).toEqual([["missing-glyph", 3]]);
});

test("what cannot stand on a slide does not keep the others from being printed", async () => {
  const { problems } = await render(deckSource(composedText("# T\n\n```js\nx\n```\n\n    y\n", [])));
  expect(problems.map(({ code, place }) => [code, place?.line])).toEqual([
    ["unsupported-markdown", 3],
    ["unsupported-markdown", 7],
  ]);
});

const tile = { facts: ["uk2024.members"], qualifier: "", figure: "87", label: [], asOf: [] };

test.each<
  [name: string, markdown: (w: ReturnType<typeof slotWriter>) => string, code: string, line: number, hint: RegExp]
>([
  ["an unknown directive", () => "# T\n\n:::tile\n:::\n", "unknown-directive", 3, /did you mean `tiles`/],
  ["an unknown attribute", () => "# T\n\n::chart{id=a wide=1}\n", "directive-attribute", 3, /id/],
  ["a block left open", () => "# T\n\n:::box\ntext\n\n---\n\n# U\n", "stray-directive", 3, /close it with :::/],
  ["colons that close nothing", () => "# T\n\ntext\n\n:::\n", "stray-directive", 5, /remove this line/],
  ["a page break", () => "# T\n\n::page\n", "stray-directive", 3, /---/],
  ["a column alone", () => "# T\n\n:::col{span=6}\na\n:::\n", "stray-directive", 3, /columns/],
  ["text among columns", () => "# T\n\n::::columns\ntext\n::::\n", "misplaced-text", 4, /col/],
  ["a tile in a sentence", (w) => `# T\n\ntext\nand ${w.tile(tile)}\n`, "misplaced-tile", 4, /:::tiles/],
  ["text among tiles", (w) => `# T\n\n:::tiles\n${w.tile(tile)} and\n:::\n`, "misplaced-text", 4, /tile/],
  ["a value among entries", (w) => `# T\n\n:::timeline\n${w.fact("87")}\n:::\n`, "misplaced-text", 4, /event/],
  ["an unknown layout", () => "<!-- _class: chrat -->\n# T\n", "unknown-layout", 1, /did you mean `chart`/],
  ["two layouts", () => "<!-- _class: chart table -->\n# T\n", "unknown-layout", 1, /one layout/],
  ["a misspelt directive of Marp", () => "# T\n\n<!-- _clas: chart -->\n", "unknown-directive", 3, /_class/],
  ["a header", () => "# T\n\n<!-- header: Ours -->\n", "slide-directive", 3, /brief/],
  ["a theme in the front matter", () => "---\ntheme: gaia\n---\n# T\n", "slide-directive", 1, /theme/],
  ["a value in a directive", (w) => `<!-- _class: ${w.fact("title")} -->\n# T\n`, "slide-directive", 1, /plain text/],
  ["HTML", () => "# T\n\nA <b>bold</b> word\n", "raw-html", 3, /Markdown/],
  ["a style", () => "# T\n\n<style>section{}</style>\n", "raw-html", 3, /Markdown/],
  ["code", () => "# T\n\n```\nx\n```\n", "unsupported-markdown", 3, /paragraphs/],
  ["a picture from elsewhere", () => "# T\n\n![a](https://example.org/a.png)\n", "remote-picture", 3, /network/],
  ["a picture that is not there", () => "# T\n\n![a](a.png)\n", "missing-file", 3, /templates\/images/],
  ["a slide without a title", () => "# T\n\n---\n\ntext\n", "slide-untitled", 5, /##/],
  ["a title that comes twice", () => "# T\n\n---\n\n## t\n", "slide-title-repeated", 5, /its own title/],
])("%s is an error at its line, with the remedy", (_name, markdown, code, line, hint) => {
  const w = slotWriter();
  const text = markdown(w);
  const problems: Diagnostic[] = [];
  readSource(deckSource(composedText(text, w.slots)), (problem) => problems.push(problem));
  const found = problems.find((problem) => problem.code === code);
  expect({ found: found?.code, all: problems.map((problem) => problem.code) }).toMatchObject({ found: code });
  expect(found?.place?.line).toBe(line);
  expect(found?.hints.join(" ")).toMatch(hint);
});

test("a note may hold anything, and a block left open ends with its slide", () => {
  const deck = readSource(deckSource(composedText("# T\n\n:::box\ntext\n\n---\n\n# U\n\n<!-- a -- b > c -->\n", [])));
  expect(deck.slides.map((slide) => slide.notes)).toMatchObject([
    [],
    [{ type: "paragraph", runs: [{ type: "text", text: "a -- b > c" }] }],
  ]);
});
