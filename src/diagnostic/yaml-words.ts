import type { YAMLParseError } from "yaml";
import { asFragment } from "./diagnostic.ts";

/** Message and hint for a YAML fault, and the offset where to fix it. */
export interface YamlFault {
  readonly at: number;
  readonly message: string;
  readonly hint: string;
}

/** Explains common typing errors in an author's words instead of the parser's. */
export function saidOfYaml({ code, pos, message }: YAMLParseError, text: string): YamlFault {
  const [at] = pos;
  const line = lineAt(text, at);
  switch (code) {
    case "DUPLICATE_KEY":
      return { at, message: "this key occurs twice in the same mapping", hint: "remove or rename one of them" };
    case "BLOCK_AS_IMPLICIT_KEY":
    case "BLOCK_IN_FLOW":
      return ofColon(at, text);
    case "MULTILINE_IMPLICIT_KEY":
      return /^- /.test(text.slice(at)) ? ofList(at) : ofField(at);
    case "MISSING_CHAR":
      return ofOpenQuotation(message, at, text) ?? ofOpenBracket(message, at, text) ?? ofMissing(message, at);
    case "BAD_INDENT":
      return ofOpenBracket(message, at, text) ?? ofColumn(at);
    case "TAB_AS_INDENT":
      return ofTab(at);
    case "UNEXPECTED_TOKEN":
      return /^ *\t/.test(line) ? ofTab(at) : (ofRest(at, text) ?? ofGrammar(message, at));
    case "BAD_SCALAR_START": {
      const [sign = ""] = text.slice(at);
      return { at, message: `a text cannot begin with ${sign} in YAML`, hint: "put it in quotation marks" };
    }
    case "BAD_DQ_ESCAPE": {
      const pair = text.slice(at, at + 2);
      const hint = `write \\${pair} for a backslash, or put the text in single quotation marks`;
      return { at, message: `${pair} is not a valid escape in double quotation marks`, hint };
    }
    case "MULTIPLE_DOCS": {
      const said = "a line of three hyphens begins a second document, but a file may contain only one";
      return { at, message: said, hint: "remove the line" };
    }
    default:
      return ofGrammar(message, at);
  }
}

function ofGrammar(message: string, at: number): YamlFault {
  return { at, message: asFragment(message), hint: "check the indentation, colons and quotation marks of this line" };
}

/** A colon inside a text, or a line indented too far below one that already has its value. */
function ofColon(at: number, text: string): YamlFault {
  const rest = text.slice(at, endOfLine(text, at));
  const colon = rest.search(/:(?=\s|$)/);
  if (colon >= 0) {
    const message = "a colon followed by a space starts a field, but this one is inside a text";
    return { at: at + colon, message, hint: "put the text in quotation marks, or add a comma between the fields" };
  }
  const next = endOfLine(text, at) + 1;
  return ofColumn(next + Math.max(0, text.slice(next).search(/\S/)));
}

function ofColumn(at: number): YamlFault {
  const hint = "start all fields of a mapping, and all entries of a list, in the same column";
  return { at, message: "this line is indented differently from those it belongs with", hint };
}

function ofMissing(message: string, at: number): YamlFault {
  if (message.startsWith("Missing ,")) {
    return { at, message: "a comma is missing before this", hint: "separate the parts in brackets with commas" };
  }
  return message.startsWith("Sequence item without") ? ofColumn(at) : ofField(at);
}

function ofField(at: number): YamlFault {
  return { at, message: "expected a name followed by a colon and a space", hint: "write `name: value`" };
}

function ofList(at: number): YamlFault {
  const hint = "put the list below the name of its field, and the other fields before it";
  return { at, message: "expected a field of a mapping, found a list", hint };
}

function ofTab(at: number): YamlFault {
  return { at, message: "the indentation contains a tab", hint: "indent with spaces" };
}

/** Text that follows a quotation, a bracket or a block sign (`>`, `|`) on the same line. */
function ofRest(at: number, text: string): YamlFault | undefined {
  if (/^[\]}]/.test(text.slice(at))) {
    const hint = "remove it, or put the text in quotation marks";
    return { at, message: `this ${text[at]} closes nothing`, hint };
  }
  if (/^- /.test(text.slice(at))) {
    const hint = "start it on the next line, or put the text in quotation marks";
    return { at, message: "a list begins on the line of its field", hint };
  }
  const before = text.slice(0, at).trimEnd().at(-1) ?? "";
  if (/["']/.test(before)) {
    const hint = "put the whole text in one pair of quotation marks, and double any inside it: 'it''s'";
    return { at, message: "there is text after the closing quotation mark", hint };
  }
  if (/[\]}]/.test(before)) {
    const hint = "remove it, or put the whole text in quotation marks";
    return { at, message: "there is text after the closing bracket", hint };
  }
  if (!/[>|]/.test(before)) return undefined;
  return {
    at,
    message: `the text after ${before} must begin on the next line`,
    hint: `put texts that begin with ${before} in quotation marks`,
  };
}

/** The parser notices an unclosed quotation only at the end of the file; report it where it begins. */
function ofOpenQuotation(message: string, found: number, text: string): YamlFault | undefined {
  const [mark] = /["'](?=quote)/.exec(message) ?? [];
  if (mark === undefined) return undefined;
  const lines = text.slice(0, found).split("\n");
  const open = lines.findLastIndex((line) => line.split(mark).length % 2 === 0);
  const upTo = lines.slice(0, open + 1).join("\n");
  const at = open < 0 ? found : upTo.lastIndexOf(mark);
  return { at, message: "this quotation is never closed", hint: `add the closing ${mark}` };
}

/** The same for a list or mapping in brackets, which the parser notices on the next line. */
function ofOpenBracket(message: string, found: number, text: string): YamlFault | undefined {
  const [, close = ""] = /^Flow .* end with a ([\]}])$/.exec(message) ?? [];
  if (close === "") return undefined;
  // Ignore brackets inside quotations.
  const bare = text.slice(0, found).replace(/(?<=[\s,:[{])(["']).*?\1/g, (quoted) => " ".repeat(quoted.length));
  let depth = 0;
  let at = found - 1;
  for (; at >= 0; at--) {
    const char = bare[at] ?? "";
    if (/[\]}]/.test(char)) depth++;
    else if (/[[{]/.test(char)) {
      if (depth === 0) break;
      depth--;
    }
  }
  const open = close === "]" ? "[" : "{";
  return { at: at < 0 ? found : at, message: `this ${open} is never closed`, hint: `add the closing ${close}` };
}

function lineAt(text: string, at: number): string {
  return text.slice(text.lastIndexOf("\n", at - 1) + 1, endOfLine(text, at));
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end < 0 ? text.length : end;
}
