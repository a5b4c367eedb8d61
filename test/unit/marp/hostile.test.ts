import { expect, test } from "vitest";
import { escapeHtml } from "../../../src/html/escape.ts";
import { documentHtml } from "../../../src/marp/document.ts";
import { slidesHtml as printSlides } from "../../../src/marp/slide-html.ts";
import { speakerNotes } from "../../../src/slides/speaker-notes.ts";
import { composedText, deckSource, label, slotWriter, type TestDeck } from "../../support/deck-fixture.ts";
import { hostile } from "../../support/hostile.ts";
import { plainPictures } from "../../support/plain-png.ts";
import { readSource } from "../../support/read-source.ts";
import { loadProjectTheme } from "../../support/theme.ts";

const { theme } = loadProjectTheme();

/** One text in every place where the text of a fact can stand. */
function deckWith(text: string): TestDeck {
  const w = slotWriter();
  const value = (): string => w.fact(text, "uk2024.members");
  const markdown = `<!-- _class: chart -->
# A ${value()} title

${value()}

Text ${value()} **${value()}** *a ${value()} b* [${value()}](https://example.net "${value()}") ${w.inline({ type: "link", href: "https://example.net", runs: [{ type: "text", text }] })}

- ${value()}
- item ${value()}

> ${value()}

| ${value()} | b |
|---|--:|
| a ${value()} | ${value()} |

![alt ${value()} w:100](a.png)

::chart{id="one"}

<!-- Note ${value()} end -->

---
## Second ${value()}

::::columns
:::col{span=6}
${value()}
:::
:::col{span=6}
### ${value()}
:::
::::

:::box{kind=note}
${value()}
:::

:::lead
${value()}
:::

:::tiles
${w.tile({ facts: ["uk2024.members"], qualifier: text, figure: "8 million", label: [label(text)], asOf: [{ type: "text", text }] })}
:::

:::timeline
${w.entry({ facts: ["uk2024.oir"], start: "2014-01-01", end: "2014-12-31", date: [{ type: "text", text }], says: [{ type: "text", text }], basis: "stated", status: "occurred" })}
:::

::sources
`;
  return deckSource(composedText(markdown, w.slots), {
    title: text,
    shortTitle: text,
    kicker: text,
    marking: text,
    pictures: plainPictures("a.png"),
    charts: {
      one: {
        headline: [{ type: "text", text }],
        subtitle: [{ type: "text", text }],
        alt: [{ type: "text", text }],
        remark: [{ type: "text", text }],
        cite: { type: "cite", facts: ["uk2024.members"], notes: [] },
        facts: ["uk2024.members"],
      },
    },
    cites: {
      "uk2024.members": { text, short: text, long: text, exact: text, start: 0, end: 1 },
      "uk2024.oir": { text: "", short: "Other", long: "Other", exact: "a", start: 0, end: 1 },
    },
  });
}

function slidesHtml(source: TestDeck): string {
  const drawings = new Map([["one", { name: "one", width: 100, height: 50, ops: [] }]]);
  return printSlides({ deck: readSource(source), drawings, theme }).join("");
}

function presenter(source: TestDeck): string {
  const deck = readSource(source);
  const notes = deck.slides.map((slide) => speakerNotes({ ...slide, facts: [] }, { ...source, cites: {} }));
  const shell = { style: "", controls: "", script: "" };
  return documentHtml(source, shell, { slides: [], css: "", fonts: "", notes });
}

const harmless = "alpha";

test.each(hostile)("%j changes nothing on a slide but its own text", (text) => {
  const changed = slidesHtml(deckWith(text));
  expect(changed).toContain(escapeHtml(text));
  // The name of a drawing is one line, and its apostrophes stand as they are.
  const name = escapeHtml(text).replace(/\s+/g, " ").replaceAll("&#39;", "'");
  const titled = changed.replace(/(?<=<title [^>]*>).*?(?=<\/title>)/g, (title) =>
    title.replace(name.trim(), () => harmless).trim(),
  );
  expect(titled.replaceAll(escapeHtml(text), harmless)).toBe(slidesHtml(deckWith(harmless)));
});

test.each(hostile)("%j changes nothing in the presenter view but its own text", (text) => {
  const shown = escapeHtml(
    text
      .split(/\n\s*\n/)
      .join(" ")
      .replace(/\s+/g, " "),
  );
  const source = deckWith(text);
  const changed = presenter({ ...source, title: harmless, kicker: harmless, marking: harmless });
  const tags = (html: string): string[] => html.match(/<[^>]*>/g) ?? [];
  const expected = tags(presenter(deckWith(harmless)));
  expect(tags(changed).filter((tag) => tag !== "<p>" && tag !== "</p>")).toEqual(
    expected.filter((tag) => tag !== "<p>" && tag !== "</p>"),
  );
  expect(changed.replace(/\s+/g, " ")).toContain(shown.trim());
});

test("a fact in a link's address is encoded, and a script never becomes one", () => {
  const w = slotWriter();
  const markdown = `# T\n\n[a](${w.fact("javascript:alert(1)")}) [b](https://example.org/?q=${w.fact('"><b>&')})\n`;
  const html = slidesHtml(deckSource(composedText(markdown, w.slots)));
  expect(html).toContain("<p>a <a ");
  expect(html).toContain('<a href="https://example.org/?q=%22%3E%3Cb%3E%26" rel="noreferrer">b</a>');
});
