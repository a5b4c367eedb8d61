import type { Overflow } from "../slides/overflow.ts";

/*
 * This code runs inside the browser that shows a deck. It is passed as source text, so the functions may only call
 * one another, and the file may only import types.
 */

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
  /** The text as displayed, with separators between lines and cells. SVG elements have none. */
  readonly innerText?: string;
  readonly children: Iterable<PageElement>;
  readonly scrollWidth: number;
  readonly clientWidth: number;
  matches(selector: string): boolean;
  closest(selector: string): PageElement | null;
  contains(other: PageElement): boolean;
  querySelectorAll(selector: string): Iterable<PageElement>;
  getBoundingClientRect(): Box;
}

interface Style {
  readonly display: string;
  readonly position: string;
  readonly paddingLeft: string;
  readonly paddingRight: string;
}

interface Page {
  readonly document: { querySelectorAll(selector: string): Iterable<PageElement> };
  getComputedStyle(element: PageElement): Style;
}

/** A slide on screen. Boxes are in window pixels; results are in slide pixels. */
interface ShownSlide {
  readonly page: Page;
  readonly section: PageElement;
  readonly frame: Box;
  /** Window pixels per slide pixel. */
  readonly scale: number;
  readonly furniture: readonly Box[];
  readonly add: (element: PageElement, how: Overflow["how"], overflow: number) => void;
}

/** Reports elements that leave the slide's margins, or overlap the furniture or each other. */
function measureSlides(page: Page): Overflow[] {
  const found: (Overflow & { element: PageElement })[] = [];
  const sections = [...page.document.querySelectorAll("svg[data-marpit-svg] section")];
  for (const [index, section] of sections.entries()) {
    const frame = section.getBoundingClientRect();
    const scale = frame.width / section.clientWidth;
    const furniture = [...section.querySelectorAll(".furniture p")].map((element) => element.getBoundingClientRect());
    const add: ShownSlide["add"] = (element, how, overflow) => {
      // Name the whole paragraph, not just a bold word in it.
      const named = element.closest("p, li, td, th, h1, h2, h3, h4, h5, h6") ?? element;
      const text = (named.innerText ?? named.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 40);
      const what = `${named.tagName.toLowerCase()} “${text}”`;
      // Anything smaller is rounding.
      if (overflow / scale > 0.75)
        found.push({ slide: index + 1, what, how, overflowPx: Math.round(overflow / scale), element });
    };
    const slide = { page, section, frame, scale, furniture, add };
    for (const element of section.querySelectorAll("*")) measureElement(element, slide);
  }
  // Report the part that overflows, not the container around it.
  const isFrame = ({ element, how }: (typeof found)[number]): boolean =>
    element.tagName === "DIV" &&
    found.some((one) => one.element !== element && one.how === how && element.contains(one.element));
  return found
    .filter((one) => !isFrame(one))
    .map(({ slide, what, how, overflowPx }) => ({ slide, what, how, overflowPx }));
}

function measureElement(element: PageElement, slide: ShownSlide): void {
  const { frame, scale, furniture, add } = slide;
  const box = element.getBoundingClientRect();
  if (element.closest("svg svg") !== null || box.width === 0 || box.height === 0) return;
  const isFurniture = element.closest(".furniture") !== null;
  const sides = [frame.left - box.left, frame.top - box.top, box.right - frame.right, box.bottom - frame.bottom];
  add(element, "outside", Math.max(...sides));
  // An overlong word overflows its box without widening it.
  if (element.clientWidth > 0) add(element, "wide", (element.scrollWidth - element.clientWidth) * scale);
  if (isFurniture ? !element.matches("p") : element.matches(".body")) return;
  for (const other of furniture) {
    const isItself = isFurniture && other.left === box.left && other.top === box.top;
    if (!isItself) add(element, "furniture", sharedBy(box, other));
  }
  if (!isFurniture) measureContent(element, box, slide);
}

/** Everything except furniture must also stay inside the margins, and its children must not overlap. */
function measureContent(element: PageElement, box: Box, { page, section, frame, scale, add }: ShownSlide): void {
  const style = page.getComputedStyle(section);
  const beyond = Math.max(
    frame.left + Number.parseFloat(style.paddingLeft) * scale - box.left,
    box.right - frame.right + Number.parseFloat(style.paddingRight) * scale,
  );
  // Allow 8 px, because large figures hang into the margin optically.
  if (beyond / scale > 8) add(element, "outside", beyond);
  const parts = [...element.children].filter((part) => isPlaced(page.getComputedStyle(part)));
  const boxes = parts.map((part) => part.getBoundingClientRect());
  for (const [place, part] of parts.entries()) {
    for (const other of boxes.slice(0, place)) add(part, "overlap", sharedBy(part.getBoundingClientRect(), other));
  }
}

function isPlaced({ display, position }: Style): boolean {
  return !display.startsWith("inline") && display !== "contents" && display !== "none" && position !== "absolute";
}

/** How far two boxes overlap; negative if they do not. */
function sharedBy(a: Box, b: Box): number {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  return Math.min(across, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
}

/** An expression to evaluate in the page; its value is an `Overflow[]`. */
export const slideMeasure = `(() => { ${[measureSlides, measureElement, measureContent, isPlaced, sharedBy].join(
  "\n",
)}; return measureSlides(window); })()`;
