import { hash } from "node:crypto";
import type { Memory } from "../host.ts";
import type { Fonts } from "./fonts.ts";
import { breakLines, type Fragment, type Line, type Setting, type Span } from "./line-breaking.ts";

/** Breaks text into lines as `breakLines` does, and each text of one width only once. */
export interface LineBreaker {
  breakLines<T>(spans: readonly Span<T>[], width: number, setting?: Setting): Line<T>[];
  /** Puts the lines of this document away; those that it no longer has are forgotten. */
  keep(): void;
}

/** A line as it is put away: its width and its fragments, each with the index of its span. */
type KnownLine = readonly [width: number, fragments: readonly KnownFragment[]];
type KnownFragment = readonly [span: number, text: string, offset: number, width: number, hyphenated: 0 | 1];

/**
 * The lines of a document, most of which are those of its last build. `name` says whose they are and in what
 * language, which decides where words are parted.
 */
export function openLines(name: string, fonts: Fonts, memory?: Memory): LineBreaker {
  const faces = fonts.faces.map((face) => [face.name, face.sha256]);
  const key = `lines ${name} ${hash("sha256", JSON.stringify(faces))}`;
  const before = memory?.recall<Readonly<Record<string, readonly KnownLine[]>>>(key) ?? {};
  const used: Record<string, readonly KnownLine[]> = {};
  let isNew = false;
  return {
    breakLines: (spans, width, setting = "even") => {
      const text = keyOf(spans, width, setting);
      let known = used[text] ?? before[text];
      if (!known) {
        known = breakLines(spans, width, setting).map((line) => putAway(line, spans));
        isNew = true;
      }
      used[text] = known;
      return known.map((line) => setAgain(line, spans));
    },
    keep: () => {
      if (isNew) memory?.keep(key, used);
    },
  };
}

// All that the breaks and widths depend on beside the fonts; how high a span stands and what it means is not of it.
function keyOf(spans: readonly Span<unknown>[], width: number, setting: Setting): string {
  const parts = spans.map(({ text, face, size, features, glued, hyphenate }) => [
    text,
    face.name,
    size,
    features.join(),
    (glued ? 1 : 0) + (hyphenate ? 2 : 0),
  ]);
  return JSON.stringify([width, setting, parts]);
}

function putAway<T>({ fragments, width }: Line<T>, spans: readonly Span<T>[]): KnownLine {
  return [
    width,
    fragments.map(({ span, text, offset, width: inked, hyphenated }) => [
      spans.indexOf(span),
      text,
      offset,
      inked,
      hyphenated ? 1 : 0,
    ]),
  ];
}

function setAgain<T>([width, fragments]: KnownLine, spans: readonly Span<T>[]): Line<T> {
  return { width, fragments: fragments.flatMap((fragment) => fragmentOf(fragment, spans)) };
}

function fragmentOf<T>([at, text, offset, width, hyphenated]: KnownFragment, spans: readonly Span<T>[]): Fragment<T>[] {
  const span = spans[at];
  return span ? [{ span, text, offset, width, ...(hyphenated === 1 && { hyphenated: true as const }) }] : [];
}
