import { createHash } from "node:crypto";
import type { PdfObjects } from "./objects.ts";
import { isDict, isKind, type PdfRef, type PdfValue } from "./value.ts";

/**
 * Writes every object reachable from the trailer, numbered in the order visited. Unreferenced objects are dropped,
 * and the output does not depend on the numbering of the input.
 */
export function writePdf(file: PdfObjects): Uint8Array {
  const order = reachable(file);
  const numbers = new Map(order.map((id, index) => [id, index + 1]));
  const parts: Buffer[] = [latin1("%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n")];
  let length = parts[0]?.length ?? 0;
  const offsets: number[] = [];
  const push = (part: Buffer): void => {
    parts.push(part);
    length += part.length;
  };
  for (const id of order) {
    offsets.push(length);
    const value = file.objects.get(id) ?? null;
    push(latin1(`${numbers.get(id)} 0 obj\n`));
    if (isKind(value, "stream")) {
      const dict = new Map([...value.dict, ["Length", value.bytes.length] as const]);
      push(latin1(`${print(dict, numbers)}\nstream\n`));
      push(Buffer.from(value.bytes));
      push(latin1("\nendstream\nendobj\n"));
    } else push(latin1(`${print(value, numbers)}\nendobj\n`));
  }
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  push(latin1(tail(file, numbers, offsets, length, hash.digest("hex").slice(0, 32))));
  return Buffer.concat(parts);
}

function tail(
  file: PdfObjects,
  numbers: ReadonlyMap<number, number>,
  offsets: readonly number[],
  start: number,
  hash: string,
): string {
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const entry = (key: string): string => `/${key} ${print(file.trailer.get(key) ?? null, numbers)}`;
  const trailer = `<</Size ${offsets.length + 1} ${entry("Root")} ${entry("Info")} /ID [<${hash}> <${hash}>]>>`;
  return `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows}trailer\n${trailer}\nstartxref\n${start}\n%%EOF\n`;
}

function reachable({ objects, trailer }: PdfObjects): number[] {
  const seen = new Set<number>();
  const todo: PdfValue[] = [trailer.get("Info") ?? null, trailer.get("Root") ?? null];
  for (let value = todo.pop(); value !== undefined; value = todo.pop()) {
    if (isKind(value, "ref")) {
      if (seen.has(value.id)) continue;
      seen.add(value.id);
      todo.push(objects.get(value.id) ?? null);
    } else todo.push(...partsOf(value).reverse());
  }
  return [...seen];
}

function partsOf(value: PdfValue): PdfValue[] {
  if (Array.isArray(value)) return [...value];
  if (isDict(value)) return [...value.values()];
  return isKind(value, "stream") ? [...value.dict.values()] : [];
}

function print(value: PdfValue, numbers: ReadonlyMap<number, number>): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number") return printNumber(value);
  if (Array.isArray(value)) return `[${value.map((item) => print(item, numbers)).join(" ")}]`;
  if (isDict(value)) {
    return `<<${[...value].map(([key, item]) => `/${printName(key)} ${print(item, numbers)}`).join("\n")}>>`;
  }
  if (isKind(value, "name")) return `/${printName(value.name)}`;
  if (isKind(value, "string")) return printString(value.bytes);
  return isKind(value, "ref") ? printReference(value, numbers) : "null";
}

function printReference({ id }: PdfRef, numbers: ReadonlyMap<number, number>): string {
  return `${numbers.get(id) ?? 0} 0 R`;
}

function printNumber(value: number): string {
  const text = String(value);
  return text.includes("e") ? value.toFixed(10) : text;
}

function printName(text: string): string {
  return text.replace(/[^!-~]|[#()<>[\]{}/%]/g, (char) => `#${char.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

function printString(bytes: string): string {
  if (/^[\x20-\x7e]*$/.test(bytes)) return `(${bytes.replace(/[\\()]/g, "\\$&")})`;
  return `<${Buffer.from(bytes, "latin1").toString("hex")}>`;
}

function latin1(text: string): Buffer {
  return Buffer.from(text, "latin1");
}
