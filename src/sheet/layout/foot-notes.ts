import type { Note, Run, SourcesBlock } from "../../document/block.ts";
import type { Mark, TextMark } from "./page.ts";
import { baselineOf, type Setting, type TextStyle } from "./setting.ts";
import { padTo, placeMarks, type Slab, slab, stack } from "./slab.ts";
import { setText, setWord } from "./text.ts";

/** Measures the notes of a page while it is being filled, and sets them once it is full. */
export interface NoteSetter {
  heightOf(numbers: ReadonlySet<number>): number;
  set(numbers: ReadonlySet<number>): Slab;
}

/** Makes footnotes: numbered, with hanging indents, in two columns if there are several. */
export function createNoteSetter(width: number, parent: number, setting: Setting): NoteSetter {
  const notes = new Map(setting.document.notes.map((note) => [note.number, note]));
  const heights = new Map<number, number>();
  // Measuring must not report diagnostics or add elements to the tree; only the final setting does.
  const trial: Setting = {
    ...setting,
    tree: { add: () => 0, set: () => undefined, nodes: () => [] },
    report: () => undefined,
  };
  const columnWidth = (width - setting.theme.page.gutter) / 2;
  const measure = (number: number): number => {
    const note = notes.get(number);
    const height = heights.get(number) ?? (note ? setNote(note, columnWidth, 0, trial).height : 0);
    heights.set(number, height);
    return height;
  };
  const listed = (numbers: ReadonlySet<number>): number[] =>
    [...numbers].filter((number) => notes.has(number)).sort((a, b) => a - b);
  return {
    heightOf(numbers) {
      const list = listed(numbers).map(measure);
      return list.length === 0 ? 0 : topSpace(setting) + splitColumns(list).height;
    },
    set(numbers) {
      const slabs = listed(numbers).flatMap((number) => {
        const note = notes.get(number);
        return note ? [setNote(note, columnWidth, parent, setting)] : [];
      });
      return joinColumns(slabs, columnWidth, setting);
    },
  };
}

function topSpace({ beat }: Setting): number {
  return beat;
}

function joinColumns(slabs: readonly Slab[], columnWidth: number, setting: Setting): Slab {
  if (slabs.length === 0) return slab(0, []);
  const { height, at } = splitColumns(slabs.map((item) => item.height));
  const { theme, unit } = setting;
  const y = topSpace(setting) - 1.5 * unit;
  const rule: Mark = {
    mark: "rule",
    x: 0,
    x2: columnWidth / 2,
    y,
    y2: y,
    width: 0.5,
    colour: theme.colour.muted,
    owner: "layout",
  };
  const start = stack(slabs.slice(0, at));
  const end = stack(slabs.slice(at));
  const marks = [
    rule,
    ...placeMarks(start, 0, topSpace(setting)),
    ...placeMarks(end, columnWidth + theme.page.gutter, topSpace(setting)),
  ];
  return slab(topSpace(setting) + height, marks);
}

/** Splits notes over two columns, in order, so that the taller column is as short as possible. */
function splitColumns(heights: readonly number[]): { height: number; at: number } {
  const total = heights.reduce((sum, height) => sum + height, 0);
  let best = { height: total, at: heights.length };
  let above = 0;
  for (const [index, height] of heights.entries()) {
    above += height;
    const deeper = Math.max(above, total - above);
    if (deeper < best.height - 0.01) best = { height: deeper, at: index + 1 };
  }
  return best;
}

function setNote(note: Note, width: number, parent: number, setting: Setting): Slab {
  const { tree, styles, unit, theme } = setting;
  const style = styles.smallMuted;
  const start = 4 * unit;
  const name = `note-${note.number}`;
  const owner = tree.add(parent, "Note", { name });
  const link = tree.add(tree.add(owner, "Lbl"), "Link");
  const label: TextStyle = { ...style, weight: 600, colour: theme.colour.accent, features: [] };
  const number = setWord(`${note.number} `, label, { width: start, owner: link }, setting).marks.map(
    (mark): TextMark => ({
      ...mark,
      role: "number",
      baseline: mark.baseline + baselineOf(style, setting),
      anchor: name,
      link: {
        to: { anchor: `cite-${note.number}` },
        label: `${setting.document.words.back} ${note.number}`.trim(),
      },
    }),
  );
  const body = stack(setText(note.runs, style, { width: width - start, owner: tree.add(owner, "P") }, setting));
  return slab(body.height, [...number, ...placeMarks(body, start, 0)]);
}

/** The full list of sources (publisher, title, date, address), in two columns if there is room. */
export function setSources(block: SourcesBlock, width: number, parent: number, setting: Setting): Slab[] {
  const { tree, styles, beat, theme, unit } = setting;
  const wide = width > 300;
  const columnWidth = wide ? (width - theme.page.gutter) / 2 : width;
  const list = tree.add(parent, "L", { numbering: "None" });
  const entries = setting.document.sources.map(({ runs }, index) => {
    const owner = tree.add(tree.add(list, "LI"), "LBody");
    const lines = setText(
      runs as readonly Run[],
      styles.small,
      { width: columnWidth, owner, place: block.place },
      setting,
    );
    return stack(lines, { gap: index === 0 ? 0 : unit, place: block.place });
  });
  if (!wide) return padTo(entries, beat);
  const { at } = splitColumns(entries.map((entry) => entry.height + entry.gap));
  const columns = [stack(entries.slice(0, at)), stack(entries.slice(at))];
  const marks = columns.flatMap((column, index) => placeMarks(column, index * (columnWidth + theme.page.gutter), 0));
  const height = Math.max(...columns.map((column) => column.height));
  return padTo([slab(height, marks, { place: block.place })], beat);
}
