import type { Timeline, TimelineEntry } from "../../document/block.ts";
import { markOf, marksOf, markWords, type TimelineMark } from "../../document/timeline-marks.ts";
import { escapeHtml } from "../../html/escape.ts";
import { citeHtml, runsHtml } from "./runs.ts";
import type { Twin } from "./twin.ts";

/** Events in chronological order, with the marks of the printed sheet and their key. */
export function timelineHtml({ entries }: Timeline, twin: Twin): string {
  const items = entries.map((entry, index) => entryHtml(entry, entries[index + 1], twin));
  return `<div class="timeline"><ol role="list">\n${items.join("\n")}\n</ol>${keyHtml(entries, twin)}</div>`;
}

function entryHtml(entry: TimelineEntry, next: TimelineEntry | undefined, twin: Twin): string {
  const mark = markOf(entry);
  // Planned events are on a dashed rail. Screen readers get the key's word for them as hidden text.
  const isExpected = next !== undefined && markOf(next) === "planned" && (entry.today === true || mark === "planned");
  const announced =
    mark === "planned" ? `<span class="unseen"> (${escapeHtml(twin.document.words.keyPlanned)})</span>` : "";
  return [
    `<li class="${mark}${isExpected ? " expecting" : ""}">${markSvg(mark)}`,
    `<p class="when">${runsHtml(entry.date, twin, "beside")}${announced}</p>`,
    `<p class="what">${runsHtml(entry.says, twin)}${citeHtml(entry.cite, twin)}</p></li>`,
  ].join("");
}

// The key explains only marks that occur. It is hidden from screen readers: the dates already say how they are known.
function keyHtml(entries: readonly TimelineEntry[], twin: Twin): string {
  const shown = marksOf(entries);
  if (shown.length < 2) return "";
  const items = shown.map(
    (mark) => `<span class="${mark}">${markSvg(mark)}${escapeHtml(twin.document.words[markWords[mark]])}</span>`,
  );
  return `\n<p class="key" aria-hidden="true">${items.join("\n")}</p>`;
}

// In the printed sheet's units. An SVG rather than a CSS background, which browsers omit when printing.
function markSvg(mark: TimelineMark): string {
  const ring = mark === "today" ? `<circle class="ring" r="4.8"/>` : "";
  const radius = mark === "planned" ? 3.2 : 2.8;
  return `<svg class="mark" viewBox="-6 -6 12 12" aria-hidden="true" focusable="false">${ring}<circle r="${radius}"/></svg>`;
}
