import type { TimelineEntry } from "../document/block.ts";
import { markOf, type TimelineMark } from "../document/timeline-marks.ts";
import { everyBlock } from "../document/walk.ts";
import type { Slide } from "./deck.ts";

/** An entry of the deck's whole timeline, as drawn on a section slide. */
export interface Station {
  readonly mark: TimelineMark;
  /** Whether it belongs to the current section. */
  readonly isLit: boolean;
  /** Whether the line from it to the next entry belongs to the section, too. */
  readonly leadsOn: boolean;
}

/** The deck's whole timeline in chronological order, each entry once. The section's entries (`own`) are lit. */
export function stationsOf(
  own: readonly TimelineEntry[],
  slides: readonly Pick<Slide, "layout" | "blocks">[],
): Station[] {
  const lit = new Set(own.map(keyOf));
  const timed = slides.filter(({ layout }) => layout === "timeline" || layout === "section");
  const entries = timed.flatMap(({ blocks }) =>
    [...everyBlock(blocks)].flatMap((block) => (block.type === "timeline" ? block.entries : [])),
  );
  const whole = new Map(entries.map((entry) => [keyOf(entry), entry] as const));
  const way = [...whole].sort(([, a], [, b]) => compare(lastDay(a), lastDay(b)));
  return way.map(([key, entry], index) => {
    const isLit = lit.has(key);
    return { mark: markOf(entry), isLit, leadsOn: isLit && lit.has(way[index + 1]?.[0] ?? "") };
  });
}

// Sorts by last day, because "no later than" dates have no first day. Ongoing events have no last day and use the
// first.
function lastDay({ start, end }: TimelineEntry): string {
  return end === ".." ? start : end;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function keyOf(entry: TimelineEntry): string {
  return entry.today ? "today" : entry.facts.join(" ");
}
