import type { Report } from "../diagnostic/diagnostic.ts";
import { reportMissingGlyphs, visibleText } from "../slides/glyphs.ts";
import { documentParts, presentationPart } from "./document.ts";
import { masterParts } from "./master-parts.ts";
import { type Part, type Relation, zipPackage } from "./package.ts";
import { type DeckPlan, slideParts } from "./slide-part.ts";

/**
 * A deck as a presentation for PowerPoint (ECMA-376): text in the placeholders of layouts, charts with their workbooks,
 * tables, notes.
 */
export function drawPptx(plan: DeckPlan, report: Report): Uint8Array {
  const parts = partsOf(plan);
  reportMissingGlyphs(textOf(parts), plan.deck, plan.fonts, report);
  return zipPackage(parts, root, plan.date);
}

/** What slides and their charts say, without their notes. */
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

/** The parts of all slides; a picture that several show is one part. */
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
