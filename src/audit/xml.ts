/** An element of an XML text, with its names resolved. */
export interface XmlElement {
  readonly namespace: string;
  readonly name: string;
  /** By "namespace name". */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Its own text, without that of its children. */
  readonly text: string;
}

interface Open {
  readonly tag: string;
  readonly element: {
    namespace: string;
    name: string;
    attributes: ReadonlyMap<string, string>;
    children: XmlElement[];
    text: string;
  };
  readonly prefixes: ReadonlyMap<string, string>;
}

const piece =
  /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\/([^\s>]+)\s*>|<([A-Za-z_][^\s/>]*)((?:\s+[^\s=>/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;

/** Reads a text that has to be well-formed; gives the reason where it is not. No document types, as in XMP. */
export function parseXml(text: string): XmlElement | string {
  const root: Open = { tag: "", element: empty("", ""), prefixes: new Map([["xml", xmlNamespace]]) };
  const open: Open[] = [root];
  for (let at = 0; at < text.length; at = piece.lastIndex) {
    piece.lastIndex = at;
    const found = piece.exec(text);
    if (!found) return `"${text.slice(at, at + 30)}" is no markup`;
    const problem = readPiece(found, open);
    if (problem) return problem;
  }
  if (open.length > 1) return `<${open.at(-1)?.tag}> is not closed`;
  const [element, second] = root.element.children;
  if (!element || second) return "it has not exactly one root element";
  return root.element.text.trim() === "" ? element : "text stands outside of the root element";
}

const xmlNamespace = "http://www.w3.org/XML/1998/namespace";

function empty(namespace: string, name: string): Open["element"] {
  return { namespace, name, attributes: new Map(), children: [], text: "" };
}

function readPiece(found: RegExpExecArray, open: Open[]): string | undefined {
  const [, cdata, closed, tag, attributes, isEmpty, text] = found;
  const around = open.at(-1);
  if (!around) return "an end tag has no start tag";
  if (cdata !== undefined) around.element.text += cdata;
  if (text !== undefined) {
    const plain = plainText(text);
    if (plain === undefined) return `"${text.trim().slice(0, 30)}" holds an ampersand that is not escaped`;
    around.element.text += plain;
  }
  if (closed !== undefined)
    return closed === around.tag && open.length > 1 ? void open.pop() : `</${closed}> closes <${around.tag}>`;
  return tag === undefined ? undefined : openElement(tag, attributes ?? "", isEmpty === "/", around, open);
}

function openElement(tag: string, written: string, isEmpty: boolean, around: Open, open: Open[]): string | undefined {
  const pairs = new Map<string, string>();
  for (const [, key = "", , double, single] of written.matchAll(/([^\s=]+)\s*=\s*("([^"]*)"|'([^']*)')/g)) {
    const value = plainText(double ?? single ?? "");
    if (value === undefined) return `attribute ${key} holds an ampersand that is not escaped`;
    if (pairs.has(key)) return `attribute ${key} stands twice in <${tag}>`;
    pairs.set(key, value);
  }
  const prefixes = new Map(around.prefixes);
  for (const [key, value] of pairs) if (/^xmlns(:|$)/.test(key)) prefixes.set(key.slice(6), value);
  const [namespace, name] = resolveName(tag, prefixes);
  if (namespace === undefined) return `the prefix of <${tag}> is not declared`;
  const attributes = new Map<string, string>();
  for (const [key, value] of pairs) {
    if (/^xmlns(:|$)/.test(key)) continue;
    const [space, local] = key.includes(":") ? resolveName(key, prefixes) : ["", key];
    if (space === undefined) return `the prefix of attribute ${key} is not declared`;
    attributes.set(`${space} ${local}`, value);
  }
  const element = { namespace, name, attributes, children: [], text: "" };
  around.element.children.push(element);
  if (!isEmpty) open.push({ tag, element, prefixes });
  return undefined;
}

function resolveName(tag: string, prefixes: ReadonlyMap<string, string>): readonly [string | undefined, string] {
  const colon = tag.indexOf(":");
  if (colon < 0) return [prefixes.get("") ?? "", tag];
  return [prefixes.get(tag.slice(0, colon)), tag.slice(colon + 1)];
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Undefined where an ampersand begins no reference. */
function plainText(text: string): string | undefined {
  if (!text.includes("&")) return text;
  let isSound = true;
  const plain = text.replace(
    /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));|&/g,
    (_, name, decimal, hex) => {
      if (name) return named[name] ?? "";
      const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : 0;
      if (code === 0 || code > 0x10ffff) isSound = false;
      return isSound ? String.fromCodePoint(code) : "";
    },
  );
  return isSound ? plain : undefined;
}
