import { type Block, isTextBlock, type Run, type TextBlock } from "../document/block.ts";
import type { DeckSource, Slide } from "../slides/deck.ts";
import { piecesOf } from "../slides/layout/measure.ts";
import { speakerNotes } from "../slides/speaker-notes.ts";
import { noFill, schemeColour, schemeFill } from "./colour.ts";
import { emu, type SlideContext } from "./context.ts";
import { frameXml, rectangle } from "./frame-xml.ts";
import { colourMap, masterColours, slideData } from "./master.ts";
import { presentationNames } from "./namespaces.ts";
import { bulletMark, emptyParagraph, pieceXml, plainRunProperties } from "./text-xml.ts";
import { latinXml } from "./typeface.ts";
import { element, type Xml } from "./xml.ts";

/** Notes pages are A4 portrait, in pixels. */
export const notesSize = { width: 794, height: 1123 } as const;

const picture = { x: 77, y: 90, width: 640, height: 360 } as const;
const words = { x: 77, y: 480, width: 640, height: 560 } as const;
/** Indent of list items per level, in pixels. */
const itemInset = 24;

export function notesMasterXml(context: SlideContext): Xml {
  const flat: SlideContext = { ...context, dir: "ltr" };
  const isRtl = context.dir === "rtl";
  const look = element("a:defRPr", { sz: 1200 }, schemeFill("ink"), latinXml("sans", context.fonts));
  const gap = element("a:spcBef", {}, element("a:spcPts", { val: 600 }));
  const level = element("a:lvl1pPr", { algn: isRtl ? "r" : "l", rtl: isRtl ? 1 : undefined }, gap, look);
  const shapes = [
    pictureXml(context, frameXml("a:xfrm", picture, flat) + rectangle + noFill),
    wordsXml(context, frameXml("a:xfrm", words, flat) + rectangle, []),
  ];
  const ground = element("p:bgRef", { idx: 1001 }, schemeColour("paper"));
  return element(
    "p:notesMaster",
    presentationNames,
    slideData(shapes.join(""), element("p:bg", {}, ground)),
    colourMap,
    element("p:notesStyle", {}, level),
  );
}

/** The notes of a slide: what to say, then the source of each of its numbers. */
export function notesSlideXml(slide: Slide, source: DeckSource, context: SlideContext): Xml {
  const { say, behind } = speakerNotes(slide, source);
  const lines = behind.length > 0 ? [`${source.words.behind}:`, ...behind] : [];
  const sources = lines.map((line): NotePara => ({ runs: [{ type: "text", text: line }], depth: 0 }));
  const paragraphs = [...parasOf(say, 0), ...sources].map((para) => paraXml(para, context));
  return element(
    "p:notes",
    presentationNames,
    slideData(pictureXml(context, "") + wordsXml(context, "", paragraphs)),
    masterColours,
  );
}

/** A paragraph of notes with its list depth. */
interface NotePara {
  readonly runs: readonly Run[];
  readonly depth: number;
  readonly bullet?: "dash" | "number";
  readonly startAt?: number | undefined;
}

function parasOf(blocks: readonly Block[], depth: number): NotePara[] {
  return blocks.filter(isTextBlock).flatMap((block) => parasOfBlock(block, depth));
}

function parasOfBlock(block: TextBlock, depth: number): NotePara[] {
  switch (block.type) {
    case "heading":
      return [{ runs: block.runs.map((run) => ("text" in run ? { ...run, strong: true as const } : run)), depth }];
    case "paragraph":
      return [{ runs: block.runs, depth }];
    case "quote":
      return parasOf(block.blocks, depth + 1);
    case "list":
      return block.items.flatMap((item, index) =>
        parasOf(item, depth + 1).map((para, inItem) => {
          if (inItem > 0) return para;
          const bullet = block.ordered ? "number" : "dash";
          return { ...para, bullet, startAt: index === 0 ? block.start : undefined };
        }),
      );
  }
}

function paraXml({ runs, depth, bullet, startAt }: NotePara, context: SlideContext): Xml {
  const isRtl = context.dir === "rtl";
  const properties = element(
    "a:pPr",
    {
      marL: depth > 0 ? emu(itemInset * depth) : undefined,
      indent: bullet ? emu(-itemInset) : undefined,
      algn: isRtl ? "r" : undefined,
      rtl: isRtl ? 1 : undefined,
    },
    bullet ? bulletMark(bullet, startAt) : "",
  );
  const isPlain = depth === 0 && !isRtl;
  const pieces = piecesOf(runs, context);
  if (pieces.length === 0) return emptyParagraph(context);
  const xml = pieces.map((piece) => pieceXml(piece, plainRunProperties(piece, context)));
  return element("a:p", {}, isPlain ? "" : properties, ...xml);
}

function pictureXml(context: SlideContext, properties: Xml): Xml {
  const locks = element("a:spLocks", { noGrp: 1, noRot: 1, noChangeAspect: 1 });
  return element(
    "p:sp",
    {},
    element(
      "p:nvSpPr",
      {},
      element("p:cNvPr", { id: context.nextId(), name: "Slide" }),
      element("p:cNvSpPr", {}, locks),
      element("p:nvPr", {}, element("p:ph", { type: "sldImg" })),
    ),
    element("p:spPr", {}, properties),
  );
}

function wordsXml(context: SlideContext, properties: Xml, paragraphs: readonly Xml[]): Xml {
  return element(
    "p:sp",
    {},
    element(
      "p:nvSpPr",
      {},
      element("p:cNvPr", { id: context.nextId(), name: "Notes" }),
      element("p:cNvSpPr", {}, element("a:spLocks", { noGrp: 1 })),
      element("p:nvPr", {}, element("p:ph", { type: "body", idx: 1 })),
    ),
    element("p:spPr", {}, properties),
    element(
      "p:txBody",
      {},
      element("a:bodyPr"),
      element("a:lstStyle"),
      ...(paragraphs.length > 0 ? paragraphs : [emptyParagraph(context)]),
    ),
  );
}
