import type { Report } from "../diagnostic/diagnostic.ts";
import type { Memory } from "../host.ts";
import { reportMissingGlyphs, visibleText } from "../slides/glyphs.ts";
import { lookOf, openSlides } from "../slides/slide-inputs.ts";
import { knownParts } from "./cached-parts.ts";
import { documentParts, presentationPart } from "./document.ts";
import { masterParts } from "./master-parts.ts";
import { type Part, type Relation, zipPackage } from "./package.ts";
import type { DeckPlan } from "./plan.ts";
import { slideParts } from "./slide-part.ts";
import { reportUnsupported } from "./unsupported.ts";

/**
 * A deck as a presentation for PowerPoint (ECMA-376): text in the places of layouts, charts
 * with their workbooks, tables, notes. `date` is the brief's as-of date, which the file bears.
 * What has no form there is reported.
 */
export function drawPptx(plan: DeckPlan, date: Date, report: Report, memory?: Memory): Uint8Array {
  reportUnsupported(plan.deck, report);
  const parts = partsOf(plan, date, memory);
  reportMissingGlyphs(textOf(parts), plan.deck, plan.fonts, report);
  return zipPackage(parts, root, date);
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

function partsOf(plan: DeckPlan, date: Date, memory: Memory | undefined): Part[] {
  const { deck, theme, fonts } = plan;
  const { lang, dir, marking } = deck.source;
  const source = { lang, dir, marking };
  return [
    presentationPart(plan),
    ...slidesOf(plan, date, memory),
    ...knownParts(["masters", source, lookOf(theme, fonts)], () => masterParts(source, plan), memory),
    ...documentParts(deck, date),
  ];
}

/** Each slide is made from nothing but its own, so that one of an earlier build that had the same is taken instead. */
function slidesOf(plan: DeckPlan, date: Date, memory: Memory | undefined): Part[] {
  const { deck, drawings, theme, fonts } = plan;
  const ownSlide = openSlides(deck, drawings, theme, fonts);
  const parts: Part[] = [];
  for (const index of deck.slides.keys()) {
    const own = ownSlide(index);
    const charts = new Map([...plan.charts].filter(([id]) => own.drawings.has(id)));
    const rows = [...charts.values()].map(({ chart, rows }) => [chart, rows]);
    const firstChart = parts.filter(({ path }) => path.startsWith("ppt/charts/")).length + 1;
    const make = (): Part[] => slideParts(index, { ...own, charts, theme, fonts }, firstChart, date);
    const made = knownParts(["slide", own.key, rows, firstChart, date], make, memory);
    parts.push(...made.filter(({ path }) => !parts.some((part) => part.path === path)));
  }
  return parts;
}
