import { plainText, type TimelineEntry } from "../../document/block.ts";
import { markOf, marksOf, markWords, type TimelineMark } from "../../document/timeline-marks.ts";
import { timelineColumns } from "../slide-style.ts";
import { dotAt, dotSize, markColour, stripShape } from "./dots.ts";
import { excessOf, heightOf, widthsOf } from "./measure.ts";
import { look } from "./regions.ts";
import { type LaidBlock, nothing, type SlideSetting } from "./setting.ts";
import type { Frame, Para, Shape } from "./shape.ts";

/**
 * Events in columns, in chronological order, each a group of mark, line and text. Above them is the key or, on a
 * section slide, the deck's whole timeline with these events highlighted.
 */
export function layTimeline(entries: readonly TimelineEntry[], area: Frame, setting: SlideSetting): LaidBlock {
  const { timeline, type, below, key } = setting.theme.slide;
  const isSection = setting.slide.layout === "section";
  const count = timelineColumns(entries.length, setting.slide.layout);
  const width = (area.width - (count - 1) * timeline.column) / count;
  // The key is raised into the space below the title.
  const top = area.y + (isSection ? timeline.dot + below.tiles : type.small.leading + key.below - key.lift);
  const close = entries.map((entry) => setEntry(entry, width, setting));
  const slack = slackOf(balance(close, count), { width, height: area.y + area.height - top }, setting);
  const set = close.map((one) => ({ ...one, height: one.height + slack }));
  const columns = balance(set, count);
  const shapes = columns.flatMap((column, index) => {
    let y = top;
    return column.map((one) => {
      const frame = { x: area.x + index * (width + timeline.column), y, width, height: one.height };
      y += one.height;
      return entryShape(one, frame, one === set.at(-1), setting);
    });
  });
  const above = isSection
    ? [stripShape(entries, area, setting)]
    : keyShapes(entries, { ...area, y: area.y - key.lift }, setting);
  const bottom = top + Math.max(0, ...columns.map(heightOfColumn));
  const excess = Math.max(0, ...set.map((one) => excessOf(one.paragraphs, width - timeline.inset, setting)));
  return { ...nothing, shapes: [...above, ...shapes], height: bottom - area.y, excess };
}

interface SetEntry {
  readonly entry: TimelineEntry;
  readonly mark: TimelineMark;
  readonly paragraphs: readonly Para[];
  readonly height: number;
}

function heightOfColumn(column: readonly SetEntry[]): number {
  return column.reduce((sum, { height }) => sum + height, 0);
}

function setEntry(entry: TimelineEntry, width: number, setting: SlideSetting): SetEntry {
  const { theme } = setting;
  const mark = markOf(entry);
  const { inset, entry: below } = theme.slide.timeline;
  const says: Para[] = entry.says.length > 0 ? [{ runs: [...entry.says, entry.cite], look: look(theme, "event") }] : [];
  const paragraphs: Para[] = [{ runs: entry.date, look: look(theme, "date", markColour(mark)) }, ...says];
  return { entry, mark, paragraphs, height: heightOf(paragraphs, width - inset, setting) + below };
}

/** Extra height per entry for a wider font: the space below the columns shared out, at most one line each. */
function slackOf(
  columns: readonly (readonly SetEntry[])[],
  { width, height }: { readonly width: number; readonly height: number },
  setting: SlideSetting,
): number {
  const { timeline, type } = setting.theme.slide;
  const inner = (width - timeline.inset) / setting.metrics.slack.most;
  const grows = columns.flat().some((one) => heightOf(one.paragraphs, inner, setting) + timeline.entry > one.height);
  const room = Math.min(...columns.map((column) => (height - heightOfColumn(column)) / column.length));
  return grows ? Math.max(0, Math.min(type.event.leading, room)) : 0;
}

/**
 * Distributes parts over columns in order, without splitting any, at the smallest height: like CSS column balancing.
 */
export function balance<T extends { readonly height: number }>(parts: readonly T[], count: number): T[][] {
  const heights = parts.map(({ height }) => height);
  let low = Math.max(0, ...heights);
  let high = Math.max(
    low,
    heights.reduce((sum, height) => sum + height, 0),
  );
  while (high - low > 0.5) {
    const middle = (low + high) / 2;
    if (fill(parts, middle).length <= count) high = middle;
    else low = middle;
  }
  return fill(parts, high);
}

function fill<T extends { readonly height: number }>(parts: readonly T[], limit: number): T[][] {
  const columns: T[][] = [];
  let left = 0;
  for (const part of parts) {
    if (columns.length === 0 || part.height > left) {
      columns.push([]);
      left = limit;
    }
    columns.at(-1)?.push(part);
    left -= part.height;
  }
  return columns;
}

function entryShape(
  { entry, mark, paragraphs }: SetEntry,
  frame: Frame,
  isLast: boolean,
  setting: SlideSetting,
): Shape {
  const name = plainText(entry.date);
  const { x, y, width, height } = frame;
  const { theme } = setting;
  const { type, timeline, rule } = theme.slide;
  const { size, lead } = dotSize(timeline.dot, theme);
  const dotTop = y + (type.date.leading - timeline.dot) / 2 + lead;
  const lineTop = dotTop + size + timeline.line - lead;
  const text: Shape = {
    type: "text",
    name,
    frame: { x: x + timeline.inset, y, width: width - timeline.inset, height: height - timeline.entry },
    paragraphs,
  };
  const line: Shape = {
    type: "rect",
    name: "Line",
    frame: { x: x + lead + size / 2, y: lineTop, width: rule.thin, height: y + height - lineTop },
    fill: "rule",
  };
  return {
    type: "group",
    name,
    frame,
    shapes: [dotAt(mark, x + lead, dotTop, theme), ...(isLast ? [] : [line]), text],
  };
}

/** The key to the marks, at the end of the line above them. */
function keyShapes(entries: readonly TimelineEntry[], area: Frame, setting: SlideSetting): Shape[] {
  const { theme, deck } = setting;
  const marks = marksOf(entries);
  const texts = marks.map((mark): Para => {
    const runs = [{ type: "text", text: deck.source.words[markWords[mark]] }] as const;
    return { runs, look: look(theme, "small", "muted") };
  });
  const { type, key } = theme.slide;
  const height = type.small.leading;
  const textStart = key.dot + key.inset;
  // Leaves space between the words for a wider font.
  const widths = texts.map((para, index) => {
    const isLast = index === texts.length - 1;
    return widthsOf(para, setting).most * (isLast ? 1.02 : setting.metrics.slack.most) + 4;
  });
  const total = widths.reduce((sum, width) => sum + textStart + width + key.item, -key.item);
  let x = area.x + area.width - total;
  const frame = { x, y: area.y, width: total, height };
  const items = texts.flatMap((para, index): Shape[] => {
    const width = widths[index] ?? 0;
    const text = { x: x + textStart, y: area.y, width, height };
    const shapes: Shape[] = [
      dotAt(marks[index] ?? "stated", x, area.y + (height - key.dot) / 2, theme),
      { type: "text", name: "Key", frame: text, paragraphs: [para], isOneLine: true },
    ];
    x += textStart + width + key.item;
    return shapes;
  });
  return [{ type: "group", name: "Key", frame, shapes: items }];
}
