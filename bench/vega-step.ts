import { parse, View } from "vega";
import { expressionInterpreter } from "vega-interpreter";
import { compile } from "vega-lite";
import type { ReadyChart } from "./content.ts";

/**
 * The step every peer shares: charts by Vega as SVG. Text is measured by Vega's own estimate,
 * which takes no time; ours is measured in the fonts of the page.
 */
export async function drawCharts(charts: readonly ReadyChart[]): Promise<Map<string, string>> {
  const drawn = new Map<string, string>();
  for (const { id, spec, config } of charts) {
    const lowered = compile(spec as never, { config: config as never }).spec;
    const view = new View(parse(lowered, {}, { ast: true }), { expr: expressionInterpreter, renderer: "none" });
    drawn.set(id, await view.toSVG());
    view.finalize();
  }
  return drawn;
}
