import { expect, test } from "vitest";
import { auditPdf } from "../../../../src/audit/audit-pdf.ts";
import type { Logo } from "../../../../src/pictures/logo.ts";
import { readPicture, scaleDrawing } from "../../../../src/pictures/picture.ts";
import type { PageSize } from "../../../../src/sheet/layout/grid.ts";
import { sheetChartWidths } from "../../../../src/sheet/layout/grid.ts";
import { layoutSheet } from "../../../../src/sheet/layout/layout.ts";
import type { DrawingMark, Page } from "../../../../src/sheet/layout/page.ts";
import type { SheetDocument } from "../../../../src/sheet/layout/setting.ts";
import { paintSheet } from "../../../../src/sheet/paint/paint.ts";
import { plainPng } from "../../../support/plain-png.ts";
import { drawFixture, fixture } from "../../../support/sheet-fixture.ts";
import { loadProjectTheme } from "../../../support/theme.ts";

const { theme, fonts } = loadProjectTheme();
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20"><path fill-rule="evenodd" d="M0 0h40v20H0zm5 5h30v10H5z" fill="#12436d"/></svg>';

function logoOf(file: string | Uint8Array, alt?: string): Logo {
  const bytes = typeof file === "string" ? new TextEncoder().encode(file) : file;
  const picture = readPicture("logo", bytes, () => undefined);
  if (!picture) throw new Error("the logo cannot be read");
  const drawing = scaleDrawing(picture.drawing, 60 / picture.drawing.width);
  const shade = { light: drawing, dark: drawing };
  return { page: shade, slide: shade, ...(alt !== undefined && { alt }) };
}

function layOut(document: SheetDocument, size: PageSize = "a4"): Page[] {
  const widths = sheetChartWidths(document.blocks, theme, size);
  const drawings = new Map([...widths].map(([id, width]) => [id, drawFixture(id, width)]));
  return layoutSheet(document, drawings, { theme, fonts, size }, ({ message }) => {
    throw new Error(message);
  });
}

const logoMark = (pages: readonly Page[]): DrawingMark | undefined =>
  pages[0]?.marks.find((mark): mark is DrawingMark => mark.mark === "drawing" && mark.drawing.name === "logo");

test.each(["a4", "letter"] as const)(
  "it stands at the end of the head on %s, and without one nothing moves",
  (size) => {
    const [plain, marked] = [layOut(fixture, size), layOut({ ...fixture, logo: logoOf(svg, "House") }, size)];
    const mark = logoMark(marked);
    const { sizes, margin } = theme.page;
    expect((mark?.x ?? 0) + 60).toBeCloseTo(sizes[size].width - margin.end, 5);
    expect(logoMark(plain)).toBeUndefined();
    const kicker = (pages: readonly Page[]): unknown =>
      pages[0]?.marks.slice(0, 3).map((one) => ({ ...one, owner: 0 }));
    expect(kicker(marked)).toEqual(kicker(plain));
  },
);

test("from right to left it stands at the left margin", () => {
  const mark = logoMark(layOut({ ...fixture, dir: "rtl", logo: logoOf(svg, "House") }));
  expect(mark?.x).toBeCloseTo(theme.page.margin.end, 5);
});

test("a logo higher than the title moves what follows down by as much", () => {
  const high = svg.replace("0 0 40 20", "0 0 40 60").replace("M0 0h40v20", "M0 0h40v60");
  const lead = (pages: readonly Page[]): number => {
    const found = pages[0]?.marks.find((mark) => mark.mark === "text" && mark.size === theme.page.type.lead.size);
    return found?.mark === "text" ? found.baseline : 0;
  };
  const [without, beside] = [layOut(fixture), layOut({ ...fixture, logo: logoOf(high, "House") })];
  const mark = logoMark(beside);
  expect(lead(beside)).toBeGreaterThan(lead(without));
  expect(lead(beside) - theme.page.type.lead.size).toBeGreaterThan((mark?.y ?? 0) + 90);
});

test.each([
  ["a vector", svg, "House", "Figure"],
  ["pixels that are seen through", plainPng(80, 40, [18, 67, 109, 120]), "House", "Figure"],
  ["decoration", svg, undefined, undefined],
] as const)("%s is painted as the standards ask", async (_, file, alt, tag) => {
  const document = { ...fixture, logo: logoOf(file, alt) };
  const pages = layOut(document);
  const { owner } = logoMark(pages) ?? {};
  expect(pages[0]?.nodes.find(({ id }) => id === owner)?.tag).toBe(tag);
  const bytes = await paintSheet(document, pages, { theme, fonts, date: new Date("2024-09-28T00:00:00Z") });
  const problems: string[] = [];
  auditPdf(bytes, "sheet.pdf", ({ code, message }) => problems.push(`${code}: ${message}`));
  expect(problems).toEqual([]);
  const text = Buffer.from(bytes).toString("latin1");
  expect(text.includes("/SMask")).toBe(typeof file !== "string");
});
