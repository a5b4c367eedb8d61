import { look, markingFrame, type RegionPlace, type SlideLayout, slideLayout } from "../slides/layout/regions.ts";
import type { Para, Shape, TextLook } from "../slides/layout/shape.ts";
import type { Layout } from "../slides/layouts.ts";
import { schemeFill } from "./colour.ts";
import type { SlideContext } from "./context.ts";
import { frameXml, rectangle } from "./frame-xml.ts";
import { presentationNames } from "./namespaces.ts";
import { officeTypes, placeholderOf, placeholderXml } from "./placeholder.ts";
import { autofitXml, type ShapeWriter, shapesXml } from "./shape-xml.ts";
import { lineSpacing, paragraphsXml, runProperties } from "./text-xml.ts";
import { element, type Xml } from "./xml.ts";

/** The content of a slide, layout or master: a shape tree on a background. `name` is how users choose a layout. */
export function slideData(shapes: Xml, ground: Xml = "", name?: string): Xml {
  const root = element(
    "p:nvGrpSpPr",
    {},
    element("p:cNvPr", { id: 1, name: "" }),
    element("p:cNvGrpSpPr"),
    element("p:nvPr"),
  );
  const zero = [
    element("a:off", { x: 0, y: 0 }),
    element("a:ext", { cx: 0, cy: 0 }),
    element("a:chOff", { x: 0, y: 0 }),
    element("a:chExt", { cx: 0, cy: 0 }),
  ];
  const tree = element("p:spTree", {}, root, element("p:grpSpPr", {}, element("a:xfrm", {}, ...zero)), shapes);
  return element("p:cSld", { name }, ground, tree);
}

/** The slide master: title, text, running title, number, and the marking, which no slide can remove. */
export function masterXml(marking: string, layoutIds: readonly string[], context: SlideContext): Xml {
  const { theme } = context;
  const plain = slideLayout("plain", theme);
  const places = plain.places.filter(({ region }) => region.role !== "sources");
  const shapes = [
    ...places.map((place) => placeXml(place, "plain", "master", context)),
    markingXml(marking, "marking", context),
  ];
  return element(
    "p:sldMaster",
    presentationNames,
    slideData(shapes.join(""), groundXml("paper")),
    colourMap,
    element(
      "p:sldLayoutIdLst",
      {},
      ...layoutIds.map((id, index) => element("p:sldLayoutId", { id: firstLayoutId + index, "r:id": id })),
    ),
    element("p:hf", { hdr: 0, dt: 0 }),
    element(
      "p:txStyles",
      {},
      element("p:titleStyle", {}, levelXml(1, look(theme, "title"), context)),
      element("p:bodyStyle", {}, ...[1, 2, 3, 4, 5].map((level) => levelXml(level, look(theme, "body"), context))),
      element("p:otherStyle", {}, levelXml(1, look(theme, "body"), context)),
    ),
  );
}

const accents = Object.fromEntries([1, 2, 3, 4, 5, 6].map((number) => [`accent${number}`, `accent${number}`]));

/** Maps the theme's colours to text and background. */
export const colourMap: Xml = element("p:clrMap", {
  bg1: "lt1",
  tx1: "dk1",
  bg2: "lt2",
  tx2: "dk2",
  ...accents,
  hlink: "hlink",
  folHlink: "folHlink",
});

/** For layouts, slides and notes: inherits the colour map of the master. */
export const masterColours: Xml = element("p:clrMapOvr", {}, element("a:masterClrMapping"));

// Masters and layouts share one id range, which starts here with the master.
export const masterId = 2147483648;
const firstLayoutId = masterId + 1;

export function layoutXml(layout: Layout, marking: string, context: SlideContext): Xml {
  const spec = slideLayout(layout, context.theme);
  const isDark = spec.ground === "accent";
  const shapes = [
    ...spec.places.map((place) => placeXml(place, layout, "layout", context)),
    ...(isDark ? [markingXml(marking, "paper", context)] : []),
  ];
  return element(
    "p:sldLayout",
    {
      ...presentationNames,
      type: officeTypes[layout],
      showMasterSp: isDark ? 0 : undefined,
      preserve: 1,
      userDrawn: officeTypes[layout] ? undefined : 1,
    },
    slideData(shapes.join(""), spec.ground === "paper" ? "" : groundXml(spec.ground), spec.name),
    masterColours,
  );
}

function groundXml(colour: SlideLayout["ground"]): Xml {
  return element("p:bg", {}, element("p:bgPr", {}, schemeFill(colour), element("a:effectLst")));
}

/** The fixed shapes of a layout or master: no placeholders, no charts. */
function decorationXml(shapes: readonly Shape[], context: SlideContext): Xml {
  const writer: ShapeWriter = {
    context,
    layout: "plain",
    places: [],
    nativeChart: () => undefined,
    writeChart: () => "",
  };
  return shapesXml(shapes, writer);
}

function placeXml(place: RegionPlace, layout: Layout, on: "master" | "layout", context: SlideContext): Xml {
  const { region, frame, anchor, prompt } = place;
  const placeholder = placeholderOf(region, layout);
  // A master has only one title and one text placeholder.
  const onMaster = placeholder.type === "body" ? { type: "body" as const, index: 1 } : placeholder;
  const isNumber = region.role === "number";
  const level = levelXml(1, place.look, context, place.align);
  const para: Para = {
    runs: isNumber ? [{ type: "slide-number" }] : [{ type: "text", text: prompt }],
    look: place.look,
  };
  return element(
    "p:sp",
    {},
    element(
      "p:nvSpPr",
      {},
      element("p:cNvPr", { id: context.nextId(), name: nameOf(place) }),
      element("p:cNvSpPr", {}, element("a:spLocks", { noGrp: 1 })),
      element("p:nvPr", {}, placeholderXml(on === "master" ? onMaster : placeholder)),
    ),
    element("p:spPr", {}, frameXml("a:xfrm", frame, context), rectangle),
    element(
      "p:txBody",
      {},
      element(
        "a:bodyPr",
        { wrap: "square", lIns: 0, tIns: 0, rIns: 0, bIns: 0, anchor },
        autofitXml(isNumber || region.role === "running"),
      ),
      element("a:lstStyle", {}, level),
      prompt === "" && !isNumber
        ? element("a:p", {}, element("a:endParaRPr", { lang: context.lang }))
        : paragraphsXml([para], context, place.look),
    ),
  );
}

function nameOf({ region, prompt }: RegionPlace): string {
  if (region.role === "running") return "Running title";
  return region.role === "number" ? "Slide number" : (prompt.split(":")[0] ?? "");
}

function levelXml(level: number, of: TextLook, context: SlideContext, align?: "end"): Xml {
  const isRtl = context.dir === "rtl";
  return element(
    `a:lvl${level}pPr`,
    {
      marL: 0,
      indent: 0,
      algn: (align === "end") === isRtl ? "l" : "r",
      rtl: isRtl ? 1 : undefined,
    },
    lineSpacing(of),
    element("a:spcBef", {}, element("a:spcPts", { val: 0 })),
    element("a:buNone"),
    runProperties("a:defRPr", of, context),
  );
}

function markingXml(marking: string, colour: "marking" | "paper", context: SlideContext): Xml {
  const of: TextLook = { ...look(context.theme, "running", colour), weight: 600 };
  const paragraphs: Para[] = [{ runs: [{ type: "text", text: marking }], look: of, align: "end" }];
  const shape = { type: "text", name: "Marking", frame: markingFrame(context.theme), paragraphs } as const;
  return decorationXml([shape], context);
}
