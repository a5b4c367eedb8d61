import { hash } from "node:crypto";
import type { Memory } from "../host.ts";
import type { Fonts } from "./fonts.ts";
import {
  breakLines,
  type Extent,
  type Fragment,
  type Line,
  measureExtent,
  type Setting,
  type Span,
} from "./line-breaking.ts";

/** Breaks and measures text as `breakLines` and `measureExtent` do, and each text of one width only once. */
export interface LineBreaker {
  breakLines<T>(spans: readonly Span<T>[], width: number, setting?: Setting): Line<T>[];
  measureExtent(spans: readonly Span<unknown>[]): Extent;
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
  const before = memory?.recall<Known>(key);
  const [lines, extents] = [rememberer(before?.lines), rememberer(before?.extents)];
  return {
    breakLines: (spans, width, setting = "even") =>
      lines
        .once(keyOf(spans, [width, setting]), () =>
          breakLines(spans, width, setting).map((line) => putAway(line, spans)),
        )
        .map((line) => setAgain(line, spans)),
    measureExtent: (spans) => extents.once(keyOf(spans, []), () => measureExtent(spans)),
    keep: () => {
      if (lines.isNew() || extents.isNew()) memory?.keep(key, { lines: lines.used, extents: extents.used });
    },
  };
}

interface Known {
  readonly lines: Readonly<Record<string, readonly KnownLine[]>>;
  readonly extents: Readonly<Record<string, Extent>>;
}

/** Makes what was not made before; `used` is all that was asked for. */
function rememberer<T>(before: Readonly<Record<string, T>> = {}) {
  const used: Record<string, T> = {};
  let isNew = false;
  return {
    used,
    isNew: () => isNew,
    once(key: string, make: () => T): T {
      const known = used[key] ?? before[key];
      const found = known ?? make();
      isNew ||= known === undefined;
      used[key] = found;
      return found;
    },
  };
}

// All that the breaks and widths depend on beside the fonts; how high a span stands and what it means is not of it.
function keyOf(spans: readonly Span<unknown>[], frame: readonly unknown[]): string {
  const parts = spans.map(({ text, face, size, features, glued, hyphenate }) => [
    text,
    face.name,
    size,
    features.join(),
    (glued ? 1 : 0) + (hyphenate ? 2 : 0),
  ]);
  return JSON.stringify([...frame, parts]);
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
