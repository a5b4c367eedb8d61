import type { Block, BlockKind, BlockOf, List, Paragraph, Run, Table } from "../document/block.ts";
import { escapeHtml } from "./escape.ts";

/** One printer per block kind. Every medium must supply all of them. */
export type Printers = { readonly [K in BlockKind]: (block: BlockOf<K>) => string };

export function printBlock(block: Block, printers: Printers): string {
  // The table pairs each kind with its own block type, which indexing by a union cannot express.
  const print = printers[block.type] as (block: Block) => string;
  return print(block);
}

/** The functions that the shared printers need from a medium. */
export interface Medium {
  readonly runs: (runs: readonly Run[]) => string;
  /** Prints the blocks inside a block. */
  readonly blocks: (blocks: readonly Block[]) => string;
}

type Shared = Pick<Printers, "heading" | "paragraph" | "list" | "quote" | "columns">;

/** The printers that all HTML outputs share: text and columns. */
export function sharedPrinters(medium: Medium): Shared {
  const { runs, blocks } = medium;
  return {
    heading: ({ depth, runs: text }) => `<h${depth}>${runs(text)}</h${depth}>`,
    paragraph: (block) => paragraphHtml(block, medium),
    list: (block) => listHtml(block, medium),
    quote: (block) => `<blockquote>\n${blocks(block.blocks)}\n</blockquote>`,
    columns: ({ columns }) => {
      const parts = columns.map(
        ({ span, blocks: inside }) => `<div class="column" style="--span:${span}">\n${blocks(inside)}\n</div>`,
      );
      return `<div class="columns">\n${parts.join("\n")}\n</div>`;
    },
  };
}

function paragraphHtml({ role, runs: text }: Paragraph, { runs }: Medium): string {
  return `<p${role === "body" ? "" : ` class="${role}"`}>${runs(text)}</p>`;
}

function listHtml({ ordered, start, items }: List, medium: Medium): string {
  const name = ordered ? "ol" : "ul";
  const entries = items.map((blocks) => `<li>${itemHtml(blocks, medium)}</li>`);
  return `<${name}${start === undefined ? "" : ` start="${start}"`}>\n${entries.join("\n")}\n</${name}>`;
}

// The first line of an item gets no <p> if nothing but lists follow it.
function itemHtml(blocks: readonly Block[], { runs, blocks: print }: Medium): string {
  const [first, ...rest] = blocks;
  if (first?.type !== "paragraph" || first.role !== "body" || rest.some(({ type }) => type !== "list"))
    return print(blocks);
  return runs(first.runs) + (rest.length === 0 ? "" : `\n${print(rest)}\n`);
}

/** The head and body of a table, without the `<table>` element, because each medium wraps and labels it differently. */
export function tableRowsHtml({ header, rows, align, hasRowHeads }: Table, { runs }: Medium): string {
  const place = (index: number): string => {
    const at = align[index] ?? "start";
    return at === "start" ? "" : ` class="to-${at}"`;
  };
  // An empty header cell is not a heading.
  const head = header.map((text, index) =>
    text.length === 0 ? "<td></td>" : `<th scope="col"${place(index)}>${runs(text)}</th>`,
  );
  const body = rows.map((cells) => {
    const row = cells.map((text, index) =>
      hasRowHeads && index === 0 && text.length > 0
        ? `<th scope="row"${place(index)}>${runs(text)}</th>`
        : `<td${place(index)}>${runs(text)}</td>`,
    );
    return `<tr>${row.join("")}</tr>`;
  });
  return `<thead><tr>${head.join("")}</tr></thead>\n<tbody>\n${body.join("\n")}\n</tbody>`;
}

/** Fact ids as a `data-fact` attribute with a leading space; empty if there are none. */
export function factAttribute(facts: readonly string[]): string {
  return facts.length > 0 ? ` data-fact="${escapeHtml(facts.join(" "))}"` : "";
}
