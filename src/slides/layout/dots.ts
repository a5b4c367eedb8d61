import type { TimelineEntry } from "../../document/block.ts";
import type { TimelineMark } from "../../document/timeline-marks.ts";
import type { ColourName } from "../../type/contrast.ts";
import type { Theme } from "../../type/theme.ts";
import { type Station, stationsOf } from "../stations.ts";
import type { SlideSetting } from "./setting.ts";
import type { DotShape, Frame, Shape } from "./shape.ts";

/** A stroke is drawn on the edge of a shape here, and within it in HTML. */
export function dotSize(dot: number, { slide }: Theme): { readonly size: number; readonly lead: number } {
  return { size: dot - slide.rule.thin, lead: slide.rule.thin / 2 };
}

/** The mark of a date, with its upper corner at a place. */
export function dotAt(mark: TimelineMark, x: number, y: number, theme: Theme): DotShape {
  const { dot, today, todayRule } = theme.slide.timeline;
  const { size, lead } = dotSize(dot, theme);
  const bar = { x: x - (today - dot) / 2 - lead, y: y + (dot - todayRule) / 2, width: today, height: todayRule };
  const frame = mark === "today" ? bar : { x, y, width: size, height: size };
  return { type: "dot", name: "Mark", frame, mark, colour: markColour(mark), ground: "paper" };
}

/** Today and what is planned stand out from what was. */
export function markColour(mark: TimelineMark): ColourName {
  return mark === "planned" || mark === "today" ? "warning" : "accent";
}

/** The deck's whole timeline from mark to mark, with the entries of this section lit. */
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

// In grey print, size is what tells apart what is lit.
function stationAt({ mark, isLit }: Station, x: number, y: number, theme: Theme): Shape {
  const { rule, timeline } = theme.slide;
  const { lead } = dotSize(timeline.dot, theme);
  const dot: DotShape = {
    ...dotAt(mark, x + lead, y + lead, theme),
    ground: "tint",
    ...(!isLit && { colour: "muted" }),
  };
  if (mark === "today") {
    // Upright on a line that lies.
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
