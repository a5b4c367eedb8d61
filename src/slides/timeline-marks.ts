import type { TimelineEntry } from "../document/block.ts";
import type { Layout } from "./layouts.ts";

/** How the date of an entry is known, as its mark shows it; with the word that a key has for it. */
export const markWords = {
  stated: "keyStated",
  inferred: "keyInferred",
  planned: "keyPlanned",
  today: "keyToday",
} as const;

export type TimelineMark = keyof typeof markWords;

export function markOf(entry: TimelineEntry): TimelineMark {
  if (entry.today) return "today";
  if (entry.status === "planned") return "planned";
  return entry.basis === "stated" || entry.basis === "publication" ? "stated" : "inferred";
}

/** The marks that a timeline uses, in the order of its key. */
export function marksOf(entries: readonly TimelineEntry[]): TimelineMark[] {
  const used = new Set(entries.map(markOf));
  return (Object.keys(markWords) as TimelineMark[]).filter((mark) => used.has(mark));
}

/** A slide with the entries of the timelines on it. */
export interface TimedSlide {
  readonly layout: Layout;
  readonly entries: readonly TimelineEntry[];
}

/** An entry of the whole deck's timeline, as a section slide shows it. */
export interface Station {
  readonly mark: TimelineMark;
  /** Whether it belongs to the section. */
  readonly isLit: boolean;
  /** Whether the way from it to the next does. */
  readonly leadsOn: boolean;
}

/**
 * Where a section is on the way of the deck: every entry of its timeline slides and sections,
 * each once and in order of time, those of the section lit.
 */
export function stationsOf(own: readonly TimelineEntry[], slides: readonly TimedSlide[]): Station[] {
  const lit = new Set(own.map(keyOf));
  const timed = slides.filter(({ layout }) => layout === "timeline" || layout === "section");
  const whole = new Map(timed.flatMap(({ entries }) => entries.map((entry) => [keyOf(entry), entry] as const)));
  const way = [...whole].sort(([, a], [, b]) => compare(lastDay(a), lastDay(b)));
  return way.map(([key, entry], index) => {
    const isLit = lit.has(key);
    return { mark: markOf(entry), isLit, leadsOn: isLit && lit.has(way[index + 1]?.[0] ?? "") };
  });
}

// What is known to have been by a day has no first one; what goes on has no last one.
function lastDay({ start, end }: TimelineEntry): string {
  return end === ".." ? start : end;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function keyOf(entry: TimelineEntry): string {
  return entry.today ? "today" : entry.facts.join(" ");
}
