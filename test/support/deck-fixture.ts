import type { CiteRun, Figure, Run, Tile, TimelineEntry } from "../../src/document/block.ts";
import { type ComposedText, type SlotValue, slotCharacter } from "../../src/document/slots.ts";
import { englishWords } from "../../src/language/words.ts";
import type { Drawing, Op } from "../../src/pictures/drawing.ts";
import type { Cite } from "../../src/slides/cite.ts";
import type { DeckSource } from "../../src/slides/deck.ts";

/** Makes composed text by hand: `slots` grows as the template names values. */
export interface SlotWriter {
  readonly slots: SlotValue[];
  readonly inline: (...runs: Run[]) => string;
  readonly fact: (text: string, ...facts: string[]) => string;
  readonly date: (text: string, ...facts: string[]) => string;
  readonly cite: (...facts: string[]) => string;
  readonly tile: (tile: Omit<Tile, "cite">) => string;
  readonly entry: (entry: Omit<TimelineEntry, "cite">) => string;
}

export function slotWriter(): SlotWriter {
  const slots: SlotValue[] = [];
  const add = (slot: SlotValue): string => slotCharacter(slots.push(slot) - 1);
  const inline = (...runs: Run[]): string => add({ kind: "inline", runs });
  return {
    slots,
    inline,
    fact: (text, ...facts) => inline({ type: "value", role: "fact", text, facts }),
    date: (text, ...facts) => inline({ type: "value", role: "date", text, facts }),
    cite: (...facts) => inline(cite(...facts)),
    tile: (tile) => add({ kind: "tile", tile: { ...tile, cite: cite(...tile.facts) } }),
    entry: (entry) => add({ kind: "entry", entry: { ...entry, cite: cite(...entry.facts) } }),
  };
}

