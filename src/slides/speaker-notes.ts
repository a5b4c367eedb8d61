import { type Block, plainText, type Run } from "../document/block.ts";
import type { Deck, Slide } from "./slides.ts";
import type { Cite, DeckSource, PlaceCite } from "./source.ts";
import { word } from "./words.ts";

/** What a number on a slide says and where it comes from. */
export interface Shown {
  readonly text: string;
  readonly fact: string;
  readonly isDate: boolean;
}

/** `-deck-notes.txt`: per slide what to say, then behind each number its source and place. */
export function notesText({ source, slides }: Deck): string {
  const head = [source.title, `${word(source, "speakerNotes")} · ${plainText(source.asOf)} · ${source.marking}`];
  const parts = slides.map((slide) => {
    const title = `${slide.number} / ${slides.length}  ${plainText(slide.title)}`;
    const notes = slideNotes(slide, source);
    const say = notes.say.map((paragraph) => wrap(paragraph));
    const lines = notes.behind.map((line) => wrap(line, "  - ", "    "));
    return [
      `${title}\n${"-".repeat(Math.min(title.length, lineWidth))}`,
      ...say,
      ...(lines.length > 0 ? [`${word(source, "behind")}:\n${lines.join("\n")}`] : []),
    ].join("\n\n");
  });
  return `${[head.join("\n"), ...parts].join("\n\n\n")}\n`;
}

/** What to say on one slide, and behind each number its source and place. */
export interface SlideNotes {
  readonly title: string;
  readonly say: readonly string[];
  readonly behind: readonly string[];
}

export function slideNotes(slide: Slide, source: DeckSource): SlideNotes {
  const say = slide.notes.flatMap((note) => paragraphs(note));
  return { title: `${slide.number}  ${plainText(slide.title)}`, say, behind: sourceLines(slide, source) };
}

/** The paragraphs of the presenter view for one slide. */
export function presenterNotes(slide: Slide, source: DeckSource): string[] {
  const { say, behind } = slideNotes(slide, source);
  return [...say, ...(behind.length > 0 ? [`${word(source, "behind")}:`, ...behind] : [])];
}

function paragraphs(note: readonly Run[]): string[] {
  return plainText(note)
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s+/g, " ").trim())
    .filter((paragraph) => paragraph !== "");
}

/** "87 — UK Ministry of Defence, 28 September 2024, characters 772-783: “87 partners”", once for each number. */
export function sourceLines(slide: Slide, source: DeckSource): string[] {
  const shown = [...shownOn(slide, source), ...slide.notes.flatMap(shownInRuns)];
  // The date of a figure is the date of its source, which is printed with the figure.
  const figures = new Set(shown.flatMap(({ fact, isDate }) => (isDate ? [] : [fact])));
  const lines = shown.flatMap(({ text, fact, isDate }) => {
    const cite = source.cites[fact];
    if (!cite || (isDate && figures.has(fact))) return [];
    return [`${text} — ${citeText(cite, source)}${isDate ? dateText(text, cite, source) : ""}`];
  });
  return [...new Set(lines)];
}

function citeText(cite: Cite, source: DeckSource): string {
  if (!("of" in cite)) return `${cite.short}, ${placeText(cite, source)}`;
  const inputs = cite.of.flatMap((id) => {
    const input = source.cites[id];
    return input ? [`${input.text} (${citeText(input, source)})`] : [];
  });
  return `${word(source, "computed")}: ${inputs.join("; ")}`;
}

// A date mostly stands elsewhere than what it dates, or is reasoned for.
function dateText(text: string, cite: Cite, source: DeckSource): string {
  const date = "dates" in cite ? cite.dates?.[text] : undefined;
  if (!date) return "";
  return `; ${"because" in date ? date.because : placeText(date, source)}`;
}

function placeText({ start, end, exact }: Pick<PlaceCite, "start" | "end" | "exact">, source: DeckSource): string {
  return `${word(source, "characters")} ${start}-${end}: “${oneLine(exact)}”`;
}

/** Every number a slide shows, in reading order: in text, tiles, timelines and charts. */
function shownOn(slide: Slide, source: DeckSource): Shown[] {
  return slide.blocks.flatMap((block) => shownInBlock(block, source));
}

function shownInBlock(block: Block, source: DeckSource): Shown[] {
  const inner = (blocks: readonly Block[]): Shown[] => blocks.flatMap((child) => shownInBlock(child, source));
  switch (block.type) {
    case "heading":
    case "paragraph":
      return shownInRuns(block.runs);
    case "picture":
      return shownInRuns(block.alt);
    case "list":
      return block.items.flatMap(inner);
    case "quote":
    case "box":
      return inner(block.blocks);
    case "columns":
      return block.columns.flatMap((column) => inner(column.blocks));
    case "table":
      return [block.header, ...block.rows].flatMap((row) => row.flatMap(shownInRuns));
    case "tiles":
      return block.tiles.flatMap((tile) => ofFacts(`${tile.qualifier} ${tile.figure}`.trim(), tile.facts));
    case "timeline":
      return block.entries.flatMap((entry) =>
        entry.today ? [] : [...shownInRuns(entry.date), ...shownInRuns(entry.says)],
      );
    case "chart":
      return (source.charts[block.chart]?.facts ?? []).flatMap((fact) =>
        ofFacts(source.cites[fact]?.text || fact, [fact]),
      );
    default:
      return [];
  }
}

function shownInRuns(runs: readonly Run[]): Shown[] {
  return runs.flatMap((run) => {
    if (run.type === "link") return shownInRuns(run.runs);
    return run.type === "value" && /\p{N}|\p{L}/u.test(run.text)
      ? ofFacts(run.text, run.facts, run.role === "date")
      : [];
  });
}

function ofFacts(text: string, facts: readonly string[], isDate = false): Shown[] {
  return facts.map((fact) => ({ text, fact, isDate }));
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

const lineWidth = 92;

function wrap(text: string, first = "", rest = ""): string {
  const lines: string[] = [];
  let line = first;
  for (const piece of text.split(" ")) {
    const isEmpty = line === first || line === rest;
    if (!isEmpty && line.length + piece.length + 1 > lineWidth) {
      lines.push(line);
      line = rest;
    }
    line += line === first || line === rest ? piece : ` ${piece}`;
  }
  return [...lines, line].join("\n");
}
