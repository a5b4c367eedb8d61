/** An XML element as written, with its start offset. */
export interface XmlTag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly offset: number;
  readonly children: readonly XmlTag[];
  /** Its own text, without that of its children. */
  readonly text: string;
}

/** Why a text is not valid XML, and where. */
interface XmlProblem {
  readonly message: string;
  readonly offset: number;
  /** It could run code or read other files. */
  readonly isUnsafe?: boolean;
}

interface OpenTag extends XmlTag {
  readonly children: OpenTag[];
  text: string;
}

const piece =
  /<\?([\w-]+)[\s\S]*?\?>|<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<(!)[\s\S]|<\/([^\s>]+)\s*>|<([A-Za-z_][^\s/>]*)((?:\s+[^\s=>/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;

/** Far deeper than any real drawing or metadata; deeper input is an attack. */
const deepest = 200;

/**
 * Parses well-formed XML 1.0. Rejects document types, because they can define entities, and processing instructions
 * unless they are `passed`.
 */
export function readXml(text: string, instructions: "passed" | "refused"): XmlTag | XmlProblem {
  const root = emptyTag("", new Map(), 0);
  const open = [root];
  for (let at = 0; at < text.length; at = piece.lastIndex) {
    piece.lastIndex = at;
    const found = piece.exec(text);
    const problem = found ? readPiece(found, open, at) : `"${text.slice(at, at + 30).trim()}" is not markup`;
    if (problem) return { message: problem, offset: at };
    const unsafe = found && unsafeIn(found, instructions);
    if (unsafe) return { message: unsafe, offset: at, isUnsafe: true };
  }
  const left = open.at(-1);
  if (open.length > 1 && left) return { message: `<${left.name}> is not closed`, offset: left.offset };
  const [element, second] = root.children;
  if (!element || second) return { message: "it must have exactly one root element", offset: second?.offset ?? 0 };
  return root.text.trim() === "" ? element : { message: "there is text outside the root element", offset: 0 };
}

export function isXmlProblem(read: XmlTag | XmlProblem): read is XmlProblem {
  return "message" in read;
}

function emptyTag(name: string, attributes: ReadonlyMap<string, string>, offset: number): OpenTag {
  return { name, attributes, offset, children: [], text: "" };
}

function unsafeIn(found: RegExpExecArray, instructions: "passed" | "refused"): string | undefined {
  const [, instruction, , declaration] = found;
  if (declaration) return "it contains a document type declaration";
  if (instruction === undefined || instruction === "xml" || instructions === "passed") return undefined;
  return `it contains the instruction <?${instruction}?>`;
}

function readPiece(found: RegExpExecArray, open: OpenTag[], offset: number): string | undefined {
  const [, , cdata, , closed, name, written = "", isEmpty, text] = found;
  const around = open.at(-1);
  if (!around) return "an end tag has no start tag";
  if (cdata !== undefined) around.text += cdata;
  if (text !== undefined) {
    const plain = plainText(text);
    if (plain === undefined) return `"${text.trim().slice(0, 30)}" contains an unescaped ampersand`;
    around.text += plain;
  }
  if (closed !== undefined)
    return closed === around.name && open.length > 1 ? void open.pop() : `</${closed}> closes <${around.name}>`;
  if (name === undefined) return undefined;
  const attributes = readAttributes(written);
  if (typeof attributes === "string") return `${attributes} in <${name}>`;
  const tag = emptyTag(name, attributes, offset);
  around.children.push(tag);
  if (isEmpty !== "/") open.push(tag);
  return open.length > deepest ? "its elements are nested too deeply" : undefined;
}

function readAttributes(written: string): ReadonlyMap<string, string> | string {
  const attributes = new Map<string, string>();
  for (const [, key = "", double, single] of written.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const value = plainText(double ?? single ?? "");
    if (value === undefined) return `attribute ${key} contains an unescaped ampersand`;
    if (attributes.has(key)) return `duplicate attribute ${key}`;
    attributes.set(key, value);
  }
  return attributes;
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Resolves character references; undefined if an ampersand does not begin a valid one. */
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

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Escapes a text for element content or a double-quoted attribute. */
export function escapeXml(text: string): string {
  return legal(text).replace(/[&<>"]/g, (char) => entities[char] ?? char);
}

// XML 1.0 § 2.2 forbids all other characters, even escaped.
function legal(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "");
}
