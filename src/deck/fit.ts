/** Something on a slide that leaves its place, with how far in pixels of the slide. */
export interface Overflow {
  /** From one. */
  readonly slide: number;
  readonly what: string;
  readonly overflowPx: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly width: number;
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

interface Page {
  readonly document: { querySelectorAll(selector: string): Iterable<PageElement> };
  getComputedStyle(element: PageElement): { readonly fontSize: string };
}

/**
 * Runs inside a browser that shows a deck, so it stands alone: every element has to stay in
 * the slide's margins and clear of the furniture. Slides are measured where they are, in
 * units of the slide, so that the size of the window does not matter.
 */
export function measureSlides(page: Page): Overflow[] {
  const found: Overflow[] = [];
  const slides = [...page.document.querySelectorAll("svg[data-marpit-svg] section")];
  for (const [index, section] of slides.entries()) {
    const frame = section.getBoundingClientRect();
    const scale = frame.width / section.clientWidth;
    const isSame = (a: Box, b: Box): boolean => a.left === b.left && a.top === b.top;
    const furniture = [...section.querySelectorAll(".furniture p")].map((element) => element.getBoundingClientRect());
    const add = (element: PageElement, overflow: number): void => {
      const what = `${element.tagName.toLowerCase()} “${(element.textContent ?? "").trim().slice(0, 40)}”`;
      if (overflow / scale > 0.75) found.push({ slide: index + 1, what, overflowPx: Math.round(overflow / scale) });
    };
    for (const element of section.querySelectorAll("*")) {
      const box = element.getBoundingClientRect();
      const isFurniture = element.closest(".furniture") !== null;
      add(
        element,
        Math.max(frame.left - box.left, frame.top - box.top, box.right - frame.right, box.bottom - frame.bottom),
      );
      // A word that is too long leaves its box without widening it.
      if (element.clientWidth > 0) add(element, (element.scrollWidth - element.clientWidth) * scale);
      if ((isFurniture && !element.matches("p")) || element.closest("svg svg") !== null || element.matches(".body"))
        continue;
      for (const other of furniture) {
        if (isFurniture && isSame(box, other)) continue;
        const across = Math.min(box.right, other.right) - Math.max(box.left, other.left);
        const down = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
        if (across > 0 && down > 0) add(element, Math.min(across, down));
      }
    }
  }
  return found;
}
