import { beforeAll, expect, test } from "vitest";
import { drawPptx } from "../../../../src/pptx/pptx.ts";
import type { Slide } from "../../../../src/slides/deck.ts";
import { widthsOf } from "../../../../src/slides/layout/measure.ts";
import { officeMetrics } from "../../../../src/slides/layout/metrics.ts";
import { slideSetting } from "../../../../src/slides/layout/setting.ts";
import type { Para, Shape, TextShape } from "../../../../src/slides/layout/shape.ts";
import { layoutSlide } from "../../../../src/slides/layout/slide.ts";
import { bodyStyle, isCentred } from "../../../../src/slides/slide-style.ts";
import { type ProjectDeck, projectDecks } from "../../../support/deck-project.ts";
import { all, attribute, checkPackage, nameOf } from "../../../support/pptx-check.ts";
import { loadProjectTheme } from "../../../support/theme.ts";

const look = loadProjectTheme();
const { theme } = look;
const substitute = officeMetrics.slack.most;

interface Arranged {
  readonly where: string;
  readonly slide: Slide;
  readonly shapes: readonly Shape[];
  /** The width of a text on one line, in the theme's font and in the widest that may take its place. */
  readonly most: (para: Para) => number;
  readonly wide: (para: Para) => number;
}

let decks: readonly ProjectDeck[] = [];
let slides: readonly Arranged[] = [];
beforeAll(async () => {
  decks = (await projectDecks()).decks;
  slides = decks.flatMap(({ brief, deck, drawings }) => {
    const setting = { deck, drawings, metrics: officeMetrics, ...look };
    return deck.slides.map((slide) => ({
      where: `${brief} ${slide.number}`,
      slide,
      shapes: layoutSlide(slide, setting).shapes,
      most: (para) => widthsOf(para, slideSetting(slide, setting)).most,
      wide: (para) => widthsOf(para, slideSetting(slide, setting)).most * substitute,
    }));
  });
}, 60_000);

function texts(shapes: readonly Shape[]): TextShape[] {
  return shapes.flatMap((shape) =>
    shape.type === "group" ? texts(shape.shapes) : shape.type === "text" ? [shape] : [],
  );
}

test("a title that a wider font breaks keeps to the one line it has", () => {
  const tight = slides.filter(({ where, slide, shapes, wide }) => {
    const [title] = texts(shapes);
    const [para] = title?.paragraphs ?? [];
    if (!title || !para || isCentred(slide.layout) || (title.endInset ?? 0) > 0) return false;
    const body = Math.min(...shapes.slice(1).map(({ frame }) => (frame.y > title.frame.y ? frame.y : Infinity)));
    const foot = title.frame.y + (wide(para) > title.frame.width ? 2 : 1) * para.look.leading;
    if (foot <= body) return false;
    expect({ where, ...title.frame }).toMatchObject({ where, height: para.look.leading });
    expect(title.room).toBeUndefined();
    return true;
  });
  expect(tight.length).toBeGreaterThan(0);
});

// Bold serifs differ less than text: as wide as this is none of those that systems have for them.
const boldSerif = 1.2 / substitute;

test("a figure has room for a wider font: no number breaks within itself", () => {
  const figures = slides.flatMap(({ where, shapes, wide }) =>
    shapes
      .flatMap((shape) => (shape.type === "group" && shape.name.startsWith("Key figure") ? [shape] : []))
      .flatMap((group) => {
        const [box] = texts([group]);
        const para = box?.paragraphs.at(-1);
        const [number] = para?.runs ?? [];
        return box && para && number
          ? [{ where, needs: wide({ ...para, runs: [number] }) * boldSerif, has: box.frame.width }]
          : [];
      }),
  );
  expect(figures.length).toBeGreaterThan(10);
  for (const { where, needs, has } of figures) expect(needs, where).toBeLessThanOrEqual(has);
});

test("the words of a key keep clear of the next mark in a wider font, and never break", () => {
  const keys = slides.flatMap(({ shapes, wide }) =>
    shapes.flatMap((shape) => (shape.type === "group" && shape.name === "Key" ? [{ key: shape, wide }] : [])),
  );
  expect(keys.length).toBeGreaterThan(0);
  for (const { key, wide } of keys) {
    for (const [index, shape] of key.shapes.entries()) {
      const next = key.shapes[index + 1];
      if (shape.type !== "text" || !shape.paragraphs[0]) continue;
      expect(shape.isOneLine).toBe(true);
      if (next) expect(shape.frame.x + wide(shape.paragraphs[0])).toBeLessThan(next.frame.x);
    }
  }
});

test("text beside the sources has the size that it has in HTML", () => {
  const lists = slides.flatMap(({ slide, shapes }) =>
    slide.layout === "sources"
      ? texts(shapes).flatMap(({ paragraphs }) => paragraphs.filter(({ bullet }) => bullet))
      : [],
  );
  expect(lists.length).toBeGreaterThan(0);
  for (const { look } of lists) expect(look.size).toBe(bodyStyle("sources", true, theme).size);
});

test("a row of a table is as high as what stands in it", () => {
  const tables = slides.flatMap(({ shapes, most }) =>
    shapes.flatMap((shape) => (shape.type === "table" ? [{ ...shape, most }] : [])),
  );
  expect(tables.length).toBeGreaterThan(0);
  for (const { rows, widths, rowHeights, most } of tables) {
    const { row, column } = theme.slide.table;
    for (const [index, cells] of rows.entries()) {
      const wanted = cells.map((para, at) => (most(para) / ((widths[at] ?? 0) - column) > 0.95 ? 2 : 1));
      const line = cells[0]?.look.leading ?? 0;
      expect(rowHeights[index]).toBeLessThanOrEqual(Math.max(...wanted) * line + 2 * row + theme.slide.rule.hair);
    }
  }
});

test("three lines of sources have the room of three", () => {
  const many = slides.flatMap(({ shapes, wide }) =>
    texts(shapes).filter(({ name, frame, paragraphs: [para] }) => {
      const isSourceLine = name === "Sources" && para?.look.size === theme.slide.type.running.size;
      return isSourceLine && para && wide(para) / substitute > 2 * frame.width;
    }),
  );
  expect(many.length).toBeGreaterThan(0);
  for (const { frame } of many) {
    expect(frame.height).toBeGreaterThanOrEqual(3 * theme.slide.type.running.leading);
  }
});

test("all text shrinks where it has no room, but for the lines at the edges and in a key", async () => {
  const kinds = new Set<string>();
  for (const { deck, charts, drawings, date } of decks) {
    const bytes = drawPptx({ deck, charts, drawings, ...look, date }, () => undefined);
    for (const [path, root] of checkPackage(bytes).xml) {
      if (!/slides\/slide\d+\.xml$/.test(path)) continue;
      for (const shape of all(root, "p:sp").filter((one) => all(one, "p:txBody").length > 0)) {
        const body = all(shape, "a:bodyPr")[0];
        const placeholder = all(shape, "p:ph")[0];
        const type = placeholder ? attribute(placeholder, "type") : "box";
        const isFixed = type === "ftr" || type === "sldNum" || (body && attribute(body, "wrap") === "none");
        expect(body?.children.map(nameOf), path).toEqual([isFixed ? "a:noAutofit" : "a:normAutofit"]);
        kinds.add(`${type}`);
      }
    }
  }
  expect([...kinds]).toEqual(expect.arrayContaining(["title", "body", "box", "ftr"]));
});
