import type { Block, CiteRun, Composed, Figure, Note, Run, Tile, TimelineEntry } from "../../src/document/block.ts";
import { englishWords } from "../../src/language/words.ts";
import type { Drawing, Op, PathCommand, TextOp } from "../../src/pictures/drawing.ts";

/** A composed document like the transition brief's, and drawings made by hand: two pages that use every block. */
export const place = { file: "templates/sheets/fixture.md.hbs", line: 1, column: 1 };

export function t(text: string): Run {
  return { type: "text", text };
}

export function v(text: string, ...facts: string[]): Run {
  return { type: "value", role: "fact", text, facts };
}

export function strong(text: string): Run {
  return { type: "text", text, strong: true };
}

export function cite(...notes: number[]): CiteRun {
  return { type: "cite", facts: [], notes };
}

export function paragraph(...runs: Run[]): Block {
  return { type: "paragraph", role: "body", runs, place };
}

export function heading(depth: 1 | 2 | 3, text: string): Block {
  return { type: "heading", depth, runs: [t(text)], place };
}

export function list(...items: Run[][]): Block {
  return { type: "list", ordered: false, items: items.map((runs) => [paragraph(...runs)]), place };
}

function chart(id: string, note: number): Block {
  return { type: "chart", chart: id, figure: figure(note), place };
}

function tile(qualifier: string, figure: string, label: string, asOf: string, note: number): Tile {
  return { facts: ["f"], qualifier, figure, label: [v(label)], asOf: [v(asOf)], cite: cite(note) };
}

function entry(date: string, says: string, note: number, rest: Partial<TimelineEntry> = {}): TimelineEntry {
  return {
    facts: ["f"],
    start: "2014-01-01",
    end: "2014-12-31",
    date: [v(date)],
    says: [v(says)],
    basis: "stated",
    status: "occurred",
    cite: cite(note),
    ...rest,
  };
}

const timeline: Block = {
  type: "timeline",
  place,
  entries: [
    entry("2014", "Operation Inherent Resolve is established to advise, assist and enable partner forces", 1),
    entry("September 2014", "The Global Coalition against Daesh is established, according to IRIA", 7),
    entry("December 2017", "Iraq announces the territorial defeat of Daesh", 6),
    entry("August 2019", "The UK and Iraqi defence ministers sign a memorandum of understanding in London", 6, {
      basis: "inferred",
    }),
    entry("August 2023", "First round of the Joint Security Cooperation Dialogue", 7),
    entry("July 2024", "The US and Iraqi defence ministers meet at the Pentagon for the second round", 7, {
      basis: "inferred",
    }),
    entry("28 September 2024", "The UK welcomes the announcement by the US and Iraq", 1, { today: true }),
    entry("Over the next 12 months", "The military mission draws to a close; no source names a last day", 2, {
      status: "planned",
      basis: "computed",
    }),
  ],
};

const left: Block[] = [
  heading(2, "What was announced"),
  paragraph(
    v("The US and Iraq have announced that the Coalition’s military mission will draw to a close over the next "),
    v("12 months"),
    t(", says the UK Ministry of Defence."),
    cite(1, 2),
    t(" The UK calls this “a new phase” of the Global Coalition against Daesh (ISIS)."),
  ),
  paragraph(
    t("With “these core aims achieved”, the move to new security arrangements under Iraqi leadership can commence."),
    cite(1),
    t(" In the coming months the UK will work with Iraq on an enduring bilateral relationship."),
  ),
  chart("members", 5),
  heading(2, "Not a last day, not an end of the Coalition"),
  paragraph(
    t(
      "What draws to a close is a military mission. The Coalition itself goes on, and the UK remains committed to the global defeat of Daesh.",
    ),
    cite(1),
    t(" The period is a plan, counted from a statement."),
    cite(2),
  ),
];

