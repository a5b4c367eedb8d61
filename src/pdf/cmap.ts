import { type Cursor, readToken } from "./syntax.ts";
import { utf16 } from "./text.ts";
import { isKind, type PdfValue } from "./value.ts";

/** The text of each code in a ToUnicode map (ISO 32000-1, 9.10.3). */
export function readToUnicode(text: string): ReadonlyMap<number, string> {
  const map = new Map<number, string>();
  const cursor: Cursor = { text, at: 0, references: false };
  let operands: PdfValue[] = [];
  for (let token = readToken(cursor); token !== undefined; token = readToken(cursor)) {
    if (typeof token !== "string") {
      operands.push(token);
      continue;
    }
    if (token === "endbfchar") addCharacters(operands, map);
    else if (token === "endbfrange") addRanges(operands, map);
    operands = [];
  }
  return map;
}

function addCharacters(operands: readonly PdfValue[], map: Map<number, string>): void {
  for (let at = 0; at + 1 < operands.length; at += 2) {
    const [code, text] = [codeOf(operands[at]), textOf(operands[at + 1])];
    if (code !== undefined && text !== undefined) map.set(code, text);
  }
}

function addRanges(operands: readonly PdfValue[], map: Map<number, string>): void {
  for (let at = 0; at + 2 < operands.length; at += 3) {
    const [first, last] = [codeOf(operands[at]), codeOf(operands[at + 1])];
    if (first === undefined || last === undefined) continue;
    for (let code = first; code <= Math.min(last, 0xffff); code++) {
      const text = rangeText(operands[at + 2], code - first);
      if (text !== undefined) map.set(code, text);
    }
  }
}

/** The target is a list with one text per code, or a single text whose last UTF-16 unit counts up. */
function rangeText(target: PdfValue | undefined, index: number): string | undefined {
  if (Array.isArray(target)) return textOf(target[index]);
  const text = textOf(target);
  if (text === undefined || text === "") return text;
  return text.slice(0, -1) + String.fromCharCode(text.charCodeAt(text.length - 1) + index);
}

function codeOf(value: PdfValue | undefined): number | undefined {
  if (!isKind(value, "string")) return undefined;
  return [...value.bytes].reduce((code, char) => code * 256 + char.charCodeAt(0), 0);
}

function textOf(value: PdfValue | undefined): string | undefined {
  return isKind(value, "string") ? utf16(value.bytes) : undefined;
}
