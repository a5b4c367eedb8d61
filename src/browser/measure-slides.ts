import type { Overflow } from "../slides/overflow.ts";

/*
 * What runs inside the browser that shows a deck. It is handed over as text, so every function here
 * uses only the others here, and only types are imported.
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
  /** As it is shown, with the parts of a line and of a column apart; a part of a drawing has none. */
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

/** A slide as it is shown: slides are measured where they are, in units of the slide. */
interface ShownSlide {
  readonly page: Page;
  readonly section: PageElement;
  readonly frame: Box;
  /** Pixels of the window to one of the slide. */
  readonly scale: number;
  readonly furniture: readonly Box[];
  readonly add: (element: PageElement, how: Overflow["how"], overflow: number) => void;
}

/** Every element has to stay in its slide's margins, clear of the furniture and of its neighbours. */
function measureSlides(page: Page): Overflow[] {
  const found: (Overflow & { element: PageElement })[] = [];
  const sections = [...page.document.querySelectorAll("svg[data-marpit-svg] section")];
  for (const [index, section] of sections.entries()) {
    const frame = section.getBoundingClientRect();
    const scale = frame.width / section.clientWidth;
    const furniture = [...section.querySelectorAll(".furniture p")].map((element) => element.getBoundingClientRect());
    const add: ShownSlide["add"] = (element, how, overflow) => {
      // Of a word in bold, its paragraph.
      const named = element.closest("p, li, td, th, h1, h2, h3, h4, h5, h6") ?? element;
      const text = (named.innerText ?? named.textContent ?? "").trim().replace(/\s+/g, " ").slice(0, 40);
      const what = `${named.tagName.toLowerCase()} “${text}”`;
      // Less is rounding.
      if (overflow / scale > 0.75)
        found.push({ slide: index + 1, what, how, overflowPx: Math.round(overflow / scale), element });
    };
    const slide = { page, section, frame, scale, furniture, add };
    for (const element of section.querySelectorAll("*")) measureElement(element, slide);
  }
  // Report the part that is too long, not the frame around it.
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
  // A word that is too long leaves its box without widening it.
  if (element.clientWidth > 0) add(element, "wide", (element.scrollWidth - element.clientWidth) * scale);
  if (isFurniture ? !element.matches("p") : element.matches(".body")) return;
  for (const other of furniture) {
    const isItself = isFurniture && other.left === box.left && other.top === box.top;
    if (!isItself) add(element, "furniture", sharedBy(box, other));
  }
  if (!isFurniture) measureContent(element, box, slide);
}

/** Everything but furniture must also keep to the margins, and its parts must not overlap. */
function measureContent(element: PageElement, box: Box, { page, section, frame, scale, add }: ShownSlide): void {
  const style = page.getComputedStyle(section);
  const beyond = Math.max(
    frame.left + Number.parseFloat(style.paddingLeft) * scale - box.left,
    box.right - frame.right + Number.parseFloat(style.paddingRight) * scale,
  );
  // The optical margin of large figures hangs over.
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

/** How far two boxes lie upon one another; below zero where they do not. */
function sharedBy(a: Box, b: Box): number {
  const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  return Math.min(across, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
}

/** An expression for the page: what leaves its place on each slide, as `Overflow[]`. */
export const slideMeasure = `(() => { ${[measureSlides, measureElement, measureContent, isPlaced, sharedBy].join(
  "\n",
)}; return measureSlides(window); })()`;
