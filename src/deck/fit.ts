import { type Block, plainText } from "../briefs/block.ts";
import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import type { Deck, Slide } from "./slides.ts";

/** Something on a slide that leaves its place, with how far in pixels of the slide. */
export interface Overflow {
  /** From one. */
  readonly slide: number;
  readonly what: string;
  /** Leaves the slide or its margins, is wider than its column, stands under marking or sources, or over another part. */
  readonly how: "outside" | "wide" | "furniture" | "overlap";
  readonly overflowPx: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

interface PageElement {
  readonly tagName: string;
  readonly textContent: string | null;
  readonly children: Iterable<PageElement>;
  readonly scrollWidth: number;
  readonly clientWidth: number;
  matches(selector: string): boolean;
  closest(selector: string): PageElement | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  getBoundingClientRect(): Box;
}

interface Style {
  readonly display: string;
  readonly position: string;
  readonly paddingLeft: string;
  readonly paddingRight: string;
  readonly paddingBottom: string;
}

interface Page {
  readonly document: { querySelectorAll(selector: string): Iterable<PageElement> };
  getComputedStyle(element: PageElement): Style;
}

/**
 * Runs inside a browser that shows a deck, so it stands alone: every element has to stay in
 * the slide's margins, clear of the furniture and of its neighbours. Slides are measured
 * where they are, in units of the slide, so that the size of the window does not matter.
 */
export function measureSlides(page: Page): Overflow[] {
  const found: Overflow[] = [];
  // Rounding, and the optical margin of large figures.
  const [tolerance, hanging] = [0.75, 8];
  const shared = (a: Box, b: Box): number =>
    Math.min(
      Math.min(a.right, b.right) - Math.max(a.left, b.left),
      Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
    );
  const slides = [...page.document.querySelectorAll("svg[data-marpit-svg] section")];
  for (const [index, section] of slides.entries()) {
    const frame = section.getBoundingClientRect();
    const scale = frame.width / section.clientWidth;
    const style = page.getComputedStyle(section);
    const inset = (length: string): number => Number.parseFloat(length) * scale;
    const furniture = [...section.querySelectorAll(".furniture p")].map((element) => element.getBoundingClientRect());
    const add = (element: PageElement, how: Overflow["how"], overflow: number): void => {
      const what = `${element.tagName.toLowerCase()} “${(element.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 40)}”`;
      const overflowPx = Math.round(overflow / scale);
      if (overflow / scale > tolerance) found.push({ slide: index + 1, what, how, overflowPx });
    };
    const isPlaced = (element: PageElement): boolean => {
      const { display, position } = page.getComputedStyle(element);
      return !display.startsWith("inline") && display !== "contents" && display !== "none" && position !== "absolute";
    };
    for (const element of section.querySelectorAll("*")) {
      const box = element.getBoundingClientRect();
      if (element.closest("svg svg") !== null || box.width === 0 || box.height === 0) continue;
      const isFurniture = element.closest(".furniture") !== null;
      add(
        element,
        "outside",
        Math.max(frame.left - box.left, frame.top - box.top, box.right - frame.right, box.bottom - frame.bottom),
      );
      // A word that is too long leaves its box without widening it.
      if (element.clientWidth > 0) add(element, "wide", (element.scrollWidth - element.clientWidth) * scale);
      if (isFurniture && !element.matches("p")) continue;
      if (isFurniture) {
        for (const other of furniture)
          if (other.left !== box.left || other.top !== box.top) add(element, "furniture", shared(box, other));
        continue;
      }
      if (element.matches(".body")) continue;
      const sides = [
        frame.left + inset(style.paddingLeft) - box.left,
        box.right - frame.right + inset(style.paddingRight),
      ];
      if (Math.max(...sides) / scale > hanging) add(element, "outside", Math.max(...sides));
      for (const other of furniture) add(element, "furniture", shared(box, other));
      const parts = [...element.children].filter(isPlaced).map((part) => ({ part, box: part.getBoundingClientRect() }));
      for (const [place, { part, box: own }] of parts.entries()) {
        for (const other of parts.slice(0, place)) add(part, "overlap", shared(own, other.box));
      }
    }
  }
  return found;
}

/** Reports each slide on which something does not fit, once, with the worst of it. */
export function reportOverflows(overflows: readonly Overflow[], { slides }: Deck, report: Report): void {
  for (const slide of slides) {
    const found = overflows.filter(({ slide: number }) => number === slide.number);
    const worst = found.reduce<Overflow | undefined>((a, b) => (a && a.overflowPx >= b.overflowPx ? a : b), undefined);
    if (!worst) continue;
    const message = `slide ${slide.number}: ${worst.what} ${said[worst.how]} ${worst.overflowPx} px`;
    report(errorAt(placeOf(found, slide), "slide-overflow", message, remedies[worst.how]));
  }
}

const said = {
  outside: "leaves the slide's margins by",
  wide: "is wider than its place by",
  furniture: "stands under the marking, the sources or the page number by",
  overlap: "stands over the part before it by",
} as const;

const remedies = {
  outside: "say less, or part the slide in two with a line of three hyphens",
  wide: "shorten the longest word, or take columns out of the table",
  furniture: "say less, or part the slide in two with a line of three hyphens",
  overlap: "say less, or part the slide in two with a line of three hyphens",
} as const;

/** The block of the slide that the text of an overflow begins in, or the slide. */
function placeOf(found: readonly Overflow[], slide: Slide): Place {
  for (const { what } of found) {
    const start = /“(.{8,}?)”$/.exec(what)?.[1];
    const block =
      start === undefined ? undefined : slide.blocks.find((candidate) => textOf(candidate).startsWith(start));
    if (block) return block.place;
  }
  return slide.place;
}

function textOf(block: Block): string {
  return "runs" in block ? plainText(block.runs).trim().replace(/\s+/g, " ") : "";
}
