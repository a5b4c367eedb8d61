import type { TimelineEntry } from "./block.ts";

/** The marks that show how an entry's date is known, each with its word in the key. */
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

/** The marks a timeline uses, in the order of the key. */
export function marksOf(entries: readonly TimelineEntry[]): TimelineMark[] {
  const used = new Set(entries.map(markOf));
  return (Object.keys(markWords) as TimelineMark[]).filter((mark) => used.has(mark));
}
