import { errorAt, type Place, type Report } from "../diagnostic/diagnostic.ts";
import type { Theme } from "./theme.ts";

/** What can still be read from the back of a room, on a slide of a height of 720 pixels. */
const leastPx = 18;

/** Holds every size of a theme's slides against the least. */
export function checkSlideSizes({ slide }: Theme, placeOf: (style: string) => Place, report: Report): void {
  const least = (leastPx * slide.height) / 720;
  for (const [style, { size }] of Object.entries(slide.type)) {
    if (size >= least) continue;
    const message = `the size of \`${style}\` is ${size} px, below ${least} px of a height of ${slide.height}`;
    report(errorAt(placeOf(style), "slide-type-small", message, `set it to ${least} or more`));
  }
}
