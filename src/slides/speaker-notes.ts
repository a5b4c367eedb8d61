import { type Block, plainText, type Run } from "../document/block.ts";
import { contentsOf } from "../document/kinds.ts";
import type { Cite, PlaceCite } from "./cite.ts";
import type { Deck, DeckSource, Slide } from "./deck.ts";

/** The speaker's view of a slide. */
export interface SpeakerNotes {
  readonly title: string;
  /** What to say. */
  readonly say: readonly Block[];
  /** One line per number on the slide and in the notes: its source and position. */
  readonly behind: readonly string[];
}

export function speakerNotes(slide: Slide, source: DeckSource): SpeakerNotes {
  return { title: `${slide.number}  ${plainText(slide.title)}`, say: slide.notes, behind: sourceLines(slide, source) };
}

/** `-deck-notes.txt`: the notes of every slide as plain text. */
export function notesText({ source, slides }: Deck): string {
  const { words } = source;
  const head = [source.title, `${words.speakerNotes} · ${plainText(source.asOf)} · ${source.marking}`];
  const parts = slides.map((slide) => {
    const title = `${slide.number} / ${slides.length}  ${plainText(slide.title)}`;
    const { say, behind } = speakerNotes(slide, source);
    const lines = behind.map((line) => wrap(line, "  - ", "    "));
    return [
      `${title}\n${"-".repeat(Math.min(title.length, lineWidth))}`,
      ...say.map((block) => blockText(block)),
      ...(lines.length > 0 ? [`${words.behind}:\n${lines.join("\n")}`] : []),
    ].join("\n\n");
  });
  return `${[head.join("\n"), ...parts].join("\n\n\n")}\n`;
}

/** A block of notes as text, indented by `indent`. */
function blockText(block: Block, indent = ""): string {
  if (block.type === "list") {
    const items = block.items.map((item, index) => {
      const mark = block.ordered ? `${(block.start ?? 1) + index}. ` : "- ";
      const rest = " ".repeat(mark.length);
      const texts = item.map((inner) => blockText(inner, indent + rest));
      const [first = "", ...others] = texts;
      return [indent + mark + first.slice(indent.length + mark.length), ...others].join("\n");
    });
    return items.join("\n");
  }
  const { runs, nested } = contentsOf(block);
  const own = runs.map((some) =>
    linesOf(some)
      .map((line) => wrap(line, indent, indent))
      .join("\n"),
  );
  const inner = nested.flatMap(({ blocks }) => blocks.map((one) => blockText(one, `${indent}  `)));
  return [...own, ...inner].join("\n\n");
}

/** The plain text of runs, split at hard line breaks. */
function linesOf(runs: readonly Run[]): string[] {
  const lines: Run[][] = [[]];
  for (const run of runs) {
    if (run.type === "break") lines.push([]);
    else lines.at(-1)?.push(run);
  }
  return lines.map((line) => oneLine(plainText(line)));
}

/** "87 — UK Ministry of Defence, 28 September 2024, characters 772-783: “87 partners”", one line per number. */
export function sourceLines(slide: Slide, source: DeckSource): string[] {
  const shown = [...slide.blocks, ...slide.notes].flatMap((block) => shownIn(block, source));
  // A figure's as-of date is skipped, because the figure's own line already gives the date of its source.
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
  return `${source.words.computed}: ${inputs.join("; ")}`;
}

// A date usually comes from a different place than the fact it dates, or was inferred for a reason.
function dateText(text: string, cite: Cite, source: DeckSource): string {
  const date = "dates" in cite ? cite.dates?.[text] : undefined;
  if (!date) return "";
  return `; ${"because" in date ? date.because : placeText(date, source)}`;
}

function placeText({ start, end, exact }: Pick<PlaceCite, "start" | "end" | "exact">, { words }: DeckSource): string {
  return `${words.characters} ${start}-${end}: “${oneLine(exact)}”`;
}

/** A number on a slide, and the fact behind it. */
interface Shown {
  readonly text: string;
  readonly fact: string;
  readonly isDate: boolean;
}

/** Every number in a block, in reading order. */
function shownIn(block: Block, source: DeckSource): Shown[] {
  // A chart counts as its facts. The numbers in its text only repeat them.
  if (block.type === "chart")
    return (block.figure?.facts ?? []).flatMap((fact) => ofFacts(source.cites[fact]?.text || fact, [fact]));
  // The brief's own date has no source.
  const entries =
    block.type === "timeline" ? { ...block, entries: block.entries.filter(({ today }) => !today) } : block;
  const { runs, nested } = contentsOf(entries);
  return [
    ...runs.flatMap(shownInRuns),
    ...nested.flatMap(({ blocks }) => blocks.flatMap((one) => shownIn(one, source))),
  ];
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
