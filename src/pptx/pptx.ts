import type { Report } from "../diagnostic/diagnostic.ts";
import { reportMissingGlyphs, visibleText } from "../slides/glyphs.ts";
import { documentParts, presentationPart } from "./document.ts";
import { masterParts } from "./master-parts.ts";
import { type Part, type Relation, zipPackage } from "./package.ts";
import { type DeckPlan, slideParts } from "./slide-part.ts";

/**
 * Writes a deck as a PowerPoint file (ECMA-376): text in layout placeholders, charts with workbooks, tables, notes.
 * Reports characters that the fonts lack.
 */
export function drawPptx(plan: DeckPlan, report: Report): Uint8Array {
  const parts = partsOf(plan);
  reportMissingGlyphs(textOf(parts), plan.deck, plan.fonts, report);
  return zipPackage(parts, root, plan.date);
}

/** The visible text of slides and charts, without notes. */
function textOf(parts: readonly Part[]): string {
  return parts
    .flatMap(({ path, content }) =>
      /^ppt\/(slides|charts)\//.test(path) && typeof content === "string" ? [visibleText(content)] : [],
    )
    .join(" ");
}

const root: readonly Relation[] = [
  { id: "rId1", type: "officeDocument", target: "ppt/presentation.xml" },
  { id: "rId2", type: "metadata/core-properties", target: "docProps/core.xml" },
  { id: "rId3", type: "extended-properties", target: "docProps/app.xml" },
];

function partsOf(plan: DeckPlan): Part[] {
  const { deck, date } = plan;
  const { lang, dir, marking } = deck.source;
  return [
    presentationPart(deck, plan),
    ...allSlideParts(plan),
    ...masterParts({ lang, dir, marking }, plan),
    ...documentParts(deck, date),
  ];
}

/** The parts of all slides. A picture used on several slides is one part. */
function allSlideParts(plan: DeckPlan): Part[] {
  const parts = new Map<string, Part>();
  let firstChart = 1;
  for (const slide of plan.deck.slides) {
    const made = slideParts(slide, plan, firstChart);
    firstChart += made.filter(({ path }) => path.startsWith("ppt/charts/")).length;
    for (const part of made) if (!parts.has(part.path)) parts.set(part.path, part);
  }
  return [...parts.values()];
}
