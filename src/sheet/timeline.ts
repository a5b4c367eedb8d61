import type { Timeline, TimelineEntry } from "../briefs/block.ts";
import type { DotMark, Mark } from "./page.ts";
import { baselineOf, leadingOf, type Setting, word } from "./setting.ts";
import { padTo, placeMarks, type Slab, slab } from "./slab.ts";
import { linesSlab, setLines, setWord } from "./text.ts";

/**
 * Events along a vertical rail. A filled dot is a date the source states, a hollow one a date
 * that was inferred; what is planned is dashed and in the warning colour; the day the brief
 * was made is marked across. A small key says so once.
 */
export function setTimeline(timeline: Timeline, width: number, parent: number, setting: Setting): Slab[] {
  const list = setting.tree.add(parent, "L", { numbering: "None" });
  const slabs = timeline.entries.map((entry, index) =>
    setEntry(entry, timeline.entries[index + 1], width, { list, timeline }, setting),
  );
  const key = setKey(timeline, width, parent, setting);
  const [first, ...rest] = slabs;
  if (!first) return [];
  return padTo([{ ...first, gap: setting.beat, keep: true }, ...rest, ...key], setting.beat);
}

type Kind = "stated" | "inferred" | "planned" | "today";

function kindOf(entry: TimelineEntry): Kind {
  if (entry.today) return "today";
  if (entry.status === "planned") return "planned";
  return entry.basis === "stated" || entry.basis === "publication" ? "stated" : "inferred";
}

function setEntry(
  entry: TimelineEntry,
  next: TimelineEntry | undefined,
  width: number,
  { list, timeline }: { list: number; timeline: Timeline },
  setting: Setting,
): Slab {
  const { tree, styles, unit, theme } = setting;
  const item = tree.add(list, "LI");
  const kind = kindOf(entry);
  const ink = kind === "planned" ? theme.colour.warning : kind === "today" ? theme.colour.accent : undefined;
  const strong = ink ? { ...styles.smallStrong, colour: ink } : styles.smallStrong;
  const start = 4 * unit + unit;
  const frame = { width: width - start, place: timeline.place };
  const date = setLines(entry.date, strong, { ...frame, owner: tree.add(item, "Lbl") }, setting);
  const body = tree.add(item, "LBody");
  const says = setLines([...entry.says, entry.cite], styles.body, { ...frame, owner: body }, setting);
  const dateSlab = linesSlab(date, leadingOf(strong, setting), baselineOf(strong, setting));
  const saysSlab = linesSlab(says, leadingOf(styles.body, setting), baselineOf(styles.body, setting));
  const height = dateSlab.height + saysSlab.height + 2 * unit;
  const middle = baselineOf(strong, setting) - strong.size * 0.33;
  return slab(
    height,
    [
      ...railMarks(entry, next, middle, height, setting),
      ...dotMarks(kind, 1.5 * unit, middle, setting),
      ...placeMarks(dateSlab, start, 0),
      ...placeMarks(saysSlab, start, dateSlab.height),
    ],
    { cites: [...dateSlab.cites, ...saysSlab.cites], place: timeline.place },
  );
}

function railMarks(
  entry: TimelineEntry,
  next: TimelineEntry | undefined,
  middle: number,
  height: number,
  setting: Setting,
): Mark[] {
  if (!next) return [];
  const x = 1.5 * setting.unit;
  const expected = kindOf(next) === "planned" && (entry.today === true || kindOf(entry) === "planned");
  const { warning, accent } = setting.theme.colour;
  const line = {
    mark: "rule" as const,
    x,
    x2: x,
    y: middle + 4.5,
    y2: height + middle - 4.5,
    owner: "layout" as const,
  };
  return [{ ...line, width: 1, colour: expected ? warning : accent, ...(expected && { dash: [2, 2] }) }];
}

function dotMarks(kind: Kind, x: number, y: number, setting: Setting): DotMark[] {
  const { accent, warning, paper } = setting.theme.colour;
  const dot = { mark: "dot" as const, x, y, radius: 2.8, owner: "layout" as const };
  switch (kind) {
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

// Only the marks that occur are explained.
function setKey(timeline: Timeline, width: number, parent: number, setting: Setting): Slab[] {
  const { styles, tree, unit } = setting;
  const kinds = new Set(timeline.entries.map(kindOf));
  const shown = (["stated", "inferred", "today", "planned"] as const).filter((kind) => kinds.has(kind));
  if (shown.length < 2) return [];
  const owner = tree.add(parent, "P");
  const words = { stated: "keyStated", inferred: "keyInferred", planned: "keyPlanned", today: "keyToday" } as const;
  const marks: Mark[] = [];
  const leading = leadingOf(styles.smallMuted, setting);
  let [x, y] = [0, 0];
  for (const kind of shown) {
    const line = setWord(
      `${word(setting, words[kind], timeline.place)} `,
      styles.smallMuted,
      { width, owner },
      setting,
    );
    const advance = 3 * unit + line.width;
    if (x > 0 && x + advance > width) [x, y] = [0, y + leading];
    marks.push(...dotMarks(kind, x + 1.5 * unit, y + baselineOf(styles.smallMuted, setting) - 2.4, setting));
    marks.push(...placeMarks(linesSlab([line], leading, baselineOf(styles.smallMuted, setting)), x + 3 * unit, y));
    x += advance + 3 * unit;
  }
  return [slab(y + leading, marks, { gap: unit, place: timeline.place })];
}
