import { describe, expect, it } from "vitest";
import type { Diagnostic } from "../../../../src/diagnostic/diagnostic.ts";
import type { Block, Composed } from "../../../../src/document/block.ts";
import { densitiesOf } from "../../../../src/sheet/layout/density.ts";
import { layoutSheet } from "../../../../src/sheet/layout/layout.ts";
import type { Page } from "../../../../src/sheet/layout/page.ts";
import { fixture, heading, t } from "../../../support/sheet-fixture.ts";
import { loadProjectTheme } from "../../../support/theme.ts";

const { theme, fonts } = loadProjectTheme();
const sentence = "The Coalition and its partners set out what they had agreed and what was still open between them. ";
const file = "templates/sheets/fixture.md.hbs";

function paragraph(line: number, sentences = 4): Block {
  const place = { file, line, column: 1 };
  return { type: "paragraph", role: "body", runs: [t(sentence.repeat(sentences))], place };
}

function paragraphs(count: number, from = 0): Block[] {
  return Array.from({ length: count }, (_, index) => paragraph(from + index));
}

function layout(pages: number | undefined, ...blocks: Block[]): { pages: Page[]; found: Diagnostic[] } {
  const found: Diagnostic[] = [];
  const document: Composed = { ...fixture, ...(pages && { pages }), blocks: [heading(1, "A title"), ...blocks] };
  const laid = layoutSheet(document, new Map(), { theme, fonts, size: "a4" }, (diagnostic) => found.push(diagnostic));
  return { pages: laid, found };
}

function bodySize(pages: readonly Page[]): number {
  const sizes = pages.flatMap(({ marks }) =>
    marks.flatMap((mark) => (mark.mark === "text" && mark.face === "sans-400" && mark.size > 8 ? [mark.size] : [])),
  );
  expect(new Set(sizes).size).toBe(1);
  return sizes[0] ?? 0;
}

/** How many paragraphs a page holds as the theme sets them. */
function capacity(): number {
  let count = 1;
  while (layout(undefined, ...paragraphs(count + 1)).pages.length === 1) count++;
  return count;
}

const most = capacity();
// More than the closest setting can take.
const tooMany = 2 * most;

describe("a page budget", () => {
  it("changes nothing where the sheet keeps to it", () => {
    const blocks = paragraphs(most);
    expect(layout(1, ...blocks)).toEqual(layout(undefined, ...blocks));
  });

  it("sets the whole document closer, by as little as it takes", () => {
    const { body } = theme.page.type;
    const { pages, found } = layout(1, ...paragraphs(most + 1));
    expect(found).toEqual([]);
    expect(pages).toHaveLength(1);
    const size = bodySize(pages);
    expect(size).toBeLessThan(body.size);
    expect(size).toBeGreaterThanOrEqual(body.size * theme.page.shrink.type - 0.001);
    expect(layout(1, ...paragraphs(most + 1))).toEqual({ pages, found });
  });

  it("takes space between blocks last", () => {
    const many = Array.from({ length: most * 5 }, (_, index) => paragraph(index, 1));
    let count = most;
    while (layout(1, ...many.slice(0, count + 1)).found.length === 0) count++;
    const { pages } = layout(1, ...many.slice(0, count));
    expect(bodySize(pages)).toBeCloseTo(theme.page.type.body.size * theme.page.shrink.type, 5);
  });

  it("says which block is over and by how much when it cannot be kept", () => {
    const { found, pages } = layout(1, ...paragraphs(tooMany, 10));
    expect(pages).toHaveLength(2);
    expect(found).toHaveLength(1);
    expect(found[0]?.code).toBe("page-budget");
    const points = Number(/this runs (\d+) pt past page 1/.exec(found[0]?.message ?? "")?.[1]);
    const second = pages[1]?.fill.blocks ?? 0;
    expect(points).toBeGreaterThan(0);
    expect(points).toBeLessThanOrEqual(Math.ceil(second));
    // The first block on the page too many, which may have begun on the page before.
    const line = found[0]?.place?.line ?? 0;
    expect(line).toBeGreaterThan(10 + most - 2);
    expect(line).toBeLessThan(10 + tooMany);
    expect(found[0]?.hints[0]).toContain("data/briefs/fixture.yaml");
  });

  it("is asked of each stretch between page breaks", () => {
    const page: Block = { type: "page", place: { file, line: 90, column: 1 } };
    const { found } = layout(2, ...paragraphs(tooMany, 10), page, ...paragraphs(2, 95));
    expect(found.map(({ code }) => code)).toEqual(["page-budget"]);
    expect(found[0]?.place?.line).toBeLessThan(90);
    const other = layout(1, ...paragraphs(2, 10), page, ...paragraphs(2, 95)).found;
    expect(other.map(({ place }) => place?.line)).toEqual([95]);
  });
});

describe("densitiesOf", () => {
  it("go from the theme's own to its limits, and keep every height on the grid", () => {
    const densities = densitiesOf(theme);
    expect(densities[0]).toEqual({ theme, gap: 1 });
    expect(densities).toHaveLength(theme.page.shrink.steps + 2);
    for (const { theme: closer } of densities) {
      const { body, small } = closer.page.type;
      expect(body.leading / closer.page.baseline).toBeCloseTo(theme.page.type.body.leading / theme.page.baseline, 9);
      expect(small.leading / closer.page.baseline).toBeCloseTo(theme.page.type.small.leading / theme.page.baseline, 9);
      expect(body.size).toBeGreaterThanOrEqual(9);
    }
  });
});
