import type { Place } from "../diagnostic/diagnostic.ts";
import type { Words } from "../language/words.ts";

/**
 * The document model of sheets, slides and speaker's notes, as plain JSON. `read-markdown.ts` makes it, every medium
 * prints it, and `kinds.ts` says what each kind holds.
 */
export type Block =
  | Heading
  | Paragraph
  | List
  | Quote
  | Table
  | Tiles
  | Columns
  | ChartBlock
  | PictureBlock
  | Timeline
  | Box
  | SourcesBlock
  | PageBreak;

export type BlockKind = Block["type"];
export type BlockOf<K extends BlockKind> = Extract<Block, { type: K }>;

interface Placed {
  /** In the template. */
  readonly place: Place;
}

export interface Heading extends Placed {
  readonly type: "heading";
  readonly depth: 1 | 2 | 3;
  readonly runs: readonly Run[];
}

export interface Paragraph extends Placed {
  readonly type: "paragraph";
  /** `:::lead` makes the standfirst, `:::small` a remark in small type. */
  readonly role: "body" | "lead" | "small";
  readonly runs: readonly Run[];
}

export interface List extends Placed {
  readonly type: "list";
  readonly ordered: boolean;
  /** The number of the first item of an ordered list, where it is not one. */
  readonly start?: number;
  readonly items: readonly (readonly Block[])[];
}

export interface Quote extends Placed {
  readonly type: "quote";
  readonly blocks: readonly Block[];
}

export interface Table extends Placed {
  readonly type: "table";
  readonly align: readonly ("start" | "center" | "end")[];
  readonly header: readonly (readonly Run[])[];
  /** Each with as many cells as the header; an empty cell has no runs. */
  readonly rows: readonly (readonly (readonly Run[])[])[];
  /** The first column names the rows: set where the first cell of the header is empty. */
  readonly hasRowHeads?: true;
}

export interface Tiles extends Placed {
  readonly type: "tiles";
  readonly tiles: readonly Tile[];
}

/** A key figure: "more than | 111,000 | members of the Iraqi Security Forces trained | As of 28 September 2024". */
export interface Tile {
  readonly facts: readonly string[];
  /** The qualifier's words, or empty for an exact value. */
  readonly qualifier: string;
  /** With its symbol units: "$22.2 billion", "70%", "12 months". */
  readonly figure: string;
  readonly label: readonly Run[];
  readonly asOf: readonly Run[];
  readonly cite: CiteRun;
}

export interface Columns extends Placed {
  readonly type: "columns";
  /** Shares of the grid's twelve columns. */
  readonly columns: readonly { readonly span: number; readonly blocks: readonly Block[] }[];
}

/** A chart by its id. */
export interface ChartBlock extends Placed {
  readonly type: "chart";
  readonly chart: string;
  /** The texts around the drawing; absent until charts are bound, and where the chart has a problem. */
  readonly figure?: Figure;
}

/** A picture of the project. */
export interface PictureBlock extends Placed {
  readonly type: "picture";
  /** As the template names it. */
  readonly path: string;
  readonly alt: readonly Run[];
}

export interface Timeline extends Placed {
  readonly type: "timeline";
  /** In order of time. */
  readonly entries: readonly TimelineEntry[];
}

export interface TimelineEntry {
  readonly facts: readonly string[];
  /** First and last day as ISO dates; `end` is open ("..") for what goes on. */
  readonly start: string;
  readonly end: string;
  readonly date: readonly Run[];
  readonly says: readonly Run[];
  readonly basis: "stated" | "publication" | "inferred" | "computed" | "undated";
  readonly status: "occurred" | "planned" | "ongoing";
  readonly cite: CiteRun;
  /** Set for the brief's own as-of date, `{{today}}`. */
  readonly today?: true;
}

export interface Box extends Placed {
  readonly type: "box";
  /** `gaps` says what the sources do not say; `note` anything else set apart. */
  readonly kind: "note" | "gaps";
  readonly blocks: readonly Block[];
}

/** All sources cited in the document, in full. */
export interface SourcesBlock extends Placed {
  readonly type: "sources";
}

