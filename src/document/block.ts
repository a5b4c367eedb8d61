import type { Place } from "../diagnostic/diagnostic.ts";
import type { Words } from "../language/words.ts";

/**
 * The document model of sheets, slides and speaker notes, as plain JSON. `read-markdown.ts` builds it, every medium
 * prints it, and `kinds.ts` lists what each kind contains.
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
  /** `lead` (`:::lead`) is the standfirst; `small` (`:::small`) is a remark in small type. */
  readonly role: "body" | "lead" | "small";
  readonly runs: readonly Run[];
}

export interface List extends Placed {
  readonly type: "list";
  readonly ordered: boolean;
  /** The first item's number in an ordered list, if it is not 1. */
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
  /** Each row has as many cells as the header; an empty cell has no runs. */
  readonly rows: readonly (readonly (readonly Run[])[])[];
  /** The first column holds row headings; set when the first header cell is empty. */
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
  /** Includes the unit: "$22.2 billion", "70%", "12 months". */
  readonly figure: string;
  readonly label: readonly Run[];
  readonly asOf: readonly Run[];
  readonly cite: CiteRun;
}

export interface Columns extends Placed {
  readonly type: "columns";
  /** `span` counts columns of the twelve-column grid. */
  readonly columns: readonly { readonly span: number; readonly blocks: readonly Block[] }[];
}

/** A reference to a chart, by id. */
export interface ChartBlock extends Placed {
  readonly type: "chart";
  readonly chart: string;
  /** The text around the drawing; absent until charts are bound, or if the chart has an error. */
  readonly figure?: Figure;
}

/** A picture from the project. */
export interface PictureBlock extends Placed {
  readonly type: "picture";
  /** As written in the template. */
  readonly path: string;
  readonly alt: readonly Run[];
}

export interface Timeline extends Placed {
  readonly type: "timeline";
  /** In chronological order. */
  readonly entries: readonly TimelineEntry[];
}

export interface TimelineEntry {
  readonly facts: readonly string[];
  /** First and last day as ISO dates; `end` is ".." for an ongoing event. */
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
  /** `gaps` lists what the sources do not say; `note` is any other aside. */
  readonly kind: "note" | "gaps";
  readonly blocks: readonly Block[];
}

/** The full list of sources cited in the document. */
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
  /** The id of the conflict whose statement this run prints. */
  readonly conflict?: string;
}

/** Text typed by an author. The law allows no numerals in it. */
export interface TextRun extends Style {
  readonly type: "text";
  readonly text: string;
}

/** Text generated from facts. Every numeral in a finished document is in a value run. */
export interface ValueRun extends Style {
  readonly type: "value";
  readonly text: string;
  /** `asOf` is the brief's own date; it does not count as printing the facts it is derived from. */
  readonly role: "fact" | "date" | "asOf" | "label" | "claimant" | "title" | "count" | "name" | "exempt" | "text";
  /** Ids of the facts behind it; empty for labels, names, counts and exemptions. */
  readonly facts: readonly string[];
}

/** A reference to a numbered note. `numberNotes` assigns the numbers in reading order. */
export interface CiteRun {
  readonly type: "cite";
  readonly facts: readonly string[];
  /** 1-based; empty before numbering. */
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

/** A numbered note: the source of a reference, with the caveats of its facts. */
export interface Note {
  readonly number: number;
  readonly source: string;
  readonly facts: readonly string[];
  readonly runs: readonly Run[];
}

/** An entry in the list of sources: publisher, title, date with its basis, address. */
export interface SourceEntry {
  readonly source: string;
  /** Short form, for the source line under a chart. */
  readonly publisher?: string;
  readonly runs: readonly Run[];
}

/** Text printed on every page and slide. */
export interface Furniture {
  readonly title: string;
  /** For page and slide footers. */
  readonly shortTitle: string;
  /** Series name above the title. */
  readonly kicker: string;
  readonly marking: string;
  /** "As of 28 September 2024". */
  readonly asOf: readonly Run[];
  /** BCP 47. */
  readonly lang: string;
  readonly dir: "ltr" | "rtl";
  /** The program's own words, in the edition's language. */
  readonly words: Words;
}

/** A composed document: the input of the sheet layout. */
export interface Composed extends Furniture {
  readonly brief: string;
  /** Maximum number of pages of the sheet; no limit if absent. */
  readonly pages?: number;
  readonly blocks: readonly Block[];
  readonly notes: readonly Note[];
  readonly sources: readonly SourceEntry[];
}

/** The text around a chart's drawing. */
export interface Figure {
  /** The finding, as a sentence. */
  readonly headline: readonly Run[];
  /** Measure, area and period. */
  readonly subtitle: readonly Run[];
  readonly alt: readonly Run[];
  /** Caveats printed beside the chart: bounds, definitions. */
  readonly remark?: readonly Run[];
  readonly cite: CiteRun;
  readonly facts: readonly string[];
}

/** Text-only blocks: the only kinds allowed in a list item or a quotation. */
export type TextBlock = Heading | Paragraph | List | Quote;

export function isTextBlock(block: Block): block is TextBlock {
  return block.type === "heading" || block.type === "paragraph" || block.type === "list" || block.type === "quote";
}

/** Runs as plain text, without references; a line break becomes a space. */
export function plainText(runs: readonly Run[]): string {
  return runs.map(textOfRun).join("");
}

/** Whether runs show only spaces and invisible characters, for example after a comment was removed from a paragraph. */
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
