import { isNode, isSeq, parseDocument } from "yaml";
import { findTextTaken, rangeOf, type Spot, spotOf } from "./yaml-tree.ts";

/** An entry of a list; offsets are relative to the start of the entry. */
export interface ListEntry {
  readonly value: unknown;
  readonly spot: Spot;
  /** The end of a list that contains only this entry. */
  readonly end: number;
}

/** The result of `read` for an entry's text, cached or new; null if the entry cannot be read alone. */
export type EntryOnce = (text: string, read: () => ListEntry | null) => ListEntry | null;

/**
 * Reads a list entry by entry, because usually only one fact of a long list changes between builds. Undefined if the
 * text is not a plain list or has an error; then the caller reads it as a whole.
 */
export function readEntries(text: string, once: EntryOnce): { value: unknown[]; root: Spot } | undefined {
  const starts = entryStarts(text);
  if (!starts) return undefined;
  const value: unknown[] = [];
  const spots: Spot[] = [];
  let end = 0;
  for (const [index, start] of starts.entries()) {
    const own = text.slice(start, starts[index + 1]);
    const entry = once(own, () => readEntry(own));
    if (!entry) return undefined;
    value.push(entry.value);
    spots.push(move(entry.spot, start));
    end = start + entry.end;
  }
  return { value, root: [starts[0] ?? 0, end, null, spots.map((spot, index) => [String(index), spot])] };
}

// Accepts only entries, their indented lines, comments and empty lines: no second document, directives or tabs.
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

function readEntry(text: string): ListEntry | null {
  const document = parseDocument(text, { prettyErrors: false });
  const { contents, errors, warnings } = document;
  const [item, ...others] = isSeq(contents) ? contents.items : [];
  if (!isNode(item) || others.length > 0 || errors.length + warnings.length > 0) return null;
  if (findTextTaken(document)) return null;
  return { value: item.toJS(document) as unknown, spot: spotOf(item), end: rangeOf(contents)[1] };
}

function move([start, end, key, inside]: Spot, by: number): Spot {
  const at = key && ([key[0] + by, key[1] + by] as const);
  return [start + by, end + by, at, inside.map(([step, spot]) => [step, move(spot, by)])];
}
