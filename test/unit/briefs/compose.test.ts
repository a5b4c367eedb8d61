import { describe, expect, test } from "vitest";
import { composeExample, placesOf, shown } from "../../support/compose-example.ts";
import { hostile } from "../../support/hostile.ts";
import { changedFacts } from "../../support/library-project.ts";

const file = "templates/sheets/example.md.hbs";

describe("values", () => {
  test("every {{…}} becomes a typed value, and author's text stays text", () => {
    const { blocks, diagnostics } = composeExample(
      'They lent {{fact "loans"}} books to {{fact "readers"}} people in {{fact "rooms"}} rooms.',
    );
    expect(diagnostics).toEqual([]);
    expect(blocks[0]?.type === "paragraph" && shown(blocks[0].runs)).toBe(
      "They lent [more than 48,000] books to [1,250] people in [five] rooms.",
    );
  });

  test("values hold through conditions, headings, tables, emphasis and partials", () => {
    const { blocks, diagnostics } = composeExample(
      '## {{fact "rooms"}}\n\n{{#if title}}**{{fact "readers"}}**{{else}}no{{/if}}\n\n| a | b |\n|--|--|\n| {{> cell of="rooms"}} | x |\n',
      { "templates/partials/cell.hbs": "{{fact of}} open" },
    );
    expect(diagnostics).toEqual([]);
    expect(blocks.map((block) => block.type)).toEqual(["heading", "paragraph", "table"]);
    const [heading, paragraph, table] = blocks;
    expect(heading?.type === "heading" && shown(heading.runs)).toBe("[five]");
    expect(paragraph?.type === "paragraph" && paragraph.runs).toEqual([
      { type: "value", role: "fact", text: "1,250", facts: ["library.readers"], strong: true },
    ]);
    expect(table?.type === "table" && shown(table.rows[0]?.[0] ?? [])).toBe("[five] open");
  });

  test("a wording prints its facts inside it", () => {
    const { blocks } = composeExample('{{says "loans"}}.');
    expect(blocks[0]?.type === "paragraph" && shown(blocks[0].runs)).toBe("The library lent [more than 48,000] books.");
  });

  test.each(hostile)("the text of a fact is never parsed: %s", (attack) => {
    const measures = (label: string): string =>
      `readers: { label: { en: { one: x, other: ${JSON.stringify(label)} } }, unit: person, nature: flow, compare: line }\nloans: { label: { en: x }, unit: book, nature: flow, compare: line }\nrooms: { label: { en: x }, unit: room, nature: stock, compare: line }\n`;
    const value = '{{label "readers"}}';
    const template = `# A ${value}\n\n${value}\n\n- ${value}\n- b ${value}\n\n> ${value}\n\n| ${value} | b |\n|--|--|\n| ${value} | **${value}** |\n\n:::tiles\n{{tile "readers"}}\n:::\n\n:::lead\n${value}\n:::\n\n[${value}](https://example.net)\n`;
    const made = (label: string): ReturnType<typeof composeExample> =>
      composeExample(template, { "data/measures.yaml": measures(label) });
    const plain = made("plain");
    const attacked = made(attack);
    expect(attacked.diagnostics).toEqual([]);
    expect(JSON.stringify(attacked.blocks).replaceAll(JSON.stringify(attack).slice(1, -1), "plain")).toBe(
      JSON.stringify(plain.blocks),
    );
  });
});

test("a wording that cannot be printed leaves no trace, and is reported where it is written", () => {
  const changes = changedFacts(['lent {{fact "library.loans"}} books', "lent 12 books"]);
  const { blocks, diagnostics } = composeExample('{{says "loans"}}\n\n{{says "loans"}}a {{fact "rooms"}}', changes);
  expect(diagnostics).toEqual([]);
  expect(blocks.map((block) => block.type === "paragraph" && shown(block.runs))).toEqual(["a [five]"]);
});

describe("mistakes have a place and a remedy", () => {
  test.each([
    ['line\n\n{{{fact "loans"}}}', `raw-mustache ${file}:3:1`, "write {{ }}"],
    ['a {{facts "loans"}}', `unknown-helper ${file}:1:3`, "did you mean `fact`?"],
    ['{{fact "loan"}}', `unknown-alias ${file}:1:1`, "did you mean `loans`?"],
    ['{{fact "library.loans"}}', `unknown-alias ${file}:1:1`, "add to `use` in data/briefs/example.yaml"],
    ["{{fact loans}}", `unknown-variable ${file}:1:1`, 'write "loans"'],
    ["{{fact}}", `helper-arguments ${file}:1:1`, '{{fact "alias"}}'],
    ["\n{{> footer}}", `unknown-partial ${file}:2:1`, ""],
    ["{{#each x}}a{{/each}}", `template-unsupported ${file}:1:1`, "{{#if}}"],
    ["{{#if title}}", `template-syntax ${file}:1`, "{{/if}}"],
    ["ok \u{E123}", `private-use-character ${file}:1:4`, "remove it"],
    ['{{tile "loans"}} in text', `misplaced-tile ${file}:1:1`, ":::tiles"],
    ['{{conflict "x"}}', `unknown-conflict ${file}:1:1`, ""],
    ['{{fact "opening"}}', `no-value ${file}:1:1`, "{{says"],
    ['{{exempt "12" ""}}', `exempt-without-reason ${file}:1:1`, "why"],
  ])("%j", (template, place, hint) => {
    const { diagnostics } = composeExample(template);
    expect(placesOf(diagnostics)[0]).toContain(place);
    expect(diagnostics[0]?.hints.join(" ")).toContain(hint);
  });

  test("all of a template's mistakes are reported in one run", () => {
    const lines = Array.from({ length: 100 }, (_, index) => `{{fact "no-${index}"}}`);
    const { diagnostics } = composeExample(lines.join("\n\n"));
    expect(diagnostics).toHaveLength(100);
    expect(diagnostics.map(({ place }) => place?.line)).toEqual(lines.map((_, index) => 2 * index + 1));
  });
});
