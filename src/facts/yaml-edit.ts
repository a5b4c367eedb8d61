import { isMap, isScalar, type YAMLMap } from "yaml";

/** Replaces the text between two offsets; inserts if they are equal. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** Applies changes that do not overlap; those at the same offset keep their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.from - b.from);
  let result = "";
  let at = 0;
  for (const edit of ordered) {
    result += text.slice(at, edit.from) + edit.text;
    at = edit.to;
  }
  return result + text.slice(at);
}

/**
 * Inserts new fields before a field of a mapping, in the mapping's style: in braces on one line, or
 * each on its own line with the same indentation.
 */
export function insertBefore(
  text: string,
  map: YAMLMap,
  key: string,
  fields: readonly (readonly [string, string])[],
): TextEdit[] {
  const pair = map.items.find((item) => isScalar(item.key) && item.key.value === key);
  const start = isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
  if (start === undefined || fields.length === 0) return [];
  const separator = separatorOf(text, map, start);
  return [{ from: start, to: start, text: fields.map(([name, value]) => `${name}: ${value}${separator}`).join("") }];
}

/** Inserts a new field after a field with a scalar value. */
export function insertAfter(text: string, map: YAMLMap, key: string, field: readonly [string, string]): TextEdit[] {
  const pair = map.items.find((item) => isScalar(item.key) && item.key.value === key);
  const start = isScalar(pair?.key) ? pair.key.range?.[0] : undefined;
  const end = isScalar(pair?.value) ? pair.value.range?.[1] : undefined;
  if (start === undefined || end === undefined) return [];
  return [{ from: end, to: end, text: `${separatorOf(text, map, start)}${field.join(": ")}` }];
}

function separatorOf(text: string, map: YAMLMap, keyStart: number): string {
  if (map.flow) return ", ";
  return `\n${" ".repeat(keyStart - (text.lastIndexOf("\n", keyStart - 1) + 1))}`;
}

/** Replaces a scalar value. */
export function replaceScalar(map: YAMLMap, key: string, value: string): TextEdit[] {
  const node = map.get(key, true);
  const range = isScalar(node) ? node.range : undefined;
  return range ? [{ from: range[0], to: range[1], text: value }] : [];
}

/** The mapping at a key, or undefined. */
export function mapAt(map: YAMLMap, key: string): YAMLMap | undefined {
  const node = map.get(key, true);
  return isMap(node) ? node : undefined;
}
