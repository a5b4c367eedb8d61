import type { TimelineEntry } from "./block.ts";

/** How the date of an entry is known, as its mark shows it, with the word a key has for it. */
export const markWords = {
  stated: "keyStated",
  inferred: "keyInferred",
  today: "keyToday",
  planned: "keyPlanned",
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
