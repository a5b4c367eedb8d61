import type { Block, BlockKind, BlockOf, CiteRun, Run } from "./block.ts";

/** How a block contains other blocks. */
export type Nest =
  | { readonly as: "item"; readonly isOrdered: boolean }
  | { readonly as: "quote" }
  | { readonly as: "box" }
  /** `span` counts columns of the twelve-column grid. */
  | { readonly as: "column"; readonly span: number };

/** Callbacks for a block's runs and for the blocks inside it, called in reading order. */
interface Change {
  readonly runs: (runs: readonly Run[]) => readonly Run[];
  readonly blocks: (blocks: readonly Block[], nest: Nest) => readonly Block[];
}

type Kinds = { readonly [K in BlockKind]: (block: BlockOf<K>, change: Change) => BlockOf<K> };

/**
 * What each block kind contains and how to change it. Everything that walks a document (the law, notes, facts, widths,
 * alternative text) uses this table, so no walk can miss a kind.
 */
const kinds: Kinds = {
  heading: (block, { runs }) => ({ ...block, runs: runs(block.runs) }),
  paragraph: (block, { runs }) => ({ ...block, runs: runs(block.runs) }),
  list: (block, { blocks }) => ({
    ...block,
    items: block.items.map((item) => blocks(item, { as: "item", isOrdered: block.ordered })),
  }),
  quote: (block, { blocks }) => ({ ...block, blocks: blocks(block.blocks, { as: "quote" }) }),
  table: (block, { runs }) => ({
    ...block,
    header: block.header.map(runs),
    rows: block.rows.map((row) => row.map(runs)),
  }),
  tiles: (block, change) => ({
    ...block,
    tiles: block.tiles.map((tile) => {
      // Walks see the figure as a run, but its result is ignored: the tile's own fields are printed.
      const figure = `${tile.qualifier} ${tile.figure}`.trim();
      change.runs([{ type: "value", role: "fact", text: figure, facts: tile.facts }]);
      return {
        ...tile,
        label: change.runs(tile.label),
        asOf: change.runs(tile.asOf),
        cite: changeCite(tile.cite, change),
      };
    }),
  }),
  columns: (block, { blocks }) => ({
    ...block,
    columns: block.columns.map(({ span, blocks: inside }) => ({
      span,
      blocks: blocks(inside, { as: "column", span }),
    })),
  }),
  chart: (block, change) => {
    const { figure } = block;
    if (!figure) return block;
    const changed = {
      ...figure,
      headline: change.runs(figure.headline),
      subtitle: change.runs(figure.subtitle),
      ...(figure.remark && { remark: change.runs(figure.remark) }),
      cite: changeCite(figure.cite, change),
    };
    return { ...block, figure: changed };
  },
  picture: (block, { runs }) => ({ ...block, alt: runs(block.alt) }),
  timeline: (block, change) => ({
    ...block,
    entries: block.entries.map((entry) => ({
      ...entry,
      date: change.runs(entry.date),
      says: change.runs(entry.says),
      cite: changeCite(entry.cite, change),
    })),
  }),
  box: (block, { blocks }) => ({ ...block, blocks: blocks(block.blocks, { as: "box" }) }),
  sources: (block) => block,
  page: (block) => block,
};

function changeCite(cite: CiteRun, { runs }: Change): CiteRun {
  const [run] = runs([cite]);
  return run?.type === "cite" ? run : cite;
}

/** A copy of a block with its runs and direct child blocks changed. */
export function changeBlock(block: Block, change: Change): Block {
  // The table pairs each kind with its own block type, which indexing by a union cannot express.
  const kind = kinds[block.type] as (block: Block, change: Change) => Block;
  return kind(block, change);
}

/** A block's runs and child blocks, each in reading order. */
interface Contents {
  readonly runs: readonly (readonly Run[])[];
  readonly nested: readonly { readonly blocks: readonly Block[]; readonly nest: Nest }[];
}

export function contentsOf(block: Block): Contents {
  const runs: (readonly Run[])[] = [];
  const nested: { blocks: readonly Block[]; nest: Nest }[] = [];
  changeBlock(block, {
    runs: (some) => {
      runs.push(some);
      return some;
    },
    blocks: (some, nest) => {
      nested.push({ blocks: some, nest });
      return some;
    },
  });
  return { runs, nested };
}
