/** The first place where a text is not JSON. */
interface JsonFault {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  readonly hint: string;
}

/**
 * The first fault of a text as JSON (RFC 8259), or undefined. Needed because YAML parsers also accept comments and
 * words without quotation marks.
 */
export function findJsonFault(text: string): JsonFault | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch {
    // Half of V8's messages give no position.
    return faultOf(text);
  }
}

const tokens =
  /[{}[\],:]|"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/u;

/** Walks the tokens and tracks open brackets, as far as the text is JSON. */
function faultOf(text: string): JsonFault {
  const token = new RegExp(tokens, "uy");
  const open: string[] = [];
  let wanted: Wanted = "value";
  let at = skip(text, 0);
  for (;;) {
    token.lastIndex = at;
    const [found] = token.exec(text) ?? [];
    const next: Wanted | undefined = found ? step(found, wanted, open) : undefined;
    if (!found || !next) return describe(text, at, wanted, open.at(-1));
    wanted = next;
    at = skip(text, at + found.length);
  }
}

type Wanted = "value" | "value or end" | "key" | "key or end" | "colon" | "comma or end";

/** What must follow a token, or nothing if the token itself was unexpected. */
function step(found: string, wanted: Wanted, open: string[]): Wanted | undefined {
  if (wanted === "colon") return found === ":" ? "value" : undefined;
  if (found === "}" || found === "]") return close(found, wanted, open);
  if (wanted === "comma or end") return found === "," ? afterComma[open.at(-1) ?? ""] : undefined;
  if (wanted === "key" || wanted === "key or end") return found.startsWith('"') ? "colon" : undefined;
  if (found === "," || found === ":") return undefined;
  if (found !== "{" && found !== "[") return "comma or end";
  open.push(found);
  return found === "{" ? "key or end" : "value or end";
}

const afterComma: Readonly<Record<string, Wanted>> = { "{": "key", "[": "value" };

function close(found: string, wanted: Wanted, open: string[]): Wanted | undefined {
  if (!wanted.endsWith("end") || open.at(-1) !== (found === "}" ? "{" : "[")) return undefined;
  open.pop();
  return "comma or end";
}

function skip(text: string, from: number): number {
  const space = /[ \t\r\n]*/uy;
  space.lastIndex = from;
  space.exec(text);
  return space.lastIndex;
}

function describe(text: string, start: number, wanted: Wanted, inside: string | undefined): JsonFault {
  const seen = /^[\w$.-]+|^./u.exec(text.slice(start))?.[0] ?? "";
  const what = seen === "" ? "the end of the file" : `\`${seen}\``;
  const message = `${what} where JSON expects ${words(wanted, inside)}`;
  return { start, end: start + seen.length, message, hint: hintFor(seen, wanted) };
}

function words(wanted: Wanted, inside: string | undefined): string {
  if (wanted === "colon") return "a colon";
  if (wanted.startsWith("key")) return "a key in quotation marks";
  if (wanted.startsWith("value")) return "a value";
  return inside === undefined ? "nothing more" : `a comma or ${inside === "{" ? "}" : "]"}`;
}

function hintFor(seen: string, wanted: Wanted): string {
  if (seen === "/" || seen === "#") return "charts are JSON, which has no comments: remove it";
  if (seen === "'") return 'use double quotation marks: "';
  if (seen === "}" || seen === "]") return "remove the comma before it, or close the most recent bracket first";
  if (/^[\p{L}_$]/u.test(seen) && !wanted.startsWith("comma")) return `write "${seen}", with quotation marks`;
  return "check the commas, brackets and quotation marks before it";
}
