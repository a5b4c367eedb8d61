import type { ColourName } from "../type/contrast.ts";
import type { Theme } from "../type/theme.ts";
import { element, type Xml } from "./xml.ts";

/**
 * The PowerPoint theme slot of each colour. Slides refer to slots, so changing the theme in PowerPoint changes them.
 */
const schemeOf = {
  paper: "bg1",
  ink: "tx1",
  tint: "bg2",
  muted: "tx2",
  accent: "accent1",
  accentSoft: "accent2",
  warning: "accent3",
  rule: "accent5",
  marking: "accent6",
} as const satisfies Record<ColourName, string>;

export function schemeColour(colour: ColourName, ...changes: readonly Xml[]): Xml {
  return element("a:schemeClr", { val: schemeOf[colour] }, ...changes);
}

export function schemeFill(colour: ColourName): Xml {
  return element("a:solidFill", {}, schemeColour(colour));
}

export const noFill: Xml = element("a:noFill");
export const noLine: Xml = element("a:ln", {}, noFill);

/** The fill for a drawing's colour. Uses a theme slot if the colour is in the theme. */
export function paintFill(paint: { colour: string; opacity: number }, theme: Theme): Xml {
  const alpha = paint.opacity < 1 ? [element("a:alpha", { val: Math.round(paint.opacity * 100000) })] : [];
  const name = colourName(paint.colour, theme);
  const colour = name ? schemeColour(name, ...alpha) : element("a:srgbClr", { val: hex(paint.colour) }, ...alpha);
  return element("a:solidFill", {}, colour);
}

export function hex(colour: string): string {
  return colour.slice(1).toUpperCase();
}

function colourName(colour: string, theme: Theme): ColourName | undefined {
  const names = Object.keys(schemeOf) as ColourName[];
  return names.find((name) => theme.colour[name] === colour.toLowerCase());
}
