import { errorAt, type Report } from "../../diagnostic/diagnostic.ts";
import type { Draft } from "./flow.ts";
import type { NoteSetter } from "./foot-notes.ts";

/** A document divided into pages, before notes and foot are set. */
export interface Flowed {
  readonly drafts: readonly Draft[];
  readonly notes: NoteSetter;
  /** Usable height of a page, in points. */
  readonly height: number;
}

/** The pages between two page breaks of a template, with their page numbers. */
type Stretch = readonly { readonly draft: Draft; readonly page: number }[];

/**
 * Reports the first block beyond the page limit, and the overrun in points: the height of the pages that are too
 * many, minus the free space on the last page allowed.
 */
export function reportOver({ drafts, notes, height }: Flowed, most: number, brief: string, report: Report): void {
  let spare = most;
  const stretches = stretchesOf(drafts);
  for (const [index, stretch] of stretches.entries()) {
    // Reserve one page for each later stretch. If there are not enough, the earlier stretches get them.
    const allowed = Math.max(Math.min(1, spare), spare - (stretches.length - index - 1));
    spare -= Math.min(allowed, stretch.length);
    const over = stretch.slice(allowed);
    const [first] = over;
    if (!first) continue;
    const used = (draft: Draft): number => draft.y + notes.heightOf(draft.cited);
    const before = stretch[allowed - 1]?.draft;
    const free = before ? Math.max(0, height - used(before)) : 0;
    const needed = over.reduce((sum, { draft }) => sum + used(draft), 0);
    const points = Math.max(1, Math.ceil(needed - free));
    const message = `the sheet takes ${drafts.length} pages, but the limit is ${most}; this runs ${points} pt past page ${Math.max(1, first.page - 1)}, even at the theme's tightest spacing`;
    const hint = `shorten the text, or raise \`pages\` in data/briefs/${brief}.yaml`;
    report(errorAt(first.draft.place, "page-budget", message, hint));
  }
}

function stretchesOf(drafts: readonly Draft[]): Stretch[] {
  const stretches = new Map<number, { draft: Draft; page: number }[]>();
  for (const [index, draft] of drafts.entries()) {
    const stretch = stretches.get(draft.stretch) ?? [];
    stretch.push({ draft, page: index + 1 });
    stretches.set(draft.stretch, stretch);
  }
  return [...stretches.values()];
}
