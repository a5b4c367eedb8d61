import type { Block, CiteRun, Figure, Run } from "./block.ts";

/** Every block, each before those inside it. */
export function* everyBlock(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    if (block.type === "list") yield* everyBlock(block.items.flat());
    else if (block.type === "columns") yield* everyBlock(block.columns.flatMap((column) => column.blocks));
    else if (block.type === "quote" || block.type === "box") yield* everyBlock(block.blocks);
  }
}

/** Every run of a document in reading order, those of its charts where the charts stand. */
export function* runsOfBlocks(blocks: readonly Block[], charts: Readonly<Record<string, Figure>>): Generator<Run> {
  const seen: Run[] = [];
  mapBlocks(blocks, charts, (runs) => {
    seen.push(...runs);
    return runs;
  });
  for (const run of seen) yield* run.type === "link" ? [run, ...run.runs] : [run];
}

/** Replaces every reference of a document, in reading order. */
export function mapCites(
  blocks: readonly Block[],
  charts: Readonly<Record<string, Figure>>,
  change: (cite: CiteRun) => CiteRun,
): { blocks: Block[]; charts: Record<string, Figure> } {
  return mapBlocks(blocks, charts, (runs) => runs.map((run) => (run.type === "cite" ? change(run) : run)));
}

type Change = (runs: readonly Run[]) => readonly Run[];

function mapBlocks(
  blocks: readonly Block[],
  charts: Readonly<Record<string, Figure>>,
  change: Change,
): { blocks: Block[]; charts: Record<string, Figure> } {
  const changed: Record<string, Figure> = { ...charts };
  const one = (cite: CiteRun): CiteRun => {
    const [run] = change([cite]);
    return run?.type === "cite" ? run : cite;
  };
  const each = (inner: readonly Block[]): Block[] => inner.map(mapBlock);
  const mapBlock = (block: Block): Block => {
    switch (block.type) {
      case "heading":
      case "paragraph":
        return { ...block, runs: change(block.runs) };
      case "list":
        return { ...block, items: block.items.map(each) };
      case "quote":
      case "box":
        return { ...block, blocks: each(block.blocks) };
      case "columns":
        return { ...block, columns: block.columns.map((column) => ({ ...column, blocks: each(column.blocks) })) };
      case "table":
        return { ...block, header: block.header.map(change), rows: block.rows.map((row) => row.map(change)) };
      case "picture":
        return { ...block, alt: change(block.alt) };
      case "tiles":
        return {
          ...block,
          tiles: block.tiles.map((tile) => ({
            ...tile,
            label: change(tile.label),
            asOf: change(tile.asOf),
            cite: one(tile.cite),
          })),
        };
      case "timeline":
        return {
          ...block,
          entries: block.entries.map((entry) => ({
            ...entry,
            date: change(entry.date),
            says: change(entry.says),
            cite: one(entry.cite),
          })),
        };
      case "chart": {
        const figure = changed[block.chart];
        if (figure) {
          changed[block.chart] = {
            ...figure,
            headline: change(figure.headline),
            subtitle: change(figure.subtitle),
            ...(figure.remark && { remark: change(figure.remark) }),
            cite: one(figure.cite),
          };
        }
        return block;
      }
      default:
        return block;
    }
  };
  return { blocks: each(blocks), charts: changed };
}
