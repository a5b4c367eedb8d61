import type { TimelineEntry } from "../document/block.ts";
import { markOf, marksOf, markWords } from "../document/timeline-marks.ts";
import { escapeHtml } from "../html/escape.ts";
import type { SlideSource } from "../slides/slide-facts.ts";
import { timelineColumns } from "../slides/slide-style.ts";
import { stationsOf } from "../slides/stations.ts";
import { citeHtml, runsHtml } from "./runs-html.ts";
import type { SlidePrint } from "./slide-print.ts";

/** Events in chronological order below the key; on a section slide, below the deck's whole timeline. */
export function timelineHtml(entries: readonly TimelineEntry[], print: SlidePrint): string {
  const above = print.slide.layout === "section" ? stripHtml(entries, print) : keyHtml(entries, print);
  const items = entries.map((entry) => entryHtml(entry, print.sources)).join("");
  const columns = timelineColumns(entries.length, print.slide.layout);
  return `<div class="events">${above}\n<ol class="timeline columns-${columns}">${items}</ol></div>`;
}

function keyHtml(entries: readonly TimelineEntry[], { deck }: SlidePrint): string {
  const { words } = deck.source;
  const key = marksOf(entries).map((mark) => `<span class="${mark}">${escapeHtml(words[markWords[mark]])}</span>`);
  return `<p class="key" aria-hidden="true">${key.join("")}</p>`;
}

function stripHtml(entries: readonly TimelineEntry[], { deck }: SlidePrint): string {
  const marks = stationsOf(entries, deck.slides).map(({ mark, isLit, leadsOn }) => {
    const classes = [mark, ...(isLit ? ["lit"] : []), ...(leadsOn ? ["on"] : [])];
    return `<span class="${classes.join(" ")}"></span>`;
  });
  return `<div class="strip" aria-hidden="true">${marks.join("")}</div>`;
}

function entryHtml(entry: TimelineEntry, sources: readonly SlideSource[]): string {
  const says =
    entry.says.length > 0 ? `<p class="what">${runsHtml(entry.says, sources)}${citeHtml(entry.cite, sources)}</p>` : "";
  return `<li class="${markOf(entry)}"><p class="when">${runsHtml(entry.date, sources)}</p>${says}</li>`;
}
