import { isPair, isScalar, type Pair, parseDocument, visit } from "yaml";

/** One change of a text: what stands at a place and what is put there. */
export interface Change {
  readonly kind: "exact" | "value" | "date" | "offset" | "qualifier" | "checksum";
  readonly at: number;
  readonly from: string;
  readonly to: string;
}

/** Numbers from 0 to 1, always the same for a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** The fields whose digits a check guards, by the name of their last key. */
const kinds: Readonly<Record<string, Change["kind"]>> = {
  exact: "exact",
  value: "value",
  edtf: "date",
  date: "date",
  because: "date",
  start: "offset",
  end: "offset",
  sha256: "checksum",
};
const qualifiers = ["exact", "more-than", "at-least", "nearly", "around", "estimated"];

/** Every digit of a YAML text that a check has to guard, each to be changed to another, and every qualifier. */
export function changesOf(text: string, random: () => number): Change[] {
  const changes: Change[] = [];
  visit(parseDocument(text), {
    Scalar(_, node, path) {
      const keys = path.flatMap((step) => (isPair(step) && isScalar(step.key) ? [String(step.key.value)] : []));
      const last = keys.at(-1) ?? "";
      const [start = 0, end = 0] = node.range ?? [];
      const written = text.slice(start, end);
      const isReason = keys.at(-2) === "because";
      const kind = kinds[isReason ? "because" : last];
      if (node === (path.at(-1) as Pair).key || !kind) return;
      // Of a reason, what stands before its colon is the date that it gives.
      const guarded = isReason ? written.slice(0, Math.max(0, written.indexOf(":"))) : written;
      changes.push(...digitsOf(guarded, start, random).map((change) => ({ kind, ...change })));
    },
  });
  return [...changes, ...qualifierChanges(text, random)];
}

function digitsOf(field: string, offset: number, random: () => number): Omit<Change, "kind">[] {
  return [...field.matchAll(/(?<!\\)\d/gu)].map(({ 0: digit, index }) => {
    return { at: offset + index, from: digit, to: otherDigit(digit, random) };
  });
}

/** Another digit than the one that stands there. */
export function otherDigit(digit: string, random: () => number): string {
  return String((Number(digit) + 1 + Math.floor(random() * 9)) % 10);
}

function qualifierChanges(text: string, random: () => number): Change[] {
  return [...text.matchAll(/qualifier: ([a-z-]+)/gu)].map((match) => {
    const from = match[1] ?? "";
    const others = qualifiers.filter((qualifier) => qualifier !== from);
    const to = others[Math.floor(random() * others.length)] ?? "exact";
    return { kind: "qualifier", at: match.index + "qualifier: ".length, from, to };
  });
}

export function applyChange(text: string, { at, from, to }: Change): string {
  return text.slice(0, at) + to + text.slice(at + from.length);
}

/** The lines, from one, of the list item that an offset is in; of the whole file where it has no items. */
export function itemLines(text: string, at: number): { first: number; last: number } {
  const starts = [...text.matchAll(/^- /gmu)].map(({ index }) => index);
  if (starts.length === 0) return { first: 1, last: text.split("\n").length };
  const start = starts.findLast((index) => index <= at) ?? 0;
  const end = starts.find((index) => index > at) ?? text.length;
  return { first: text.slice(0, start).split("\n").length, last: text.slice(0, end).split("\n").length - 1 };
}
