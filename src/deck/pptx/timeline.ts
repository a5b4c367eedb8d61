import { plainText, type TimelineEntry } from "../../briefs/block.ts";
import type { Theme } from "../../type/theme.ts";
import { timelineColumns } from "../slide-style.ts";
import { word } from "../words.ts";
import { look } from "./layouts.ts";
import { heightOf, widthOf } from "./measure.ts";
import type { Flow, SlidePlan } from "./plan.ts";
import type { DotShape, Frame, Para, Shape } from "./shape.ts";

type Mark = DotShape["mark"];

/** The entries in columns, in order of time, each a group of its mark, its line and its text; above them the key. */
export function timelineShapes(entries: readonly TimelineEntry[], area: Frame, plan: SlidePlan): Flow {
  const { timeline, type, key } = plan.theme.slide;
  const count = timelineColumns(entries.length);
  const width = (area.width - (count - 1) * timeline.column) / count;
  const set = entries.map((entry) => setEntry(entry, width, plan));
  // What is raised in HTML stands in a line of its own here.
  const top = area.y + type.small.leading + key.below * 1.5;
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
    shapes: [...keyShapes(entries, area, plan), ...shapes],
    bottom: top + Math.max(0, ...columns.map(heightOfColumn)),
  };
}

interface SetEntry {
  readonly entry: TimelineEntry;
  readonly mark: Mark;
  readonly paragraphs: readonly Para[];
  readonly height: number;
}

function heightOfColumn(column: readonly SetEntry[]): number {
  return column.reduce((sum, { height }) => sum + height, 0);
}

function setEntry(entry: TimelineEntry, width: number, plan: SlidePlan): SetEntry {
  const { theme, fonts, sources } = plan;
  const mark = markOf(entry);
  const colour = mark === "planned" || mark === "today" ? "warning" : "accent";
  const { inset, entry: below } = theme.slide.timeline;
  const says: Para[] = entry.says.length > 0 ? [{ runs: [...entry.says, entry.cite], look: look(theme, "event") }] : [];
  const paragraphs: Para[] = [{ runs: entry.date, look: look(theme, "date", colour) }, ...says];
  return { entry, mark, paragraphs, height: heightOf(paragraphs, width - inset, fonts, sources) + below };
}

function markOf(entry: TimelineEntry): Mark {
  if (entry.today) return "today";
  if (entry.status === "planned") return "planned";
  return entry.basis === "stated" || entry.basis === "publication" ? "stated" : "inferred";
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

/** A stroke is drawn on the edge of a shape here, and within it in HTML. */
function dotSize(dot: number, { slide }: Theme): { readonly size: number; readonly lead: number } {
  return { size: dot - slide.rule.thin, lead: slide.rule.thin / 2 };
}

function dotAt(mark: Mark, x: number, y: number, theme: Theme): Shape {
  const { dot, today, todayRule } = theme.slide.timeline;
  const { size, lead } = dotSize(dot, theme);
  const bar = { x: x - (today - dot) / 2 - lead, y: y + (dot - todayRule) / 2, width: today, height: todayRule };
  return { type: "dot", name: "Mark", frame: mark === "today" ? bar : { x, y, width: size, height: size }, mark };
}

const keyWords = {
  stated: "keyStated",
  inferred: "keyInferred",
  planned: "keyPlanned",
  today: "keyToday",
} as const satisfies Record<Mark, string>;

/** What the marks mean, at the end of the line above them. */
function keyShapes(entries: readonly TimelineEntry[], area: Frame, plan: SlidePlan): Shape[] {
  const marks = (Object.keys(keyWords) as Mark[]).filter((mark) => entries.some((entry) => markOf(entry) === mark));
  const texts = marks.map((mark): Para => {
    const runs = [{ type: "text", text: word(plan.deck.source, keyWords[mark]) }] as const;
    return { runs, look: look(plan.theme, "small", "muted") };
  });
  const { type, timeline, key } = plan.theme.slide;
  const height = type.small.leading;
  // As far in as the text of an entry, with a little more room than the word takes.
  const lead = timeline.inset - key.dot - key.inset;
  const widths = texts.map((para) => widthOf(para, plan.fonts, plan.sources) * 1.02 + 4);
  const total = widths.reduce((sum, one) => sum + one + timeline.inset + key.item - lead, lead - key.item);
  let x = area.x + area.width - total;
  const frame = { x, y: area.y, width: total, height };
  const items = texts.flatMap((para, index): Shape[] => {
    const width = widths[index] ?? 0;
    const text = { x: x + timeline.inset, y: area.y, width, height };
    const shapes: Shape[] = [
      dotAt(marks[index] ?? "stated", x + lead, area.y + (height - key.dot) / 2, plan.theme),
      { type: "text", name: "Key", frame: text, paragraphs: [para] },
    ];
    x += width + timeline.inset + key.item - lead;
    return shapes;
  });
  return [{ type: "group", name: "Key", frame, shapes: items }];
}