const blocks: Block[] = [
  heading(1, "The Coalition’s transition in Iraq"),
  {
    type: "paragraph",
    role: "lead",
    place,
    runs: [
      t("The US and Iraq have announced that the Coalition’s military mission will draw to a close over "),
      v("12 months"),
      t(". This sheet says what the published sources do and do not say about it."),
    ],
  },
  {
    type: "tiles",
    place,
    tiles: [
      tile("", "87", "members of the Coalition, organisations included", "As of 28 September 2024", 1),
      tile("over the next", "12 months", "the military mission will draw to a close", "As of 28 September 2024", 2),
      tile("more than", "111,000", "Iraqi forces members supported by UK forces", "As of 28 September 2024", 3),
      tile(
        "more than",
        "225,000",
        "security personnel trained and equipped by partners",
        "April–June 2021 (inferred)",
        4,
      ),
    ],
  },
  {
    type: "columns",
    place,
    columns: [
      { span: 7, blocks: left },
      { span: 5, blocks: [heading(2, "How it came to this"), timeline] },
    ],
  },
  { type: "page", place },
  {
    type: "columns",
    place,
    columns: [
      {
        span: 7,
        blocks: [
          heading(2, "What changes, what stays"),
          list(
            [
              strong("From mission to partnership. "),
              t(
                "US Secretary of Defense Austin spoke of moving Operation Inherent Resolve into enduring security partnerships among Iraq, the US and other Coalition countries.",
              ),
              cite(7),
            ],
            [
              strong("From coalition to bilateral. "),
              t(
                "The UK will work with Iraq on an enduring bilateral relationship, as part of the transition to a new security and defence partnership.",
              ),
              cite(1),
            ],
            [
              strong("A role that had matured before. "),
              t("In "),
              v("2021"),
              t(
                " the Coalition said its task force had moved to a more specialist support role, led by Iraqi need, alongside an enhanced NATO Mission in Iraq.",
              ),
              cite(8),
            ],
          ),
          chart("trained", 4),
        ],
      },
      {
        span: 5,
        blocks: [
          {
            type: "box",
            kind: "note",
            place,
            blocks: [
              heading(3, "The threat has not gone"),
              paragraph(
                t("Daesh claimed "),
                v("153 attacks"),
                t(" in Iraq and Syria in the "),
                v("first half of 2024"),
                t(", IRIA reports on US Central Command data."),
                cite(9),
                t(" Austin said it continues to plot attacks, so the mission must adapt."),
                cite(7),
              ),
              paragraph(t("Territorial defeat is not the end of the threat."), cite(10)),
            ],
          },
          {
            type: "box",
            kind: "gaps",
            place,
            blocks: [
              heading(3, "What the sources do not say"),
              list(
                [t("the day on which the mission ends")],
                [t("how many troops are in Iraq, or stay")],
                [t("which bases are handed over, and what it costs")],
                [t("what becomes of the mission in Syria and of the NATO mission")],
                [t("the Iraqi government’s own words: it appears only through others")],
              ),
            ],
          },
        ],
      },
    ],
  },
  heading(2, "Sources"),
  { type: "sources", place },
];

const longSource =
  "UK Ministry of Defence, “The Global Coalition against Daesh’s military mission in Iraq: statement”, 28 September 2024 (date placed before the text)";

const notes: Note[] = [
  "UK Ministry of Defence, statement, 28 September 2024.",
  "UK Ministry of Defence, statement, 28 September 2024. A plan, counted from the statement. No source names a final day.",
  "UK Ministry of Defence, statement, 28 September 2024. UK forces gave support, training and assistance; more than 21,000 of the Kurdish Peshmerga are inside this figure.",
  "Global Coalition, key messages, April–June 2021 (inferred: the text names April as past). No country is named in the sentence.",
  "Global Coalition, fact sheet, July 2017 (inferred from June figures in the past and fighting in western Mosul in the present).",
  "Baghdad Post, August 2019 (inferred: the article gives a weekday and no year).",
  "IRIA, July 2024 (inferred: the article is undated). Second-hand: according to IRIA and the persons it quotes.",
  "Global Coalition, key messages, April–June 2021 (inferred).",
  "IRIA, July 2024 (inferred), on US Central Command data.",
  "Territorial defeat is not the end of the threat: the sources date it to December 2017 and, for all of the area, to 2019.",
].map((text, index) => ({ number: index + 1, source: "s", facts: [], runs: [v(text)] }));

