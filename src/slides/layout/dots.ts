import type { TimelineEntry } from "../../document/block.ts";
import type { TimelineMark } from "../../document/timeline-marks.ts";
import type { ColourName } from "../../type/contrast.ts";
import type { Theme } from "../../type/theme.ts";
import { type Station, stationsOf } from "../stations.ts";
import type { SlideSetting } from "./setting.ts";
import type { DotShape, Frame, Shape } from "./shape.ts";

/** The size of a mark and its offset. PowerPoint centres strokes on a shape's edge; HTML draws them inside it. */
export function dotSize(dot: number, { slide }: Theme): { readonly size: number; readonly lead: number } {
  return { size: dot - slide.rule.thin, lead: slide.rule.thin / 2 };
}

/** The mark of a date, with its top start corner at x, y. */
export function dotAt(mark: TimelineMark, x: number, y: number, theme: Theme): DotShape {
  const { dot, today, todayRule } = theme.slide.timeline;
  const { size, lead } = dotSize(dot, theme);
  const bar = { x: x - (today - dot) / 2 - lead, y: y + (dot - todayRule) / 2, width: today, height: todayRule };
  const frame = mark === "today" ? bar : { x, y, width: size, height: size };
  return { type: "dot", name: "Mark", frame, mark, colour: markColour(mark), ground: "paper" };
}

/** Today and planned events have a different colour from past events. */
export function markColour(mark: TimelineMark): ColourName {
  return mark === "planned" || mark === "today" ? "warning" : "accent";
}

/** The deck's whole timeline as a strip of marks, with this section's entries highlighted. */
export function stripShape(entries: readonly TimelineEntry[], area: Frame, { deck, theme }: SlideSetting): Shape {
  const stations = stationsOf(entries, deck.slides);
  const { dot } = theme.slide.timeline;
  const step = (area.width - dot) / Math.max(1, stations.length - 1);
  const shapes = stations.flatMap((station, index) => {
    const x = area.x + index * step;
    const isLast = index === stations.length - 1;
    return [
      ...(isLast ? [] : [lineAfter(station, { ...area, x, width: step }, theme)]),
      stationAt(station, x, area.y, theme),
    ];
  });
  return { type: "group", name: "Timeline", frame: { ...area, height: dot }, shapes };
}

// Entries of other sections are smaller, so that they also differ in greyscale print.
function stationAt({ mark, isLit }: Station, x: number, y: number, theme: Theme): Shape {
  const { rule, timeline } = theme.slide;
  const { lead } = dotSize(timeline.dot, theme);
  const dot: DotShape = {
    ...dotAt(mark, x + lead, y + lead, theme),
    ground: "tint",
    ...(!isLit && { colour: "muted" }),
  };
  if (mark === "today") {
    // A vertical bar on the horizontal line.
    const left = x + (timeline.dot - timeline.todayRule) / 2;
    return { ...dot, frame: { x: left, y, width: timeline.todayRule, height: timeline.dot } };
  }
  if (isLit) return dot;
  const size = timeline.dot - 2 * rule.strong - rule.thin;
  const frame = { x: x + rule.strong + lead, y: y + rule.strong + lead, width: size, height: size };
  return { ...dot, frame };
}

function lineAfter({ mark, leadsOn }: Station, { x, y, width }: Frame, { slide }: Theme): Shape {
  const { rule, timeline } = slide;
  const height = leadsOn ? rule.strong : rule.thin;
  const frame = { x: x + timeline.dot, y: y + (timeline.dot - height) / 2, width: width - timeline.dot, height };
  return { type: "rect", name: "Line", frame, fill: leadsOn ? markColour(mark) : "rule" };
}
