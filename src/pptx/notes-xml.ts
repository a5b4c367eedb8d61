import type { Slide } from "../slides/slides.ts";
import type { DeckSource } from "../slides/source.ts";
import { presenterNotes } from "../slides/speaker-notes.ts";
import { noFill, schemeColour, schemeFill } from "./colour.ts";
import type { SlideContext } from "./context.ts";
import { frameXml, rectangle } from "./frame-xml.ts";
import { colourMap, masterColours, slideData } from "./master.ts";
import { presentationNames } from "./namespaces.ts";
import { latinXml } from "./typeface.ts";
import { element, oneLine, text, type Xml } from "./xml.ts";

/** The size of a notes page in pixels: A4 portrait. */
export const notesSize = { width: 794, height: 1123 } as const;

const picture = { x: 77, y: 90, width: 640, height: 360 } as const;
const words = { x: 77, y: 480, width: 640, height: 560 } as const;

export function notesMasterXml(context: SlideContext): Xml {
  const flat: SlideContext = { ...context, dir: "ltr" };
  const isRtl = context.dir === "rtl";
  const look = element("a:defRPr", { sz: 1200 }, schemeFill("ink"), latinXml("sans", context.fonts));
  const gap = element("a:spcBef", {}, element("a:spcPts", { val: 600 }));
  const level = element("a:lvl1pPr", { algn: isRtl ? "r" : "l", rtl: isRtl ? 1 : undefined }, gap, look);
  const shapes = [
    pictureXml(context, frameXml("a:xfrm", picture, flat) + rectangle + noFill),
    wordsXml(context, frameXml("a:xfrm", words, flat) + rectangle, [""]),
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

/** What to say on a slide, then the source behind each of its numbers. */
export function notesSlideXml(slide: Slide, source: DeckSource, context: SlideContext): Xml {
  const paragraphs = presenterNotes(slide, source);
  return element(
    "p:notes",
    presentationNames,
    slideData(pictureXml(context, "") + wordsXml(context, "", paragraphs)),
    masterColours,
  );
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

function wordsXml(context: SlideContext, properties: Xml, paragraphs: readonly string[]): Xml {
  const lines = paragraphs.length > 0 ? paragraphs : [""];
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
      ...lines.map((line) => paragraphXml(oneLine(line), context)),
    ),
  );
}

function paragraphXml(line: string, { lang, dir }: SlideContext): Xml {
  const properties = dir === "rtl" ? element("a:pPr", { algn: "r", rtl: 1 }) : "";
  if (line === "") return element("a:p", {}, properties, element("a:endParaRPr", { lang }));
  const run = element("a:r", {}, element("a:rPr", { lang }), element("a:t", {}, text(line)));
  return element("a:p", {}, properties, run);
}
