import { warningAt } from "../../diagnostic/diagnostic.ts";
import type { Block, Heading, Paragraph, Run } from "../../document/block.ts";
import { plainText } from "../../document/block.ts";
import type { Mark, TextMark } from "./page.ts";
import { baselineOf, leadingOf, type Setting, snapUp } from "./setting.ts";
import { placeMarks, type Slab, slab, stack } from "./slab.ts";
import { linesSlab, setLines, setWord } from "./text.ts";

/** The blocks that go into the head of the first page, and the remaining ones. */
export interface Opening {
  readonly title?: Heading;
  readonly lead?: Paragraph;
  readonly rest: readonly Block[];
}

/** A level 1 heading at the start of the document is its title; a lead right after it is the standfirst. */
export function readOpening(blocks: readonly Block[]): Opening {
  const [title, lead, ...rest] = blocks;
  if (title?.type !== "heading" || title.depth !== 1) return { rest: blocks };
  if (lead?.type === "paragraph" && lead.role === "lead") return { title, lead, rest };
  return { title, rest: blocks.slice(1) };
}

/** The head of the first page: a thick rule, then series, as-of line and marking, then title and standfirst. */
export function setHead(opening: Opening, width: number, setting: Setting): Slab {
  const { beat, unit, theme } = setting;
  const rule: Mark = { mark: "rect", x: 0, y: 0, width, height: unit, fill: theme.colour.accent, owner: "layout" };
  const kicker = setKicker(width, setting);
  const logo = setLogo(width, setting);
  const title = beside(setTitle(opening, logo ? logo.start : width, setting), logo);
  const lead = setStandfirst(opening, width, setting);
  const body = stack([kicker, { ...title, gap: 2 * unit }, ...(lead ? [{ ...lead, gap: 2 * unit }] : [])]);
  const marks = [rule, ...placeMarks(body, 0, 3 * unit)];
  return slab(snapUp(body.height + 3 * unit, beat), marks, { cites: body.cites });
}

function setKicker(width: number, setting: Setting): Slab {
  const { styles, tree, document, theme } = setting;
  const style = { ...styles.smallStrong, colour: theme.colour.accent };
  const owner = tree.add(0, "P");
  const kicker = setWord(`${document.kicker} `, style, { width: width / 2, owner }, setting);
  const asOf = setLines(
    document.asOf,
    styles.smallMuted,
    { width: Number.MAX_SAFE_INTEGER, owner: tree.add(0, "P") },
    setting,
  )[0];
  const marking = setMarking(tree.add(0, "P"), setting);
  const baseline = baselineOf(style, setting);
  const leading = leadingOf(style, setting);
  const badgeStart = width - marking.width;
  const asOfStart = badgeStart - 3 * setting.unit - (asOf?.width ?? 0);
  return slab(leading, [
    ...kicker.marks.map((mark) => ({ ...mark, baseline: mark.baseline + baseline })),
    ...(asOf?.marks ?? []).map((mark) => ({ ...mark, x: mark.x + asOfStart, baseline: mark.baseline + baseline })),
    ...marking.marks(badgeStart, baseline),
  ]);
}

/** The marking as a label on its own background, as the TLP standard prescribes. */
export function setMarking(
  owner: number | "pagination",
  setting: Setting,
): { width: number; marks: (x: number, baseline: number) => Mark[] } {
  const { styles, theme, document, unit } = setting;
  const style = { ...styles.smallStrong, colour: theme.colour.paper };
  const label = setWord(document.marking, style, { width: 300, owner }, setting);
  const width = label.width + 2 * unit;
  return {
    width,
    marks: (x, baseline) => [
      {
        mark: "rect",
        x,
        y: baseline - style.size * 0.66 - unit * 0.75,
        width,
        height: style.size * 0.66 + unit * 1.5,
        fill: theme.colour.marking,
        owner: "layout",
      },
      ...label.marks.map((mark): TextMark => ({ ...mark, x: mark.x + x + unit, baseline: mark.baseline + baseline })),
    ],
  };
}

interface SetLogo {
  readonly mark: Mark;
  readonly height: number;
  /** Where the text beside it must end. */
  readonly start: number;
}

/**
 * The theme's logo, at the end edge beside the title. It is tagged as a figure, or as an artifact if it has no
 * alternative text.
 */
function setLogo(width: number, { document, tree, theme, unit }: Setting): SetLogo | undefined {
  if (!document.logo) return undefined;
  const { alt, page } = document.logo;
  const owner = alt === undefined ? "layout" : tree.add(0, "Figure", { alt });
  const x = width - page.light.width;
  const mark: Mark = { mark: "drawing", x, y: unit, drawing: page.light, owner };
  return { mark, height: snapUp(unit + page.light.height, unit), start: x - 2 * theme.page.gutter };
}

// The logo comes before the title in reading order, because it says who is speaking.
function beside(title: Slab, logo: SetLogo | undefined): Slab {
  return logo ? { ...title, height: Math.max(title.height, logo.height), marks: [logo.mark, ...title.marks] } : title;
}

function setTitle({ title }: Opening, width: number, setting: Setting): Slab {
  const { styles, tree, document, report } = setting;
  const runs: readonly Run[] = title?.runs ?? [{ type: "value", role: "title", facts: [], text: document.title }];
  const owner = tree.add(0, "H1", { bookmark: plainText(runs) });
  const place = title?.place;
  const lines = setLines(runs, styles.title, { width, owner, lines: "balanced", ...(place && { place }) }, setting);
  if (lines.length > 2) {
    const message = `the title takes ${lines.length} lines; the limit is 2`;
    report(warningAt(place, "title-too-long", message, "shorten the title, and move the rest to the standfirst"));
  }
  return linesSlab(lines, leadingOf(styles.title, setting), baselineOf(styles.title, setting));
}

function setStandfirst({ lead }: Opening, width: number, setting: Setting): Slab | undefined {
  if (!lead) return undefined;
  const { styles, tree } = setting;
  const frame = { width, owner: tree.add(0, "P"), place: lead.place };
  const lines = setLines(lead.runs, styles.lead, frame, setting);
  return linesSlab(lines, leadingOf(styles.lead, setting), baselineOf(styles.lead, setting));
}
