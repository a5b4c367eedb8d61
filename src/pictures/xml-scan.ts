/** An element of an XML text as it is written, with the offset it begins at. */
export interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly offset: number;
  readonly children: readonly Tag[];
}

/** Why a text is no XML, and where. */
export interface ScanProblem {
  readonly message: string;
  readonly offset: number;
  /** What would run, or read something else. */
  readonly isUnsafe?: boolean;
}

interface OpenTag extends Tag {
  readonly children: Tag[];
}

const piece =
  /<\?([\w-]+)[\s\S]*?\?>|<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<(!)[\s\S]|<\/([^\s>]+)\s*>|<([A-Za-z_][^\s/>]*)((?:\s+[^\s=>/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[^<]+/y;

/**
 * Reads the elements of an XML text, by the names they are written with; texts between them are
 * let go. A document type could define entities and is refused.
 */
export function scanXml(text: string): Tag | ScanProblem {
  const root: OpenTag = { name: "", attributes: new Map(), offset: 0, children: [] };
  const open = [root];
  for (let at = 0; at < text.length; at = piece.lastIndex) {
    piece.lastIndex = at;
    const found = piece.exec(text);
    if (!found) return { message: `"${text.slice(at, at + 20).trim()}" is not markup`, offset: at };
    const problem = readPiece(found, open, at);
    if (problem) return problem;
  }
  const [element, second] = root.children;
  const left = open.at(-1);
  if (open.length > 1 && left) return { message: `<${left.name}> is not closed`, offset: left.offset };
  return element && !second ? element : { message: "it has not exactly one root element", offset: 0 };
}

export function isProblem(read: Tag | ScanProblem): read is ScanProblem {
  return "message" in read;
}

function readPiece(found: RegExpExecArray, open: OpenTag[], offset: number): ScanProblem | undefined {
  const [, instruction, declaration, closed, name, written = "", isEmpty] = found;
  if (declaration) return { message: "a document type declaration stands in it", offset, isUnsafe: true };
  if (instruction !== undefined && instruction !== "xml")
    return { message: `the instruction <?${instruction}?> stands in it`, offset, isUnsafe: true };
  if (closed !== undefined) {
    const last = open.pop();
    return last?.name === closed && open.length > 0
      ? undefined
      : { message: `</${closed}> closes <${last?.name ?? ""}>`, offset };
  }
  if (name === undefined) return undefined;
  const tag: OpenTag = { name, attributes: attributesOf(written), offset, children: [] };
  open.at(-1)?.children.push(tag);
  if (isEmpty !== "/") open.push(tag);
  return undefined;
}

function attributesOf(written: string): Map<string, string> {
  const pairs = written.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g);
  return new Map([...pairs].map(([, name = "", double, single]) => [name, plainText(double ?? single ?? "")]));
}

const named: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

function plainText(text: string): string {
  return text.replace(/&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([0-9a-fA-F]{1,6}));/g, (_, name, decimal, hex) => {
    if (name) return named[name] ?? "";
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}
