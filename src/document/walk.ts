import type { Block, CiteRun, Figure, Run } from "./block.ts";
import { changeBlock, contentsOf, type Nest } from "./kinds.ts";

/** Every block, each before its children. */
export function* everyBlock(blocks: readonly Block[]): Generator<Block> {
  for (const block of blocks) {
    yield block;
    for (const { blocks: inside } of contentsOf(block).nested) yield* everyBlock(inside);
  }
}

/** Every run in reading order; a link comes before the runs inside it. */
export function* everyRun(blocks: readonly Block[]): Generator<Run> {
  for (const runs of runsIn(blocks)) {
    for (const run of runs) yield* run.type === "link" ? [run, ...run.runs] : [run];
  }
}

/** The runs of blocks and of the blocks inside them, in reading order. */
function runsIn(blocks: readonly Block[]): (readonly Run[])[] {
  const seen: (readonly Run[])[] = [];
  mapRuns(blocks, (runs) => {
    seen.push(runs);
    return runs;
  });
  return seen;
}

/** Changes all runs of a document, in reading order. */
function mapRuns(blocks: readonly Block[], change: (runs: readonly Run[]) => readonly Run[]): readonly Block[] {
  return blocks.map((block) => changeBlock(block, { runs: change, blocks: (inside) => mapRuns(inside, change) }));
}

/** Changes every reference in a document, in reading order. */
export function mapCites(blocks: readonly Block[], change: (cite: CiteRun) => CiteRun): readonly Block[] {
  return mapRuns(blocks, (runs) => runs.map((run) => (run.type === "cite" ? change(run) : run)));
}

/** Attaches its figure text to every chart. */
export function withFigures(blocks: readonly Block[], figures: Readonly<Record<string, Figure>>): readonly Block[] {
  return blocks.map((block): Block => {
    if (block.type !== "chart")
      return changeBlock(block, { runs: (runs) => runs, blocks: (inside) => withFigures(inside, figures) });
    const figure = Object.hasOwn(figures, block.chart) ? figures[block.chart] : undefined;
    return figure ? { ...block, figure } : block;
  });
}

/**
 * The width at which each chart is drawn, taken from its first use in the document. `widthIn` returns the width
 * inside a container block, or undefined if a chart does not fit there.
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
