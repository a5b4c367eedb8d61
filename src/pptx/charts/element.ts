import { noFill, noLine } from "../colour.ts";
import { element, type Xml } from "../xml.ts";

/** A chart element with a single `val` attribute. */
export function value(name: string, val: string | number): Xml {
  return element(`c:${name}`, { val });
}

export const unpainted: Xml = element("c:spPr", {}, noFill, noLine);
