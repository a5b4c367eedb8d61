import type { TimelineEntry } from "../document/block.ts";
import { markOf, type TimelineMark } from "../document/timeline-marks.ts";
import { everyBlock } from "../document/walk.ts";
import type { Slide } from "./deck.ts";

/** An entry of the whole deck's timeline, as a section slide shows it. */
export interface Station {
  readonly mark: TimelineMark;
  /** Whether it belongs to the section. */
  readonly isLit: boolean;
  /** Whether the way from it to the next does. */
  readonly leadsOn: boolean;
}

/** The timeline of the whole deck, each entry once and in order of time; those of the section (`own`) are lit. */
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

// What is only known to be no later than a day has no first day; what goes on has no last one.
function lastDay({ start, end }: TimelineEntry): string {
  return end === ".." ? start : end;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function keyOf(entry: TimelineEntry): string {
  return entry.today ? "today" : entry.facts.join(" ");
}
