import { isXmlProblem, readXml, type XmlTag } from "../diagnostic/xml.ts";

/** An XML element with resolved namespaces. */
export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  /** Keyed by "namespace name". */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Its own text, excluding its children's. */
  readonly text: string;
}

/** Parses well-formed XML with all prefixes declared. Returns the reason as a string if it cannot. */
export function parseXml(text: string): XmlElement | string {
  const root = readXml(text, "passed");
  if (isXmlProblem(root)) return root.message;
  return resolve(root, new Map([["xml", "http://www.w3.org/XML/1998/namespace"]]));
}

type Prefixes = ReadonlyMap<string, string>;

function resolve(tag: XmlTag, around: Prefixes): XmlElement | string {
  const declared = [...tag.attributes].filter(([key]) => isDeclaration(key));
  const prefixes = new Map([...around, ...declared.map(([key, value]) => [key.slice(6), value] as const)]);
  const [namespace, name] = resolveName(tag.name, prefixes);
  if (namespace === undefined) return `the prefix of <${tag.name}> is not declared`;
  const attributes = new Map<string, string>();
  for (const [key, value] of tag.attributes) {
    if (isDeclaration(key)) continue;
    const [space, local] = key.includes(":") ? resolveName(key, prefixes) : ["", key];
    if (space === undefined) return `the prefix of attribute ${key} is not declared`;
    attributes.set(`${space} ${local}`, value);
  }
  const children: XmlElement[] = [];
  for (const child of tag.children) {
    const element = resolve(child, prefixes);
    if (typeof element === "string") return element;
    children.push(element);
  }
  return { namespace, name, attributes, children, text: tag.text };
}

function isDeclaration(key: string): boolean {
  return key === "xmlns" || key.startsWith("xmlns:");
}

function resolveName(name: string, prefixes: Prefixes): readonly [string | undefined, string] {
  const colon = name.indexOf(":");
  if (colon < 0) return [prefixes.get("") ?? "", name];
  return [prefixes.get(name.slice(0, colon)), name.slice(colon + 1)];
}
