import { plainText, type TimelineEntry } from "../../briefs/block.ts";
import { word } from "../words.ts";
import { look } from "./layouts.ts";
import { heightOf, widthOf } from "./measure.ts";
import type { Flow, SlidePlan } from "./plan.ts";
import type { DotShape, Frame, Para, Shape, TextLook } from "./shape.ts";

type Mark = DotShape["mark"];

const dot = 16;
const textIndent = 30;
const entryGap = 14;
const columnGap = 36;
const keyHeight = 24;
const keyGap = 28;

/** The entries in columns, in order of time, each a group of its mark, its line and its text; above them the key. */
export function timelineShapes(entries: readonly TimelineEntry[], area: Frame, plan: SlidePlan): Flow {
  const count = entries.length > 8 ? 3 : entries.length > 4 ? 2 : 1;
  const width = (area.width - (count - 1) * columnGap) / count;
  const set = entries.map((entry) => setEntry(entry, width, plan));
  const top = area.y + keyHeight + 12;
  const columns = balance(set, count);
  const shapes = columns.flatMap((column, index) => {
    let y = top;
    return column.map((one) => {
      const frame = { x: area.x + index * (width + columnGap), y, width, height: one.height };
      y += one.height;
      return entryShape(one, frame, one === set.at(-1));
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
  const when: TextLook = { ...look(theme, "small", colour), weight: 600, size: 20, leading: 26 };
  const what: TextLook = { ...look(theme, "body"), size: 24, leading: 29 };
  const says: Para[] = entry.says.length > 0 ? [{ runs: [...entry.says, entry.cite], look: what }] : [];
  const paragraphs: Para[] = [{ runs: entry.date, look: when }, ...says];
  return { entry, mark, paragraphs, height: heightOf(paragraphs, width - textIndent, fonts, sources) + entryGap };
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

function entryShape({ entry, mark, paragraphs }: SetEntry, frame: Frame, isLast: boolean): Shape {
  const name = plainText(entry.date);
  const { x, y, width, height } = frame;
  const text: Shape = {
    type: "text",
    name,
    frame: { x: x + textIndent, y, width: width - textIndent, height: height - entryGap },
    paragraphs,
  };
  const line: Shape = {
    type: "rect",
    name: "Line",
    frame: { x: x + 1 + dot / 2, y: y + dot + 9, width: 2, height: height - dot - 9 },
    fill: "rule",
  };
  return { type: "group", name, frame, shapes: [dotAt(mark, x + 1, y + 5), ...(isLast ? [] : [line]), text] };
}

function dotAt(mark: Mark, x: number, y: number): Shape {
  const frame = mark === "today" ? { x: x - 5, y: y + 7, width: 26, height: 4 } : { x, y, width: dot, height: dot };
  return { type: "dot", name: "Mark", frame, mark };
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
  const widths = texts.map((para) => widthOf(para, plan.fonts, plan.sources) * 1.02 + 4);
  const total = widths.reduce((sum, one) => sum + one + textIndent + keyGap, -keyGap);
  let x = area.x + area.width - total;
  const frame = { x, y: area.y, width: total, height: keyHeight };
  const items = texts.flatMap((para, index): Shape[] => {
    const width = widths[index] ?? 0;
    const text = { x: x + textIndent, y: area.y, width, height: keyHeight };
    const shapes: Shape[] = [
      dotAt(marks[index] ?? "stated", x + 4, area.y + 4),
      { type: "text", name: "Key", frame: text, paragraphs: [para] },
    ];
    x += width + textIndent + keyGap;
    return shapes;
  });
  return [{ type: "group", name: "Key", frame, shapes: items }];
}
