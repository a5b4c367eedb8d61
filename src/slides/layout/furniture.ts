import { plainText, type Run } from "../../document/block.ts";
import { logoPlace } from "../slide-style.ts";
import { setPara } from "./measure.ts";
import { look, numberRegion, runningRegion, slideLayout, sourcesRegion } from "./regions.ts";
import type { SlideSetting } from "./setting.ts";
import type { Frame, Para, Region, Shape, TextShape } from "./shape.ts";

/** The furniture of every slide: sources, running title, number, logo. The marking is on the master. */
export function layFurniture(setting: SlideSetting): { readonly shapes: readonly Shape[]; readonly foot: number } {
  const { slide, deck } = setting;
  const { source } = deck;
  const isTitle = slide.layout === "title";
  const running: Run = { type: "text", text: isTitle ? source.kicker : source.shortTitle, strong: true };
  const below = isTitle ? source.asOf : slide.layout === "sources" ? [] : sourceRuns(setting);
  const sources = plainText(below) === "" ? [] : [sourceLine(below, setting)];
  const number: Para["runs"] = [
    { type: "slide-number", number: slide.number },
    // PowerPoint has no field for the total, so slides added there are not counted.
    { type: "text", text: ` / ${deck.slides.length}` },
  ];
  const title = isTitle ? [running] : [running, { type: "text" as const, text: "\u2002" }, ...source.asOf];
  return {
    shapes: [
      ...sources,
      fill("Running title", runningRegion, title, setting),
      fill("Slide number", numberRegion, number, setting),
      ...logoShapes(setting),
    ],
    foot: footOf(below, setting),
  };
}

function fill(name: string, region: Region, runs: Para["runs"], { slide, theme }: SlideSetting): TextShape {
  const isTitle = slide.layout === "title";
  const place = slideLayout(slide.layout, theme).places.find((one) => one.region === region);
  const frame = place?.frame ?? { x: 0, y: 0, width: 0, height: 0 };
  const align = place?.align;
  const para: Para = { runs, look: look(theme, "running", isTitle ? "paper" : "muted"), ...(align && { align }) };
  return { type: "text", name, frame, region, paragraphs: [para] };
}

/** The source line. More than two lines of sources grow upwards. */
function sourceLine(runs: readonly Run[], setting: SlideSetting): TextShape {
  const shape = fill("Sources", sourcesRegion, runs, setting);
  const { frame, paragraphs } = shape;
  const [para] = paragraphs;
  const needed = para ? setPara(para, frame.width / setting.metrics.slack.likely, setting).height : 0;
  const over = Math.max(0, needed - frame.height);
  return { ...shape, frame: { ...frame, y: frame.y - over, height: frame.height + over } };
}

function sourceRuns({ sources, deck }: SlideSetting): Run[] {
  if (sources.length === 0) return [];
  const { words } = deck.source;
  const items = sources.flatMap(({ short }, index): Run[] => [
    { type: "text", text: "\u2002" },
    ...(sources.length > 1 ? [{ type: "text", text: `${index + 1}\u00a0`, strong: true } as const] : []),
    { type: "text", text: short },
  ]);
  return [{ type: "text", text: sources.length > 1 ? words.sources : words.source, strong: true }, ...items];
}

/** Where the furniture at the bottom begins: the sources, the number, or the logo of a title slide. */
function footOf(below: readonly Run[], setting: SlideSetting): number {
  const { slide, deck, theme } = setting;
  const { height, type, furniture, margin } = theme.slide;
  const { logo } = deck.source;
  if (logo && placeOfLogo(setting) === "cover") return height - margin.bottom - logo.slide.dark.height;
  const shape = fill("Sources", sourcesRegion, below, setting);
  const [para] = shape.paragraphs;
  const lines = slide.layout === "title" || !para ? 1 : Math.max(1, setPara(para, shape.frame.width, setting).lines);
  return height - furniture.bottom - type.running.leading * lines;
}

function placeOfLogo({ slide: { number, layout }, deck, theme }: SlideSetting): ReturnType<typeof logoPlace> {
  return logoPlace({ number, total: deck.slides.length, layout }, theme);
}

/** The logo: in the lower corner of title slides, or centred on the first title line of the last slide. */
function logoShapes(setting: SlideSetting): Shape[] {
  const { logo } = setting.deck.source;
  const place = placeOfLogo(setting);
  if (!logo || !place) return [];
  const { width: whole, height: tall, margin, type } = setting.theme.slide;
  const drawing = place === "cover" ? logo.slide.dark : logo.slide.light;
  const { width, height } = drawing;
  const top = margin.top + Math.max(0, (type.title.leading - height) / 2);
  const y = place === "cover" ? tall - margin.bottom - height : top;
  const frame: Frame = { x: whole - margin.end - width, y, width, height };
  return [{ type: "drawing", name: "Logo", frame, drawing, alt: logo.alt ?? "" }];
}
