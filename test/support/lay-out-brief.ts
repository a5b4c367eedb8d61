import type { Report } from "../../src/diagnostic/diagnostic.ts";
import { makingOf } from "../../src/make/pipeline.ts";
import type { Project } from "../../src/make/project.ts";
import { composeSheet, drawFor } from "../../src/make/sheet.ts";
import type { PageSize } from "../../src/sheet/layout/grid.ts";
import { layoutSheet } from "../../src/sheet/layout/layout.ts";
import type { Mark, Page } from "../../src/sheet/layout/page.ts";

/** The pages of a brief's sheet, with its charts, before a byte is written. */
export async function layOutBrief(id: string, project: Project, size: PageSize, report: Report): Promise<Page[]> {
  const brief = project.briefs.get(id);
  const making = brief && makingOf(brief, project, { forms: new Set() }, report);
  const sheet = making && (await composeSheet(making));
  if (!sheet) return [];
  return layoutSheet(sheet.document, await drawFor(size, sheet, making), { ...project, size }, report);
}

/** Pages as text: a line a mark with its place, what it is, and its text. */
export function writePages(pages: readonly Page[]): string {
  return pages
    .flatMap((page) => [`page ${page.number} ${page.width} x ${page.height}`, ...page.marks.map(writeMark)])
    .join("\n")
    .concat("\n");
}

function writeMark(mark: Mark): string {
  switch (mark.mark) {
    case "text":
      return `text ${places(mark.x, mark.baseline)} ${mark.face} ${round(mark.size)} ${mark.colour} ${mark.text}`;
    case "rule":
      return `rule ${places(mark.x, mark.y, mark.x2, mark.y2)} ${mark.width} ${mark.colour}${mark.dash ? " dashed" : ""}`;
    case "rect":
      return `rect ${places(mark.x, mark.y, mark.width, mark.height)} ${mark.fill}`;
    case "dot":
      return `dot ${places(mark.x, mark.y)} ${mark.radius} ${mark.fill ?? "-"} ${mark.stroke?.colour ?? "-"}`;
    case "drawing":
      return `drawing ${places(mark.x, mark.y, mark.drawing.width, mark.drawing.height)} ${mark.drawing.name}`;
  }
}

function places(...lengths: number[]): string {
  return lengths.map(round).join(" ");
}

// A tenth of a point: what no eye sees.
function round(length: number): string {
  return length.toFixed(1).replace(/\.0$/, "");
}
