import {
  breakLines,
  type Extent,
  type Fragment,
  type Line,
  type LineBreaker,
  measureExtent,
  type Span,
} from "../type/line-breaking.ts";
import type { Memo } from "./cache.ts";

/** A cached line: its width and its fragments, each with the index of its span. */
type KnownLine = readonly [width: number, fragments: readonly KnownFragment[]];
type KnownFragment = readonly [span: number, text: string, offset: number, width: number, hyphenated: 0 | 1];

/**
 * Memoises `breakLines` and `measureExtent` by text and width: when a fact changes, most lines of a sheet stay the
 * same.
 */
export function knownLines(lines: Memo<readonly KnownLine[]>, extents: Memo<Extent>): LineBreaker {
  return {
    breakLines: (spans, width, setting = "even") =>
      lines
        .once(keyOf(spans, [width, setting]), () =>
          breakLines(spans, width, setting).map((line) => putAway(line, spans)),
        )
        .map((line) => setAgain(line, spans)),
    measureExtent: (spans, options = { areTied: true }) =>
      extents.once(keyOf(spans, [options.areTied]), () => measureExtent(spans, options)),
  };
}

// Everything besides the fonts that line breaks and widths depend on; rise and meaning do not matter.
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
