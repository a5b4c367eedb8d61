import type { RootContent, Table as TableNode } from "mdast";
import type { Code } from "../diagnostic/codes.ts";
import { errorAt, type Place, type Report, warningAt } from "../diagnostic/diagnostic.ts";
import { type Block, isBlank, isTextBlock, type Paragraph, plainText, type Table } from "./block.ts";
import { type DirectiveName, readAttributes } from "./directives.ts";
import { enforceLaw } from "./law.ts";
import { type ParsedFence, type ParsedMarkdown, type ParsedPart, type ParsedTree, parseMarkdown } from "./parse.ts";
import {
  type Comment,
  nameOf,
  offsetOf,
  placeOf,
  type Reading,
  readAlt,
  readHtml,
  readInline,
  reportAt,
  type Spot,
  soleImage,
} from "./read-inline.ts";
import { type ComposedText, type SlotValue, slotCharacter, splitSlots } from "./slots.ts";

/** Where a text is printed. */
type Medium = "sheet" | "slide" | "notes";

const notInNotes = "notes hold paragraphs and lists; move it to the slide";

/** The hint for a block kind that a medium refuses; undefined if the medium can print it. */
type Refusals = Readonly<Record<Block["type"], string | undefined>>;

const sheetRefusals: Refusals = {
  heading: undefined,
  paragraph: undefined,
  list: undefined,
  quote: undefined,
  table: undefined,
  tiles: undefined,
  columns: undefined,
  chart: undefined,
  picture: undefined,
  timeline: undefined,
  box: undefined,
  sources: undefined,
  page: undefined,
};

const refusals: { readonly [M in Medium]: Refusals } = {
  sheet: sheetRefusals,
  slide: { ...sheetRefusals, page: "separate slides with a line of `---`" },
  notes: {
    heading: undefined,
    paragraph: undefined,
    list: undefined,
    quote: undefined,
    table: notInNotes,
    tiles: notInNotes,
    columns: notInNotes,
    chart: notInNotes,
    picture: notInNotes,
    timeline: notInNotes,
    box: notInNotes,
    sources: notInNotes,
    page: notInNotes,
  },
};

interface ReadOptions {
  readonly medium: Medium;
  /** Names that contain a number, which the law allows. */
  readonly names: readonly string[];
  readonly report: Report;
}

interface ReadDocument {
  readonly blocks: readonly Block[];
  /** On a slide, a comment that is not a Marp directive is a speaker note. */
  readonly comments: readonly Comment[];
}

export function readMarkdown(text: ComposedText, options: ReadOptions): ReadDocument {
  return readParsed(parseMarkdown(text.markdown), text, options);
}

/**
 * The only Markdown reader: turns sheets, slides and notes into blocks. Unsupported Markdown is an error at its line,
 * and so is a number typed by the author (the law).
 */
export function readParsed(parsed: ParsedMarkdown, text: ComposedText, options: ReadOptions): ReadDocument {
  const { medium, names, report } = options;
  const reading: Reading = { text, authored: [], comments: [], report };
  for (const { offset, message, hint } of parsed.problems)
    report(errorAt(text.placeAt(offset), "stray-directive", message, hint));
  const blocks = readParts(parsed.parts, { ...reading, medium });
  enforceLaw(reading.authored, names, report);
  return { blocks, comments: reading.comments };
}

interface BlockReading extends Reading {
  readonly medium: Medium;
}

function readParts(parts: readonly ParsedPart[], reading: BlockReading): Block[] {
  const blocks = parts.flatMap((part) => {
    if (part.kind === "markdown") return readNodes(part.tree.children, part.start, reading);
    const block = readFence(part, reading);
    return block ? [block] : [];
  });
  return blocks.filter((block) => isAllowed(block, reading));
}

function isAllowed(block: Block, { medium, report }: BlockReading): boolean {
  const hint = refusals[medium][block.type];
  if (hint === undefined) return true;
  const [what, code]: [string, Code] =
    block.type === "page"
      ? ["a page break is not allowed here", "stray-directive"]
      : [`${article(block.type)} is not supported here`, "unsupported-markdown"];
  report(errorAt(block.place, code, what, hint));
  return false;
}

