import { plainText } from "../document/block.ts";
import type { Deck } from "../slides/deck.ts";
import type { Look } from "../type/look.ts";
import { emu } from "./context.ts";
import { masterId } from "./master.ts";
import { namespaces, presentationNames } from "./namespaces.ts";
import { notesSize } from "./notes-xml.ts";
import { openPart } from "./open-part.ts";
import { officeFormat, type Part, presentationml } from "./package.ts";
import { element, text, type Xml } from "./xml.ts";

/** The presentation part: slides, masters and sizes. The schema fixes the order of its lists. */
export function presentationPart({ slides, source }: Deck, look: Look): Part {
  const { context, relations } = openPart(source, look);
  const { relate, theme } = context;
  const master = relate("slideMaster", "ppt/slideMasters/slideMaster1.xml");
  const notes = relate("notesMaster", "ppt/notesMasters/notesMaster1.xml");
  const ids = slides.map((_, index) => relate("slide", `ppt/slides/slide${index + 1}.xml`));
  relate("presProps", "ppt/presProps.xml");
  relate("viewProps", "ppt/viewProps.xml");
  relate("theme", "ppt/theme/theme1.xml");
  relate("tableStyles", "ppt/tableStyles.xml");
  const content = element(
    "p:presentation",
    { ...presentationNames, rtl: source.dir === "rtl" ? 1 : undefined, saveSubsetFonts: 1 },
    element("p:sldMasterIdLst", {}, element("p:sldMasterId", { id: masterId, "r:id": master })),
    element("p:notesMasterIdLst", {}, element("p:notesMasterId", { "r:id": notes })),
    element("p:sldIdLst", {}, ...ids.map((id, index) => element("p:sldId", { id: 256 + index, "r:id": id }))),
    element("p:sldSz", { cx: emu(theme.slide.width), cy: emu(theme.slide.height) }),
    element("p:notesSz", { cx: emu(notesSize.width), cy: emu(notesSize.height) }),
  );
  return { path: "ppt/presentation.xml", type: `${presentationml}.presentation.main+xml`, content, relations };
}

/** The document properties, view properties and table styles. */
export function documentParts(deck: Deck, date: Date): Part[] {
  const tables = { "xmlns:a": namespaces.a, def: plainTable };
  const part = (path: string, type: string, content: Xml): Part => ({ path, type, content });
  return [
    part("ppt/presProps.xml", `${presentationml}.presProps+xml`, element("p:presentationPr", presentationNames)),
    part("ppt/viewProps.xml", `${presentationml}.viewProps+xml`, element("p:viewPr", presentationNames)),
    part("ppt/tableStyles.xml", `${presentationml}.tableStyles+xml`, element("a:tblStyleLst", tables)),
    part("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml", coreXml(deck, date)),
    part("docProps/app.xml", `${officeFormat}.extended-properties+xml`, appXml(deck)),
  ];
}

/** "No Style, No Grid", built into every version of PowerPoint. */
const plainTable = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}";

function coreXml({ source }: Deck, date: Date): Xml {
  const stamp = `${date.toISOString().slice(0, 19)}Z`;
  const day = (name: string): Xml => element(`dcterms:${name}`, { "xsi:type": "dcterms:W3CDTF" }, stamp);
  return element(
    "cp:coreProperties",
    {
      "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
      "xmlns:dc": "http://purl.org/dc/elements/1.1/",
      "xmlns:dcterms": "http://purl.org/dc/terms/",
      "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    },
    element("dc:title", {}, text(source.title)),
    element("dc:subject", {}, text(`${source.kicker} · ${plainText(source.asOf)}`)),
    element("cp:keywords", {}, text(source.marking)),
    element("dc:language", {}, text(source.lang)),
    day("created"),
    day("modified"),
  );
}

function appXml({ slides }: Deck): Xml {
  return element(
    "Properties",
    { xmlns: "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" },
    element("Application", {}, "Coalition Briefs"),
    element("Slides", {}, String(slides.length)),
    element("Notes", {}, String(slides.length)),
  );
}
