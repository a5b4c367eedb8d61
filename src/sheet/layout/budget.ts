import { errorAt, type Report } from "../../diagnostic/diagnostic.ts";
import type { Draft } from "./flow.ts";
import type { NoteSetter } from "./foot-notes.ts";

/** A document put on pages, before notes and foot are set. */
export interface Flowed {
  readonly drafts: readonly Draft[];
  readonly notes: NoteSetter;
  /** Of an empty page between its margins. */
  readonly height: number;
}

/** Pages between two page breaks of a template, with their numbers. */
type Stretch = readonly { readonly draft: Draft; readonly page: number }[];

/**
 * Says which block runs over the pages a brief may have, and by how much: its first page
 * too many, minus the free space on the page before.
 */
export function reportOver({ drafts, notes, height }: Flowed, most: number, brief: string, report: Report): void {
  let spare = most;
  const stretches = stretchesOf(drafts);
  for (const [index, stretch] of stretches.entries()) {
    // Every stretch after this one needs a page at least; where there are too few, the first ones have them.
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
    const message = `the sheet takes ${drafts.length} pages, and ${most} ${most === 1 ? "is" : "are"} wanted: this is ${points} pt over page ${Math.max(1, first.page - 1)}, as close as the theme allows`;
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