function article(kind: string): string {
  return /s$/.test(kind) ? `\`${kind}\`` : `a ${kind}`;
}

function readNodes(nodes: readonly RootContent[], base: number, reading: BlockReading): Block[] {
  return nodes.flatMap((node) => readNode({ node, base }, reading) ?? []);
}

function readNode(spot: Spot & { readonly node: RootContent }, reading: BlockReading): Block | undefined {
  const { node, base } = spot;
  const place = placeOf(spot, reading);
  switch (node.type) {
    case "heading": {
      const depth = node.depth > 3 ? 3 : (node.depth as 1 | 2 | 3);
      const runs = readInline(node.children, base, reading);
      if (isBlank(runs.filter(({ type }) => type !== "cite")))
        reportAt(spot, reading, "empty-block", "the heading is empty", "write its text, or remove it");
      return { type: "heading", depth, runs, place };
    }
    case "paragraph":
      return readParagraph({ node, base }, "body", reading);
    case "list":
      return {
        type: "list",
        ordered: node.ordered === true,
        ...(node.ordered && node.start != null && node.start !== 1 && { start: node.start }),
        items: node.children.map((item) => readNested(item.children, base, "a list", reading)),
        place,
      };
    case "blockquote":
      return { type: "quote", blocks: readNested(node.children, base, "a quotation", reading), place };
    case "table":
      return readTable({ node, base }, reading);
    case "html":
      readHtml(spot, node.value, reading);
      return undefined;
    default: {
      const hint =
        node.type === "definition"
          ? "write [text](https://…) in place of the link"
          : "use paragraphs, lists, tables, quotations or blocks like :::box";
      if ("value" in node) reading.authored.push({ text: node.value, placeAt: () => place });
      reportAt(spot, reading, "unsupported-markdown", `${nameOf(node)} is not supported here`, hint);
      return undefined;
    }
  }
}

/** Reads the content of a list item or quotation. No medium can print a table or a picture there. */
function readNested(nodes: readonly RootContent[], base: number, holder: string, reading: BlockReading): Block[] {
  return readNodes(nodes, base, reading).filter((block) => {
    if (isTextBlock(block)) return isAllowed(block, reading);
    const message = `a ${block.type} is not supported inside ${holder}`;
    reading.report(errorAt(block.place, "unsupported-markdown", message, `put it above or below ${holder.slice(2)}`));
    return false;
  });
}

type ParagraphNode = Extract<RootContent, { type: "paragraph" }>;

function readParagraph(
  spot: Spot & { readonly node: ParagraphNode },
  role: Paragraph["role"],
  reading: BlockReading,
): Block | undefined {
  const { node, base } = spot;
  const place = placeOf(spot, reading);
  const image = soleImage(node.children);
  if (image) {
    for (const inner of node.children) if (inner.type === "html") readHtml({ node: inner, base }, inner.value, reading);
    return { type: "picture", path: image.url, alt: readAlt({ node: image, base }, reading), place };
  }
  const runs = readInline(node.children, base, reading);
  const [first] = runs;
  if (first?.type === "text" && /^:{2,}/.test(first.text)) {
    const hint = "open a block with :::name on its own line, outside lists and quotations, and close it with :::";
    reportAt(spot, reading, "stray-directive", "these colons do not open or close a block", hint);
    return undefined;
  }
  return isBlank(runs) ? undefined : { type: "paragraph", role, runs, place };
}

