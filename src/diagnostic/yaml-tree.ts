import { type Document, isMap, isNode, isScalar, isSeq, visit } from "yaml";
import type { YamlFault } from "./yaml-words.ts";

/** The offsets of a value and its key, and those of the values inside it, by key or index. */
export type Spot = readonly [
  start: number,
  end: number,
  key: readonly [start: number, end: number] | null,
  inside: readonly (readonly [step: string, spot: Spot])[],
];

/** The spots of a parsed tree, as plain data. */
export function spotOf(node: unknown, key: unknown = undefined): Spot {
  const [start, end] = rangeOf(node);
  const at = isNode(key) ? rangeOf(key) : null;
  if (isMap(node)) {
    const pairs = node.items.filter((pair) => isScalar(pair.key));
    return [start, end, at, pairs.map((pair) => [String(pair.key), spotOf(pair.value ?? pair.key, pair.key)])];
  }
  const items: readonly unknown[] = isNode(node) && "items" in node ? (node.items as unknown[]) : [];
  return [start, end, at, items.map((item, index) => [String(index), spotOf(item)])];
}

export function rangeOf(node: unknown): readonly [number, number] {
  const [start, end] = (isNode(node) && node.range) || [0, 0];
  return [start, end];
}

/**
 * Finds an unquoted text that YAML reads as something else, so that a schema error would confuse: `*word` is an alias,
 * `{{…}}` a mapping whose key is a mapping.
 */
export function findTextTaken(document: Document): YamlFault | undefined {
  let fault: YamlFault | undefined;
  visit(document, {
    Alias: (_, node) => {
      if (node.resolve(document)) return undefined;
      const [at] = rangeOf(node);
      const message = `\`*${node.source}\` refers to the part of the file named \`&${node.source}\`, which does not exist`;
      fault = { at, message, hint: "put texts that begin with * in quotation marks" };
      return visit.BREAK;
    },
    Pair: (_, { key }) => {
      if (!isMap(key) && !isSeq(key)) return undefined;
      const [at] = rangeOf(key);
      const message = "this bracket begins a mapping or list, which cannot be the name of a field";
      fault = { at, message, hint: "put texts that begin with {{ in quotation marks: '{{…}}'" };
      return visit.BREAK;
    },
  });
  return fault;
}
