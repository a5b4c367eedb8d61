import type { Place } from "../../diagnostic/diagnostic.ts";
import type { Timeline, TimelineEntry } from "../../document/block.ts";
import { markOf, marksOf, markWords, type TimelineMark } from "../../document/timeline-marks.ts";
import type { DotMark, Mark } from "./page.ts";
import { baselineOf, leadingOf, type Setting, type TextStyle } from "./setting.ts";
import { padTo, placeMarks, type Slab, slab } from "./slab.ts";
import { linesSlab, setLines, setWord } from "./text.ts";

/**
 * Events along a vertical rail. A filled dot marks a date that the source states, a hollow dot an inferred date, a
 * dashed dot in the warning colour a planned event, and a ring the brief's own date. A small key explains the marks.
 * Dates are beside the rail if there is room, otherwise above their texts.
 */
export function setTimeline(timeline: Timeline, width: number, parent: number, setting: Setting): Slab[] {
  const list = setting.tree.add(parent, "L", { numbering: "None" });
  const rail = railOf(width, setting);
  const slabs = timeline.entries.map((entry, index) =>
    setEntry(entry, timeline.entries[index + 1], { rail, list, place: timeline.place }, setting),
  );
  const key = setKey(timeline, width, setting);
  const [first, ...rest] = slabs;
  if (!first) return [];
  return padTo([{ ...first, gap: setting.beat, keep: true }, ...rest, ...key], setting.beat);
}

/** Positions of dates, rail and texts, in points. */
interface Rail {
  readonly isBeside: boolean;
  readonly dates: { readonly x: number; readonly width: number };
  readonly x: number;
  readonly texts: { readonly x: number; readonly width: number };
}

function railOf(width: number, { unit }: Setting): Rail {
  const isBeside = width >= 80 * unit;
  const x = isBeside ? 29 * unit : 1.5 * unit;
  const start = x + 3.5 * unit;
  const texts = { x: start, width: width - start };
  return { isBeside, x, texts, dates: isBeside ? { x: 0, width: x - 3 * unit } : texts };
}

function setEntry(
  entry: TimelineEntry,
  next: TimelineEntry | undefined,
  { rail, list, place }: { readonly rail: Rail; readonly list: number; readonly place: Place },
  setting: Setting,
): Slab {
  const { tree, styles, unit } = setting;
  const item = tree.add(list, "LI");
  const strong = dateStyle(markOf(entry), setting);
  const date = setLines(entry.date, strong, { width: rail.dates.width, place, owner: tree.add(item, "Lbl") }, setting);
  const body = { width: rail.texts.width, place, owner: tree.add(item, "LBody") };
  const says = setLines([...entry.says, entry.cite], styles.body, body, setting);
  const dates = linesSlab(date, leadingOf(strong, setting), baselineOf(strong, setting));
  const texts = linesSlab(says, leadingOf(styles.body, setting), baselineOf(styles.body, setting));
  // A date beside the rail shares the baseline of its text. Otherwise it gets its own line above.
  const shift = rail.isBeside ? baselineOf(styles.body, setting) - baselineOf(strong, setting) : 0;
  const top = rail.isBeside ? 0 : dates.height;
  const height = Math.max(dates.height + shift, top + texts.height) + (rail.isBeside ? unit : 2 * unit);
  const middle = shift + baselineOf(strong, setting) - strong.size * 0.3;
  return slab(
    height,
    [
      ...railMarks(entry, next, { x: rail.x, middle, height }, setting),
      ...dotMarks(markOf(entry), rail.x, middle, setting),
      ...placeMarks(dates, rail.dates.x, shift),
      ...placeMarks(texts, rail.texts.x, top),
    ],
    { cites: [...dates.cites, ...texts.cites], place },
  );
}

function dateStyle(mark: TimelineMark, { styles, theme }: Setting): TextStyle {
  if (mark === "planned") return { ...styles.smallStrong, colour: theme.colour.warning };
  return mark === "today" ? { ...styles.smallStrong, colour: theme.colour.accent } : styles.smallStrong;
}

function railMarks(
  entry: TimelineEntry,
  next: TimelineEntry | undefined,
  { x, middle, height }: { readonly x: number; readonly middle: number; readonly height: number },
  setting: Setting,
): Mark[] {
  if (!next) return [];
  const isExpected = markOf(next) === "planned" && (entry.today === true || markOf(entry) === "planned");
  const { warning, accent } = setting.theme.colour;
  const [y, y2] = [middle + clearance(markOf(entry)), height + middle - clearance(markOf(next))];
  const line: Mark = { mark: "rule", x, x2: x, y, y2, width: 0.9, colour: accent, owner: "layout" };
  return [isExpected ? { ...line, colour: warning, dash: [2, 2] } : line];
}

// Distance from the centre of a mark to the start of the rail.
function clearance(mark: TimelineMark): number {
  return mark === "today" ? 5.8 : 4.2;
}

function dotMarks(mark: TimelineMark, x: number, y: number, setting: Setting): DotMark[] {
  const { accent, warning, paper } = setting.theme.colour;
  const dot = { mark: "dot" as const, x, y, radius: 2.8, owner: "layout" as const };
  switch (mark) {
    case "stated":
      return [{ ...dot, fill: accent }];
    case "inferred":
      return [{ ...dot, fill: paper, stroke: { colour: accent, width: 1.2 } }];
    case "planned":
      return [{ ...dot, radius: 3.2, fill: paper, stroke: { colour: warning, width: 1, dash: [2.2, 1.15] } }];
    case "today":
      return [
        { ...dot, radius: 4.8, stroke: { colour: accent, width: 0.9 } },
        { ...dot, fill: accent },
      ];
  }
}

// The key explains only marks that occur. It is an artifact, because the dates already say how they are known.
function setKey(timeline: Timeline, width: number, setting: Setting): Slab[] {
  const { styles, unit } = setting;
  const shown = marksOf(timeline.entries);
  if (shown.length < 2) return [];
  const marks: Mark[] = [];
  const leading = leadingOf(styles.smallMuted, setting);
  let [x, y] = [0, 0];
  for (const mark of shown) {
    const line = setWord(
      `${setting.document.words[markWords[mark]]} `,
      styles.smallMuted,
      { width, owner: "layout" },
      setting,
    );
    const advance = 4 * unit + line.width;
    if (x > 0 && x + advance > width) [x, y] = [0, y + leading];
    marks.push(...dotMarks(mark, x + 1.5 * unit, y + baselineOf(styles.smallMuted, setting) - 2.4, setting));
    marks.push(...placeMarks(linesSlab([line], leading, baselineOf(styles.smallMuted, setting)), x + 4 * unit, y));
    x += advance + 3 * unit;
  }
  return [slab(y + leading, marks, { gap: unit, place: timeline.place })];
}
