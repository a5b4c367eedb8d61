import type { Frame } from "../slides/layout/shape.ts";
import { emu, type SlideContext } from "./context.ts";
import { element, type Xml } from "./xml.ts";

export const rectangle: Xml = element("a:prstGeom", { prst: "rect" }, element("a:avLst"));

/** Flipped first, then rotated clockwise in degrees, both about the frame's centre (ECMA-376 part 1, 20.1.7.6). */
export interface Turn {
  readonly angle?: number;
  readonly flipH?: true;
  readonly flipV?: true;
}

/** A frame in PowerPoint's form. Right-to-left decks are mirrored. */
export function frameXml(
  name: "a:xfrm" | "p:xfrm",
  frame: Frame,
  context: SlideContext,
  { angle = 0, flipH, flipV }: Turn = {},
): Xml {
  const rot = angle === 0 ? undefined : Math.round((((angle % 360) + 360) % 360) * 60000);
  const flips = { flipH: flipH && 1, flipV: flipV && 1 };
  return element(name, { rot, ...flips }, ...cornerXml("a:off", "a:ext", frame, context));
}

/** The frame of a group. Its children keep slide coordinates. */
export function groupFrameXml(frame: Frame, context: SlideContext): Xml {
  const outside = cornerXml("a:off", "a:ext", frame, context);
  const inside = cornerXml("a:chOff", "a:chExt", frame, context);
  return element("p:grpSpPr", {}, element("a:xfrm", {}, ...outside, ...inside));
}

function cornerXml(offset: string, extent: string, frame: Frame, context: SlideContext): Xml[] {
  return [
    element(offset, { x: emu(leftOf(frame, context)), y: emu(frame.y) }),
    element(extent, { cx: emu(Math.max(0, frame.width)), cy: emu(Math.max(0, frame.height)) }),
  ];
}

/** The distance of a frame from the left edge of the slide, in pixels. */
export function leftOf({ x, width }: Frame, { dir, theme }: SlideContext): number {
  return dir === "rtl" ? theme.slide.width - x - width : x;
}

const decorativeNames = "http://schemas.microsoft.com/office/drawing/2017/decorative";

/** Marks a shape as decorative, so that screen readers skip it. */
export const decorative: Xml = element(
  "a:extLst",
  {},
  element(
    "a:ext",
    { uri: "{C183D7F6-B498-43B3-948B-1728B52AA6E4}" },
    element("adec:decorative", { "xmlns:adec": decorativeNames, val: 1 }),
  ),
);
