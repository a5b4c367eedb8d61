import { escapeXml } from "../diagnostic/xml.ts";

/** Serialised XML. Build it only with `element` and `text`, which escape. */
export type Xml = string;

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element. Attributes that are undefined are left out. */
export function element(name: string, attributes: Attributes = {}, ...inside: readonly Xml[]): Xml {
  const named = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value)).replaceAll("\n", "&#10;")}"`)
    .join("");
  const content = inside.join("");
  return content === "" ? `<${name}${named}/>` : `<${name}${named}>${content}</${name}>`;
}

/** Text as element content. */
export function text(value: string): Xml {
  return escapeXml(value);
}

export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${root}`;
}
