/**
 * Part of a template: Markdown, or a block opened by a line of colons. All offsets count from the start of the text.
 */
export type Part = MarkdownPart | FencePart;

interface MarkdownPart {
  readonly kind: "markdown";
  readonly start: number;
  readonly end: number;
}

/** `:::name{key=value}` with its contents, or the leaf `::name{key=value}`. */
export interface FencePart {
  readonly kind: "fence";
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly isLeaf: boolean;
  /** Whether a line of colons closes it; always true for a leaf. */
  readonly isClosed: boolean;
  readonly start: number;
  readonly parts: readonly Part[];
}

export interface FenceProblem {
  readonly offset: number;
  readonly message: string;
  readonly hint: string;
}

interface Fenced {
  readonly parts: readonly Part[];
  readonly problems: readonly FenceProblem[];
}

interface OpenFence {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly start: number;
  readonly parts: Part[];
}

/**
 * Splits a text from `start` to `end` into Markdown and blocks. `:::name` opens a block and `:::` closes the innermost
 * one, as in Pandoc, so nobody counts colons. `:::end name` also checks the name. Comments and code are skipped.
 */
export function splitFences(text: string, start = 0, end = text.length): Fenced {
  const root: OpenFence = { name: "", attributes: {}, start, parts: [] };
  const open: OpenFence[] = [root];
  const problems: FenceProblem[] = [];
  let from = start;
  const current = (): OpenFence => open.at(-1) ?? root;
  const flush = (to: number): void => {
    if (text.slice(from, to).trim() !== "") current().parts.push({ kind: "markdown", start: from, end: to });
  };
  const close = (isClosed: boolean): void => {
    const fence = open.pop() ?? root;
    current().parts.push({ kind: "fence", isLeaf: false, isClosed, ...fence });
  };
  for (const line of fenceLines(text, start, end)) {
    const fence = readFence(line.text);
    if (!fence) continue;
    flush(line.start);
    from = line.end;
    if (fence.kind === "leaf") {
      const { name, attributes } = fence;
      const leaf = { name, attributes, isLeaf: true, isClosed: true, start: line.start, parts: [] };
      current().parts.push({ kind: "fence", ...leaf });
    } else if (fence.kind === "open") {
      open.push({ name: fence.name, attributes: fence.attributes, start: line.start, parts: [] });
    } else {
      const problem = closeProblem(fence.name, open.slice(1));
      if (problem) problems.push({ offset: line.start, ...problem });
      // A wrong name still closes the block, so one typo does not swallow the rest of the page.
      if (open.length > 1) close(true);
    }
  }
  flush(end);
  while (open.length > 1) {
    const { name, start: offset } = current();
    const hint = `close it with ::: or :::end ${name} on its own line`;
    problems.push({ offset, message: `\`${name}\` is never closed`, hint });
    close(false);
  }
  return { parts: root.parts, problems };
}

function closeProblem(name: string, open: readonly OpenFence[]): Omit<FenceProblem, "offset"> | undefined {
  const innermost = open.at(-1)?.name;
  if (innermost === undefined) {
    const hint = "remove this line; every block above is already closed";
    return { message: "no block is open here to close", hint };
  }
  if (name === "" || name === innermost) return undefined;
  const hint = open.some((fence) => fence.name === name) ? `close \`${innermost}\` first` : `write :::end ${innermost}`;
  return { message: `the open block is \`${innermost}\`, not \`${name}\``, hint };
}

interface TextLine {
  readonly text: string;
  readonly start: number;
  /** Offset after the line break. */
  readonly end: number;
}

/** Lines that begin with colons, outside comments and fenced code. */
function fenceLines(text: string, start: number, end: number): TextLine[] {
  const lines: TextLine[] = [];
  // Set inside a comment or code block: tests whether a line ends it.
  let isEnd: ((line: string) => boolean) | undefined;
  const line = /[^\n]*(?:\n|$)/g;
  line.lastIndex = start;
  for (let found = line.exec(text); found && found.index < end && found[0] !== ""; found = line.exec(text)) {
    const content = found[0];
    if (isEnd) {
      if (isEnd(content)) isEnd = undefined;
    } else if (/^ {0,3}::/.test(content)) {
      lines.push({ text: content, start: found.index, end: Math.min(end, found.index + content.length) });
    } else isEnd = endOf(content);
  }
  return lines;
}

/** If a line opens a comment or a code block, the test for the line that ends it. */
function endOf(line: string): ((line: string) => boolean) | undefined {
  if (line.lastIndexOf("<!--") > line.lastIndexOf("-->")) return (later) => later.includes("-->");
  const [, fence = ""] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
  if (fence === "") return undefined;
  return (later) =>
    later.trim().length >= fence.length && later.trim() === (fence[0] ?? "").repeat(later.trim().length);
}

type Fence =
  | { readonly kind: "open" | "leaf"; readonly name: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly kind: "close"; readonly name: string };

const opening = /^(:{2,})[ \t]*([A-Za-z][\w-]*)(?:\{(.*)\})?$/u;
const closing = /^:{3,}(?:[ \t]*end(?:[ \t]+([A-Za-z][\w-]*))?)?$/u;
const attribute =
  /\s*(?:#([^\s#.}]+)|([A-Za-z_][\w.:-]*)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`{}]+)))?)(?=\s|[#.]|$)/guy;

/** Reads a line of colons; undefined if it neither opens nor closes a block. */
export function readFence(line: string): Fence | undefined {
  const text = line.trim();
  const closed = closing.exec(text);
  if (closed) return { kind: "close", name: closed[1] ?? "" };
  const [, colons = "", name, braces = ""] = opening.exec(text) ?? [];
  const attributes = name === undefined ? undefined : readAttributes(braces.trim());
  return name === undefined || !attributes
    ? undefined
    : { kind: colons.length === 2 ? "leaf" : "open", name, attributes };
}

function readAttributes(text: string): Record<string, string> | undefined {
  const attributes: Record<string, string> = {};
  let read = 0;
  for (const [whole, id, key = "", double, single, bare] of text.matchAll(attribute)) {
    read += whole.length;
    attributes[id === undefined ? key : "id"] = id ?? double ?? single ?? bare ?? "";
  }
  return read === text.length ? attributes : undefined;
}