function readTable(spot: Spot & { readonly node: TableNode }, reading: Reading): Table {
  const { node, base } = spot;
  const [header = [], ...rows] = node.children.map((row) =>
    row.children.map((cell) => readInline(cell.children, base, reading)),
  );
  if (rows.length === 0) {
    const hint = "add a row below the header, or remove the table";
    reportAt(spot, reading, "empty-block", "the table has no rows", hint);
  }
  for (const row of node.children.slice(1)) {
    if (row.children.length <= header.length) continue;
    const message = `this row has ${row.children.length} cells, but the header has ${header.length}`;
    reportAt(
      { node: row, base },
      reading,
      "table-row",
      message,
      "add a column to the header, or write \\| for a bar in the text",
    );
  }
  return {
    type: "table",
    align: header.map((_, index) => alignments[node.align?.[index] ?? "left"]),
    header,
    rows: rows.map((row) => header.map((_, index) => row[index] ?? [])),
    ...(header[0]?.length === 0 && { hasRowHeads: true as const }),
    place: placeOf(spot, reading),
  };
}

const alignments = { left: "start", center: "center", right: "end" } as const;

function readFence(fence: ParsedFence, reading: BlockReading): Block | undefined {
  const place = reading.text.placeAt(fence.start);
  const attributes = readAttributes(fence.name, fence.isLeaf, fence.attributes, place, reading.report);
  if (!attributes || !fence.isClosed) {
    // The content is still read to report its own problems.
    readParts(fence.parts, fence.isClosed ? reading : { ...reading, report: exceptMisplaced(reading.report) });
    return undefined;
  }
  if (!fence.isLeaf && fence.parts.length === 0) {
    const hint = "add content to it, or remove it";
    reading.report(errorAt(place, "empty-block", `\`${fence.name}\` is empty`, hint));
    return undefined;
  }
  return readers[fence.name as DirectiveName]({ fence, attributes, place }, reading);
}

// An unclosed block swallows the text after it, so errors about misplaced parts would only be noise.
function exceptMisplaced(report: Report): Report {
  return (diagnostic) => {
    if (!/^(misplaced|stray)/.test(diagnostic.code)) report(diagnostic);
  };
}

interface FenceSpot {
  readonly fence: ParsedFence;
  readonly attributes: Readonly<Record<string, string>>;
  readonly place: Place;
}

type ReadFence = (spot: FenceSpot, reading: BlockReading) => Block | undefined;

/** How each directive becomes a block. */
const readers: { readonly [N in DirectiveName]: ReadFence } = {
  tiles: ({ fence, place }, reading) => {
    const parts = readSlots(fence, "tile", reading);
    return { type: "tiles", tiles: parts.map(({ tile }) => tile), place };
  },
  timeline: ({ fence, place }, reading) => {
    const parts = readSlots(fence, "entry", reading);
    checkOrder(parts, reading);
    return { type: "timeline", entries: parts.map(({ entry }) => entry), place };
  },
  columns: ({ fence, place }, reading) => ({ type: "columns", columns: readColumns(fence, reading), place }),
  col: ({ fence, place }, reading) => {
    readParts(fence.parts, reading);
    const hint = "write :::columns above the first :::col and ::: below the last one";
    reading.report(errorAt(place, "stray-directive", "`col` is outside `columns`", hint));
    return undefined;
  },
  chart: ({ attributes, place }) => ({ type: "chart", chart: attributes.id ?? "", place }),
  box: ({ fence, attributes, place }, reading) => {
    const kind = attributes.kind === "gaps" ? "gaps" : "note";
    return { type: "box", kind, blocks: readParts(fence.parts, reading), place };
  },
  lead: (spot, reading) => readRole(spot, "lead", reading),
  small: (spot, reading) => readRole(spot, "small", reading),
  sources: ({ place }) => ({ type: "sources", place }),
  page: ({ place }) => ({ type: "page", place }),
};

/** Warns about entries that are certainly earlier than the entry above them. */
function checkOrder(parts: readonly Extract<SlotValue, { kind: "entry" }>[], { text, report }: BlockReading): void {
  for (const [index, part] of parts.entries()) {
    const [above, entry] = [parts[index - 1]?.entry, part.entry];
    if (!above || entry.end === ".." || entry.end >= above.start) continue;
    const place = text.placeAt(text.markdown.indexOf(slotCharacter(text.slots.indexOf(part))));
    const message = `${plainText(entry.date)} is listed after ${plainText(above.date)}`;
    report(warningAt(place, "timeline-order", message, "list the events from earliest to latest"));
  }
}

