import { hash } from "node:crypto";
import { type Document, isMap, isNode, isScalar, isSeq, parseDocument, visit } from "yaml";
import type { Memory } from "../host.ts";
import type { YamlFault } from "./yaml-words.ts";

/** Where a value stands in its text, where its key stands, and the values inside it by key or index. */
export type Spot = readonly [
  start: number,
  end: number,
  key: readonly [start: number, end: number] | null,
  inside: readonly (readonly [step: string, spot: Spot])[],
];

/** The places in a parsed text, as plain data. */
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

function rangeOf(node: unknown): readonly [number, number] {
  const [start, end] = (isNode(node) && node.range) || [0, 0];
  return [start, end];
}

/** An entry of a list, with its places counted from where the entry begins. */
interface Entry {
  readonly value: unknown;
  readonly spot: Spot;
  /** Where a list of it alone ends. */
  readonly end: number;
}

/**
 * Reads a text that is one list, entry by entry, and only those that memory does not know: in a long list of facts
 * one changes at a time. Undefined where it is anything else or has a fault, to be read as a whole.
 */
export function readListOf(text: string, memory: Memory): { value: unknown[]; root: Spot } | undefined {
  const starts = entryStarts(text);
  if (!starts) return undefined;
  const value: unknown[] = [];
  const spots: Spot[] = [];
  let end = 0;
  for (const [index, start] of starts.entries()) {
    const entry = readEntry(text.slice(start, starts[index + 1]), memory);
    if (!entry) return undefined;
    value.push(entry.value);
    spots.push(move(entry.spot, start));
    end = start + entry.end;
  }
  return { value, root: [starts[0] ?? 0, end, null, spots.map((spot, index) => [String(index), spot])] };
}

// Nothing but entries, their indented lines, comments and empty lines: no second document, no directive, no tab.
function entryStarts(text: string): number[] | undefined {
  const starts: number[] = [];
  let offset = 0;
  for (const line of text.split("\n")) {
    if (line.startsWith("- ")) starts.push(offset);
    else if (!(/^(?:#|\s*$)/.test(line) || (starts.length > 0 && /^ +\S/.test(line)))) return undefined;
    offset += line.length + 1;
  }
  return starts.length > 0 ? starts : undefined;
}

function readEntry(text: string, memory: Memory): Entry | undefined {
  const key = `yaml entry ${hash("sha256", text)}`;
  const known = memory.recall<Entry>(key);
  if (known) return known;
  const document = parseDocument(text, { prettyErrors: false });
  const { contents, errors, warnings } = document;
  const [item, ...others] = isSeq(contents) ? contents.items : [];
  if (!isNode(item) || others.length > 0 || errors.length + warnings.length > 0) return undefined;
  if (findTextTaken(document)) return undefined;
  const entry = { value: item.toJS(document) as unknown, spot: spotOf(item), end: rangeOf(contents)[1] };
  memory.keep(key, entry);
  return entry;
}

/**
 * A text that YAML takes for something else and no schema would understand: `*word` for a part of the file of that
 * name, `{{…}}` for a mapping whose key is a mapping.
 */
export function findTextTaken(document: Document): YamlFault | undefined {
  let fault: YamlFault | undefined;
  visit(document, {
    Alias: (_, node) => {
      if (node.resolve(document)) return undefined;
      const [at] = rangeOf(node);
      const message = `\`*${node.source}\` stands for the part of the file that is named \`&${node.source}\`, and there is none`;
      fault = { at, message, hint: "put a text that begins with * into quotation marks" };
      return visit.BREAK;
    },
    Pair: (_, { key }) => {
      if (!isMap(key) && !isSeq(key)) return undefined;
      const [at] = rangeOf(key);
      const message = "this bracket begins a mapping or list, and the name of a field cannot be one";
      fault = { at, message, hint: "put a text that begins with {{ into quotation marks: '{{…}}'" };
      return visit.BREAK;
    },
  });
  return fault;
}

function move([start, end, key, inside]: Spot, by: number): Spot {
  const at = key && ([key[0] + by, key[1] + by] as const);
  return [start + by, end + by, at, inside.map(([step, spot]) => [step, move(spot, by)])];
}
