import { element, type Xml } from "./xml.ts";

/** An element that is its value. */
export function value(name: string, val: string | number): Xml {
  return element(`c:${name}`, { val });
}

export const noLine: Xml = element("a:ln", {}, element("a:noFill"));

/** The font of a text, by its place in the theme. */
export function latin(typeface: string): Xml {
  return element("a:latin", { typeface });
}
