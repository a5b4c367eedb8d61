import { noFill, noLine } from "../colour.ts";
import { element, type Xml } from "../xml.ts";

/** An element that is its value. */
export function value(name: string, val: string | number): Xml {
  return element(`c:${name}`, { val });
}

export const unpainted: Xml = element("c:spPr", {}, noFill, noLine);
