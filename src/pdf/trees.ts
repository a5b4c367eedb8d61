import type { PdfFile } from "./file.ts";
import { isKind, type PdfDict, type PdfValue } from "./value.ts";

/** All entries of a name tree (ISO 32000-1, 7.9.6), keyed by the bytes of the name. */
export function readNameTree(file: PdfFile, root: PdfValue | undefined): ReadonlyMap<string, PdfValue> {
  const names = new Map<string, PdfValue>();
  for (const leaf of leaves(file, root, "Names")) {
    for (let at = 0; at + 1 < leaf.length; at += 2) {
      const key = file.value(leaf[at]);
      if (isKind(key, "string")) names.set(key.bytes, leaf[at + 1] ?? null);
    }
  }
  return names;
}

/** All entries of a number tree (ISO 32000-1, 7.9.7). */
export function readNumberTree(file: PdfFile, root: PdfValue | undefined): ReadonlyMap<number, PdfValue> {
  const numbers = new Map<number, PdfValue>();
  for (const leaf of leaves(file, root, "Nums")) {
    for (let at = 0; at + 1 < leaf.length; at += 2) {
      const key = file.number(leaf[at]);
      if (key !== undefined) numbers.set(key, leaf[at + 1] ?? null);
    }
  }
  return numbers;
}

function leaves(file: PdfFile, root: PdfValue | undefined, key: string): (readonly PdfValue[])[] {
  const found: (readonly PdfValue[])[] = [];
  const seen = new Set<PdfDict>();
  const todo: (PdfValue | undefined)[] = [root];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    const dict = file.dict(next);
    if (!dict || seen.has(dict)) continue;
    seen.add(dict);
    found.push(file.array(dict.get(key)));
    todo.push(...file.array(dict.get("Kids")));
  }
  return found;
}
