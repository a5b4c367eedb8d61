import type { XmlTag } from "../diagnostic/xml.ts";
import type { Paint, PathOp, Stroke } from "./drawing.ts";
import { parseNumbers } from "./svg-shapes.ts";

/** The paint properties of a shape, inherited from outer elements (SVG 1.1, 11). */
export interface SvgStyle {
  readonly fill: string;
  readonly stroke: string;
  readonly fillOpacity: number;
  readonly strokeOpacity: number;
  readonly opacity: number;
  readonly strokeWidth: number;
  readonly cap: string;
  readonly join: string;
  readonly dash: readonly number[];
  readonly rule: string;
  readonly isHidden: boolean;
}

export const initialStyle: SvgStyle = {
  fill: "#000000",
  stroke: "none",
  fillOpacity: 1,
  strokeOpacity: 1,
  opacity: 1,
  strokeWidth: 1,
  cap: "butt",
  join: "miter",
  dash: [],
  rule: "nonzero",
  isHidden: false,
};

/** An element's style. The `style` attribute wins over presentation attributes, and both over inherited values. */
export function styleOf({ attributes }: XmlTag, outer: SvgStyle): SvgStyle {
  const declared = new Map(declarations(attributes.get("style") ?? ""));
  const value = (name: string): string | undefined => {
    const found = (declared.get(name) ?? attributes.get(name))?.trim();
    return found === "inherit" ? undefined : found;
  };
  const number = (name: string, otherwise: number): number => share(value(name), otherwise);
  return {
    fill: value("fill") ?? outer.fill,
    stroke: value("stroke") ?? outer.stroke,
    fillOpacity: number("fill-opacity", outer.fillOpacity),
    strokeOpacity: number("stroke-opacity", outer.strokeOpacity),
    opacity: outer.opacity * number("opacity", 1),
    strokeWidth: number("stroke-width", outer.strokeWidth),
    cap: value("stroke-linecap") ?? outer.cap,
    join: value("stroke-linejoin") ?? outer.join,
    dash: dashOf(value("stroke-dasharray"), outer.dash),
    rule: value("fill-rule") ?? outer.rule,
    isHidden: outer.isHidden || value("display") === "none" || value("visibility") === "hidden",
  };
}

/** The declarations of a `style` attribute. */
export function declarations(style: string): [name: string, value: string][] {
  return style.split(";").flatMap((part): [string, string][] => {
    const colon = part.indexOf(":");
    return colon < 0 ? [] : [[part.slice(0, colon).trim().toLowerCase(), part.slice(colon + 1).trim()]];
  });
}

/**
 * A shape's paint for a drawing, with stroke widths multiplied by `scale`. Returns the raw value if it is
 * unsupported.
 */
export function paintOf(style: SvgStyle, scale: number): Pick<PathOp, "fill" | "stroke" | "rule"> | string {
  const [fill, stroke] = [colourOf(style.fill), colourOf(style.stroke)];
  if (fill === undefined || stroke === undefined) return fill === undefined ? style.fill : style.stroke;
  const paint = (colour: string, opacity: number): Paint => ({ colour, opacity: opacity * style.opacity });
  const line: Stroke | undefined =
    stroke === "none" || style.strokeWidth === 0
      ? undefined
      : {
          ...paint(stroke, style.strokeOpacity),
          width: style.strokeWidth * scale,
          cap: style.cap === "round" || style.cap === "square" ? style.cap : "butt",
          join: style.join === "round" || style.join === "bevel" ? style.join : "miter",
          ...(style.dash.length > 0 && { dash: style.dash.map((length) => length * scale) }),
        };
  return {
    ...(fill !== "none" && { fill: paint(fill, style.fillOpacity) }),
    ...(line && { stroke: line }),
    ...(style.rule === "evenodd" && fill !== "none" && { rule: "evenodd" as const }),
  };
}

function share(value: string | undefined, otherwise: number): number {
  if (value === undefined) return otherwise;
  const number = Number.parseFloat(value) / (value.endsWith("%") ? 100 : 1);
  return Number.isFinite(number) ? Math.max(0, number) : otherwise;
}

function dashOf(value: string | undefined, outer: readonly number[]): readonly number[] {
  if (value === undefined) return outer;
  const lengths = parseNumbers(value);
  return value === "none" || lengths.some((length) => !(length > 0)) ? [] : lengths;
}

/** "#rrggbb" or "none"; undefined for unsupported values: gradients, patterns, most colour names. */
function colourOf(value: string): string | undefined {
  const text = value.toLowerCase();
  if (text === "none" || text === "transparent") return "none";
  if (text === "black" || text === "white") return text === "black" ? "#000000" : "#ffffff";
  if (/^#[0-9a-f]{6}$/.test(text)) return text;
  if (/^#[0-9a-f]{3}$/.test(text)) return `#${[...text.slice(1)].map((digit) => digit + digit).join("")}`;
  const channels = /^rgb\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*\)$/.exec(text)?.slice(1).map(Number);
  if (!channels || channels.some((channel) => channel > 255)) return undefined;
  return `#${Buffer.from(channels).toString("hex")}`;
}
