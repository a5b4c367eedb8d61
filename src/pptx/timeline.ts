import { plainText, type TimelineEntry } from "../document/block.ts";
import { timelineColumns } from "../slides/slide-style.ts";
import { markOf, marksOf, markWords, type TimelineMark } from "../slides/timeline-marks.ts";
import { word } from "../slides/words.ts";
import { dotAt, dotSize, markColour, stripShape } from "./dots.ts";
import { look } from "./layouts.ts";
import { heightOf, substitute, widthOf } from "./measure.ts";
import type { Flow, SlidePlan } from "./plan.ts";
import type { Frame, Para, Shape } from "./shape.ts";

/**
 * The entries in columns, in order of time, each a group of its mark, its line and its text; above
 * them the key, or on a section slide the deck's whole timeline with them lit.
 */
export function timelineShapes(entries: readonly TimelineEntry[], area: Frame, plan: SlidePlan): Flow {
  const { timeline, type, key, below } = plan.theme.slide;
  const isSection = plan.layout === "section";
  const count = timelineColumns(entries.length, plan.layout);
  const width = (area.width - (count - 1) * timeline.column) / count;
  const close = entries.map((entry) => setEntry(entry, width, plan));
  // What is raised in HTML stands in a line of its own here.
  const top = area.y + (isSection ? timeline.dot + below.tiles : type.small.leading + key.below * 1.5);
  const slack = slackOf(balance(close, count), width, area.y + area.height - top, plan);
  const set = close.map((one) => ({ ...one, height: one.height + slack }));
  const columns = balance(set, count);
  const shapes = columns.flatMap((column, index) => {
    let y = top;
    return column.map((one) => {
      const frame = { x: area.x + index * (width + timeline.column), y, width, height: one.height };
      y += one.height;
      return entryShape(one, frame, one === set.at(-1), plan);
    });
  });
  return {
    shapes: [...(isSection ? [stripShape(entries, area, plan)] : keyShapes(entries, area, plan)), ...shapes],
    bottom: top + Math.max(0, ...columns.map(heightOfColumn)),
  };
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

function setEntry(entry: TimelineEntry, width: number, plan: SlidePlan): SetEntry {
  const { theme, fonts, sources } = plan;
  const mark = markOf(entry);
  const { inset, entry: below } = theme.slide.timeline;
  const says: Para[] = entry.says.length > 0 ? [{ runs: [...entry.says, entry.cite], look: look(theme, "event") }] : [];
  const paragraphs: Para[] = [{ runs: entry.date, look: look(theme, "date", markColour(mark)) }, ...says];
  return { entry, mark, paragraphs, height: heightOf(paragraphs, width - inset, fonts, sources) + below };
}

/** The room below the columns, shared out to the entries up to a line each, where one may need it in a wider font. */
function slackOf(columns: readonly SetEntry[][], width: number, height: number, plan: SlidePlan): number {
  const { theme, fonts, sources } = plan;
  const { inset, entry: below } = theme.slide.timeline;
  const inner = (width - inset) / substitute;
  const grows = columns.flat().some((one) => heightOf(one.paragraphs, inner, fonts, sources) + below > one.height);
  const room = Math.min(...columns.map((column) => (height - heightOfColumn(column)) / column.length));
  return grows ? Math.max(0, Math.min(theme.slide.type.event.leading, room)) : 0;
}

/** Fills columns from the first, all as low as can be. */
function balance(set: readonly SetEntry[], count: number): SetEntry[][] {
  const tallest = Math.max(0, ...set.map(({ height }) => height));
  let limit = Math.max(tallest, heightOfColumn(set) / count);
  let columns = fill(set, limit);
  while (columns.length > count) {
    limit += 4;
    columns = fill(set, limit);
  }
  return columns;
}

function fill(set: readonly SetEntry[], limit: number): SetEntry[][] {
  const columns: SetEntry[][] = [];
  let left = 0;
  for (const one of set) {
    if (columns.length === 0 || one.height > left) {
      columns.push([]);
      left = limit;
    }
    columns.at(-1)?.push(one);
    left -= one.height;
  }
  return columns;
}

function entryShape({ entry, mark, paragraphs }: SetEntry, frame: Frame, isLast: boolean, { theme }: SlidePlan): Shape {
  const name = plainText(entry.date);
  const { x, y, width, height } = frame;
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

/** What the marks mean, at the end of the line above them. */
function keyShapes(entries: readonly TimelineEntry[], area: Frame, plan: SlidePlan): Shape[] {
  const marks = marksOf(entries);
  const texts = marks.map((mark): Para => {
    const runs = [{ type: "text", text: word(plan.deck.source, markWords[mark]) }] as const;
    return { runs, look: look(plan.theme, "small", "muted") };
  });
  const { type, timeline, key } = plan.theme.slide;
  const height = type.small.leading;
  // As far in as the text of an entry, with room for a wider font between the words.
  const lead = timeline.inset - key.dot - key.inset;
  const widths = texts.map((para, index) => {
    const isLast = index === texts.length - 1;
    return widthOf(para, plan.fonts, plan.sources) * (isLast ? 1.02 : substitute) + 4;
  });
  const total = widths.reduce((sum, one) => sum + one + timeline.inset + key.item - lead, lead - key.item);
  let x = area.x + area.width - total;
  const frame = { x, y: area.y, width: total, height };
  const items = texts.flatMap((para, index): Shape[] => {
    const width = widths[index] ?? 0;
    const text = { x: x + timeline.inset, y: area.y, width, height };
    const shapes: Shape[] = [
      dotAt(marks[index] ?? "stated", x + lead, area.y + (height - key.dot) / 2, plan.theme),
      { type: "text", name: "Key", frame: text, paragraphs: [para], isOneLine: true },
    ];
    x += width + timeline.inset + key.item - lead;
    return shapes;
  });
  return [{ type: "group", name: "Key", frame, shapes: items }];
}
