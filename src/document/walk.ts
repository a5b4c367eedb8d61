import type { Block, CiteRun, Figure, Run } from "./block.ts";
import { changeBlock, contentsOf, type Nest } from "./kinds.ts";

/** Every block, each before those inside it. */
export function* everyBlock(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    for (const { blocks: inside } of contentsOf(block).nested) yield* everyBlock(inside);
  }
}

/** Every run in reading order, those inside a link after the link itself. */
export function* everyRun(blocks: readonly Block[]): Generator<Run> {
  for (const runs of runsIn(blocks)) {
    for (const run of runs) yield* run.type === "link" ? [run, ...run.runs] : [run];
  }
}

/** The texts of blocks in reading order, those of inner blocks where they stand. */
function runsIn(blocks: readonly Block[]): (readonly Run[])[] {
  const seen: (readonly Run[])[] = [];
  mapRuns(blocks, (runs) => {
    seen.push(runs);
    return runs;
  });
  return seen;
}

/** Changes every text of a document, in reading order. */
function mapRuns(blocks: readonly Block[], change: (runs: readonly Run[]) => readonly Run[]): readonly Block[] {
  return blocks.map((block) => changeBlock(block, { runs: change, blocks: (inside) => mapRuns(inside, change) }));
}

/** Changes every reference of a document, in reading order. */
export function mapCites(blocks: readonly Block[], change: (cite: CiteRun) => CiteRun): readonly Block[] {
  return mapRuns(blocks, (runs) => runs.map((run) => (run.type === "cite" ? change(run) : run)));
}

/** Gives every chart its texts. */
export function withFigures(blocks: readonly Block[], figures: Readonly<Record<string, Figure>>): readonly Block[] {
  return blocks.map((block): Block => {
    if (block.type !== "chart")
      return changeBlock(block, { runs: (runs) => runs, blocks: (inside) => withFigures(inside, figures) });
    const figure = Object.hasOwn(figures, block.chart) ? figures[block.chart] : undefined;
    return figure ? { ...block, figure } : block;
  });
}

/**
 * The width at which each chart is drawn: the first place it has in a document. `widthIn` gives the width inside a block
 * that holds others, or undefined where a chart has no room.
 */
export function chartWidths(
  blocks: readonly Block[],
  width: number,
  widthIn: (width: number, nest: Nest) => number | undefined,
): Map<string, number> {
  const widths = new Map<string, number>();
  for (const block of blocks) {
    if (block.type === "chart" && !widths.has(block.chart)) widths.set(block.chart, width);
    for (const { blocks: inside, nest } of contentsOf(block).nested) {
      const room = widthIn(width, nest);
      if (room === undefined) continue;
      for (const [chart, own] of chartWidths(inside, room, widthIn)) if (!widths.has(chart)) widths.set(chart, own);
    }
  }
  return widths;
}