export function composedText(markdown: string, slots: readonly SlotValue[]): ComposedText {
  return {
    markdown,
    slots,
    placeAt: (offset) => {
      const before = markdown.slice(0, offset).split("\n");
      return { file: "deck.md.hbs", line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    },
  };
}

/** What a deck is read from: its Markdown, its furniture, and the texts of its charts. */
export interface TestDeck extends DeckSource {
  readonly text: ComposedText;
  readonly charts: Readonly<Record<string, Figure>>;
}

/** A deck around a template, with the sources of the fixture. */
export function deckSource(text: ComposedText, more: Partial<TestDeck> = {}): TestDeck {
  return {
    brief: "transition",
    title: "The Coalition’s transition in Iraq",
    shortTitle: "The Coalition’s transition in Iraq",
    kicker: "Coalition briefs",
    marking: "TLP:CLEAR",
    asOf: [{ type: "value", role: "date", text: "As of 28 September 2024", facts: ["uk2024.members"] }],
    lang: "en",
    dir: "ltr",
    words: { ...englishWords, keyStated: "date stated", keyInferred: "date inferred", keyPlanned: "planned" },
    text,
    charts: {},
    cites,
    ...more,
  };
}

export function cite(...facts: string[]): CiteRun {
  return { type: "cite", facts, notes: [] };
}

export function label(text: string): Run {
  return { type: "value", role: "label", text, facts: [] };
}

const shorts: Readonly<Record<string, readonly [short: string, long: string]>> = {
  uk2024: [
    "UK Ministry of Defence, 28 September 2024",
    "UK Ministry of Defence: statement on the Global Coalition’s military mission in Iraq, 28 September 2024. https://www.gov.uk/government/news",
  ],
  bp2019: [
    "Baghdad Post, August 2019 (inferred)",
    "Baghdad Post: report on a memorandum of understanding between the defence ministries, August 2019 (inferred).",
  ],
  gc2021: [
    "Global Coalition, April–June 2021 (inferred)",
    "Global Coalition: key messages, April–June 2021 (inferred).",
  ],
  iria2024: [
    "IRIA, July 2024 (inferred)",
    "IRIA: report on the Joint Security Cooperation Dialogue, July 2024 (inferred).",
  ],
  gc2017: ["Global Coalition, July 2017 (inferred)", "Global Coalition: fact sheet, July 2017 (inferred)."],
};

const exacts: readonly (readonly [id: string, text: string, exact: string])[] = [
  ["uk2024.members", "87", "87 partners"],
  ["uk2024.states", "82", "82 governments"],
  ["uk2024.period", "12 months", "over the next 12 months"],
  ["uk2024.close", "", "military mission will draw to a close"],
  ["uk2024.oir", "", "established in 2014"],
  ["uk2024.trained", "more than 111,000", "more than 111,000 members"],
  ["uk2024.sorties", "more than 10,000", "more than 10,000 sorties"],
  ["uk2024.targets", "more than 1,400", "more than 1,400 targets"],
  ["gc2021.members", "83", "83 members"],
  ["gc2021.people", "nearly 8 million", "nearly 8 million people"],
  ["gc2021.area", "110,000 sq km", "110,000 square kilometers"],
  ["gc2021.trained", "more than 225,000", "more than 225,000"],
  ["gc2021.role", "", "specialist support role"],
  ["gc2021.education", "904", "904 education projects"],
  ["gc2021.health", "321", "321 health"],
  ["gc2021.fighters", "an estimated 10,000", "in the region of 10,000"],
  ["gc2017.members", "73", "73 members"],
  ["gc2017.trained", "over 106,000", "over 106,000"],
  ["gc2017.iraq", "more than 70%", "over 70 percent"],
  ["bp2019.defeat", "", "December 2017"],
  ["bp2019.mou", "", "memorandum of understanding"],
  ["iria2024.founded", "", "September 2014"],
  ["iria2024.first", "", "August 2023"],
  ["iria2024.second", "", "second round"],
  ["iria2024.attacks", "153", "153 attacks"],
];

export const cites: Readonly<Record<string, Cite>> = {
  ...Object.fromEntries(
    exacts.map(([id, text, exact], index) => {
      const [short = "", long = ""] = shorts[id.split(".")[0] ?? ""] ?? [];
      return [id, { text, short, long, exact, start: 100 * index, end: 100 * index + exact.length }];
    }),
  ),
  growth: { text: "14", of: ["uk2024.members", "gc2017.members"] },
};

/** A bar chart drawn by hand. */
export function barDrawing(
  chart: string,
  width: number,
  bars: readonly (readonly [string, number, string])[],
): Drawing {
  const max = Math.max(...bars.map(([, value]) => value));
  const start = Math.min(190, width * 0.3);
  const row = 64;
  const ops = bars.flatMap(([name, value, text], index): Op[] => {
    const y = index * row + 12;
    const end = start + ((width - start - 190) * value) / max;
    const paint = { colour: index === bars.length - 1 ? "#12436d" : "#51606e", opacity: 1 };
    const font = { family: "sans", weight: 400, italic: false, size: 22 } as const;
    const base = {
      op: "text",
      angle: 0,
      fill: { colour: "#16212c", opacity: 1 },
      width: 100,
      role: "value",
      facts: [],
    } as const;
    return [
      {
        op: "path",
        fill: paint,
        commands: [["M", start, y], ["L", end, y], ["L", end, y + 36], ["L", start, y + 36], ["Z"]],
      },
      { ...base, text: name, x: 0, y: y + 26, font },
      { ...base, text, x: end + 12, y: y + 26, font: { ...font, weight: 600 } },
    ];
  });
  return { name: chart, width, height: bars.length * row + 8, ops };
}

export function figure(headline: string, subtitle: string, facts: readonly string[]): Figure {
  return {
    headline: [{ type: "text", text: headline }],
    subtitle: [{ type: "text", text: subtitle }],
    alt: [{ type: "text", text: `${headline}. ${subtitle}.` }],
    cite: cite(...facts),
    facts,
  };
}