/** Everything a layout test starts from; `blocks` may be replaced. */
export const fixture: Composed = {
  brief: "fixture",
  title: "The Coalition’s transition in Iraq",
  shortTitle: "The Coalition’s transition in Iraq",
  kicker: "Coalition Briefs · Fact sheet",
  marking: "TLP:CLEAR",
  asOf: [v("As of 28 September 2024")],
  lang: "en-GB",
  dir: "ltr",
  words: {
    ...englishWords,
    keyStated: "date stated by the source",
    keyInferred: "date inferred",
    keyPlanned: "announced, not yet past",
    keyToday: "as of this sheet",
  },
  blocks,
  notes,
  sources: [
    longSource,
    "Global Coalition, “Key messages”, April–June 2021 (inferred)",
    "Global Coalition, “Fact sheet”, July 2017 (inferred)",
    "IRIA, “US and Iraqi defence ministers discuss the transition”, July 2024 (inferred)",
    "Baghdad Post, “UK and Iraq sign memorandum”, August 2019 (inferred)",
  ].map((text, index) => ({
    source: `s${index}`,
    runs: [
      v(text),
      t(". "),
      {
        type: "link",
        href: `https://example.org/documents/source-${index}`,
        runs: [v(`example.org/documents/source-${index}`)],
      },
    ],
  })),
};

/** The texts around the charts of the fixture. */
export const figureFixture = figure(5);

function figure(note: number): Figure {
  return {
    headline: [v("The Coalition has grown from 73 to 87 members")],
    subtitle: [v("Members, by date of the document that states them, 2017 to 2024")],
    alt: [v("Dot chart: 73 members in July 2017, 83 in spring 2021, 87 in September 2024.")],
    remark: [t("When each member joined is not known, so the points are joined by a dashed line.")],
    cite: cite(note, 1),
    facts: ["f"],
  };
}

/** Three bars with labels, at the width that was asked for. */
export function drawFixture(chart: string, width: number): Drawing {
  const bars = [73, 83, 87].flatMap((value, index): Op[] => {
    const y = 6 + index * 30;
    const length = (value / 100) * (width - 110);
    return [
      label(`July ${2017 + index * 3}`, 0, y + 13, "text"),
      bar(70, y, length),
      label(String(value), 76 + length, y + 13, "value"),
    ];
  });
  const axis: PathCommand[] = [
    ["M", 70, 0],
    ["L", 70, 96],
  ];
  const stroke = {
    colour: "#51606e",
    opacity: 1,
    width: 0.75,
    cap: "butt" as const,
    join: "miter" as const,
    dash: [1, 0],
  };
  return { name: chart, width, height: 96, ops: [...bars, { op: "path", commands: axis, stroke }] };
}

function bar(x: number, y: number, width: number): Op {
  const commands: PathCommand[] = [["M", x, y], ["L", x + width, y], ["L", x + width, y + 20], ["L", x, y + 20], ["Z"]];
  return { op: "path", commands, fill: { colour: "#12436d", opacity: 1 } };
}

function label(text: string, x: number, y: number, role: TextOp["role"]): TextOp {
  const font = { family: "sans" as const, weight: 400 as const, italic: false, size: 8 };
  return {
    op: "text",
    text,
    x,
    y,
    angle: 0,
    font,
    fill: { colour: "#16212c", opacity: 1 },
    width: 20,
    role,
    facts: [],
  };
}
