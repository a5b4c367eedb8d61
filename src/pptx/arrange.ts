import { type Block, type Heading, plainText, type Run } from "../document/block.ts";
import type { SlideSource } from "../marp/meta.ts";
import type { Layout } from "../slides/layouts.ts";
import { slideSources } from "../slides/slide-facts.ts";
import { bodyStyle, isCentred, itemGap, logoPlace, logoRoom, textWidth } from "../slides/slide-style.ts";
import type { Slide } from "../slides/slides.ts";
import type { DeckSource } from "../slides/source.ts";
import { word } from "../slides/words.ts";
import { flowBlocks } from "./flow.ts";
import { chartSlide, chartsSlide, gapsSlide, numberSlide } from "./layout-slides.ts";
import {
  airAbove,
  bodyBottom,
  bodyPlaces,
  bodyTop,
  footer,
  look,
  slideLayout,
  slideNumber,
  sourceLine,
} from "./layouts.ts";
import { balanceInset, commonSubstitute, lineCount, substitute, widthOf } from "./measure.ts";
import type { Setting } from "./paragraphs.ts";
import type { DeckPlan, SlidePlan } from "./plan.ts";
import type { Frame, Para, Placeholder, Shape, TextLook, TextShape } from "./shape.ts";

/** A slide as positioned shapes, in reading order: title, body, sources, running title, number. */
export function arrangeSlide(slide: Slide, deckPlan: DeckPlan): Shape[] {
  const plan = planSlide(slide, deckPlan);
  const title = slide.blocks.find((block) => block.type === "heading");
  const { heading, lines } = setTitle(title, plan);
  const body = slide.blocks.filter((block) => block !== title);
  return [heading, ...bodyShapes(body, lines, plan), ...furniture(plan), ...logoShapes(plan)];
}

function planSlide(slide: Slide, deckPlan: DeckPlan): SlidePlan {
  const free = bodyPlaces(slide.layout, deckPlan.theme);
  const take: SlidePlan["take"] = (index) => {
    const at = free.findIndex(({ placeholder }) =>
      index === undefined ? placeholder.type !== "chart" : placeholder.index === index,
    );
    return at < 0 ? undefined : free.splice(at, 1)[0];
  };
  return { ...deckPlan, slide, layout: slide.layout, sources: slideSources(slide.facts, deckPlan.deck.source), take };
}

function setTitle(title: Heading | undefined, plan: SlidePlan): { heading: TextShape; lines: number } {
  const place = slideLayout(plan.layout, plan.theme).places[0];
  if (!place) throw new TypeError("a layout without a title");
  const { frame, placeholder } = place;
  const para: Para = { runs: title?.runs ?? [], look: place.look };
  const room = logoRoom(placeOfLogo(plan), plan.layout, plan.theme);
  const width = frame.width - room;
  const lines = lineCount(para, width, plan.fonts, plan.sources);
  const inset = room + balanceInset(para, width, plan.fonts, plan.sources);
  const free = inset > 0 && { endInset: inset };
  // What begins below its one line is not run into: in a wider font it shrinks.
  const isTight =
    lines === 1 && !isCentred(plan.layout) && widthOf(para, plan.fonts, plan.sources) * substitute > width;
  const own = isTight && { frame: { ...frame, height: place.look.leading }, isMoved: true };
  const heading: TextShape = { type: "text", name: "Title", frame, placeholder, paragraphs: [para], ...free, ...own };
  return { heading, lines };
}

function placeOfLogo({ slide: { number }, deck, layout, theme }: SlidePlan): ReturnType<typeof logoPlace> {
  return logoPlace({ number, total: deck.slides.length, layout }, theme);
}

/** In the lower corner of title slides; in the middle of the first line of the last slide's title. */
function logoShapes(plan: SlidePlan): Shape[] {
  const { logo } = plan.deck.source;
  const place = placeOfLogo(plan);
  if (!logo || !place) return [];
  const { width: whole, height: tall, margin, type } = plan.theme.slide;
  const drawing = place === "cover" ? logo.slide.dark : logo.slide.light;
  const { width, height } = drawing;
  const top = margin.top + Math.max(0, (type.title.leading - height) / 2);
  const y = place === "cover" ? tall - margin.bottom - height : top;
  const frame: Frame = { x: whole - margin.end - width, y, width, height };
  return [{ type: "drawing", name: "Logo", frame, drawing, alt: logo.alt ?? "" }];
}