function readRole({ fence, place }: FenceSpot, role: "lead" | "small", reading: BlockReading): Block | undefined {
  const nodes = fence.parts.flatMap((part) =>
    part.kind === "markdown" ? part.tree.children.map((node) => ({ node, base: part.start })) : [undefined],
  );
  const [only, ...others] = nodes.filter((spot) => spot?.node.type !== "html");
  if (only?.node.type === "paragraph" && others.length === 0)
    return readParagraph({ node: only.node, base: only.base }, role, reading);
  readParts(fence.parts, reading);
  const hint = `put each paragraph in its own :::${role} block`;
  reading.report(errorAt(place, "misplaced-text", `\`${role}\` must contain exactly one paragraph`, hint));
  return undefined;
}

function readColumns(fence: ParsedFence, reading: BlockReading): { span: number; blocks: readonly Block[] }[] {
  return fence.parts.flatMap((part) => {
    if (part.kind === "fence" && part.name === "col") {
      const place = reading.text.placeAt(part.start);
      const attributes = readAttributes("col", part.isLeaf, part.attributes, place, reading.report);
      const blocks = readParts(part.parts, reading);
      return attributes ? [{ span: Number(attributes.span), blocks }] : [];
    }
    const place = part.kind === "fence" ? reading.text.placeAt(part.start) : placeOfTree(part, reading);
    if (place) {
      const hint = "move it into a :::col{span=6}";
      reading.report(errorAt(place, "misplaced-text", "`columns` can hold only `col` blocks", hint));
    }
    readParts([part], reading);
    return [];
  });
}

/** The place of the first node that is not a comment. */
function placeOfTree({ tree, start }: ParsedTree, reading: Reading): Place | undefined {
  const node = tree.children.find(({ type }) => type !== "html");
  return node && placeOf({ node, base: start }, reading);
}

/** Reads the tiles or events of a block. Reports the first thing in it that is neither. */
function readSlots<K extends "tile" | "entry">(
  fence: ParsedFence,
  kind: K,
  reading: BlockReading,
): Extract<SlotValue, { kind: K }>[] {
  const found: Extract<SlotValue, { kind: K }>[] = [];
  let stray: number | undefined;
  for (const part of fence.parts) {
    if (part.kind === "fence") {
      stray ??= part.start;
      continue;
    }
    for (const node of part.tree.children) {
      const spot = { node, base: part.start };
      if (node.type === "html") readHtml(spot, node.value, reading);
      else {
        const { slots, isStray } = slotsOf(node, kind, reading);
        found.push(...slots);
        if (isStray) {
          stray ??= offsetOf(spot);
          readNodes([node], part.start, { ...reading, report: exceptMisplaced(reading.report) });
        }
      }
    }
  }
  if (stray !== undefined) {
    const [block, helper] = kind === "tile" ? ["tiles", "tile"] : ["timeline", "event"];
    const hint = `write one {{${helper} "…"}} per line, and close the block with ::: before other text`;
    const message = `\`${block}\` can hold only {{${helper}}} lines`;
    reading.report(errorAt(reading.text.placeAt(stray), "misplaced-text", message, hint));
  }
  return found;
}

function slotsOf<K extends "tile" | "entry">(
  node: RootContent,
  kind: K,
  { text }: Reading,
): { slots: Extract<SlotValue, { kind: K }>[]; isStray: boolean } {
  const isWanted = (part: unknown): part is Extract<SlotValue, { kind: K }> =>
    typeof part === "object" && part !== null && "kind" in part && part.kind === kind;
  const parts = node.type === "paragraph" ? node.children.filter(({ type }) => type !== "html") : [node];
  const split = parts.flatMap((inner): unknown[] =>
    inner.type === "text" ? splitSlots(inner.value, text.slots) : [inner],
  );
  const shown = split.filter((part) => typeof part !== "string" || part.trim() !== "");
  return { slots: shown.filter(isWanted), isStray: shown.some((part) => !isWanted(part)) };
}
