import type { DeckSource } from "../slides/deck.ts";
import { layoutNames } from "../slides/layout/regions.ts";
import type { Look } from "../type/look.ts";
import { layoutXml, masterXml } from "./master.ts";
import { notesMasterXml } from "./notes-xml.ts";
import { openPart } from "./open-part.ts";
import { officeFormat, type Part, presentationml } from "./package.ts";
import { themeXml } from "./theme-xml.ts";

type Source = Pick<DeckSource, "lang" | "dir" | "marking">;

/** The parts that decks of one language, marking and look share: slide master, notes master, layouts and themes. */
export function masterParts(source: Source, look: Look): Part[] {
  const { marking } = source;
  const master = openPart(source, look);
  const paths = layoutNames.map((_, index) => `ppt/slideLayouts/slideLayout${index + 1}.xml`);
  const ids = paths.map((target) => master.context.relate("slideLayout", target));
  master.context.relate("theme", "ppt/theme/theme1.xml");
  const layouts = layoutNames.map((layout, index): Part => {
    const { context, relations } = openPart(source, look);
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
    themePart(1, look),
    ...notesMasterParts(source, look),
  ];
}

function notesMasterParts(source: Source, look: Look): Part[] {
  const { context, relations } = openPart(source, look);
  context.relate("theme", "ppt/theme/theme2.xml");
  const path = "ppt/notesMasters/notesMaster1.xml";
  const content = notesMasterXml(context);
  return [{ path, type: `${presentationml}.notesMaster+xml`, content, relations }, themePart(2, look)];
}

function themePart(number: number, { theme, fonts }: Look): Part {
  const path = `ppt/theme/theme${number}.xml`;
  return { path, type: `${officeFormat}.theme+xml`, content: themeXml(theme, fonts) };
}
