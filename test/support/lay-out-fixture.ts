import type { Diagnostic } from "../../src/diagnostic/diagnostic.ts";
import type { Block, Composed } from "../../src/document/block.ts";
import { sheetChartWidths } from "../../src/sheet/layout/grid.ts";
import { layoutSheet } from "../../src/sheet/layout/layout.ts";
import type { Page, TextMark } from "../../src/sheet/layout/page.ts";
import { drawFixture, fixture, heading, paragraph, t } from "./sheet-fixture.ts";
import { loadProjectTheme } from "./theme.ts";

export const { theme, fonts } = loadProjectTheme();
export const sentence =
  "The Coalition and its partners set out what they had agreed and what was still open between them. ";

export function layout(
  document: Composed = fixture,
  size: "a4" | "letter" = "a4",
): { pages: Page[]; found: Diagnostic[] } {
  const found: Diagnostic[] = [];
  const drawings = new Map(
    [...sheetChartWidths(document.blocks, theme, size)].map(([id, width]) => [id, drawFixture(id, width)]),
  );
  const pages = layoutSheet(document, drawings, { theme, fonts, size }, (diagnostic) => found.push(diagnostic));
  return { pages, found };
}

export function layoutBlocks(...blocks: Block[]): { pages: Page[]; found: Diagnostic[] } {
  return layout({ ...fixture, blocks: [heading(1, "A title"), ...blocks] });
}

export function textsOf(page: Page | undefined): TextMark[] {
  return (page?.marks ?? []).filter((mark) => mark.mark === "text");
}

/** The lines of a page's text, without its furniture. */
export function linesOf(page: Page | undefined): string[] {
  const lines = new Map<string, string>();
  for (const mark of textsOf(page).filter((text) => text.owner !== "pagination")) {
    const key = `${mark.baseline.toFixed(1)}/${mark.owner}`;
    lines.set(key, (lines.get(key) ?? "") + mark.text);
  }
  return [...lines.values()].map((line) => line.trim());
}

/** The text of each element in one piece, wherever its lines stand. */
export function textByOwner(pages: readonly Page[]): string {
  const texts = new Map<string, string>();
  for (const mark of pages.flatMap((page) => textsOf(page))) {
    const text = mark.hyphenated ? mark.text.slice(0, -1) : mark.text;
    texts.set(String(mark.owner), (texts.get(String(mark.owner)) ?? "") + text);
  }
  return [...texts.values()].join("\n");
}

export function long(sentences: number): Block {
  return paragraph(t(sentence.repeat(sentences).trim()));
}