interface PageBreak extends Placed {
  readonly type: "page";
}

export type Run = TextRun | ValueRun | CiteRun | LinkRun | BreakRun;

export interface Style {
  readonly strong?: true;
  readonly emphasis?: true;
  readonly struck?: true;
  /** Set on the runs of what a conflict makes a brief print. */
  readonly conflict?: string;
}

/** Text an author typed. By the law it holds no numeral. */
export interface TextRun extends Style {
  readonly type: "text";
  readonly text: string;
}

/** Text the program made from facts. Every numeral in a finished document is in one of these. */
export interface ValueRun extends Style {
  readonly type: "value";
  readonly text: string;
  /** `asOf` is the brief's own date: the facts it is dated by are not printed by it. */
  readonly role: "fact" | "date" | "asOf" | "label" | "claimant" | "title" | "count" | "name" | "exempt" | "text";
  /** Ids of the facts behind it; empty for labels, names, counts and exemptions. */
  readonly facts: readonly string[];
}

/** A reference to the note of a document. Numbers are given in reading order, by `numberNotes`. */
export interface CiteRun {
  readonly type: "cite";
  readonly facts: readonly string[];
  /** From one; zero before numbering. */
  readonly notes: readonly number[];
}

interface LinkRun {
  readonly type: "link";
  readonly href: string;
  readonly runs: readonly Run[];
}

/** A hard line break. */
interface BreakRun {
  readonly type: "break";
}

/** A numbered note: the source behind a reference, with the caveats of its facts. */
export interface Note {
  readonly number: number;
  readonly source: string;
  readonly facts: readonly string[];
  readonly runs: readonly Run[];
}

/** An entry of the list of sources: publisher, title, date and how it is known, address. */
export interface SourceEntry {
  readonly source: string;
  /** The short form, for the source line of a chart. */
  readonly publisher?: string;
  readonly runs: readonly Run[];
}

/** What the program puts on every page and slide. */
export interface Furniture {
  readonly title: string;
  /** For the foot of pages and slides. */
  readonly shortTitle: string;
  /** Series name above the title. */
  readonly kicker: string;
  readonly marking: string;
  /** "As of 28 September 2024". */
  readonly asOf: readonly Run[];
  /** BCP 47. */
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
  /** The program's own words in the language of the edition. */
  readonly words: Words;
}

/** A composed document: what the sheet's layout takes. */
export interface Composed extends Furniture {
  readonly brief: string;
  /** How many pages the sheet may have; as many as it takes where it is not given. */
  readonly pages?: number;
  readonly blocks: readonly Block[];
  readonly notes: readonly Note[];
  readonly sources: readonly SourceEntry[];
}

/** The texts around a chart's drawing. */
export interface Figure {
  /** The finding, as a sentence. */
  readonly headline: readonly Run[];
  /** Measure, area and period. */
  readonly subtitle: readonly Run[];
  readonly alt: readonly Run[];
  /** What must be said beside it: bounds, definitions. */
  readonly remark?: readonly Run[];
  readonly cite: CiteRun;
  readonly facts: readonly string[];
}

/** Blocks that are text and nothing else: all that a list item or a quotation holds. */
export type TextBlock = Heading | Paragraph | List | Quote;

export function isTextBlock(block: Block): block is TextBlock {
  return block.type === "heading" || block.type === "paragraph" || block.type === "list" || block.type === "quote";
}

/** What runs say, without references; a break is a space. */
export function plainText(runs: readonly Run[]): string {
  return runs.map(textOfRun).join("");
}

/** Whether a text shows nothing: it has only spaces and invisible characters, as a paragraph that held a comment. */
export function isBlank(runs: readonly Run[]): boolean {
  return runs.every((run) => run.type !== "cite" && /^[\s\p{Default_Ignorable_Code_Point}]*$/u.test(plainText([run])));
}

function textOfRun(run: Run): string {
  switch (run.type) {
    case "text":
    case "value":
      return run.text;
    case "link":
      return plainText(run.runs);
    case "break":
      return " ";
    case "cite":
      return "";
  }
}
