import type { BlockState, MarkdownIt } from "./markdown-it.ts";
import { setMeta } from "./meta.ts";

/** `:::name{key=value}` with its lines, or the leaf `::name{…}`. */
export interface Directive {
  readonly name: string;
  /** How many colons it was opened with; two for a leaf. */
  readonly colons: number;
  readonly attributes: Readonly<Record<string, string>>;
  readonly label: string;
}

const opening = /^(:{2,})([A-Za-z][\w-]*)(?:\[([^\]]*)\])?(?:\{(.*)\})?\s*$/u;
const attribute =
  /\s*(?:#([^\s#.}]+)|\.([^\s#.}]+)|([A-Za-z_][\w.:-]*)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`{}]+)))?)(?=\s|[#.]|$)/guy;
const ruleLine = /^(?:-\s*){3,}$|^(?:\*\s*){3,}$|^(?:_\s*){3,}$/u;

/** Reads the first line of a directive as mdast does; undefined where it is none. */
export function parseDirective(line: string): Directive | undefined {
  const found = opening.exec(line.trim());
  if (!found) return undefined;
  const [, colons = "", name = "", label = "", braces = ""] = found;
  const attributes = parseAttributes(braces);
  return attributes && { name, colons: colons.length, attributes, label };
}

function parseAttributes(text: string): Record<string, string> | undefined {
  const attributes: Record<string, string> = {};
  const source = text.trim();
  let read = 0;
  for (const [whole, id, className, key = "", double, single, bare] of source.matchAll(attribute)) {
    read += whole.length;
    if (id !== undefined) attributes.id = id;
    else if (className !== undefined) attributes.class = [attributes.class, className].filter(Boolean).join(" ");
    else attributes[key] = double ?? single ?? bare ?? "";
  }
  return read === source.length ? attributes : undefined;
}

/** Teaches markdown-it the directives, with the semantics of mdast: an outer block has more colons than an inner one. */
export function directivePlugin(md: MarkdownIt): void {
  md.block.ruler.before("fence", "directive", directiveRule, { alt: ["paragraph", "reference", "blockquote", "list"] });
}

function directiveRule(state: BlockState, startLine: number, endLine: number, silent: boolean): boolean {
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const directive = parseDirective(lineAt(state, startLine));
  if (!directive) return false;
  if (silent) return true;
  if (directive.colons === 2) {
    const token = state.push("directive", "", 0);
    token.map = [startLine, startLine + 1];
    setMeta(token, { directive });
    state.line = startLine + 1;
    return true;
  }
  const { last, isClosed } = findEnd(state, startLine, endLine, directive.colons);
  const open = state.push("directive_open", "div", 1);
  open.map = [startLine, last];
  setMeta(open, { directive, isClosed });
  open.block = true;
  tokenizeInside(state, startLine + 1, last);
  const close = state.push("directive_close", "div", -1);
  setMeta(close, { directive });
  close.block = true;
  state.line = isClosed ? last + 1 : last;
  return true;
}

// A block left open ends with its slide, so that one forgotten line does not swallow the rest of the deck.
function findEnd(
  state: BlockState,
  startLine: number,
  endLine: number,
  colons: number,
): { last: number; isClosed: boolean } {
  for (let line = startLine + 1; line < endLine; line++) {
    const text = lineAt(state, line).trim();
    if (/^:{3,}$/u.test(text) && text.length >= colons) return { last: line, isClosed: true };
    if (ruleLine.test(text)) return { last: line, isClosed: false };
  }
  return { last: endLine, isClosed: false };
}

function tokenizeInside(state: BlockState, start: number, end: number): void {
  const { parentType, lineMax } = state;
  state.parentType = "blockquote";
  state.lineMax = end;
  state.md.block.tokenize(state, start, end);
  state.parentType = parentType;
  state.lineMax = lineMax;
}

function lineAt(state: BlockState, line: number): string {
  return state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
}
