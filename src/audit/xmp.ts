import { parseXml, type XmlElement } from "./xml.ts";

/** The text properties of an XMP packet (ISO 16684-1). */
export interface Xmp {
  /** A property's text. For a list it is the first item; for language alternatives, the default one. */
  of(namespace: keyof typeof namespaces, name: string): string | undefined;
}

const namespaces = {
  dc: "http://purl.org/dc/elements/1.1/",
  xmp: "http://ns.adobe.com/xap/1.0/",
  pdf: "http://ns.adobe.com/pdf/1.3/",
  pdfaid: "http://www.aiim.org/pdfa/ns/id/",
  pdfuaid: "http://www.aiim.org/pdfua/ns/id/",
} as const;

const rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

/** Parses a packet. Returns the reason as a string if it cannot. */
export function parseXmp(bytes: Uint8Array): Xmp | string {
  const text = new TextDecoder("utf-8").decode(bytes);
  if (text.includes("\ufffd")) return "not UTF-8";
  const root = parseXml(text.replace(/^\ufeff/, ""));
  if (typeof root === "string") return root;
  const graph = [root, ...root.children].find(({ namespace, name }) => namespace === rdf && name === "RDF");
  if (!graph) return "no rdf:RDF element";
  const properties = new Map<string, string>();
  for (const description of graph.children) {
    for (const [key, value] of description.attributes) properties.set(key, value);
    for (const child of description.children) properties.set(`${child.namespace} ${child.name}`, textOf(child));
  }
  return { of: (namespace, name) => properties.get(`${namespaces[namespace]} ${name}`) };
}

function textOf(property: XmlElement): string {
  const [list] = property.children;
  const items = list?.namespace === rdf ? list.children : [];
  const [item] = items;
  return (item ?? property).text.trim();
}
