import type { Report } from "../../diagnostic/diagnostic.ts";
import { reportMissingGlyphs, visibleText } from "../glyphs.ts";
import { documentParts, presentationPart } from "./document.ts";
import { layoutNames } from "./layouts.ts";
import { layoutXml, masterXml } from "./master.ts";
import { notesMasterXml } from "./notes.ts";
import { officeFormat, type Part, presentationml, type Relation, zipPackage } from "./package.ts";
import type { DeckPlan } from "./plan.ts";
import { openPart, slideParts } from "./slide-part.ts";
import { themeXml } from "./theme-xml.ts";
import { reportUnsupported } from "./unsupported.ts";

/**
 * A deck as a presentation for PowerPoint (ECMA-376): text in the places of layouts, charts
 * with their workbooks, tables, notes. `date` is the brief's as-of date, which the file bears.
 * What has no form there is reported.
 */
export function drawPptx(plan: DeckPlan, date: Date, report: Report): Uint8Array {
  reportUnsupported(plan.deck, report);
  const parts = partsOf(plan, date);
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

function partsOf(plan: DeckPlan, date: Date): Part[] {
  const slides: Part[] = [];
  for (const index of plan.deck.slides.keys()) {
    const charts = slides.filter(({ path }) => path.startsWith("ppt/charts/")).length;
    const isNew = ({ path }: Part): boolean => !slides.some((part) => part.path === path);
    slides.push(...slideParts(index, plan, charts + 1, date).filter(isNew));
  }
  return [
    presentationPart(plan),
    ...slides,
    ...masterParts(plan),
    ...notesMasterParts(plan),
    ...documentParts(plan.deck, date),
  ];
}

function masterParts(plan: DeckPlan): Part[] {
  const { marking } = plan.deck.source;
  const master = openPart(plan);
  const paths = layoutNames.map((_, index) => `ppt/slideLayouts/slideLayout${index + 1}.xml`);
  const ids = paths.map((target) => master.context.relate("slideLayout", target));
  master.context.relate("theme", "ppt/theme/theme1.xml");
  const layouts = layoutNames.map((layout, index): Part => {
    const { context, relations } = openPart(plan);
    context.relate("slideMaster", "ppt/slideMasters/slideMaster1.xml");
    const content = layoutXml(layout, marking, context);
    return { path: paths[index] ?? "", type: `${presentationml}.slideLayout+xml`, content, relations };
  });
  return [
    {
      path: "ppt/slideMasters/slideMaster1.xml",
      type: `${presentationml}.slideMaster+xml`,
      content: masterXml(marking, ids, master.context),
      relations: master.relations,
    },
    ...layouts,
    themePart(1, plan),
  ];
}

function notesMasterParts(plan: DeckPlan): Part[] {
  const { context, relations } = openPart(plan);
  context.relate("theme", "ppt/theme/theme2.xml");
  const path = "ppt/notesMasters/notesMaster1.xml";
  const content = notesMasterXml(context);
  return [{ path, type: `${presentationml}.notesMaster+xml`, content, relations }, themePart(2, plan)];
}

function themePart(number: number, { theme, fonts }: DeckPlan): Part {
  const path = `ppt/theme/theme${number}.xml`;
  return { path, type: `${officeFormat}.theme+xml`, content: themeXml(theme, fonts) };
}
