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

const fields: Readonly<Record<Exclude<Change["kind"], "qualifier">, RegExp>> = {
  exact: /exact: "(?:[^"\\]|\\.)*"/gu,
  value: /value: [\d.]+/gu,
  date: /(?:edtf|date): "?[\d[][^",}\n]*|because: \{ en: "[^:]*\d[^:]*:/gu,
  offset: /(?:start|end): \d+/gu,
  checksum: /sha256: [0-9a-f]+/gu,
};
const qualifiers = ["exact", "more-than", "at-least", "nearly", "around", "estimated"];

/** Every digit of a YAML text that a check has to guard, each to be changed to another, and every qualifier. */
export function changesOf(text: string, random: () => number): Change[] {
  const digits = Object.entries(fields).flatMap(([kind, pattern]) =>
    [...text.matchAll(pattern)].flatMap((field) =>
      digitsOf(field[0], field.index, random).map((change) => ({ kind: kind as Change["kind"], ...change })),
    ),
  );
  return [...digits, ...qualifierChanges(text, random)];
}

function digitsOf(field: string, offset: number, random: () => number): Omit<Change, "kind">[] {
  const body = field.indexOf(":") + 1;
  const isEscape = (index: number): boolean => field[index - 1] === "\\";
  return [...field.slice(body).matchAll(/\d/gu)].flatMap(({ 0: digit, index }) => {
    if (isEscape(body + index)) return [];
    return [{ at: offset + body + index, from: digit, to: otherDigit(digit, random) }];
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
