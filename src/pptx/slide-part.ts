import { hash } from "node:crypto";
import type { ImageOp } from "../pictures/drawing.ts";
import { slideSources } from "../slides/slide-facts.ts";
import type { DeckSource } from "../slides/source.ts";
import { arrangeSlide } from "./arrange.ts";
import { chartXml } from "./charts/chart-xml.ts";
import { chartWorkbook } from "./charts/workbook.ts";
import type { SlideContext } from "./context.ts";
import { layoutNames, slideLayout } from "./layouts.ts";
import { masterColours, slideData } from "./master.ts";
import { presentationNames } from "./namespaces.ts";
import { notesSlideXml } from "./notes-xml.ts";
import { officeFormat, type Part, presentationml, type Relation } from "./package.ts";
import type { DeckPlan } from "./plan.ts";
import { type LookOf, shapesXml, type WriteChart } from "./shape-xml.ts";
import { element } from "./xml.ts";

/** A part is written with the relations it turns out to need. */
export interface OpenPart {
  readonly context: SlideContext;
  readonly relations: readonly Relation[];
  /** Pictures it shows; the same picture is the same part wherever it is shown. */
  readonly media: readonly Part[];
}

export function openPart(
  { lang, dir }: Pick<DeckSource, "lang" | "dir">,
  { theme, fonts }: Pick<DeckPlan, "theme" | "fonts">,
  sources: SlideContext["sources"] = [],
): OpenPart {
  const relations: Relation[] = [];
  let id = 1;
  const relate: SlideContext["relate"] = (type, target, isExternal) => {
    const known = relations.find((relation) => relation.type === type && relation.target === target);
    if (known) return known.id;
    const relation = { id: `rId${relations.length + 1}`, type, target, ...(isExternal && { isExternal }) };
    relations.push(relation);
    return relation.id;
  };
  const nextId = (): number => {
    id += 1;
    return id;
  };
  const media: Part[] = [];
  const embed: SlideContext["embed"] = (image) => {
    const part = mediaPart(image);
    if (!media.some(({ path }) => path === part.path)) media.push(part);
    return relate("image", part.path);
  };
  const context = { theme, fonts, lang: languageTag(lang), dir, sources, nextId, relate, embed };
  return { context, relations, media };
}

function mediaPart({ type, data }: ImageOp): Part {
  const name = hash("sha256", data).slice(0, 16);
  return { path: `ppt/media/${name}.${type.slice("image/".length)}`, content: Buffer.from(data, "base64") };
}

// Spelling is checked by region; English without one is the edition's British one.
function languageTag(lang: string): string {
  return lang === "en" ? "en-GB" : lang;
}

/** A slide, its charts with their workbooks, and its notes. Charts are numbered on from `firstChart`. */
export function slideParts(index: number, plan: DeckPlan, firstChart: number, date: Date): Part[] {
  const slide = plan.deck.slides[index];
  if (!slide) return [];
  const path = `ppt/slides/slide${index + 1}.xml`;
  const notesPath = `ppt/notesSlides/notesSlide${index + 1}.xml`;
  const { context, relations, media } = openPart(plan.deck.source, plan, slideSources(slide.facts, plan.deck.source));
  context.relate("slideLayout", `ppt/slideLayouts/slideLayout${layoutNames.indexOf(slide.layout) + 1}.xml`);
  context.relate("notesSlide", notesPath);
  const charts: Part[] = [];
  const writeChart: WriteChart = (shape) => {
    const number = firstChart + charts.length / 2;
    charts.push(...chartParts(number, shape, context, date));
    return context.relate("chart", `ppt/charts/chart${number}.xml`);
  };
  const { places } = slideLayout(slide.layout, plan.theme);
  const lookOf: LookOf = (place) =>
    places.find(({ placeholder }) => placeholder.type === place.type && placeholder.index === place.index)?.look;
  const shapes = shapesXml(arrangeSlide(slide, plan), { context, lookOf, writeChart });
  const content = element("p:sld", presentationNames, slideData(shapes), masterColours);
  const notes = openPart(plan.deck.source, plan);
  notes.context.relate("notesMaster", "ppt/notesMasters/notesMaster1.xml");
  notes.context.relate("slide", path);
  const said = notesSlideXml(slide, plan.deck.source, notes.context);
  return [
    { path, type: `${presentationml}.slide+xml`, content, relations },
    ...charts,
    ...media,
    { path: notesPath, type: `${presentationml}.notesSlide+xml`, content: said, relations: notes.relations },
  ];
}

function chartParts(number: number, shape: Parameters<WriteChart>[0], context: SlideContext, date: Date): Part[] {
  const workbook = `ppt/embeddings/Microsoft_Excel_Sheet${number}.xlsx`;
  return [
    {
      path: `ppt/charts/chart${number}.xml`,
      type: `${officeFormat}.drawingml.chart+xml`,
      content: chartXml(shape.chart, shape.frame, "rId1", context),
      relations: [{ id: "rId1", type: "package", target: workbook }],
    },
    { path: workbook, content: chartWorkbook(shape.chart, date) },
  ];
}