function bodyShapes(blocks: readonly Block[], titleLines: number, plan: SlidePlan): readonly Shape[] {
  const { theme, layout } = plan;
  const { margin, width } = theme.slide;
  const y = bodyTop(layout, titleLines, theme);
  const area: Frame = { x: margin.start, y, width: width - margin.start - margin.end, height: bodyBottom(theme) - y };
  const setting = settingOf(layout, plan);
  switch (layout) {
    case "chart":
      return chartSlide(blocks, area, setting, plan);
    case "charts":
      return chartsSlide(blocks, area, setting, plan);
    case "number":
      return numberSlide(blocks, area, setting, plan);
    case "gaps":
      return gapsSlide(blocks, area, setting, plan);
    default:
      return fitted(blocks, { ...area, width: textWidth(layout, theme) }, setting, plan);
  }
}

function settingOf(layout: Layout, { theme }: SlidePlan): Setting {
  const base: TextLook = { ...bodyStyle(layout, true, theme), colour: "ink" };
  return {
    base: layout === "title" ? look(theme, "lead", "paper") : base,
    itemGap: itemGap(layout === "plain", theme),
  };
}

/** The air below a title gives way first. */
function fitted(blocks: readonly Block[], area: Frame, setting: Setting, plan: SlidePlan): readonly Shape[] {
  const dry = flowBlocks(blocks, area, setting, { ...plan, take: () => undefined });
  const over = dry.bottom - (area.y + area.height);
  const lift = Math.max(0, Math.min(airAbove(plan.theme), over));
  return flowBlocks(blocks, { ...area, y: area.y - lift, height: area.height + lift }, setting, plan).shapes;
}

/** What the program puts on every slide; the marking stands on the master. */
function furniture(plan: SlidePlan): TextShape[] {
  const { deck, theme, layout, sources } = plan;
  const { source } = deck;
  const { places } = slideLayout(layout, theme);
  const isTitle = layout === "title";
  const small = look(theme, "running", isTitle ? "paper" : "muted");
  const fill = (name: string, placeholder: Placeholder, runs: Para["runs"]): TextShape => {
    const place = places.find((one) => one.placeholder.index === placeholder.index);
    const frame = place?.frame ?? { x: 0, y: 0, width: 0, height: 0 };
    const para: Para = { runs, look: small, ...(place?.align && { align: place.align }) };
    const shape = { type: "text", name, frame, placeholder, paragraphs: [para] } as const;
    return placeholder === sourceLine ? raised(shape, para, plan) : shape;
  };
  const running: Run = { type: "text", text: isTitle ? source.kicker : source.shortTitle, strong: true };
  const below = isTitle ? source.asOf : layout === "sources" ? [] : sourceRuns(sources, source);
  return [
    ...(plainText(below) === "" ? [] : [fill("Sources", sourceLine, below)]),
    fill("Running title", footer, isTitle ? [running] : [running, { type: "text", text: "\u2002" }, ...source.asOf]),
    fill("Slide number", slideNumber, [
      { type: "slide-number", number: plan.slide.number },
      // No field of PowerPoint has it: slides that are added there are not counted.
      { type: "text", text: ` / ${deck.slides.length}` },
    ]),
  ];
}

/** Three lines of sources and more take the room above them, and are as large as others. */
function raised(shape: TextShape, para: Para, { fonts, sources }: SlidePlan): TextShape {
  const { frame } = shape;
  const over = lineCount(para, frame.width / commonSubstitute, fonts, sources) * para.look.leading - frame.height;
  return over > 0
    ? { ...shape, frame: { ...frame, y: frame.y - over, height: frame.height + over }, isMoved: true }
    : shape;
}

function sourceRuns(sources: readonly SlideSource[], source: DeckSource): Run[] {
  if (sources.length === 0) return [];
  const label = word(source, sources.length > 1 ? "sources" : "source");
  const items = sources.flatMap(({ short }, index): Run[] => [
    { type: "text", text: "\u2002" },
    ...(sources.length > 1 ? [{ type: "text", text: `${index + 1}\u00a0`, strong: true } as const] : []),
    { type: "text", text: short },
  ]);
  return [{ type: "text", text: label, strong: true }, ...items];
}
